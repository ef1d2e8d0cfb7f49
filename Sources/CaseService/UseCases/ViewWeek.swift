package import Casework

/// The week that contains a day (up to four weeks ahead; earlier weeks show what was done).
package struct ViewWeek: KeptUseCase {
  package typealias Outcome = WeekView
  package var containing: CalendarDay
  package init(containing: CalendarDay) { self.containing = containing }
}

/// Four weeks, from the one that contains a day.
package struct ViewMonth: KeptUseCase {
  package typealias Outcome = MonthView
  package static var action: String { "view_month" }
  /// nil: today by the office's clock.
  package var containing: CalendarDay?
  package init(containing: CalendarDay? = nil) { self.containing = containing }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> MonthView {
    let day = containing ?? workspace.today
    try DayLimits.check(day, today: workspace.today)
    return workspace.views.monthView(containing: day)
  }
}

extension ViewMonth {
  package var question: String { containing?.description ?? "" }
}

extension ViewWeek {
  package var question: String { containing.description }
  package static var action: String { "view_week" }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> WeekView {
    try DayLimits.check(containing, today: workspace.today)
    return workspace.views.weekView(containing: containing)
  }
}
