package import Casework

/// Moves the virtual clock; refused unless the office runs on one.
package struct MoveClock: UseCase {
  package typealias Outcome = CalendarDay
  package var to: CalendarDay
  package init(to: CalendarDay) { self.to = to }
}

extension MoveClock {
  package static var action: String { "move_clock" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> CalendarDay { to }
}
