internal import Planning

extension Agenda {
  /// The contacts that a client needs, with the retry of an attempt that reached nobody.
  func contactItems(
    _ client: Client, caseload: Caseload, own: [TaskRecord], library: TemplateLibrary, end: CalendarDay
  ) -> [AgendaItem] {
    let standing = ContactStanding(client, caseload: caseload, library: library, today: today)
    let closed = own.filter { $0.key.stepID == ContactSchedule.cadenceStep && !$0.isOpen }.count
    let needs = standing.schedule(end: end, closedContacts: closed, promised: afterCare(of: client)).needs()
    return needs.enumerated().map { number, need in
      let contact = PriorityRule.Facts.Contact(
        base: need.isSecuring ? min(need.rule.priority, .medium) : need.rule.priority, reason: need.rule.title,
        daysSince: number == 0 ? standing.lastContact.map { today - $0 } : nil, gapDays: need.rule.gapDays ?? 1)
      let (priority, reason) = PriorityRule.priority(
        PriorityRule.Facts(
          client: client, today: today, due: need.due, escalation: number == 0 ? standing.escalation : nil,
          contact: contact))
      var item = AgendaItem(
        key: need.key, description: "Contact with \(client.name)", stepTitle: "Contact with the client",
        processTitle: nil, category: need.rule.category, minutes: need.rule.minutes, effort: need.rule.effort,
        priority: priority, priorityReason: reason, release: max(need.release, today), due: need.due, lastDay: nil,
        deadline: nil, isMissed: false, onlyDays: need.onlyDays, appointment: nil, after: [], isTentative: false,
        slack: nil, slackCause: "", expectedDay: max(need.release, today), templateReason: need.rule.title)
      let record = own.first { $0.key == need.key && $0.isOpen }
      if let record, let retry = standing.retry(of: record.id, rule: need.rule) {
        // A day's own contact stays on its day: after an afternoon's attempt the next day's takes its place.
        if item.onlyDays == nil { item.release = max(item.release, retry.day) }
        if item.onlyDays == nil || item.onlyDays == [retry.day] { item.half = retry.half }
      }
      if let wait = caseload.waits.last(where: { $0.key == need.key && $0.holds(on: today) }), let until = wait.until {
        item.release = max(item.release, caseload.calendar.workingDay(onOrAfter: until))
      }
      item.expectedDay = max(item.expectedDay, item.release)
      return item
    }
  }

  /// The days on which after-care contacts a client who left.
  private func afterCare(of client: Client) -> [CalendarDay] {
    guard client.exit != nil, let schedule = schedules[client.id] else { return [] }
    return schedule.nodes.filter { node in
      node.exists && !node.isSettled && schedule.processes[node.process].status.isOpen
        && node.step.isWithClient ?? (node.step.category == .appointment)
    }.flatMap { node in node.openPieces.map { $0.record?.day ?? $0.expectedDay } }
      .filter { $0 >= today }.sorted()
  }

  /// The annual assessment that HMIS asks for, within 30 days of each anniversary of the entry.
  func assessmentItems(
    _ client: Client, caseload: Caseload, own: [PieceKey: TaskRecord], end: CalendarDay
  ) -> [AgendaItem] {
    guard caseload.settings.reportsToHMIS else { return [] }
    let rule = ContactCadence.standard.rule(for: .hmis)
    let (year, month, day) = client.admission.components
    let calendar = caseload.calendar
    let anniversaries = (1...10).compactMap { number -> AssessmentWindow? in
      let length = CalendarDay.length(ofMonth: month, year: year + number)
      return CalendarDay(year: year + number, month: month, day: min(day, length)).map { anniversary in
        AssessmentWindow(
          title: "Annual assessment", stepID: ContactSchedule.assessmentStep, number: number,
          opens: anniversary - 30, due: anniversary, closes: anniversary + 30)
      }
    }
    // Somebody of the household who turns 18 is assessed as an adult: from the birthday on.
    let birthdays = client.keyDates.filter { $0.kind == KeyDate.eighteenthBirthday }.map(\.day).sorted()
    let adults = birthdays.enumerated().map { number, birthday in
      AssessmentWindow(
        title: "Assessment at 18", stepID: ContactSchedule.adultAssessmentStep, number: number + 1, opens: birthday,
        due: birthday + 14, closes: birthday + 30)
    }
    return (anniversaries + adults).compactMap { window in
      let (opens, closes) = (window.opens, window.closes)
      // Each stay counts from its own hundred.
      let key = PieceKey(
        clientID: client.id, processID: 0, stepID: window.stepID,
        ordinal: client.earlierStays.count * 100 + window.number)
      // A window that had closed when the client was taken on was nobody's to keep.
      guard opens <= end, closes >= (client.pickedUpOn ?? today), own[key]?.isOpen ?? true else { return nil }
      let last = calendar.workingDay(onOrBefore: closes)
      let isMissed = last < today
      let slack = calendar.workingDays(from: today, to: last)
      let due = max(calendar.workingDay(onOrBefore: window.due), calendar.workingDay(onOrAfter: opens))
      let (priority, reason) = PriorityRule.priority(
        PriorityRule.Facts(
          client: client, today: today, templateID: "", due: due, slack: slack,
          slackCause: "\(window.title) by \(DayText.short(closes))", isMissed: isMissed))
      let release = max(today, calendar.workingDay(onOrAfter: opens))
      return AgendaItem(
        key: key, description: "\(window.title) of \(client.name) for HMIS", stepTitle: window.title,
        processTitle: nil, category: rule.category, minutes: rule.minutes, effort: rule.effort, priority: priority,
        priorityReason: reason, release: release, due: due, lastDay: isMissed ? nil : last, deadline: closes,
        isMissed: isMissed, onlyDays: nil, appointment: nil, after: [], isTentative: false, slack: slack,
        slackCause: "", expectedDay: release, templateReason: "\(rule.title). \(rule.source)")
    }
  }
}

/// The days within which HMIS wants an assessment.
private struct AssessmentWindow {
  let title: String
  let stepID: String
  let number: Int
  let opens: CalendarDay
  let due: CalendarDay
  let closes: CalendarDay
}

extension ContactSchedule {
  static let assessmentStep = "annual-assessment"
  static let adultAssessmentStep = "assessment-at-18"
}
