package import Casework

/// Enters days or half-days away; what stood there finds another place, as a preview.
package struct EnterLeave: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "enter_leave" }
  package static var changesCaseload: Bool { true }
  package var leave: PlanChange.Leave
  package var seen: String?

  package init(_ leave: PlanChange.Leave, seen: String? = nil) {
    self.leave = leave
    self.seen = seen
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    workspace.subject = "leave \(leave.from) to \(leave.to)"
    return try workspace.ask(for: .leave(leave), seen: seen)
  }
}

/// Takes leave back: the days are worked after all.
package struct CancelLeave: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "cancel_leave" }
  package static var changesCaseload: Bool { true }
  package var from: CalendarDay
  package var to: CalendarDay

  package init(from: CalendarDay, to: CalendarDay) {
    self.from = from
    self.to = to
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    workspace.subject = "leave \(from) to \(to)"
    return try workspace.ask(for: .cancelLeave(from: from, to: to))
  }
}
