import Diagnostics

extension Parser {
  /// Reads nodes up to the tag that closes or continues the innermost open one, which is left unread.
  mutating func nodes() -> [Node] {
    var nodes: [Node] = []
    while true {
      let start = token
      switch start.kind {
      case .text:
        nodes.append(Node(kind: .text, range: start.range))
        advance()
      case .outputOpen:
        advance()
        nodes.append(output(from: start))
      case .tagOpen:
        if endsNodes() { return nodes }
        advance()
        if let node = statement(from: start) { nodes.append(node) }
      case .end:
        return nodes
      default:
        advance()
      }
    }
  }

  private mutating func output(from start: Token) -> Node {
    let value: Expression
    do {
      value = try expression()
      if !isAt(.outputClose) { throw unexpected("the end of the tag") }
      advance()
    } catch {
      skipTag()
      return Node(kind: .output(Expression(kind: .invalid, range: start.range, depth: 1)), range: start.range)
    }
    return Node(kind: .output(value), range: start.range)
  }

  /// Whether the tag here belongs to an open one: `else`, `elif` or an end.
  private func endsNodes() -> Bool {
    guard tokenAhead.kind == .name else { return false }
    let word = text(of: tokenAhead)
    switch word {
    case "elif": return open.last?.word == "if"
    case "else": return open.last.map { $0.word == "if" || $0.word == "for" } ?? false
    default:
      // An end of an outer tag ends the inner one too, which is then reported as unclosed.
      return word.hasPrefix("end") && open.contains { "end" + $0.word == word }
    }
  }

