internal import Planning

/// How it stands with a stay's service plan: what people recorded about it, and what follows from the steps they did.
package struct ServicePlanStanding: Sendable, Equatable {
  package var goals = ""
  package var noneNeeded: String?
  /// The day of the meeting, or of the record; nil while nothing is agreed.
  package var agreedOn: CalendarDay?
  package var approvedOn: CalendarDay?
  package var approvedBy: String?
  package var comment = ""
  /// In the order of their days.
  package var reviews: [ServicePlan.Review] = []
  /// How long an approval or a review holds, in days.
  package var reviewDays: Int

  /// The day by which it is to be reviewed next; nil while it isn't approved.
  package var reviewDue: CalendarDay? { approvedOn.map { max($0, reviews.last?.day ?? $0) + reviewDays } }

  /// Changes with the plan's words and its approval: what somebody looked at, to compare with what stands later.
  package var version: String { TextVersion.of([goals, noneNeeded ?? "", approvedOn?.description ?? ""]) }

  /// True when the plan was approved by that day, and approved or reviewed in the days before it.
  package func isCurrent(on day: CalendarDay) -> Bool {
    guard let approvedOn, approvedOn <= day else { return false }
    let last = reviews.map(\.day).filter { $0 <= day }.max() ?? approvedOn
    return day - max(last, approvedOn) <= reviewDays
  }

  /// "Agreed on 5 January, approved by M. Ortiz on 8 January, review due by 8 April".
  package func sentence(on today: CalendarDay) -> String {
    guard let agreedOn else { return "Not agreed yet." }
    guard let approvedOn else {
      return "Agreed on \(DayText.dayAndMonth(agreedOn)); the supervisor's approval is open."
    }
    let by = approvedBy.map { " by \($0)" } ?? ""
    let review = reviews.last.map { ", reviewed on \(DayText.dayAndMonth($0.day))" } ?? ""
    let due = reviewDue.map { day in
      day < today
        ? "; the review has been due since \(DayText.dayAndMonth(day))"
        : "; next review by \(DayText.dayAndMonth(day)) \(day.components.year)"
    }
    return
      "Agreed on \(DayText.dayAndMonth(agreedOn)), approved\(by) on \(DayText.dayAndMonth(approvedOn))\(review)\(due ?? "")."
  }

  /// The milestones of templates that mean that a plan was agreed, and approved.
  static let agreedMilestone = "plan_agreed"
  static let approvedMilestone = "plan_approved"
  /// The step of the review that is planned.
  static let reviewStep = "service-plan-review"
  /// The step of the reminder that the approval is open.
  static let approvalStep = "service-plan-approval"
}

extension Caseload {
  /// How it stands with the plan of a client's present stay.
  package func servicePlanStanding(
    of client: Client, on day: CalendarDay, library: TemplateLibrary
  ) -> ServicePlanStanding {
    servicePlanStanding(
      of: client, schedule: schedule(of: client.id, on: day, library: library),
      tasks: tasks.filter { $0.key.clientID == client.id })
  }

  /// The same, where the client's schedule and tasks are at hand.
  func servicePlanStanding(of client: Client, schedule: ClientSchedule, tasks: [TaskRecord]) -> ServicePlanStanding {
    let record = servicePlan(of: client)
    func day(of milestone: String) -> CalendarDay? {
      schedule.nodes.filter { $0.step.milestone == milestone }.compactMap { node -> CalendarDay? in
        // A step that was skipped agreed and approved nothing; one that waits for its answer hasn't yet.
        node.pieces.contains { $0.doneOn != nil } ? node.finishedOn : nil
      }.filter { $0 >= client.admission }.min()
    }
    var standing = ServicePlanStanding(reviewDays: settings.planReviewDays)
    standing.goals = record?.goals ?? ""
    standing.noneNeeded = record?.noneNeeded
    standing.approvedOn = record?.approval?.day ?? day(of: ServicePlanStanding.approvedMilestone)
    standing.approvedBy = record?.approval?.by ?? (standing.approvedOn == nil ? nil : settings.supervisor)
    standing.comment = record?.approval?.comment ?? ""
    standing.agreedOn = record?.agreedOn ?? day(of: ServicePlanStanding.agreedMilestone) ?? standing.approvedOn
    let done = tasks.filter { $0.key.stepID == ServicePlanStanding.reviewStep && $0.status == .done }.compactMap(
      \.completedOn
    ).filter { $0 >= client.admission }
    let noted = record?.reviews ?? []
    let plain = Set(done).subtracting(noted.map(\.day)).map { ServicePlan.Review(day: $0) }
    standing.reviews = (noted + plain).sorted { $0.day < $1.day }
    return standing
  }
}

