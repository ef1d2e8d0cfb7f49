internal import Planning

extension Referral {
  /// How often a service is asked for its decision (estimate).
  static let decisionChase = TimeSpan(7, .calendarDays)
  /// How often somebody asks after a place on a list that names no day for its next update (estimate).
  static let listChase = TimeSpan(30, .calendarDays)
  /// After how many days without a decision the supervisor is told: twice the usual wait, and a month at the least (estimate).
  static func escalation(usualDays: Int?) -> TimeSpan { TimeSpan(max(2 * (usualDays ?? 0), 30), .calendarDays) }
  /// How long an answer is expected to take where the list names no usual wait (estimate).
  static let usualAnswer = 30

  /// True while the service has still to answer, or to come to the client's place.
  var isAwaited: Bool { state == .sent || state == .waitlisted }

  /// The step of the task that asks the service, or that keeps the place on its list.
  fileprivate func stepID(_ work: String) -> String { "referral-\(id):\(work)" }
}

/// Referrals that no step of a process waits for: they are asked after all the same, and their places kept.
extension Agenda {
  func referralItems(
    _ client: Client, caseload: Caseload, own: [TaskRecord], schedule: ClientSchedule, end: CalendarDay
  ) -> [AgendaItem] {
    awaited(schedule).compactMap { referral, service in
      let closed = asks(referral, own)
      let item: AgendaItem
      if referral.state == .waitlisted, let due = referral.nextUpdateDue {
        item = schedule.keeping(
          service, by: due,
          key: PieceKey(
            clientID: client.id, processID: 0, stepID: referral.stepID("list"), ordinal: max(1, due.number)),
          stepTitle: "Keep the place at \(service.name)", processTitle: nil, templateID: "")
      } else {
        let next = nextAsk(referral, closed: closed, calendar: caseload.calendar)
        item = asking(
          client, referral, service, number: closed.count + 1,
          on: caseload.calendar.workingDay(onOrAfter: max(next, today)), schedule: schedule)
      }
      guard item.release <= end else { return nil }
      return item
    }
  }

  /// The same referrals as waits, with their two clocks.
  func referralWaits(
    _ client: Client, caseload: Caseload, own: [TaskRecord], schedule: ClientSchedule
  ) -> [WaitView] {
    awaited(schedule).map { referral, service in
      let since = referral.state == .waitlisted ? referral.stateOn : referral.sentOn
      let closed = asks(referral, own)
      let asked = closed.filter { $0.status == .done }.compactMap(\.completedOn).filter { $0 >= since }.sorted()
      let usual = service.waitlist?.usualDays
      let escalates = caseload.calendar.workingDay(
        onOrAfter: caseload.calendar.day(since, plus: Referral.escalation(usualDays: usual)))
      let place = referral.place.map { ", place \($0)" } ?? ""
      return WaitView(
        kind: referral.state == .waitlisted ? .waitlist : .referral, clientID: client.id, clientName: client.name,
        processID: 0, processTitle: "Referral", stepID: "referral-\(referral.id)",
        stepTitle: "Referral to \(service.name)", awaited: service.name + place, since: since, lastChase: asked.last,
        chases: asked.count, usual: usual.map { "\($0) days" } ?? "",
        expected: max(since + (usual ?? Referral.usualAnswer), today),
        nextChase: referral.nextUpdateDue
          ?? max(nextAsk(referral, closed: closed, calendar: caseload.calendar), today),
        escalatesOn: escalates, until: nil, event: nil, daysSinceRequest: today - since,
        daysSinceChase: asked.last.map { today - $0 }, isOverdue: usual.map { since + $0 < today } ?? false,
        isEscalated: escalates <= today)
    }
  }

  /// The awaited referrals of a client that no open step waits for, each with its service.
  private func awaited(_ schedule: ClientSchedule) -> [(Referral, Service)] {
    schedule.context.referrals.filter(\.isAwaited).compactMap { referral in
      guard let service = schedule.context.directory[referral.serviceID],
        !schedule.nodes.contains(where: { schedule.waitsForPlace($0, at: referral.serviceID) })
      else { return nil }
      return (referral, service)
    }
  }

  /// The times that the service was asked, or that asking it was left out.
  private func asks(_ referral: Referral, _ own: [TaskRecord]) -> [TaskRecord] {
    own.filter { $0.key.stepID == referral.stepID("chase") && !$0.isOpen }
  }

  /// The day on which the service is asked next.
  private func nextAsk(_ referral: Referral, closed: [TaskRecord], calendar: WorkCalendar) -> CalendarDay {
    let since = referral.state == .waitlisted ? referral.stateOn : referral.sentOn
    let last = closed.compactMap(\.completedOn).filter { $0 >= since }.max() ?? since
    let every = referral.state == .waitlisted ? Referral.listChase : Referral.decisionChase
    return calendar.workingDay(onOrAfter: calendar.day(last, plus: every))
  }

  private func asking(
    _ client: Client, _ referral: Referral, _ service: Service, number: Int, on day: CalendarDay,
    schedule: ClientSchedule
  ) -> AgendaItem {
    let due = schedule.calendar.day(day, plusWorkingDays: 1)
    let (priority, reason) = PriorityRule.priority(
      PriorityRule.Facts(client: client, today: today, templateID: "", due: due))
    var item = AgendaItem(
      key: PieceKey(clientID: client.id, processID: 0, stepID: referral.stepID("chase"), ordinal: number),
      description: "Ask \(service.name): the referral", stepTitle: "Ask after the referral", processTitle: nil,
      category: .followUp, minutes: 10, effort: .light, priority: priority, priorityReason: reason, release: day,
      due: due, lastDay: nil, deadline: nil, isMissed: false, onlyDays: nil, appointment: nil, after: [],
      isTentative: false, slack: nil, slackCause: "", expectedDay: day,
      templateReason: "Referred to \(service.name) on \(DayText.dayAndMonth(referral.sentOn)), and nothing decided yet."
    )
    item.counterpart = Counterpart(name: service.id, timeZone: service.timeZone, hours: service.hours)
    schedule.keepOpeningDays(of: service, isIntake: false, in: &item)
    return item
  }
}

extension ClientSchedule {
  /// True for an open step that waits for a place at a service.
  func waitsForPlace(_ node: StepNode, at service: String) -> Bool {
    processes[node.process].status.isOpen && node.exists && !node.isSettled && !node.openPieces.isEmpty
      && node.step.needsPlace && node.service?.id == service
  }
}
