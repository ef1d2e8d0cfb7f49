/// Dates that people record for a process beside its events: a clock that stands still, a paper's own end, a deadline that was
/// moved by a letter.
package struct ProcessDates: Sendable, Equatable {
  /// In the order of their days; only the last can be open.
  package var clockStops: [ClockStop] = []
  /// The day a step's paper ends, as it is printed on it, by step; otherwise it counts from the step's day.
  package var paperEnds: [StepDate] = []
  /// Hard dates that somebody with the power to do so has set: an extension, a date in a letter.
  package var deadlines: [StepDate] = []
  /// Dates of which somebody is to be asked whether they can be later, with the date as it was.
  package var extensionRequests: [StepDate] = []

  package init() {}

  package var isEmpty: Bool {
    clockStops.isEmpty && paperEnds.isEmpty && deadlines.isEmpty && extensionRequests.isEmpty
  }

  /// How a step's paper is called that was renewed so many times.
  static func paper(_ step: String, renewed: Int) -> String { renewed == 0 ? step : "\(step)/\(renewed)" }

  package func paperEnd(of step: String) -> CalendarDay? { paperEnds.first { $0.stepID == step }?.day }
  package func deadline(of step: String) -> CalendarDay? { deadlines.first { $0.stepID == step }?.day }

  /// A day recorded for a step, and why. Of one step the last one counts.
  package struct StepDate: Sendable, Equatable {
    package var stepID: String
    package var day: CalendarDay
    package var reason: String

    package init(stepID: String, day: CalendarDay, reason: String) {
      self.stepID = stepID
      self.day = day
      self.reason = reason
    }
  }

  mutating func setPaperEnd(_ date: StepDate) { paperEnds = Self.set(date, in: paperEnds) }
  mutating func setDeadline(_ date: StepDate) { deadlines = Self.set(date, in: deadlines) }
  mutating func setExtensionRequest(_ date: StepDate) { extensionRequests = Self.set(date, in: extensionRequests) }

  private static func set(_ date: StepDate, in dates: [StepDate]) -> [StepDate] {
    (dates.filter { $0.stepID != date.stepID } + [date]).sorted { $0.stepID < $1.stepID }
  }
}

/// A time during which a clock stands still: from `stoppedOn` up to, but not including, `resumedOn`.
package struct ClockStop: Sendable, Equatable {
  package var stoppedOn: CalendarDay
  /// nil while it stands still.
  package var resumedOn: CalendarDay?
  package var reason: String

  package init(stoppedOn: CalendarDay, resumedOn: CalendarDay? = nil, reason: String) {
    self.stoppedOn = stoppedOn
    self.resumedOn = resumedOn
    self.reason = reason
  }
}

/// A clock of so many days that can stand still, such as a housing voucher's (24 CFR 982.303).
package struct SuspendableClock: Sendable, Equatable {
  /// The last day if it never stood still.
  package var nominalEnd: CalendarDay
  /// In the order of their days, not overlapping.
  package var stops: [ClockStop]

  package init(nominalEnd: CalendarDay, stops: [ClockStop]) {
    self.nominalEnd = nominalEnd
    self.stops = stops
  }

  /// The stop that still lasts; nil while the clock runs.
  package var openStop: ClockStop? { stops.last.flatMap { $0.resumedOn == nil ? $0 : nil } }

  /// The last day as it is counted on `today`: while the clock stands still, as if it ran on from today.
  package func end(on today: CalendarDay) -> CalendarDay {
    var end = nominalEnd
    for stop in stops {
      // A clock that had run out can't be stopped any more.
      guard stop.stoppedOn <= end else { break }
      end = end + max(0, (stop.resumedOn ?? max(today, stop.stoppedOn)) - stop.stoppedOn)
    }
    return end
  }

  /// Days left on `today`, today not counted; negative once it has run out.
  package func daysLeft(on today: CalendarDay) -> Int { end(on: today) - today }
}

/// Why a date can't be recorded. Each says what to do instead.
package enum ProcessDateError: Error, Equatable, Sendable {
  case noClock(title: String)
  case notStarted(title: String)
  case alreadyStopped(since: CalendarDay, reason: String)
  case notStopped(title: String)
  case inFuture(CalendarDay)
  case beforeLastChange(CalendarDay, last: CalendarDay)
  case noReason
  case unknownStep(String, title: String)
  case noPaper(String, stepTitle: String)
  case noDeadline(String, stepTitle: String)

  package var sentence: String {
    switch self {
    case .noClock(let title): "“\(title)” has no clock that can stand still."
    case .notStarted(let title):
      "The clock of “\(title)” hasn't started. Record what starts it first."
    case .alreadyStopped(let since, let reason):
      "The clock stands still since \(since) (\(reason)). Let it run on first, or leave it as it is."
    case .notStopped(let title): "The clock of “\(title)” is running. There is nothing to start again."
    case .inFuture(let day): "\(day) is still to come. Record it on the day it happens."
    case .beforeLastChange(let day, let last):
      "\(day) lies before \(last), when the clock was last changed. Write a day from then on."
    case .noReason: "Write a reason, so that the next person knows."
    case .unknownStep(let id, let title): "“\(title)” has no step “\(id)”."
    case .noPaper(let id, let stepTitle): "“\(stepTitle)” (\(id)) produces no paper that can expire."
    case .noDeadline(let id, let stepTitle): "“\(stepTitle)” (\(id)) has no hard date that could be moved."
    }
  }
}
