/// Something Caseday found, with the person it concerns and what would mend it: a warning, or a suggestion.
package struct Recommendation: Sendable, Equatable {
  /// What kind of finding it is, the most pressing kinds first. The words are published in the API.
  package enum Kind: String, Sendable, CaseIterable {
    case deadlineAtRisk = "deadline_at_risk"
    /// What the supervisor should know.
    case escalation
    case overfull = "overfull"
    case cadence = "cadence"
    case paperExpires = "paper_expires"
    case contactOverdue = "contact_overdue"
    /// A waitlist to join now, or a service that can't do it in time.
    case waitlist
    case missingFact = "missing_fact"
    case needsReview = "needs_review"
    case tooManyClaims = "too_many_claims"
    case uncoveredLeave = "uncovered_leave"
    case startProcess = "start_process"
    case newerTemplate = "newer_template"
    case catchUpNotes = "catch_up_notes"
  }

  /// The feasibility warnings by their codes. The words are published in the API.
  package enum Warning: String, Sendable, CaseIterable {
    /// A chain can't meet a hard date.
    case chainTooLong = "W1"
    /// More work than room before a date.
    case demandTooHigh = "W2"
    /// A week above what it takes, or close to it.
    case weekTooFull = "W3"
    /// Cadences that can't all be kept.
    case cadenceNotKept = "W4"
    /// More claims in preparation than one person can carry.
    case tooManyClaims = "W5"
    /// An answer that is expected too late for a date.
    case answerTooLate = "W6"
    /// A waitlist longer than the stay.
    case waitlistTooLong = "W7"
    /// A consent or paper that ends before it is needed.
    case paperEnds = "W8"
    case missingFact = "W9"
    /// A day that people filled beyond its limits.
    case dayOverbooked = "W10"
    /// A task that slipped three times.
    case slippedOften = "W11"

    /// What people read: "The chain can't meet its date".
    package var title: String {
      switch self {
      case .chainTooLong: "The chain can't meet its date"
      case .demandTooHigh: "More work than room before a date"
      case .weekTooFull: "A week that is too full"
      case .cadenceNotKept: "Contacts that can't all be made in time"
      case .tooManyClaims: "More claims than one person can carry"
      case .answerTooLate: "An answer is expected too late"
      case .waitlistTooLong: "The waitlist is longer than the stay"
      case .paperEnds: "A paper ends before it is needed"
      case .missingFact: "A fact is missing"
      case .dayOverbooked: "A day is overbooked"
      case .slippedOften: "A task slipped three times"
      }
    }
  }

  package var kind: Kind
  /// nil for a suggestion.
  package var warning: Warning?
  /// True for what comes close to a limit and hasn't passed it: listed, and not put among what is to be done today.
  package var isEarly = false
  /// What makes it the same finding tomorrow: kind, client, step and date.
  package var key: String
  /// Empty for what concerns nobody in particular, such as an overfull week.
  package var clientID: String
  package var clientName: String
  package var processID: Int?
  package var stepID: String?
  /// The date in danger, or by which something is to be done.
  package var date: CalendarDay?
  /// One or two sentences: what, by when.
  package var message: String
  /// Why it is so: the step, the wait or the rule behind it. Empty where the message says it.
  package var cause: String
  /// One to three things that would mend it.
  package var fixes: [Fix]
  /// How much it weighs against others of its kind: the least first.
  package var rank: Int
  /// The day on which it became true; nil while nothing has been written down.
  package var firstSeen: CalendarDay?
  /// True on the day it was announced.
  package var isNew: Bool
  /// Who lives with it, and why; nil for most.
  package var acceptance: WarningRecord.Acceptance?

  package init(
    kind: Kind, warning: Warning? = nil, key: String? = nil, clientID: String, clientName: String,
    processID: Int? = nil, stepID: String? = nil, date: CalendarDay? = nil, message: String, cause: String = "",
    fixes: [Fix], rank: Int = 0
  ) {
    self.kind = kind
    self.warning = warning
    self.key = "\(warning?.rawValue ?? kind.rawValue)|\(clientID)|\(key ?? "")"
    self.clientID = clientID
    self.clientName = clientName
    self.processID = processID
    self.stepID = stepID
    self.date = date
    self.message = message
    self.cause = cause
    self.fixes = fixes
    self.rank = rank
    isNew = false
  }

  package init(kind: Kind, clientID: String, clientName: String, message: String, fixes: [String]) {
    self.init(
      kind: kind, clientID: clientID, clientName: clientName, message: message,
      fixes: fixes.map { Fix(title: $0, action: nil) })
  }

  /// What stands in addresses and commands: short, the same every day, and without a name.
  package var id: String {
    // FNV-1a, 32 bits: a few dozen findings don't collide.
    var hash: UInt32 = 2_166_136_261
    for byte in key.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// True while nobody has said that they live with it.
  package var isOpen: Bool { acceptance == nil }
}

/// One thing that would mend a finding: ready to be applied, or a fact that only a person can supply.
package struct Fix: Sendable, Equatable {
  /// What it does, as a person would say it: "Call Dr. Smith today instead of on Friday".
  package var title: String
  /// nil: advice for the person, nothing Caseday can do.
  package var action: Action?
  /// Where the person enters what Caseday can't know; nil: nowhere here.
  package var place: Place?

  package init(title: String, action: Action?, place: Place? = nil) {
    self.title = title
    self.action = action
    self.place = place
  }

  /// Where a fact is entered.
  package enum Place: Sendable, Equatable {
    /// Dates, providers, discharge, service plan and hand-over of the finding's client.
    case stay
    /// The directory of services.
    case services
    /// The agency's calendar and settings.
    case calendar
  }

  /// True when it can be applied as it is.
  package var isReady: Bool { action != nil }

  /// What Caseday can do.
  package enum Action: Sendable, Equatable {
    /// Puts a task on a day and keeps it there; past the day's limits if need be.
    case place(task: Int, day: CalendarDay, isOverbooking: Bool)
    /// Starts a process.
    case start(template: String, clientID: String)
    /// Skips a task: its step goes on without it.
    case skip(task: Int, reason: String)
    /// Adds the task of asking whether a date can be later.
    case askForTime(process: Int, step: String, date: CalendarDay)
    /// Puts a process on hold.
    case hold(process: Int)
    /// Records that something happened in a process.
    case event(process: Int, name: String)
    /// Records that a client is referred to a service today.
    case refer(clientID: String, service: String)
    /// Lets a step use another service of its kind.
    case useService(process: Int, step: String, service: String)
    /// Lets a process take the newest version of its template: what is done stays done.
    case takeVersion(process: Int)
    /// Keeps time free, such as for notes.
    case keepFree(day: CalendarDay, minutes: Int, title: String)
  }
}

extension Recommendation: Encodable {
  private enum Key: String, CodingKey {
    case id, kind, warning, client_id, client_name, process_id, step_id, date, message, cause, fixes, first_seen, is_new
    case accepted
  }

  private struct FixDocument: Encodable {
    var number: Int
    var title: String
    var is_ready: Bool
  }

  private struct AcceptanceDocument: Encodable {
    var on: CalendarDay
    var by: String
    var reason: String
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind.rawValue, forKey: .kind)
    try container.encode(warning?.rawValue, forKey: .warning)
    try container.encode(clientID.isEmpty ? nil : clientID, forKey: .client_id)
    try container.encode(clientName.isEmpty ? nil : clientName, forKey: .client_name)
    try container.encode(processID, forKey: .process_id)
    try container.encode(stepID, forKey: .step_id)
    try container.encode(date, forKey: .date)
    try container.encode(message, forKey: .message)
    try container.encode(cause, forKey: .cause)
    try container.encode(
      fixes.enumerated().map { FixDocument(number: $0 + 1, title: $1.title, is_ready: $1.isReady) }, forKey: .fixes)
    try container.encode(firstSeen, forKey: .first_seen)
    try container.encode(isNew, forKey: .is_new)
    try container.encode(
      acceptance.map { AcceptanceDocument(on: $0.day, by: $0.by, reason: $0.reason) }, forKey: .accepted)
  }
}
