internal import Yams

extension FileNode {
  /// The largest file that is read, in bytes.
  static let largestFile = 256 * 1024
  /// The deepest nesting that is read: a template needs six levels.
  static let deepestNesting = 16
  /// The most values that are read: a template of 200 steps has about 10,000.
  static let mostValues = 50_000

  /// Reads a YAML file of the operator's, with the guards that YAML needs.
  ///
  /// A few hundred bytes of nested aliases unfold to billions of values, so anchors and aliases are refused. That must happen
  /// before the parser sees them: an alias as a key is unfolded by the parser itself, and its nodes hold their anchors weakly
  /// (Yams 6.2.2), so that they are gone from the result. Should one slip through all the same, the count of values stops it.
  /// The parser only composes nodes; nothing is decoded by tags.
  static func yaml(_ text: String, file: String) throws(TemplateError) -> FileNode {
    guard text.utf8.count <= largestFile else {
      throw TemplateError(
        file: file, line: nil,
        reason: "the file has \(text.utf8.count) bytes; at most \(largestFile) are read. Split it.")
    }
    if let line = lineOfAnchor(in: text) { throw anchorError(file: file, line: line) }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw TemplateError(file: file, yaml: error)
    } catch {
      throw TemplateError(file: file, line: nil, reason: "this is not YAML: \(error)")
    }
    guard let root else {
      throw TemplateError(file: file, line: 1, reason: "the file is empty. Begin with \"template:\" and its name.")
    }
    var count = 0
    return try FileNode(root, depth: 1, count: &count, file: file)
  }

  private init(_ node: Node, depth: Int, count: inout Int, file: String) throws(TemplateError) {
    let line = node.mark?.line
    count += 1
    guard count <= Self.mostValues else {
      throw TemplateError(
        file: file, line: line, reason: "the file has more than \(Self.mostValues) values. Split it.")
    }
    guard depth <= Self.deepestNesting else {
      throw TemplateError(
        file: file, line: line, reason: "values are nested deeper than \(Self.deepestNesting) levels. Flatten them.")
    }
    switch node {
    case .scalar(let scalar): self.init(.text(scalar.string), line: line)
    case .sequence(let sequence):
      var nodes: [FileNode] = []
      for element in sequence { nodes.append(try FileNode(element, depth: depth + 1, count: &count, file: file)) }
      self.init(.list(nodes), line: line)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key else {
          throw TemplateError(file: file, line: key.mark?.line, reason: "a key must be a word, not a list or a map.")
        }
        let node = try FileNode(value, depth: depth + 1, count: &count, file: file)
        entries.append(Entry(key: name.string, line: key.mark?.line, value: node))
      }
      self.init(.map(entries), line: line)
    case .alias: throw Self.anchorError(file: file, line: line)
    }
  }

  private static func anchorError(file: String, line: Int?) -> TemplateError {
    TemplateError(
      file: file, line: line,
      reason:
        "anchors (&name) and aliases (*name) are not read. Write the value out, or put the text in the middle of a "
        + "sentence.")
  }

  /// The line of the first `&name` or `*name` where a value can begin. It may refuse a text that a person could have meant,
  /// never pass an anchor.
  private static func lineOfAnchor(in text: String) -> Int? {
    var line = 1
    /// The last character that is not blank, and what came between: does a value begin here?
    var previous: Unicode.Scalar?
    var wordBegin: Unicode.Scalar?
    var blanks = false
    var pending: Int?
    for scalar in text.unicodeScalars {
      let isBreak = "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar)
      let isBlank = isBreak || scalar == " " || scalar == "\t" || scalar == "\u{FEFF}"
      if let pending, !isBlank { return pending }
      pending = nil
      if isBreak {
        if scalar != "\r" { line += 1 }
        previous = nil
        wordBegin = nil
        blanks = true
        continue
      }
      if isBlank {
        blanks = true
        continue
      }
      if scalar == "&" || scalar == "*" {
        let opens = previous.map { "[{,:-?".unicodeScalars.contains($0) } ?? true
        let followsTag = blanks && wordBegin == "!"
        if opens || followsTag { pending = line }
      }
      // A tag runs to the next blank, whatever signs it holds: !<tag:yaml.org,2002:str>.
      if blanks || previous == nil || wordBegin != "!" && (previous.map { "[{,".unicodeScalars.contains($0) } ?? true) {
        wordBegin = scalar
      }
      previous = scalar
      blanks = false
    }
    return nil
  }
}

extension TemplateError {
  /// The parser's own finding, in our form.
  fileprivate init(file: String, yaml error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        file: file, line: mark.line,
        reason: "this is not YAML: \(problem). Put a text with \": \", \"#\" or a leading sign in double quotes.")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
      self.init(file: file, line: context.mark.line, reason: "\(names) stands here twice. Keep one.")
    case .reader(let problem, _, _, _):
      self.init(file: file, line: nil, reason: "this is not YAML: \(problem). Save the file as UTF-8 text.")
    default:
      self.init(file: file, line: nil, reason: "this is not YAML: \(error)")
    }
  }
}
