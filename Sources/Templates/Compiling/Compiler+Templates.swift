import Diagnostics

extension Compiler {
  /// What decides what the code of an included template is.
  struct IncludeKey: Hashable {
    var file: Int
    var scope: Scope
    var context: HTMLContext
    var nextRegister: Int32
    var loopElements: [CheckedType.Kind]
    var isInSteadyPart: Bool
  }

  /// The code of an included template, and where in the HTML it ends.
  struct Included {
    var start: Int32
    var context: HTMLContext
  }

  // MARK: Names of templates

  /// The file that a name stands for, if there is one; says so if there is none.
  private func fileNumber(of name: Node.TemplateName, ignoresMissing: Bool = false) -> Int? {
    guard let text = name.text else { return nil }
    if text.isEmpty || text.hasPrefix("/") || text.contains("\\")
      || text.split(separator: "/", omittingEmptySubsequences: false).contains(where: {
        $0 == ".." || $0 == "."
      })
    {
      report(TemplateMissing.rule, name.range, TemplateMissing.outside(text))
      return nil
    }
    if let number = fileNumbers[text] { return number }
    if !ignoresMissing {
      report(
        TemplateMissing.rule, name.range, TemplateMissing.template(text),
        suggestion: suggestion(for: text, among: files.map(\.name)))
    }
    return nil
  }

  // MARK: A template and its parents

  /// Walks a template: its own body, or, where it extends another, the body of the last in that chain.
  func compileTemplate(_ number: Int) {
    let outerFile = file
    let outerBlocks = blocks
    let outerOpenBlocks = openBlocks
    defer {
      file = outerFile
      blocks = outerBlocks
      openBlocks = outerOpenBlocks
    }
    var chain = [number]
    var current = number
    while let parent = parsed[current].parent {
      file = current
      guard let next = fileNumber(of: parent) else { break }
      if chain.contains(next) {
        report(TemplateSyntax.rule, parent.range, TemplateSyntax.extendsItself(files[next].name))
        break
      }
      chain.append(next)
      current = next
    }
    openBlocks = []
    blocks = [:]
    for file in chain {
      for (name, block) in parsed[file].blocks {
        blocks[name, default: []].append(BlockDefinition(file: file, block: block))
      }
    }
    openFiles += chain
    for (index, derived) in chain.enumerated() {
      enter(derived)
      file = derived
      if parsed[derived].parent == nil {
        compile(parsed[derived].nodes)
      } else {
        compileDerived(parsed[derived].nodes)
        checkBlocks(of: derived, ancestors: chain[(index + 1)...])
      }
    }
    openFiles.removeLast(chain.count)
  }

  /// Walks what a template that extends another holds besides blocks: it sets variables and prints nothing.
  private func compileDerived(_ nodes: [Node], isInside: Bool = false) {
    var isAfterExtends = isInside
    for node in nodes {
      switch node.kind {
      case .extends: isAfterExtends = true
      case .assignment: compile([node])
      case .branches(let branches): compileBranches(branches) { compileDerived($0, isInside: true) }
      case .block where !isInside: break
      case .text:
        let bytes = files[file].source.bytes
        if Whitespace.skip(from: node.range.lowerBound, to: node.range.upperBound, in: bytes)
          == node.range.upperBound
        {
          if !isAfterExtends { compileText(node.range) }
        } else {
          let start = Whitespace.skip(from: node.range.lowerBound, to: node.range.upperBound, in: bytes)
          report(TemplateSyntax.rule, start..<node.range.upperBound, TemplateSyntax.neverPrinted)
        }
      default: report(TemplateSyntax.rule, node.range, TemplateSyntax.neverPrinted)
      }
    }
  }

