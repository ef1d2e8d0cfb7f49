internal import Casework

extension CaseloadWriter {
  /// Writes what differs of service plans, notes, answers and estimates.
  func writeRecords(_ new: Caseload, over old: Caseload) throws(StoreError) {
    for plan in new.servicePlans where !old.servicePlans.contains(plan) { try write(plan) }
    for note in new.notes where !old.notes.contains(note) {
      try connection.run(
        """
        INSERT INTO case_notes (client_id, number, day, written_on, note, is_withdrawn) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (client_id, number) DO UPDATE SET day = excluded.day, written_on = excluded.written_on,
          note = excluded.note, is_withdrawn = excluded.is_withdrawn
        """,
        [
          .text(note.clientID), .integer(note.number), .day(note.day), .day(note.writtenOn), .text(note.text),
          .flag(note.isWithdrawn),
        ])
    }
    let manager = SQLValue.text(new.caseManagerID)
    if new.weeklyAnswers != old.weeklyAnswers {
      try connection.run("DELETE FROM weekly_answers WHERE case_manager_id = ?", [manager])
      for answer in new.weeklyAnswers {
        try connection.run(
          "INSERT INTO weekly_answers (case_manager_id, week, score) VALUES (?, ?, ?)",
          [manager, .day(answer.week), .integer(answer.score)])
      }
    }
    if new.ownEstimates != old.ownEstimates {
      try connection.run("DELETE FROM own_estimates WHERE case_manager_id = ?", [manager])
      for own in new.ownEstimates {
        try connection.run(
          "INSERT INTO own_estimates (case_manager_id, template_id, step_id, minutes, taken_on) VALUES (?, ?, ?, ?, ?)",
          [manager, .text(own.templateID), .text(own.stepID), .integer(own.minutes), .day(own.takenOn)])
      }
    }
  }

  private func write(_ plan: ServicePlan) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO service_plans (client_id, admission_date, goals, agreed_on, approved_on, approved_by,
        approval_comment, none_needed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (client_id, admission_date) DO UPDATE SET goals = excluded.goals, agreed_on = excluded.agreed_on,
        approved_on = excluded.approved_on, approved_by = excluded.approved_by,
        approval_comment = excluded.approval_comment, none_needed = excluded.none_needed
      """,
      [
        .text(plan.clientID), .day(plan.admission), .text(plan.goals), .day(plan.agreedOn), .day(plan.approval?.day),
        .optional(plan.approval?.by), .text(plan.approval?.comment ?? ""), .optional(plan.noneNeeded),
      ])
    for review in plan.reviews {
      try connection.run(
        """
        INSERT INTO service_plan_reviews (client_id, admission_date, day, note) VALUES (?, ?, ?, ?)
        ON CONFLICT (client_id, admission_date, day) DO UPDATE SET note = excluded.note
        """, [.text(plan.clientID), .day(plan.admission), .day(review.day), .text(review.note)])
    }
  }
}
