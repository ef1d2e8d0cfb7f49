package import Casework

/// Moves the virtual clock; refused unless the office runs on one.
package struct MoveClock: UseCase {
  package typealias Outcome = CalendarDay
  package var to: CalendarDay
  /// The time of day at which it stands still; nil: the system's.
  package var time: ClockTime?

  package init(to: CalendarDay, time: ClockTime? = nil) {
    self.to = to
    self.time = time
  }
}

extension MoveClock {
  package static var action: String { "move_clock" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> CalendarDay { to }
}
