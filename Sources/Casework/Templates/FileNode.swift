/// A value of a data file (YAML or JSON) and the line it stands on: what the readers of templates, cadences and the demo read.
///
/// One tree for both notations, so that a template has one reader and one set of messages, whichever way it came.
struct FileNode: Equatable, Sendable {
  /// What a value is.
  enum Content: Equatable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([FileNode])
    case map([Entry])
  }

  /// One line of a map.
  struct Entry: Equatable, Sendable {
    var key: String
    /// The key's line, counted from 1; nil in JSON.
    var line: Int?
    var value: FileNode
  }

  var content: Content
  /// The line, counted from 1; nil in JSON.
  var line: Int?

  init(_ content: Content, line: Int? = nil) {
    self.content = content
    self.line = line
  }

  /// A map of the pairs that have a value, in that order.
  init(map pairs: [(String, FileNode?)]) {
    self.init(.map(pairs.compactMap { key, value in value.map { Entry(key: key, line: nil, value: $0) } }))
  }

  /// A list of texts; nil when there are none.
  init?(texts: [String]) {
    if texts.isEmpty { return nil }
    self.init(.list(texts.map { FileNode(.text($0)) }))
  }

  /// A text, of a text.
  static func text(_ text: String) -> FileNode { FileNode(.text(text)) }
  /// A number.
  static func number(_ number: Int) -> FileNode { FileNode(.number(number)) }
}

extension FileNode: Codable {
  /// A key that is any text.
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads any JSON but fractions and null, which no data file has.
  init(from decoder: any Decoder) throws {
    // A decoder doesn't say what stands next, it has to be tried; the last try's error is the one that counts.
    if let container = try? decoder.container(keyedBy: Key.self) {
      self.init(
        .map(
          try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
            Entry(key: key.stringValue, line: nil, value: try container.decode(FileNode.self, forKey: key))
          }))
    } else if var container = try? decoder.unkeyedContainer() {
      var nodes: [FileNode] = []
      while !container.isAtEnd { nodes.append(try container.decode(FileNode.self)) }
      self.init(.list(nodes))
    } else {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self.init(.flag(flag))
      } else if let number = try? container.decode(Int.self) {
        self.init(.number(number))
      } else {
        self.init(.text(try container.decode(String.self)))
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch content {
    case .text(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .number(let number):
      var container = encoder.singleValueContainer()
      try container.encode(number)
    case .flag(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    case .list(let nodes):
      var container = encoder.unkeyedContainer()
      for node in nodes { try container.encode(node) }
    case .map(let entries):
      var container = encoder.container(keyedBy: Key.self)
      for entry in entries { try container.encode(entry.value, forKey: Key(stringValue: entry.key)) }
    }
  }
}
