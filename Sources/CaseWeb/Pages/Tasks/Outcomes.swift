internal import Casework
internal import Planning

/// The form that records what came of a task, its folded part: what has no button of its own beside it.
struct Outcomes: Hashable, Sendable {
  /// `/tasks/12/attempts`.
  var attempt: String
  /// Where the form leads back to: the day shown and the place on it, `2026-01-05#card`, or a client's page, `client:C-002`.
  var back: String
  /// What a screen reader says: "Call Dr. Smith, Jay".
  var subject: String
  /// The first day that something can wait until.
  var earliest: String
  /// The day until which an answer is usually awaited; empty where nothing is usual.
  var usualDay: String
  /// The outcomes that need no more than a press.
  var presses: [Press]

  /// What a way back to a client's page begins with.
  static let clientMark = "client:"

  /// One outcome as a button.
  struct Press: Hashable, Sendable {
    /// `left_message`; with a day of its own, `waiting 2026-01-08`, whatever stands in the form's field for it.
    var outcome: String
    /// "Left message".
    var pressLabel: String

    init(_ outcome: AttemptOutcome, _ task: TaskView) {
      let until = outcome == .waiting ? task.usualWait.map { " \($0.until)" } ?? "" : ""
      self.outcome = outcome.rawValue + until
      switch outcome {
      case .waiting: pressLabel = task.usualWait.map { "Until \(DayWords.brief($0.until))" } ?? "Waiting"
      case .noAnswer where task.category == .appointment: pressLabel = "Nobody came"
      case .leftMessage: pressLabel = "Left message"
      default: pressLabel = OutcomeWords.name(outcome)
      }
    }
  }

  /// - Parameters:
  ///   - shown: outcomes that have a button outside of the fold.
  ///   - client: the client's page that the form stands on; nil on Today.
  init(_ task: TaskView, day: CalendarDay, place: String = "", client: String? = nil, shown: [AttemptOutcome] = []) {
    attempt = "/tasks/\(task.id)/attempts"
    back = client.map { Self.clientMark + $0 } ?? "\(day)#\(place)"
    subject = "\(task.description), \(task.clientName)"
    earliest = (day + 1).description
    usualDay = task.usualWait?.until.description ?? ""
    let pressed: [AttemptOutcome] = [.done, .reached, .leftMessage, .noAnswer]
    presses = pressed.filter { !shown.contains($0) }.map { Press($0, task) }
  }
}

/// The outcomes of a task that come up every day, each one press: beside it the first, below it the others.
struct UsualOutcomes: Hashable, Sendable {
  /// "Reached" for a call, "Done" for a meeting.
  var first: Button
  var others: [Button]

  /// One outcome as a button that stands open.
  struct Button: Hashable, Sendable {
    /// `left_message`.
    var outcome: String
    /// "Left message".
    var label: String
    /// What a screen reader says: "Left message: Call Dr. Smith, Jay".
    var spoken: String

    init(_ outcome: AttemptOutcome, _ task: TaskView) {
      let press = Outcomes.Press(outcome, task)
      self.outcome = press.outcome
      label = press.pressLabel
      let said = outcome == .waiting ? "Waiting \(label.prefix(1).lowercased() + label.dropFirst())" : label
      spoken = "\(said): \(task.description), \(task.clientName)"
    }
  }

  /// nil for work that is simply done: a form, a note.
  init?(_ task: TaskView) {
    guard let shown = Self.outcomes(task), let first = shown.first else { return nil }
    self.first = Button(first, task)
    others = shown.dropFirst().map { Button($0, task) }
  }

  /// What usually comes of such a task, the first beside it; nil: it is done, or it is not.
  static func outcomes(_ task: TaskView) -> [AttemptOutcome]? {
    let isAsking = task.usualWait?.isExpected == true
    switch task.category {
    case .phoneCall, .followUp:
      return isAsking ? [.reached, .waiting, .leftMessage] : [.reached, .leftMessage, .noAnswer]
    case .appointment: return [.done, .noAnswer]
    case .paperwork, .other: return isAsking ? [.done, .waiting] : nil
    }
  }
}

/// Outcomes and channels as pages say them.
enum OutcomeWords {
  static func name(_ outcome: AttemptOutcome) -> String { outcome.words.capitalizedFirst }

  static func name(_ channel: ContactChannel) -> String {
    switch channel {
    case .phone: "by phone"
    case .inPerson: "in person"
    case .video: "by video"
    case .text: "by text"
    case .email: "by e-mail"
    case .mail: "by mail"
    }
  }
}
