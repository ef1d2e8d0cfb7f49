/// An emergency of one client, with the moments that show whether it was stabilised within a day.
package struct Crisis: Sendable, Equatable, Codable {
  package var id: Int
  package var clientID: String
  /// "No bed tonight".
  package var kind: String
  /// What is needed now: the task that goes on today.
  package var need: String
  /// The minutes of that task; the day's crisis buffer pays for them first.
  package var minutes: Int
  package var opened: Moment
  /// Safe tonight, the immediate need met; nil until then.
  package var stabilised: Moment?
  /// Over; nil while it is open.
  package var closed: Moment?
  /// True when its opening was taken back: it counts nowhere.
  package var isWithdrawn: Bool

  package init(
    id: Int, clientID: String, kind: String, need: String, minutes: Int, opened: Moment, stabilised: Moment? = nil,
    closed: Moment? = nil, isWithdrawn: Bool = false
  ) {
    self.id = id
    self.clientID = clientID
    self.kind = kind
    self.need = need
    self.minutes = minutes
    self.opened = opened
    self.stabilised = stabilised
    self.closed = closed
    self.isWithdrawn = isWithdrawn
  }

  /// A day and a time on the agency's clock.
  package struct Moment: Sendable, Equatable, Comparable, Codable {
    package var day: CalendarDay
    package var time: ClockTime

    package init(day: CalendarDay, time: ClockTime) {
      self.day = day
      self.time = time
    }

    package static func < (left: Moment, right: Moment) -> Bool { (left.day, left.time) < (right.day, right.time) }

    /// "Mon 5 Jan, 10:40".
    package var words: String { "\(DayText.short(day)), \(time)" }

    /// Minutes by the clock from another moment; weekends count.
    package func minutes(since earlier: Moment) -> Int {
      (day - earlier.day) * 1_440 + time.minutes - earlier.time.minutes
    }
  }

  /// Where it stands.
  package enum State: String, Sendable { case open, stabilised, closed, withdrawn }

  package var state: State {
    isWithdrawn ? .withdrawn : closed != nil ? .closed : stabilised != nil ? .stabilised : .open
  }

  /// The hours that a crisis may take until it is stabilised.
  package static let hoursToStabilise = 24

  /// Whether it was stabilised within 24 hours by the clock; nil while that is still open.
  package func wasStabilisedInTime(at now: Moment) -> Bool? {
    let limit = Self.hoursToStabilise * 60
    if let settled = stabilised ?? closed { return settled.minutes(since: opened) <= limit }
    return now.minutes(since: opened) > limit ? false : nil
  }

  /// The piece that holds what is needed now.
  package static let taskStep = "crisis"
  /// The piece that follows a stabilised crisis on the next working day.
  package static let followUpStep = "crisis-follow-up"
}
