internal import Casework

/// The forms that record what came of a task, other than that it is done.
struct Outcomes: Sendable {
  /// `/tasks/12/attempts`.
  var attempt: String
  /// Where the forms lead back to: the day shown and the place on it, `2026-01-05#card`, or a client's page, `client:C-002`.
  var back: String
  /// What a screen reader says: "Call Dr. Smith, Jay".
  var subject: String
  /// The first day that something can wait until.
  var earliest: String
  /// True where no button beside them says that it is done.
  var offersDone: Bool

  /// What a way back to a client's page begins with.
  static let clientMark = "client:"

  init(_ task: TaskView, day: CalendarDay, place: String = "", client: String? = nil) {
    attempt = "/tasks/\(task.id)/attempts"
    back = client.map { Self.clientMark + $0 } ?? "\(day)#\(place)"
    subject = "\(task.description), \(task.clientName)"
    earliest = (day + 1).description
    offersDone = client != nil
  }
}

/// Outcomes and channels as pages say them.
enum OutcomeWords {
  static func name(_ outcome: AttemptOutcome) -> String {
    switch outcome {
    case .done: "Done"
    case .reached: "Reached"
    case .leftMessage: "Left a message"
    case .noAnswer: "No answer"
    case .waiting: "Waiting"
    case .notPossible: "Not possible"
    }
  }

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
