package import Planning

/// How somebody was contacted; separate from the kind of work.
package enum ContactChannel: String, Sendable, CaseIterable {
  case phone
  case inPerson = "in_person"
  case video, text, email, mail
}

/// What became of an attempt at a task. The words are published in the API.
package enum AttemptOutcome: String, Sendable, CaseIterable {
  /// The work is done.
  case done
  /// The person was reached, which is what the task was for.
  case reached
  case leftMessage = "left_message"
  case noAnswer = "no_answer"
  /// Asked; the answer is somebody else's to give.
  case waiting
  /// It couldn't be tried: the office was closed, the client was ill.
  case notPossible = "not_possible"

  /// Within a sentence: "left a message".
  package var words: String {
    switch self {
    case .done: "done"
    case .reached: "reached"
    case .leftMessage: "left a message"
    case .noAnswer: "no answer"
    case .waiting: "waiting"
    case .notPossible: "not possible"
    }
  }

  /// Tried without reaching anybody: it is tried again.
  package var isUnreached: Bool { self == .leftMessage || self == .noAnswer }

  /// Minutes that an attempt takes which reaches nobody: a call that nobody answers, a meeting to which nobody comes. Estimate.
  package static func minutesInVain(_ category: WorkCategory) -> Int { category == .appointment ? 15 : 5 }
}

/// One attempt at a task, as it is kept: what was tried, when, how, and what came of it. Never deleted.
package struct ContactAttempt: Sendable, Equatable {
  package var clientID: String
  package var taskID: Int
  package var day: CalendarDay
  /// The agency's clock; nil when nobody noted it.
  package var time: ClockTime?
  /// The half-day it was made in: by its time, otherwise where the plan had the task.
  package var half: HalfDay
  package var channel: ContactChannel?
  package var outcome: AttemptOutcome
  package var note: String
  /// True after its task was opened again: it no longer counts.
  package var isTakenBack: Bool

  package init(
    clientID: String, taskID: Int, day: CalendarDay, time: ClockTime? = nil, half: HalfDay,
    channel: ContactChannel? = nil, outcome: AttemptOutcome, note: String = "", isTakenBack: Bool = false
  ) {
    self.clientID = clientID
    self.taskID = taskID
    self.day = day
    self.time = time
    self.half = half
    self.channel = channel
    self.outcome = outcome
    self.note = note
    self.isTakenBack = isTakenBack
  }
}

/// What somebody reports about an attempt.
package struct AttemptReport: Sendable, Equatable {
  package var outcome: AttemptOutcome
  package var channel: ContactChannel?
  package var time: ClockTime?
  /// For `waiting`: the day it ends by itself.
  package var until: CalendarDay?
  /// For `waiting`: the event of the process that ends it.
  package var event: String?
  /// For `waiting`: who is awaited; empty: whom the template names.
  package var awaited: String
  package var note: String
  /// True when the client was the one who was reached; nil: as the task says.
  package var isWithClient: Bool?

  package init(
    _ outcome: AttemptOutcome, channel: ContactChannel? = nil, time: ClockTime? = nil, until: CalendarDay? = nil,
    event: String? = nil, awaited: String = "", note: String = "", isWithClient: Bool? = nil
  ) {
    self.outcome = outcome
    self.channel = channel
    self.time = time
    self.until = until
    self.event = event
    self.awaited = awaited
    self.note = note
    self.isWithClient = isWithClient
  }
}

/// Tried and reached: two figures, never one.
package struct AttemptCount: Sendable, Equatable {
  package var tried: Int
  package var reached: Int

  package init(_ attempts: [ContactAttempt]) {
    let counted = attempts.filter { !$0.isTakenBack && $0.outcome != .notPossible && $0.outcome != .done }
    tried = counted.count
    reached = counted.count { !$0.outcome.isUnreached }
  }
}
