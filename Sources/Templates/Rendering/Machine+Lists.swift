extension Machine {
  mutating func listFilter(
    _ filter: BuiltInFilter, _ value: Value, _ arguments: UnsafeMutablePointer<Value>, _ path: UInt16,
    _ data: any TemplateData
  ) -> Value {
    let list: ListRef = if case .list(let list) = value { list } else { ListRef(kind: Self.own, count: 0) }
    let count = Int(list.count)
    switch filter {
    case .first: return count > 0 ? element(0, of: list, data) : .absent
    case .last: return count > 0 ? element(count - 1, of: list, data) : .absent
    case .list: return .list(list)
    case .join:
      scratch.count = 0
      for index in 0..<count {
        if index > 0, let between = Self.text(arguments[0]) { scratch.append(between) }
        write(key(of: element(index, of: list, data), path, arguments[1], data), to: &scratch)
      }
      return keepScratch()
    case .reverse:
      let start = lists.count
      for index in stride(from: count - 1, through: 0, by: -1) {
        lists.append(element(index, of: list, data))
      }
      return ownList(from: start)
    case .map:
      let start = lists.count
      for index in 0..<count {
        lists.append(key(of: element(index, of: list, data), path, arguments[0], data))
      }
      return ownList(from: start)
    case .sum: return sum(list, path, arguments[0], data)
    case .selectattr, .rejectattr:
      return selected(filter == .selectattr, list, arguments, path, data)
    case .sort:
      sort(
        list, path, arguments[2], isCaseSensitive: Self.flag(arguments[1]),
        isReverse: Self.flag(arguments[0]), data)
      return ordered(list, data)
    case .unique:
      sort(list, path, arguments[1], isCaseSensitive: Self.flag(arguments[0]), isReverse: false, data)
      return unique(list, data)
    case .min, .max:
      sort(
        list, path, arguments[1], isCaseSensitive: Self.flag(arguments[0]), isReverse: filter == .max, data)
      return order.first.map { element(Int($0), of: list, data) } ?? .absent
    case .groupby:
      sort(list, path, arguments[0], isCaseSensitive: false, isReverse: false, data)
      return groups(list, path, arguments[0], data)
    default: return .absent
    }
  }

  /// The value of an element's field, or of the element itself where no field is named.
  private func key(of element: Value, _ path: UInt16, _ name: Value, _ data: any TemplateData) -> Value {
    let length = Int(paths[Int(path)])
    var value = element
    if length == 0, let name = Self.text(name) {
      // Only elements of which no type is known are asked by name.
      var start = 0
      while start <= name.count {
        var end = start
        while end < name.count, name[end] != UInt8(ascii: ".") { end += 1 }
        guard case .mapping(let mapping) = value else { return .absent }
        value = data.entry(named: Texts.part(of: name, start..<end), of: mapping)
        start = end + 1
      }
      return value
    }
    for step in 0..<length { value = field(Int(paths[Int(path) + 1 + step]), of: value, data) }
    return value
  }

  private func sum(_ list: ListRef, _ path: UInt16, _ name: Value, _ data: any TemplateData) -> Value {
    var sum = Value.integer(0)
    for index in 0..<Int(list.count) {
      let value = key(of: element(index, of: list, data), path, name, data)
      switch value {
      case .integer, .number: sum = Arithmetic.compute(sum, value, ArithmeticMode.plus.rawValue)
      default: continue
      }
    }
    return sum
  }

  private mutating func selected(
    _ isWanted: Bool, _ list: ListRef, _ arguments: UnsafeMutablePointer<Value>, _ path: UInt16,
    _ data: any TemplateData
  ) -> Value {
    let start = lists.count
    for index in 0..<Int(list.count) {
      let element = element(index, of: list, data)
      let value = key(of: element, path, arguments[0], data)
      let isSelected: Bool
      // The tests are told apart by their first letters; which words there are has been checked.
      switch Self.text(arguments[1])?.first {
      case UInt8(ascii: "e"): isSelected = isEqual(value, arguments[2])
      case UInt8(ascii: "d"): if case .absent = value { isSelected = false } else { isSelected = true }
      case UInt8(ascii: "n"):
        if Self.text(arguments[1])?.count == 2 {
          isSelected = !isEqual(value, arguments[2])
        } else if case .absent = value {
          isSelected = true
        } else {
          isSelected = false
        }
      default: isSelected = isTrue(value, data)
      }
      if isSelected == isWanted { lists.append(element) }
    }
    return ownList(from: start)
  }

  // MARK: Order

  /// Puts the places of a list's elements into `order`, and their keys, for as long as nothing else is
  /// gathered, into `gathering`.
  private mutating func sort(
    _ list: ListRef, _ path: UInt16, _ name: Value, isCaseSensitive: Bool, isReverse: Bool,
    _ data: any TemplateData
  ) {
    order.removeAll(keepingCapacity: true)
    keyStart = gathering.count
    for index in 0..<Int(list.count) {
      var key = key(of: element(index, of: list, data), path, name, data)
      if !isCaseSensitive, let text = Self.text(key) {
        scratch.count = 0
        Texts.lower(text, 0..<text.count, to: &scratch)
        key = keepScratch()
      }
      gathering.append(key)
      order.append(Int32(truncatingIfNeeded: index))
    }
    let keys = gathering.base + keyStart
    var order = order
    self.order = []
    order.sort { a, b in
      let comparison = self.compare(keys[Int(a)], keys[Int(b)])
      // Equal elements keep their order, in a reversed list too.
      if comparison == 0 { return a < b }
      return isReverse ? comparison > 0 : comparison < 0
    }
    self.order = order
    gathering.removeAll(downTo: keyStart)
  }

  /// The order of two keys.
  ///
  /// Absent ones, and others that have no order, come last.
  private func compare(_ a: Value, _ b: Value) -> Int {
    if let order = order(a, b) { return order }
    func rank(_ value: Value) -> Int {
      switch value {
      case .boolean(false): 0
      case .boolean(true): 1
      case .integer, .number: 2
      case .date: 3
      case .text, .url: 4
      case .absent: 6
      default: 5
      }
    }
    return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0
  }

  private mutating func ordered(_ list: ListRef, _ data: any TemplateData) -> Value {
    let start = lists.count
    for place in order { lists.append(element(Int(place), of: list, data)) }
    return ownList(from: start)
  }

  /// The keys that `sort` has put aside; they are still there until something else is gathered.
  private func sortedKey(_ place: Int32) -> Value { gathering.base[keyStart + Int(place)] }

  private mutating func unique(_ list: ListRef, _ data: any TemplateData) -> Value {
    // The first element of each run of equal keys, back in the list's own order.
    var kept: [Int32] = []
    for (index, place) in order.enumerated()
    where index == 0 || compare(sortedKey(order[index - 1]), sortedKey(place)) != 0 { kept.append(place) }
    kept.sort()
    order = kept
    return ordered(list, data)
  }

  private mutating func groups(
    _ list: ListRef, _ path: UInt16, _ name: Value, _ data: any TemplateData
  ) -> Value {
    let count = order.count
    let elements = lists.count
    for place in order { lists.append(element(Int(place), of: list, data)) }
    // Each group is two values: what its elements share, and the list of them.
    let groups = lists.count
    var first = 0
    for index in 0..<count
    where index + 1 == count || compare(sortedKey(order[index]), sortedKey(order[index + 1])) != 0 {
      lists.append(key(of: lists.base[elements + first], path, name, data))
      lists.append(
        .list(
          ListRef(
            kind: Self.own, start: Int32(truncatingIfNeeded: elements + first),
            count: Int32(truncatingIfNeeded: index + 1 - first))))
      first = index + 1
    }
    let end = lists.count
    let start = lists.count
    for group in stride(from: groups, to: end, by: 2) {
      lists.append(.record(RecordRef(type: Self.own, index: Int32(truncatingIfNeeded: group))))
    }
    return ownList(from: start)
  }
}
