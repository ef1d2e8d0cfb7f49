internal import CaseService
internal import Casework

/// What somebody can go to or do, found by a few letters: clients, actions, pages. One answer for the palette, the page and the API.
struct Finder: Sendable {
  let reception: any Reception

  /// One thing that was found.
  struct Hit: Sendable, Equatable, Encodable {
    /// `client`, `action` or `page`.
    var kind: String
    var title: String
    /// What tells it apart from others: a client's id and admission.
    var detail: String
    /// Where it leads. It names a client by id only.
    var address: String
    /// A line to send to the address as a new task; nil for what is only gone to.
    var line: String? = nil
  }

  private static let limit = 12

  func hits(for text: String, visit: Visit) async throws -> [Hit] {
    if let line = Self.newTask(in: text) {
      // The preview says what was understood; here nobody's name is looked for.
      return [Hit(kind: "action", title: "Add: \(line)", detail: "Shows it first", address: "/add", line: line)]
    }
    let typed = text.split(whereSeparator: \.isWhitespace).map(String.init)
    // "crisis jay": words that name something to do, and the rest, which names whom.
    var deeds: [Deed] = []
    var rest: [String] = []
    for word in typed {
      let meant = Deed.all.filter { $0.isMeant(by: word) }
      if meant.isEmpty { rest.append(word) } else { deeds += meant.filter { !deeds.contains($0) } }
    }
    let isAboutDeeds = !deeds.isEmpty
    let clients = try await clients(rest.isEmpty ? text : rest.joined(separator: " "), visit: visit)
    var hits: [Hit] = []
    if isAboutDeeds, !rest.isEmpty {
      hits += clients.prefix(4).flatMap { client in deeds.map { $0.hit(for: client) } }
    }
    hits += clients.map(Self.hit)
    if !isAboutDeeds, let first = clients.first { hits += Deed.all.map { $0.hit(for: first) } }
    hits += places(text, visitor: visit.visitor)
    return Array(hits.prefix(Self.limit))
  }

  /// "add: call DMV tue", "add call DMV tue": the line of a new task; nil for anything else.
  private static func newTask(in text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first?.lowercased(), ["add", "add:"].contains(first), words.count > 1 else { return nil }
    return words.dropFirst().joined(separator: " ")
  }

  private func clients(_ text: String, visit: Visit) async throws(CaseError) -> [FoundClient] {
    try await reception.perform(FindClients(text), as: visit.actor, source: visit.source)
  }

  private static func hit(_ client: FoundClient) -> Hit {
    Hit(kind: "client", title: client.name, detail: detail(client), address: Address.client(client.id))
  }

  fileprivate static func detail(_ client: FoundClient) -> String {
    let admitted = CalendarDay(client.admission).map { "admitted \(DayWords.date($0))" } ?? ""
    return "\(client.id), \(client.hasLeft ? "has left" : admitted)"
  }

  /// Pages, and what is done without naming a client. Everything for nothing that was typed.
  private func places(_ text: String, visitor: Visitor?) -> [Hit] {
    let pages =
      Shell.Part.parts(for: visitor).map { Hit(kind: "page", title: $0.rawValue, detail: "Page", address: $0.address) }
      + [
        Hit(kind: "page", title: "Keys", detail: "Page", address: "/keys"),
        Hit(kind: "page", title: "Account", detail: "Page", address: "/account"),
      ]
    let wanted = FuzzySearch(text)
    if wanted.isEmpty { return Self.deeds + pages }
    return wanted.ranked(Self.deeds + pages, by: \.title, limit: 6)
  }

  private static let deeds = [
    Hit(kind: "action", title: "Report a crisis", detail: "Choose the client there", address: "/plan#crisis"),
    Hit(kind: "action", title: "Add a task", detail: "Write it: add call DMV tue #Jay", address: "/#quick-add"),
    Hit(kind: "action", title: "Admit a client", detail: "A new client of this caseload", address: "/admission"),
  ]
}

/// Something that is done for one client.
private struct Deed: Sendable, Equatable {
  /// Words that mean it.
  var words: [String]
  /// "New process for".
  var title: String
  /// What stands before and after the client's address.
  var address: @Sendable (String) -> String

  static func == (left: Deed, right: Deed) -> Bool { left.title == right.title }

  static let all = [
    Deed(words: ["crisis", "emergency"], title: "Report a crisis:") { id in
      "/plan?client=\(Address.client(id).dropFirst("/clients/".count))#crisis"
    },
    Deed(words: ["process", "start", "new"], title: "New process for") { "\(Address.client($0))#start" },
    Deed(words: ["note", "notes"], title: "Write a note about") { "\(Address.client($0))/stay#note" },
    Deed(words: ["stay", "exit", "discharge", "leaves"], title: "Stay and service plan of") {
      "\(Address.client($0))/stay"
    },
    Deed(words: ["road", "ahead"], title: "The road ahead of") { "\(Address.client($0))/road" },
  ]

  /// True for one of the words, or its beginning of three letters or more.
  func isMeant(by word: String) -> Bool {
    let typed = word.lowercased()
    return typed.count >= 3 && words.contains { $0.hasPrefix(typed) }
  }

  func hit(for client: FoundClient) -> Finder.Hit {
    Finder.Hit(kind: "action", title: "\(title) \(client.name)", detail: client.id, address: address(client.id))
  }
}
