package import Casework

/// The plan as it stands on a day: Today, its week, and the document of the API.
package struct ViewPlan: KeptUseCase {
  package typealias Outcome = PlanView
  /// nil: today by the office's clock.
  package var day: CalendarDay?
  package init(day: CalendarDay? = nil) { self.day = day }
}

extension ViewPlan {
  package var question: String { day?.description ?? "" }
  package static var action: String { "view_plan" }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanView {
    let views = workspace.views
    guard let day, day != workspace.today else {
      return PlanView(
        today: views.todayView(), week: views.weekView(containing: workspace.caseload.planningDay(workspace.today)))
    }
    try DayLimits.check(day, today: workspace.today)
    let shown = workspace.caseload.planningDay(day)
    return PlanView(today: views.todayView(of: shown), week: views.weekView(containing: shown))
  }
}

/// Today and the week around it.
package struct PlanView: Sendable, Equatable {
  package var today: TodayView
  package var week: WeekView
  package init(today: TodayView, week: WeekView) {
    self.today = today
    self.week = week
  }
  /// The document of the API and of `--json`.
  package var smartDistribution: SmartDistribution { SmartDistribution(today: today, week: week) }
}

/// How far from today a plan can be looked at.
enum DayLimits {
  static func check(_ day: CalendarDay, today: CalendarDay) throws(CaseError) {
    guard abs(day - today) <= 366 else {
      throw .badInput(
        field: "date", sentence: "\(day) is too far from today (\(today)). Choose a day within a year of it.")
    }
  }
}
