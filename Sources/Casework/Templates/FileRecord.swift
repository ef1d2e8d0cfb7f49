internal import Foundation

/// A map of a data file whose keys are known: refuses unknown ones and reads the rest with messages that name file, line and subject.
struct FileRecord {
  let file: String
  /// What the record describes, for messages: `step D4`, `the template`.
  let subject: String
  let line: Int?
  private let entries: [String: FileNode.Entry]

  init(_ node: FileNode, file: String, subject: String, keys: [String]) throws(TemplateError) {
    self.file = file
    self.subject = subject
    line = node.line
    guard case .map(let found) = node.content else {
      throw TemplateError(
        file: file, line: node.line, reason: "\(subject) must be a map such as \"\(keys.first ?? "key"): ...\".")
    }
    var entries: [String: FileNode.Entry] = [:]
    for entry in found {
      guard keys.contains(entry.key) else {
        throw TemplateError(
          file: file, line: entry.line,
          reason: "\(subject) has \"\(entry.key)\", which is not a key here."
            + (Suggestion.closest(to: entry.key, among: keys).map { " Maybe \($0)?" }
              ?? " Known are \(keys.joined(separator: ", "))."))
      }
      guard entries[entry.key] == nil else {
        throw TemplateError(file: file, line: entry.line, reason: "\(subject) has \"\(entry.key)\" twice. Keep one.")
      }
      entries[entry.key] = entry
    }
    self.entries = entries
  }

  /// The line of each key that is there.
  var lines: [String: Int] { entries.compactMapValues(\.line) }

  /// The value of a key, where it is there.
  func node(_ key: String) -> FileNode? { entries[key]?.value }

  /// An error about a key's value: `step D4: "due" is "soon". Write ...`.
  func error(_ key: String, _ written: String, _ advice: String) -> TemplateError {
    TemplateError(
      file: file, line: entries[key]?.line ?? line, reason: "\(subject): \"\(key)\" is \(written). \(advice)")
  }

  /// An error about a key that has to be there.
  func missing(_ key: String, _ advice: String) -> TemplateError {
    TemplateError(file: file, line: line, reason: "\(subject) has no \"\(key)\". \(advice)")
  }

  // MARK: Single values

  /// One line of text, without control characters; nil when the key isn't there.
  func text(_ key: String, atMost limit: Int = 300) throws(TemplateError) -> String? {
    guard let node = node(key) else { return nil }
    return try text(node, key: key, atMost: limit)
  }

  /// One line of text that has to be there.
  func required(_ key: String, _ advice: String) throws(TemplateError) -> String {
    guard let text = try text(key) else { throw missing(key, advice) }
    return text
  }

  /// A whole number in a range.
  func number(_ key: String, in range: ClosedRange<Int>) throws(TemplateError) -> Int? {
    guard let node = node(key) else { return nil }
    let advice = "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
    let number: Int? =
      switch node.content {
      case .number(let number): number
      case .text(let text): Int(text)
      default: nil
      }
    guard let number, range.contains(number) else { throw error(key, node.shown, advice) }
    return number
  }

  func flag(_ key: String) throws(TemplateError) -> Bool {
    guard let node = node(key) else { return false }
    switch node.content {
    case .flag(let flag): return flag
    case .text("true"): return true
    case .text("false"): return false
    default: throw error(key, node.shown, "Write true or false.")
    }
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type)
    throws(TemplateError) -> Choice?
  {
    guard let text = try text(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw error(
      key, "\"\(text)\"",
      "Write one of \(words.joined(separator: ", "))." + Suggestion.sentence(for: text, among: words))
  }

  /// A lower-case word with underscores, such as the name of an event.
  func name(_ key: String) throws(TemplateError) -> String? {
    guard let text = try text(key) else { return nil }
    return try name(text, key: key)
  }

  func date(_ key: String) throws(TemplateError) -> DateExpression? {
    guard let text = try text(key) else { return nil }
    return try date(text, key: key)
  }

  func span(_ key: String) throws(TemplateError) -> TimeSpan? {
    guard let text = try text(key) else { return nil }
    guard let span = TimeSpan(text) else {
      throw error(key, "\"\(text)\"", "Write working days as 5w or calendar days as 14d.")
    }
    return span
  }

  // MARK: One or several

  /// The texts of a list, or the one text.
  func texts(_ key: String) throws(TemplateError) -> [String] {
    guard let node = node(key) else { return [] }
    guard case .list(let nodes) = node.content else { return [try text(node, key: key)] }
    if nodes.isEmpty { throw error(key, "empty", "Leave the key out.") }
    var texts: [String] = []
    for node in nodes {
      let text = try text(node, key: key)
      if texts.contains(text) { throw error(key, "twice \"\(text)\"", "Keep one.") }
      texts.append(text)
    }
    return texts
  }

  func names(_ key: String) throws(TemplateError) -> [String] {
    var names: [String] = []
    for text in try texts(key) { names.append(try name(text, key: key)) }
    return names
  }

  func dates(_ key: String) throws(TemplateError) -> [DateExpression] {
    var dates: [DateExpression] = []
    for text in try texts(key) { dates.append(try date(text, key: key)) }
    return dates
  }

  /// The values of a list; none when the key isn't there.
  func list(_ key: String) throws(TemplateError) -> [FileNode] {
    guard let node = node(key) else { return [] }
    guard case .list(let nodes) = node.content else { throw error(key, node.shown, "Write a list, each with a dash.") }
    return nodes
  }

  // MARK: Parts

  private func name(_ text: String, key: String) throws(TemplateError) -> String {
    guard DateExpression.Anchor.isName(text) else {
      throw error(key, "\"\(text)\"", "Write a lower-case word, such as received or id_receipt.")
    }
    return text
  }

  private func date(_ text: String, key: String) throws(TemplateError) -> DateExpression {
    guard let date = DateExpression(text) else {
      throw error(
        key, "\"\(text)\"",
        "Write an anchor and days, such as S+2w, A+14d, X-3d, T, slot, D4+7d, pfd_set+50d or E:denied+30d.")
    }
    return date
  }

  private func text(_ node: FileNode, key: String, atMost limit: Int = 300) throws(TemplateError) -> String {
    let text: String
    switch node.content {
    case .text(let found): text = found.trimmingCharacters(in: .whitespacesAndNewlines)
    case .number(let number): text = String(number)
    case .flag(let flag): text = String(flag)
    case .list, .map: throw error(key, node.shown, "Write one line of text.")
    }
    if text.isEmpty { throw error(key, "empty", "Write something, or leave the key out.") }
    if text.count > limit { throw error(key, "\(text.count) characters long", "Use at most \(limit).") }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw error(key, "more than one line or holds a control character", "Write it on one line.")
    }
    return text
  }
}

extension FileNode {
  /// The value as a message shows it.
  var shown: String {
    switch content {
    case .text(let text): "\"\(text.prefix(60))\""
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .list: "a list"
    case .map: "a map"
    }
  }
}
