/// Where the clock stands among the suggested times of a day: what should be behind, and what is ahead.
package struct DayClock: Sendable, Equatable {
  package var time: ClockTime
  /// When the day begins and ends: its hours, or its first and last suggested time beyond them.
  package var opens: ClockTime
  package var closes: ClockTime
  /// The tasks with a suggested time, in the order of the day.
  package var slots: [Slot]

  /// One task at its time.
  package struct Slot: Sendable, Equatable {
    package var task: TaskView
    package var starts: ClockTime
    package var ends: ClockTime
    package var isDone: Bool { task.status == .done }
  }

  /// nil on a day without suggested times, and outside of its hours.
  ///
  /// - Parameter time: the agency's clock, on the day that is shown.
  package init?(_ view: TodayView, time: ClockTime) {
    let open = view.groups.flatMap(\.cards).flatMap(\.lines).flatMap(\.tasks)
    slots = (open + view.done).compactMap { task in
      task.startsAt.map { Slot(task: task, starts: $0, ends: $0 + task.minutes) }
    }.sorted { ($0.starts, $0.task.id) < ($1.starts, $1.task.id) }
    guard let first = slots.first, let last = slots.map(\.ends).max() else { return nil }
    self.time = time
    opens = min(first.starts, ClockTime(minutes: 8 * 60))
    closes = max(last, ClockTime(minutes: 17 * 60))
    guard (opens...closes).contains(time) else { return nil }
  }

  /// Open tasks whose time is over.
  package var behind: [TaskView] { slots.filter { !$0.isDone && $0.ends <= time }.map(\.task) }

  /// The open task whose time it is, or else the next.
  package var next: TaskView? { slots.first { !$0.isDone && $0.ends > time }?.task }

  /// "You are on time", "3 tasks should be behind you".
  package var standing: String {
    switch behind.count {
    case 0: "you are on time"
    case 1: "1 task should be behind you"
    case let count: "\(count) tasks should be behind you"
    }
  }

  /// "On now: 10:30 Call Dr. Smith, Jay", "Next: 10:50 Call Dr. Smith, Jay", "Nothing else has a time".
  package var coming: String {
    guard let next, let starts = next.startsAt else { return "Nothing else has a time" }
    return "\(starts <= time ? "On now" : "Next"): \(starts) \(next.description), \(next.clientName)"
  }
}