extension Agenda {
  /// The review of a service plan before it lapses, and the reminder of an approval that is open.
  func servicePlanItems(
    _ client: Client, caseload: Caseload, own: [TaskRecord], schedule: ClientSchedule, end: CalendarDay
  ) -> [AgendaItem] {
    guard client.exit == nil else { return [] }
    let standing = caseload.servicePlanStanding(of: client, schedule: schedule, tasks: own)
    guard let agreed = standing.agreedOn else { return [] }
    let calendar = caseload.calendar
    if let due = standing.reviewDue {
      let opens = calendar.workingDay(onOrAfter: max(today, due - 14))
      guard opens <= end else { return [] }
      let item = planItem(
        client, step: ServicePlanStanding.reviewStep, number: standing.reviews.count + 1,
        title: "Review of the service plan", description: "Review the service plan with \(client.name)",
        category: .appointment, minutes: 30, from: opens, due: calendar.workingDay(onOrBefore: due),
        reason:
          "A service plan is reviewed every \(standing.reviewDays) days; this one by \(DayText.dayAndMonth(due)) (estimate).",
        calendar: calendar)
      return [item]
    }
    // While the step that asks for the approval is open, it is asked for there.
    let isAsked = schedule.nodes.contains {
      $0.step.milestone == ServicePlanStanding.approvedMilestone && $0.exists && $0.finishedOn == nil
    }
    if isAsked { return [] }
    let asked = own.filter { $0.key.stepID == ServicePlanStanding.approvalStep && $0.status == .done }
    let last = asked.compactMap(\.completedOn).max()
    let opens = calendar.workingDay(
      onOrAfter: max(today, last.map { $0 + 7 } ?? calendar.day(agreed, plusWorkingDays: 2)))
    guard opens <= end else { return [] }
    return [
      planItem(
        client, step: ServicePlanStanding.approvalStep, number: asked.count + 1,
        title: "Approval of the service plan",
        description: "Ask for the approval of \(client.name)'s service plan", category: .followUp, minutes: 5,
        from: opens, due: calendar.day(opens, plusWorkingDays: 2),
        reason: "The plan counts once the supervisor has approved it.", calendar: calendar)
    ]
  }

  private func planItem(
    _ client: Client, step: String, number: Int, title: String, description: String, category: WorkCategory,
    minutes: Int, from release: CalendarDay, due: CalendarDay, reason: String, calendar: WorkCalendar
  ) -> AgendaItem {
    let due = max(due, release)
    let (priority, why) = PriorityRule.priority(
      PriorityRule.Facts(
        client: client, today: today, templateID: "", due: due, slack: nil, slackCause: "", isMissed: false))
    // Each stay counts from its own hundred.
    let ordinal = client.earlierStays.count * 100 + number
    return AgendaItem(
      key: PieceKey(clientID: client.id, processID: 0, stepID: step, ordinal: ordinal), description: description,
      stepTitle: title, processTitle: nil, category: category, minutes: minutes, effort: .normal, priority: priority,
      priorityReason: why, release: release, due: due, lastDay: nil, deadline: nil, isMissed: false, onlyDays: nil,
      appointment: nil, after: [], isTentative: false, slack: nil, slackCause: "", expectedDay: release,
      templateReason: reason)
  }
}
