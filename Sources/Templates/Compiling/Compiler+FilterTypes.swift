import Diagnostics

extension Compiler {
  /// The numbers of the fields that an `attribute` names, and the type of what they lead to.
  func attributePath(
    _ argument: Expression, _ name: String, _ filter: String, of element: CheckedType.Kind
  ) -> ([UInt16], CheckedType.Kind)? {
    guard let text = literalText(argument) else {
      reportArgument(argument.range, name, filter, "a text between quotes")
      return nil
    }
    var path: [UInt16] = []
    var kind = element
    for part in String(decoding: text, as: UTF8.self).split(separator: ".", omittingEmptySubsequences: false) {
      switch kind {
      case .record(let number):
        let fields = schema.records[number].fields
        guard let field = fields.firstIndex(where: { $0.name == part }) else {
          report(
            TemplateUnknownName.rule, argument.range,
            TemplateUnknownName.field(String(part), of: schema.records[number].name),
            suggestion: suggestion(for: String(part), among: fields.map(\.name)))
          return nil
        }
        path.append(UInt16(truncatingIfNeeded: field))
        kind = CheckedType.Kind(fields[field].type)
      case .unknown, .nothing: return ([], .unknown)
      case .dynamic, .mapping:
        // Mappings are asked by name, and only the first part of a path can be one.
        return path.isEmpty ? ([], .dynamic) : (path, .unknown)
      default:
        report(
          TemplateUnknownName.rule, argument.range,
          TemplateUnknownName.fieldOfValue(String(part), of: kind.name(schema)))
        return nil
      }
    }
    return (path, kind)
  }

  // MARK: Types

  /// The type of a filter's answer; nothing where the filter cannot be used on its input.
  func type(
    of filter: BuiltInFilter, _ input: CheckedType, attribute: CheckedType.Kind?
  ) -> CheckedType? {
    let kind = input.kind
    let isFree = kind.escapesChecks || kind == .nothing
    let element: CheckedType.Kind? =
      if case .list(let element) = kind { element } else { isFree ? .dynamic : nil }
    func only(_ accepted: CheckedType.Scalars, _ result: CheckedType.Kind) -> CheckedType? {
      guard isFree || kind.scalars.map({ $0.isSubset(of: accepted) }) ?? false else { return nil }
      return CheckedType(result, isOptional: input.isOptional || kind == .dynamic)
    }
    let simple: CheckedType.Scalars = [.text, .url, .integer, .number, .date]
    switch filter {
    case .upper, .lower, .capitalize, .title, .trim, .replace, .truncate, .urlencode:
      return only(.texts, .scalar(.text))
    case .wordcount: return only(.texts, .scalar(.integer))
    case .string: return only(simple, .scalar(.text))
    case .abs, .round:
      return only(.numbers, isFree ? .scalar(.number) : kind)
    case .date: return only(.date, .scalar(.text))
    case .length:
      if element != nil || kind == .mapping { return CheckedType(.scalar(.integer)) }
      return only(.texts, .scalar(.integer))
    case .reverse:
      if let scalars = kind.scalars { return scalars.isSubset(of: .texts) ? .text : nil }
      return element.map { CheckedType(kind == .dynamic ? .dynamic : .list($0)) }
    case .join:
      guard let element else { return nil }
      return isJoinable(attribute ?? element) ? .text : nil
    case .first, .last: return element.map { CheckedType($0, isOptional: true) }
    case .list: return element.map { CheckedType(.list($0)) }
    case .sort, .unique, .min, .max:
      guard let element, hasOrder(attribute ?? element) || (attribute ?? element) == .nothing else {
        return nil
      }
      return filter == .min || filter == .max
        ? CheckedType(element, isOptional: true) : CheckedType(.list(element))
    case .sum:
      guard let element else { return nil }
      switch attribute ?? element {
      case .unknown, .dynamic, .nothing: return CheckedType(.scalar(.number))
      case .scalar(let scalars) where scalars.isSubset(of: .numbers):
        return CheckedType(.scalar(scalars))
      default: return nil
      }
    case .map: return element == nil ? nil : attribute.map { CheckedType(.list($0)) }
    case .selectattr, .rejectattr: return element.map { CheckedType(.list($0)) }
    case .groupby:
      guard let element, let attribute else { return nil }
      switch attribute {
      case .scalar(let scalars) where hasOrder(attribute):
        return CheckedType(.list(.group(key: scalars, element: element)))
      case .unknown: return .unknown
      case .dynamic: return CheckedType(.list(.group(key: simple, element: element)))
      default: return nil
      }
    case .tojson: return isJSON(kind) ? CheckedType(.scalar(.json)) : nil
    case .number: return only(.numbers, .scalar(.text))
    case .word: return only(.texts, .scalar(.text))
    case .default, .escape, .t: return nil
    }
  }

  private func isJoinable(_ kind: CheckedType.Kind) -> Bool {
    switch kind {
    case .unknown, .dynamic, .nothing: true
    case .scalar(let scalars): scalars.isSubset(of: [.text, .url, .integer, .number, .date])
    default: false
    }
  }

  private func isJSON(_ kind: CheckedType.Kind) -> Bool {
    switch kind {
    case .unknown, .dynamic, .nothing, .mapping: true
    case .scalar(let scalars): scalars.isSubset(of: [.text, .url, .boolean, .integer, .number, .date])
    case .list(let element): isJSON(element)
    default: false
    }
  }
}
