/// A step that waits for somebody outside, with its two clocks.
package struct WaitView: Sendable, Equatable {
  /// What kind of answer is awaited.
  package enum Kind: String, Sendable, CaseIterable {
    /// The step's own work is done; the answer is not in.
    case answer
    /// Held by a person until a day, an event or an answer.
    case held
    /// A place on a service's waitlist.
    case waitlist
    /// A service's decision on a referral.
    case referral
  }

  package var kind: Kind
  package var clientID: String
  package var clientName: String
  /// 0 for a wait that belongs to no process.
  package var processID: Int
  package var processTitle: String
  package var stepID: String
  package var stepTitle: String
  package var awaited: String
  /// The first clock starts here: the request.
  package var since: CalendarDay
  /// The second clock starts here: the last time somebody asked; nil before the first chase.
  package var lastChase: CalendarDay?
  package var chases: Int
  /// "7 to 14 days"; empty when nothing is known.
  package var usual: String
  package var expected: CalendarDay
  package var nextChase: CalendarDay?
  package var escalatesOn: CalendarDay?
  /// The day it ends by itself; nil: by an answer or an event.
  package var until: CalendarDay?
  package var event: String?
  /// Where the wait stands on the day it is shown for.
  package var daysSinceRequest: Int
  package var daysSinceChase: Int?
  /// The usual length has passed.
  package var isOverdue: Bool
  /// The escalation day has come.
  package var isEscalated: Bool

  /// "19 days since the request, 5 since the last chase".
  package var clocks: String {
    let request = "\(daysSinceRequest) \(daysSinceRequest == 1 ? "day" : "days") since the request"
    guard let daysSinceChase else { return request + ", not asked again yet" }
    return request + ", \(daysSinceChase) since the last chase"
  }

  /// "usually 7 to 14 days, expected by 20 Jan".
  package var outlook: String {
    var parts: [String] = []
    if !usual.isEmpty { parts.append("usually \(usual)") }
    if let until {
      parts.append("until \(DayText.dayAndMonth(until))")
    } else if let event {
      parts.append("until “\(event)” is recorded")
    } else if isOverdue {
      parts.append("longer than usual")
    } else {
      parts.append("expected by \(DayText.dayAndMonth(expected))")
    }
    if let nextChase { parts.append("asked again on \(DayText.dayAndMonth(nextChase))") }
    if let escalatesOn {
      parts.append(
        "\(isEscalated ? "for the supervisor since" : "to the supervisor on") \(DayText.dayAndMonth(escalatesOn))")
    }
    return parts.joined(separator: ", ")
  }
}
