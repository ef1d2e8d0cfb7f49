internal import Casework

extension CaseloadReader {
  /// Service plans, notes, answers, and estimates taken over; and puts processes of earlier stays into the history.
  func readRecords(into caseload: inout Caseload, manager: SQLValue) throws {
    caseload.earlierProcesses = caseload.processes.filter { $0.earlierStay != nil }
    caseload.processes.removeAll { $0.earlierStay != nil }
    var reviews: [String: [ServicePlan.Review]] = [:]
    for row in try connection.rows(
      """
      SELECT * FROM service_plan_reviews WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)
      ORDER BY client_id, admission_date, day
      """, [manager])
    {
      let key = "\(try row.text("client_id"))/\(try row.text("admission_date"))"
      reviews[key, default: []].append(
        ServicePlan.Review(day: try row.day("day"), note: try row.text("note")))
    }
    caseload.servicePlans = try connection.rows(
      """
      SELECT * FROM service_plans WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)
      ORDER BY client_id, admission_date
      """, [manager]
    ).map { row in
      var plan = ServicePlan(
        clientID: try row.text("client_id"), admission: try row.day("admission_date"),
        goals: try row.text("goals"), agreedOn: try row.optionalDay("agreed_on"),
        noneNeeded: row.optionalText("none_needed"))
      if let approved = try row.optionalDay("approved_on") {
        plan.approval = ServicePlan.Approval(
          day: approved, by: try row.text("approved_by"), comment: try row.text("approval_comment"))
      }
      plan.reviews = reviews["\(plan.clientID)/\(plan.admission)"] ?? []
      return plan
    }
    caseload.notes = try connection.rows(
      """
      SELECT * FROM case_notes WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)
      ORDER BY client_id, number
      """, [manager]
    ).map { row in
      CaseNote(
        clientID: try row.text("client_id"), number: try row.integer("number"), day: try row.day("day"),
        writtenOn: try row.day("written_on"), text: try row.text("note"),
        isWithdrawn: try row.integer("is_withdrawn") == 1)
    }
    caseload.weeklyAnswers = try connection.rows(
      "SELECT * FROM weekly_answers WHERE case_manager_id = ? ORDER BY week", [manager]
    ).map { WeeklyAnswer(week: try $0.day("week"), score: try $0.integer("score")) }
    caseload.ownEstimates = try connection.rows(
      "SELECT * FROM own_estimates WHERE case_manager_id = ? ORDER BY template_id, step_id", [manager]
    ).map { row in
      OwnEstimate(
        templateID: try row.text("template_id"), stepID: try row.text("step_id"),
        minutes: try row.integer("minutes"), takenOn: try row.day("taken_on"))
    }
  }

  /// The ids of all clients, of whichever case manager.
  package func clientIDs() throws(StoreError) -> Set<String> {
    var ids: Set<String> = []
    for row in try connection.rows("SELECT id FROM clients") { ids.insert(try row.text("id")) }
    return ids
  }
}
