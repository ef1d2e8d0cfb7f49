internal import CaseStore
internal import Casework

/// A client's timeline: who did what and when, from the log, a page at a time.
package struct ViewTimeline: UseCase {
  package typealias Outcome = CaseTimeline
  package static var action: String { "view_timeline" }
  /// The plan isn't asked for: what was done stands in the log.
  package static var needsPlan: Bool { false }
  package static let pageSizes = 1...200
  /// An id, or a name.
  package var client: String
  /// nil: everything that was done, without looks.
  package var kind: CaseTimeline.Kind?
  /// Only what is older than that entry; nil: from the newest.
  package var before: Int?
  package var limit: Int

  package init(client: String, kind: CaseTimeline.Kind? = nil, before: Int? = nil, limit: Int = 50) {
    self.client = client
    self.kind = kind
    self.before = before
    self.limit = limit
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> CaseTimeline {
    let client = try workspace.client(client)
    workspace.subject = "client \(client.id)"
    let size = min(max(limit, Self.pageSizes.lowerBound), Self.pageSizes.upperBound)
    do {
      let accounts = AccountRecords(workspace.connection)
      let users = try accounts.users()
      let found = try AuditLog(workspace.connection).entries(
        ofClient: client.id, actions: kind.map(TimelineWords.actions(of:)) ?? TimelineWords.looks,
        isExcluding: kind == nil, lookers: Self.lookers(for: workspace.actor, among: users), before: before,
        limit: size + 1)
      let reader = TimelineReader(
        client: client, caseload: workspace.caseload, library: workspace.library,
        names: Dictionary(users.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
      return CaseTimeline(
        clientID: client.id, clientName: client.name, entries: found.prefix(size).map(reader.entry),
        before: found.count > size ? found[size - 1].entry.id : nil)
    } catch {
      throw Office.caseError(error)
    }
  }

  /// Whose looks a visitor may see: case managers their own, supervisors those of case managers as well. Whoever has the file sees
  /// everybody's, and so does an auditor on the log's own page.
  private static func lookers(for actor: Actor, among users: [UserRecord]) -> Set<Int>? {
    guard let own = actor.userID else { return nil }
    guard actor.role == .supervisor else { return [own] }
    return Set(users.filter { $0.role == Actor.Role.caseManager.rawValue }.map(\.id) + [own])
  }
}

/// Turns the log's entries about one client into what people read.
struct TimelineReader {
  let client: Client
  let caseload: Caseload
  let library: TemplateLibrary
  /// Names of accounts.
  let names: [Int: String]

  func entry(_ found: AuditLog.ClientEntry) -> CaseTimeline.Entry {
    let entry = found.entry
    let moment = reading(entry.at)
    let phrase = TimelineWords.phrase(of: entry.action)
    let isOther = found.isLook && phrase?.kind != .looks
    let what = phrase.map { sentence($0, subject: entry.subject) } ?? "Did something else."
    return CaseTimeline.Entry(
      id: entry.id, at: entry.at, day: moment.day, time: moment.time, who: who(entry),
      what: isOther ? what + " It was so already." : what, kind: phrase?.kind ?? .plan)
  }

  private func sentence(_ phrase: TimelineWords.Phrase, subject: String) -> String {
    guard phrase.text.contains("%") || phrase.plain != nil else { return phrase.text }
    guard let object = object(subject) else { return phrase.plain ?? phrase.text }
    return phrase.text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).joined(separator: object)
  }

  /// What an entry's subject is called; nil when it isn't this client's, or is there no more.
  private func object(_ subject: String) -> String? {
    let words = subject.split(separator: " ")
    guard words.count > 1 else { return nil }
    switch words[0] {
    case "client": return words[1] == client.id ? "the whole stay" : nil
    case "task":
      guard let id = Int(words[1]), let task = caseload.tasks.first(where: { $0.id == id }),
        task.key.clientID == client.id
      else { return nil }
      let outcome = words.dropFirst(2).first.flatMap { AttemptOutcome(rawValue: String($0)) }.map {
        " (\($0.words))"
      }
      return "“\(task.description)”\(outcome ?? "")"
    case "process":
      guard let id = Int(words[1]), let process = caseload.processes.first(where: { $0.id == id }),
        process.clientID == client.id, let template = library.template(of: process)
      else { return nil }
      let step = words.dropFirst(2).first.flatMap { id in template.steps.first { $0.id == id } }
      return step.map { "“\($0.title)” in “\(template.title)”" } ?? "“\(template.title)”"
    default: return nil
    }
  }

  private func who(_ entry: AuditEntry) -> String {
    if let id = entry.userID, let name = names[id] { return name }
    let parts = entry.actor.split(separator: ":", maxSplits: 1).map(String.init)
    switch parts.first {
    case "job", "demo": return "Caseday"
    case "cli": return "\(parts.last ?? "Somebody"), at the command line"
    default: return "Case manager"
    }
  }

  /// The agency's wall clock at a moment of the log.
  private func reading(_ at: String) -> TimeZoneClock.Reading {
    let day = CalendarDay(String(at.prefix(10))) ?? CalendarDay(number: 0)
    let time = ClockTime(String(at.dropFirst(11).prefix(5))) ?? ClockTime(minutes: 0)
    let stamp = TimeZoneClock.Reading(day: day, time: time)
    guard let agency = try? TimeZoneClock(caseload.settings.timeZone), let universal = try? TimeZoneClock("UTC") else {
      // Unknown zones are refused where they are set; here the log's own clock is right enough.
      return stamp
    }
    return agency.reading(stamp, in: universal)
  }
}