  private static let words = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "with", "endwith", "include", "extends", "block",
    "endblock", "raw", "endraw",
  ]

  /// Tags that Jinja has and this language has not.
  private static let refused = [
    "macro", "call", "filter", "import", "from", "do", "autoescape", "trans", "break", "continue",
  ]

  private mutating func statement(from start: Token) -> Node? {
    guard isAt(.name) else {
      _ = unexpected("the name of a tag")
      skipTag()
      return nil
    }
    let word = token
    let name = text(of: word)
    advance()
    let range = Int(start.start)..<Int(word.end)
    guard open.count < Self.depthLimit else {
      report(range, TemplateSyntax.tooDeep("tags"))
      skipTag()
      return nil
    }
    switch name {
    case "if": return branches(range)
    case "for": return loop(range)
    case "set": return assignment(range)
    case "with": return with(range)
    case "include": return include(range)
    case "extends": return extends(range)
    case "block": return block(range)
    default:
      if let reported = refusedEnds.lastIndex(of: name) {
        refusedEnds.remove(at: reported)
      } else if Self.refused.contains(name) {
        report(word.range, TemplateSyntax.notOffered(tag: name))
        refusedEnds.append("end" + name)
      } else if Self.words.contains(name) {
        report(word.range, TemplateSyntax.stray(name))
      } else {
        report(
          word.range, TemplateSyntax.unknownTag(name), suggestion: suggestion(for: name, among: Self.words))
      }
      skipTag()
      return nil
    }
  }

  // MARK: Nested bodies

  /// Reads the body of a tag, up to one of its continuations or its end.
  private mutating func body(of word: String, _ range: Range<Int>) -> [Node] {
    open.append(OpenTag(word: word, range: range))
    defer { open.removeLast() }
    return nodes()
  }

  /// Reads `{% end… %}`, or reports the tag that was never closed.
  private mutating func close(_ word: String, _ range: Range<Int>) {
    guard isAt(.tagOpen), tokenAhead.kind == .name, text(of: tokenAhead) == "end" + word else {
      report(range, TemplateSyntax.unclosed("'\(word)'", "{% end\(word) %}"))
      return
    }
    advance()
    advance()
    // `{% endblock name %}` may repeat the name.
    if word == "block", isAt(.name) { advance() }
    endTag()
  }

  private func isAt(tag word: String) -> Bool {
    isAt(.tagOpen) && tokenAhead.kind == .name && text(of: tokenAhead) == word
  }

  /// Reads a condition or another whole expression of a tag, and the tag's end.
  private mutating func tagExpression() -> Expression {
    let start = token.range
    do {
      let value = try expression()
      endTag()
      return value
    } catch {
      skipTag()
      return Expression(kind: .invalid, range: start, depth: 1)
    }
  }

  private mutating func branches(_ range: Range<Int>) -> Node {
    var branches: [Node.Branch] = []
    let condition = tagExpression()
    branches.append(Node.Branch(condition: condition, body: body(of: "if", range), range: range))
    while isAt(tag: "elif") || isAt(tag: "else") {
      let start = token
      advance()
      let isElse = isAt(word: "else")
      let branchRange = Int(start.start)..<Int(token.end)
      advance()
      if branches.last?.condition == nil { report(branchRange, TemplateSyntax.afterElse) }
      var condition: Expression?
      if isElse { endTag() } else { condition = tagExpression() }
      branches.append(
        Node.Branch(condition: condition, body: body(of: "if", range), range: branchRange))
    }
    close("if", range)
    return Node(kind: .branches(branches), range: range)
  }

  private mutating func loop(_ range: Range<Int>) -> Node {
    var loop = Node.Loop(
      names: [], sequence: Expression(kind: .invalid, range: range, depth: 1), condition: nil, body: [],
      otherwise: [])
    do {
      loop.names = try names()
      guard skip(word: "in") else { throw unexpected("'in'") }
      // The sequence ends at `if`, which filters the loop's elements.
      loop.sequence = try expression(allowsCondition: false)
      if skip(word: "if") { loop.condition = try expression() }
      if isAt(word: "recursive") { throw fault(token.range, TemplateSyntax.recursive) }
      endTag()
    } catch {
      skipTag()
    }
    loop.body = body(of: "for", range)
    if isAt(tag: "else") {
      advance()
      advance()
      endTag()
      loop.otherwise = body(of: "for", range)
      if isAt(tag: "else") {
        report(tokenAhead.range, TemplateSyntax.afterElse)
        skipStatement()
        _ = body(of: "for", range)
      }
    }
    close("for", range)
    return Node(kind: .loop(loop), range: range)
  }

  private mutating func skipStatement() {
    advance()
    skipTag()
  }

  private mutating func with(_ range: Range<Int>) -> Node {
    var values: [(name: Node.Name, value: Expression)] = []
    do {
      while !isAt(.tagClose) {
        if !values.isEmpty { _ = try expect(.comma, "',' or the end of the tag") }
        let name = try name()
        _ = try expect(.assign, "'='")
        values.append((name, try expression()))
      }
      endTag()
    } catch {
      skipTag()
    }
    let body = body(of: "with", range)
    close("with", range)
    return Node(kind: .with(values, body: body), range: range)
  }

  private mutating func block(_ range: Range<Int>) -> Node? {
    var block: Node.Block?
    do {
      let name = try name()
      let isScoped = skip(word: "scoped")
      endTag()
      block = Node.Block(name: name, isScoped: isScoped, body: [])
    } catch {
      skipTag()
    }
    let nodes = body(of: "block", range)
    close("block", range)
    guard var block else { return nil }
    block.body = nodes
    if blocks[block.name.text] != nil {
      report(block.name.range, TemplateSyntax.secondBlock(block.name.text))
      return nil
    }
    blocks[block.name.text] = block
    return Node(kind: .block(block), range: range)
  }

  // MARK: Single tags

  private mutating func name() throws -> Node.Name {
    let token = try expect(.name, "a name")
    let name = Node.Name(text: text(of: token), range: token.range)
    if Self.keywords.contains(name.text) {
      throw fault(name.range, TemplateSyntax.reserved(name.text))
    }
    return name
  }

  /// One name, or several with commas between them.
  private mutating func names() throws -> [Node.Name] {
    var names = [try name()]
    while skip(.comma) { names.append(try name()) }
    return names
  }

  private mutating func assignment(_ range: Range<Int>) -> Node? {
    var names: [Node.Name] = []
    do {
      names = try self.names()
      if isAt(.dot) { throw fault(token.range, TemplateSyntax.assignedField) }
      if isAt(.tagClose) || isAt(.pipe) {
        refusedEnds.append("endset")
        throw fault(range, TemplateSyntax.notOffered(tag: "endset"))
      }
      _ = try expect(.assign, "'='")
      let value = try expression()
      endTag()
      return Node(kind: .assignment(names: names, value: value), range: range)
    } catch {
      skipTag()
      // The names are known all the same, so that using them is no further fault.
      let value = Expression(kind: .invalid, range: range, depth: 1)
      return names.isEmpty ? nil : Node(kind: .assignment(names: names, value: value), range: range)
    }
  }

  private mutating func templateName() throws -> Node.TemplateName {
    let token = token
    guard isAt(.string), tokenAhead.kind == .tagClose || tokenAhead.kind == .name else {
      throw fault(token.range, TemplateSyntax.dynamicName)
    }
    advance()
    let name = String(decoding: try unescaped(token), as: UTF8.self)
    return Node.TemplateName(
      text: name,
      range: (token.range.lowerBound + 1)..<max(token.range.lowerBound + 1, token.range.upperBound - 1))
  }

  private mutating func include(_ range: Range<Int>) -> Node? {
    do {
      let name = try templateName()
      var ignoresMissing = false
      if skip(word: "ignore") {
        guard skip(word: "missing") else { throw unexpected("'missing'") }
        ignoresMissing = true
      }
      if isAt(word: "with") || isAt(word: "without") {
        if isAt(word: "without") { throw fault(token.range, TemplateSyntax.withoutContext) }
        advance()
        guard skip(word: "context") else { throw unexpected("'context'") }
      }
      endTag()
      return Node(kind: .include(name: name, ignoresMissing: ignoresMissing), range: range)
    } catch {
      skipTag()
      return nil
    }
  }

  private mutating func extends(_ range: Range<Int>) -> Node? {
    do {
      let name = try templateName()
      if parent != nil { throw fault(range, TemplateSyntax.secondParent) }
      if !open.isEmpty { throw fault(range, TemplateSyntax.nestedParent) }
      endTag()
      parent = name
      return Node(kind: .extends(name), range: range)
    } catch {
      skipTag()
      return nil
    }
  }
}
