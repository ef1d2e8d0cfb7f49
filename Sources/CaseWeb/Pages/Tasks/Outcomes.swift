internal import Casework

/// The forms that record what came of a task, other than that it is done.
struct Outcomes: Sendable {
  /// `/tasks/12/attempts`.
  var attempt: String
  /// Where to go back to: the day shown, and the place on it.
  var day: String
  var place: String
  /// The client whose page the forms stand on; empty on Today.
  var backTo: String
  /// What a screen reader says: "Call Dr. Smith, Jay".
  var subject: String
  /// The first day that something can wait until.
  var earliest: String
  /// True where no button beside them says that it is done.
  var offersDone: Bool

  init(_ task: TaskView, day: CalendarDay, place: String = "", client: String = "") {
    attempt = "/tasks/\(task.id)/attempts"
    self.day = day.description
    self.place = place
    backTo = client
    subject = "\(task.description), \(task.clientName)"
    earliest = (day + 1).description
    offersDone = !client.isEmpty
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