  /// Reports blocks that no parent has, because they would never be printed.
  private func checkBlocks(of derived: Int, ancestors: ArraySlice<Int>) {
    // A parent that could not be read, or not be found, may have any block.
    guard let parent = ancestors.first, parsed[ancestors[ancestors.endIndex - 1]].parent == nil,
      ancestors.allSatisfy({ parsed[$0].isSound })
    else { return }
    let known = Set(ancestors.flatMap { parsed[$0].blocks.keys })
    for node in parsed[derived].nodes {
      guard case .block(let block) = node.kind, !known.contains(block.name.text) else { continue }
      report(
        TemplateUnknownName.rule, block.name.range,
        TemplateUnknownName.block(block.name.text, parent: files[parent].name),
        suggestion: suggestion(for: block.name.text, among: known.sorted()))
    }
  }

  // MARK: Blocks

  func compileBlock(_ block: Node.Block, _ range: Range<Int>) {
    let name = block.name.text
    guard let definitions = blocks[name], !definitions.isEmpty else { return }
    if openBlocks.contains(where: { $0.name == name }) {
      return report(TemplateSyntax.rule, range, TemplateSyntax.blockInItself(name))
    }
    let outer = scope
    let outerTop = topScope
    if !block.isScoped { scope = topScope ?? scope }
    let start = context
    openBlocks.append(OpenBlock(name: name))
    compileDefinition()
    // What is overridden without `super()` is never run, but it is checked.
    var level = openBlocks.removeLast().deepest + 1
    let end = context
    if level < definitions.count {
      let over = emit(Instruction(operation: .jump))
      while level < definitions.count {
        context = start
        openBlocks.append(OpenBlock(name: name, level: level, deepest: level))
        compileDefinition()
        level = openBlocks.removeLast().deepest + 1
      }
      land(over)
    }
    context = end
    scope = outer
    topScope = outerTop
  }

  /// Walks the definition at hand of the innermost open block.
  private func compileDefinition() {
    guard let open = openBlocks.last, let definitions = blocks[open.name] else { return }
    let outerFile = file
    file = definitions[open.level].file
    inInnerScope { compile(definitions[open.level].block.body) }
    file = outerFile
  }

  /// Walks the definition that the one at hand overrides, for `{{ super() }}`.
  func compileSuper(_ range: Range<Int>) {
    guard let index = openBlocks.indices.last else {
      return report(TemplateSyntax.rule, range, TemplateSyntax.superOutside)
    }
    let open = openBlocks[index]
    guard open.level + 1 < blocks[open.name, default: []].count else {
      return report(TemplateSyntax.rule, range, TemplateSyntax.superMissing(open.name))
    }
    openBlocks[index].level += 1
    openBlocks[index].deepest = max(open.deepest, open.level + 1)
    let outer = scope
    scope = topScope ?? scope
    compileDefinition()
    scope = outer
    openBlocks[index].level = open.level
  }

  // MARK: Includes

  func compileInclude(_ name: Node.TemplateName, ignoresMissing: Bool, _ range: Range<Int>) {
    guard let number = fileNumber(of: name, ignoresMissing: ignoresMissing) else { return }
    if openFiles.contains(number) {
      return report(TemplateSyntax.rule, name.range, TemplateSyntax.includesItself(files[number].name))
    }
    guard openFiles.count < Parser.depthLimit else {
      return report(TemplateSyntax.rule, name.range, TemplateSyntax.tooDeep("includes"))
    }
    var inner = scope.inner
    inner.loop = nil
    guard spend(1 + inner.variables.count / 4, at: name.range) else { return }
    let key = IncludeKey(
      file: number, scope: inner, context: context, nextRegister: nextRegister, loopElements: loopElements,
      isInSteadyPart: isInSteadyPart)
    if let known = includes[key] {
      emit(Instruction(operation: .call, c: known.start))
      context = known.context
      return
    }
    let over = emit(Instruction(operation: .jump))
    let start = label()
    let outer = scope
    let outerTop = topScope
    let outerKnown = known
    scope = inner
    topScope = nil
    // The code serves other places too, where nothing may be known.
    known = [:]
    compileTemplate(number)
    emit(Instruction(operation: .return))
    scope = outer
    topScope = outerTop
    known = outerKnown
    land(over)
    emit(Instruction(operation: .call, c: start))
    includes[key] = Included(start: start, context: context)
  }
}
