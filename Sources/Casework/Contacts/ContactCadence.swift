package import Planning

/// How often a client is to be reached, by the state the client is in. No process: one open contact task per client.
package struct ContactCadence: Equatable, Sendable {
  /// What decides how often contact is due.
  package enum State: String, CaseIterable, Sendable {
    /// The first seven days of the stay.
    case firstWeek = "first_week"
    /// Settled, in the program's house.
    case residential
    /// Settled, in the community.
    case community
    /// Leaves in 8 to 14 days.
    case lastTwoWeeks = "last_two_weeks"
    /// Leaves within 7 days, or a crisis is open.
    case leavingOrCrisis = "leaving_or_crisis"
    /// The first four weeks after moving in or leaving.
    case housed
    /// Later than that.
    case housedLater = "housed_later"
    /// On ESG or rapid re-housing help: a meeting in each calendar month.
    case rehousingHelp = "rehousing_help"
    /// In HMIS: an assessment within 30 days of each anniversary of the entry.
    case hmis
  }

  /// When somebody else is told that a client isn't reached.
  package enum Escalation: Equatable, Sendable {
    /// After so many attempts.
    case attempts(Int)
    /// So long after the contact was due.
    case after(TimeSpan)
    /// So long before the window ends.
    case beforeEnd(TimeSpan)
  }

  /// One state's rule.
  package struct Rule: Equatable, Sendable {
    package var state: State
    /// What a person reads as the reason for the contact.
    package var title: String
    /// The longest time between two contacts made, in calendar days; nil: every working day.
    package var gapDays: Int?
    package var category: WorkCategory
    package var minutes: Int
    package var effort: Effort
    /// The level of a contact in time; one past its gap rises.
    package var priority: Priority
    /// True when the law sets a window that closes: the contact then has a deadline, and rises as its slack is used up.
    package var hasWindow: Bool
    /// When an attempt that reached nobody is made again (0w: the same day); nil: by judgement.
    package var retryAfter: TimeSpan?
    /// True when the next attempt belongs in the other half of the day.
    package var retriesInOtherHalf: Bool
    package var escalation: Escalation?
    /// The only channel that counts; nil: any contact made does.
    package var channel: ContactChannel?
    package var source: String
  }

  /// The rules by state: each state has one.
  private let rules: [State: Rule]
  private let fallback: Rule

  /// The rule of a state.
  package func rule(for state: State) -> Rule { rules[state] ?? fallback }

  /// The cadence that ships.
  package static let standard: ContactCadence = {
    let path = "Library/cadence.yaml"
    guard let text = EmbeddedFiles.all.first(where: { $0.path == path })?.text else {
      preconditionFailure("\(path) is not embedded in this program")
    }
    do {
      return try ContactCadence(yaml: text, file: "cadence.yaml")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// Reads a cadence with the same guards and messages as the templates.
  package init(yaml: String, file: String) throws(TemplateError) {
    let record = try FileRecord(
      try FileNode.yaml(yaml, file: file), file: file, subject: "the cadence", keys: ["cadence"])
    var rules: [State: Rule] = [:]
    for node in try record.list("cadence") {
      let rule = try Rule(node, file: file)
      if rules[rule.state] != nil {
        throw TemplateError(
          file: file, line: node.line, reason: "the state \(rule.state.rawValue) has two rules. Keep one.")
      }
      rules[rule.state] = rule
    }
    let missing = State.allCases.filter { rules[$0] == nil }.map(\.rawValue)
    guard missing.isEmpty, let fallback = rules[.residential] else {
      throw TemplateError(
        file: file, line: record.line,
        reason: "the cadence has no rule for \(missing.joined(separator: ", ")). Write one for each state.")
    }
    self.rules = rules
    self.fallback = fallback
  }
}

extension ContactCadence.Rule {
  private static let fileKeys = [
    "state", "title", "gap", "category", "minutes", "effort", "priority", "has_window", "retry", "escalate", "channel",
    "source",
  ]

  fileprivate init(_ node: FileNode, file: String) throws(TemplateError) {
    let record = try FileRecord(node, file: file, subject: "a rule", keys: Self.fileKeys)
    guard let state = try record.choice("state", ContactCadence.State.self) else {
      throw record.missing("state", "Write the client's state, such as first_week.")
    }
    guard let category = try record.choice("category", WorkCategory.self),
      let minutes = try record.number("minutes", in: 1...120),
      let priority = try record.choice("priority", Priority.self)
    else { throw record.missing("category, minutes or priority", "Write all three.") }
    var retryAfter: TimeSpan?
    var retriesInOtherHalf = false
    if let node = record.node("retry") {
      let retry = try FileRecord(node, file: file, subject: "the retry", keys: ["after", "other_half"])
      retryAfter = try retry.span("after")
      retriesInOtherHalf = try retry.flag("other_half")
    }
    self.init(
      state: state,
      title: try record.required("title", "Write what people read as the reason."),
      gapDays: try Self.gapDays(record),
      category: category, minutes: minutes, effort: try record.choice("effort", Effort.self) ?? .normal,
      priority: priority, hasWindow: try record.flag("has_window"), retryAfter: retryAfter,
      retriesInOtherHalf: retriesInOtherHalf, escalation: try Self.escalation(record),
      channel: try record.choice("channel", ContactChannel.self),
      source: try record.required("source", "Write where the figures come from, or \"estimate\"."))
  }

  private static func gapDays(_ record: FileRecord) throws(TemplateError) -> Int? {
    let text = try record.required("gap", "Write calendar days as 7d, or every working day.")
    if text == "every working day" { return nil }
    guard let span = TimeSpan(text), span.unit == .calendarDays, span.count > 0 else {
      throw record.error("gap", "\"\(text)\"", "Write calendar days as 7d, or every working day.")
    }
    return span.count
  }

  private static func escalation(_ record: FileRecord) throws(TemplateError) -> ContactCadence.Escalation? {
    guard let node = record.node("escalate") else { return nil }
    let escalate = try FileRecord(
      node, file: record.file, subject: "the escalation", keys: ["attempts", "after", "before_end"])
    if let attempts = try escalate.number("attempts", in: 1...20) { return .attempts(attempts) }
    if let span = try escalate.span("after") { return .after(span) }
    if let span = try escalate.span("before_end") { return .beforeEnd(span) }
    throw record.error("escalate", "empty", "Write { attempts: 3 }, { after: 2w } or { before_end: 10d }.")
  }
}
