internal import Casework
internal import Planning

/// What must hold after every day that is lived.
enum AgencyInvariants {
  static func check(_ agency: Agency, planned: Replanning, on day: CalendarDay) throws {
    func require(_ holds: Bool, _ sentence: @autoclosure () -> String) throws {
      if !holds { throw SimulationError.brokenInvariant(day: day, sentence: sentence()) }
    }
    let findings = PlanChecker.violations(of: planned.plan, for: planned.problem)
    try require(findings.isEmpty, "the plan breaks a rule: \(findings.prefix(3))")
    let caseload = agency.caseload
    try require(Set(caseload.tasks.map(\.key)).count == caseload.tasks.count, "a piece exists twice")
    let status = Dictionary(caseload.clients.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
    for task in planned.caseload.tasks where task.isOpen && task.day != nil {
      try require(status[task.key.clientID] != nil, "task \(task.id) belongs to nobody")
    }
    let closed = Set(planned.caseload.clients.filter { $0.status != .open }.map(\.id))
    for task in planned.caseload.tasks where closed.contains(task.key.clientID) {
      try require(!task.isOpen || task.day == nil, "task \(task.id) of a closed client stands on a day")
    }
    for task in caseload.tasks where task.status == .done {
      try require(task.completedOn.map { $0 <= day } ?? false, "task \(task.id) was done on a day to come")
    }
    // Today's work was done, or is still open; nothing vanished.
    let after = Set(caseload.tasks.map(\.id))
    try require(planned.caseload.tasks.allSatisfy { after.contains($0.id) }, "a task vanished during the day")
  }
}
