package import Casework

/// The week that contains a day (up to four weeks ahead; earlier weeks show what was done).
package struct ViewWeek: UseCase {
  package typealias Outcome = WeekView
  package var containing: CalendarDay
  package init(containing: CalendarDay) { self.containing = containing }
}

extension ViewWeek {
  package static var action: String { "view_week" }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> WeekView {
    try DayLimits.check(containing, today: workspace.today)
    return workspace.views.weekView(containing: containing)
  }
}
