/// A piece of a template's body.
struct Node {
  indirect enum Kind {
    /// The literal text of the node's range.
    case text
    case output(Expression)
    /// `if` … `elif` … `else`: the last branch may have no condition.
    case branches([Branch])
    case loop(Loop)
    case assignment(names: [Name], value: Expression)
    case with([(name: Name, value: Expression)], body: [Node])
    case include(name: TemplateName, ignoresMissing: Bool)
    case extends(TemplateName)
    case block(Block)
  }

  struct Name {
    var text: String
    var range: Range<Int>
  }

  /// The name of a template as a tag writes it; nothing where it could not be read.
  struct TemplateName {
    var text: String?
    var range: Range<Int>
  }

  struct Branch {
    var condition: Expression?
    var body: [Node]
    var range: Range<Int>
  }

  struct Loop {
    var names: [Name]
    var sequence: Expression
    var condition: Expression?
    var body: [Node]
    var otherwise: [Node]
  }

  struct Block {
    var name: Name
    /// Whether the block sees the variables around it.
    var isScoped: Bool
    var body: [Node]
  }

  var kind: Kind
  /// Where the text, or the tag that opens the node, stands in its file.
  var range: Range<Int>
}

/// A template as it was written.
struct ParsedTemplate {
  var nodes: [Node]
  /// All blocks, wherever they stand, by name.
  var blocks: [String: Node.Block]
  /// The template that this one extends.
  var parent: Node.TemplateName?
  /// Whether all of it could be read.
  var isSound: Bool
}
