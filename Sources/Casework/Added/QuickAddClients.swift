/// The client that a line names: "#Jay".
struct QuickAddClients {
  let clients: [Client]

  enum Answer: Equatable {
    case found(Client)
    case problem(String)
  }

  /// - Parameters:
  ///   - name: what stands behind the `#`.
  ///   - following: the words after it, in lower case: a last name may be among them.
  /// - Returns: the client, and how many of the following words belong to the name.
  func answer(_ name: String, following: [String]) -> (answer: Answer, extra: Int) {
    let name = name.trimming { !($0.isLetter || $0.isNumber || $0.isEmoji) }
    guard !name.isEmpty else { return (.problem("Write the client’s name right after the #, as in #Jay."), 0) }
    let folded = name.lowercased()
    if let same = clients.first(where: { $0.id.lowercased() == folded }) { return (.found(same), 0) }
    let open = clients.filter { $0.status != .closed && $0.exit == nil }
    let found = near(name, among: open)
    if found.isEmpty {
      if let ended = near(name, among: clients).first {
        return (.problem("\(ended.name)’s stay has ended, so no work can be added to it."), 0)
      }
      return (.problem(unknown(name, among: open)), 0)
    }
    // "#Jay Miller": the words behind that are in a name.
    var left = found
    var extra = 0
    for word in following {
      let fitting = left.filter { Self.words($0.name).contains(word) }
      if fitting.isEmpty || Self.words(name).contains(word) { break }
      left = fitting
      extra += 1
    }
    if let only = left.first, left.count == 1 { return (.found(only), extra) }
    let names = left.prefix(6).map { "\($0.name) (#\($0.id))" }
    let more = left.count > 6 ? ", and \(left.count - 6) more" : ""
    return (
      .problem("“#\(name)” fits \(left.count) clients: \(names.joined(separator: ", "))\(more). Write which one."),
      extra
    )
  }

  /// The clients whose names have the word, its beginning or a part, the nearest kind only. A slip of the finger never chooses.
  private func near(_ name: String, among clients: [Client]) -> [Client] {
    let search = FuzzySearch(name)
    let ranked = clients.compactMap { client in
      search.distance(to: "\(client.name) \(client.id)").map { (kind: $0 / 10, client: client) }
    }
    guard let best = ranked.map(\.kind).min(), best <= 2, !search.isEmpty else {
      // Names that have no letters: an emoji.
      return clients.filter { !$0.name.isEmpty && $0.name.lowercased() == name.lowercased() }
    }
    return ranked.filter { $0.kind == best }.map(\.client)
  }

  private func unknown(_ name: String, among clients: [Client]) -> String {
    let close = FuzzySearch(name).ranked(clients, by: \.name, limit: 1).first
    let hint = close.map { " Write #\(Self.hash($0.name)) if you mean \($0.name)." } ?? " Look for the name in Clients."
    return "No client of yours is called “\(name)”.\(hint)"
  }

  /// A client whose first name stands in the line without a `#`.
  func unmarked(in words: [String]) -> Client? {
    clients.first { client in
      client.status != .closed && Self.words(client.name).first.map { $0.count > 1 && words.contains($0) } ?? false
    }
  }

  /// A name as it is written behind a `#`.
  static func hash(_ name: String) -> String { name.split(separator: " ").joined(separator: "_") }

  private static func words(_ name: String) -> [String] {
    name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}

extension Character {
  /// True for pictures, which names may be made of.
  fileprivate var isEmoji: Bool { unicodeScalars.first.map { $0.properties.isEmojiPresentation } ?? false }
}
