internal import Planning

/// Planning around the services that steps need: their opening days, and their waitlists.
extension ClientSchedule {
  // MARK: Opening days

  /// Who has to be reached for a piece: its service, or the provider of a records request.
  func counterpart(of node: StepNode, piece: PieceNode) -> Counterpart? {
    if let service = node.service {
      return Counterpart(name: service.id, timeZone: service.timeZone, hours: service.hours)
    }
    let name = piece.key.provider.isEmpty ? processes[node.process].provider : piece.key.provider
    guard let name, piece.category == .phoneCall || piece.category == .followUp else { return nil }
    return Counterpart(name: name, timeZone: client.providers.first { $0.name == name }?.timeZone, hours: [:])
  }

  /// Keeps a task off the days, and the half-days, on which its service is closed. Paper can be written on any day.
  func keepOpeningDays(of node: StepNode, in item: inout AgendaItem) {
    guard let service = node.service, item.category != .paperwork, item.appointment == nil else { return }
    keepOpeningDays(of: service, isIntake: node.step.needsPlace && item.category == .appointment, in: &item)
  }

  func keepOpeningDays(of service: Service, isIntake: Bool, in item: inout AgendaItem) {
    let days = calendar.horizon(from: today, workingDays: settings.horizonDays)
    let open = days.filter { isIntake ? service.takesIn(on: $0) : service.isOpen(on: $0) }
    let limits = HalfDay.allCases.map { half in
      (half: half, days: open.filter { answers(service, on: $0, in: half) })
    }
    let both = open.filter { day in limits.allSatisfy { $0.days.contains(day) } }
    // The model knows days and one half, not a half for each day: the half with more days counts where they differ.
    if both.count == open.count {
      item.onlyDays = open.count == days.count ? item.onlyDays : open
    } else if let best = limits.max(by: { ($0.days.count, $1.half.rawValue) < ($1.days.count, $0.half.rawValue) }) {
      item.half = best.half
      item.onlyDays = best.days
    }
    if let first = (item.onlyDays ?? []).first(where: { $0 >= item.release }) {
      item.expectedDay = max(item.expectedDay, first)
    }
  }

  /// True when somebody answers for at least a quarter of an hour of that half of our day.
  private func answers(_ service: Service, on day: CalendarDay, in half: HalfDay) -> Bool {
    if service.hours.isEmpty { return true }
    let opens = half == .am ? settings.morningStart : settings.afternoonStart
    let shift = TimeZoneClock.minutes(of: service.timeZone, aheadOf: settings.timeZone, on: day)
    return (service.hours[day.weekday] ?? []).contains { hours in
      min(hours.closes.minutes - shift, opens.minutes + 240) - max(hours.opens.minutes - shift, opens.minutes) >= 15
    }
  }

  // MARK: Waitlists

  /// The day a place can be expected at the service of a step that needs one; nil when there is room, or nothing is needed.
  func placeDay(_ node: StepNode) -> CalendarDay? {
    guard node.step.needsPlace, let service = node.service, let list = service.waitlist else { return nil }
    if let referral = context.referral(to: service.id) {
      switch referral.state {
      case .accepted: return nil
      case .waitlisted: return max(referral.stateOn + list.usualDays, today + 1)
      case .sent: return max(referral.sentOn + list.usualDays, today + 1)
      case .declined, .expired: break
      }
    }
    // Nobody is added to a closed list: the place is at least a usual wait away from whenever it opens.
    return today + 1 + list.usualDays + (list.isOpen ? 0 : 30)
  }

  /// The wait for a place on a service's list; nil when none is awaited.
  func listing(_ node: StepNode) -> Waiting? {
    guard node.step.needsPlace, let service = node.service, let list = service.waitlist,
      let referral = context.referral(to: service.id), let place = placeDay(node),
      referral.state == .waitlisted || referral.state == .sent
    else { return nil }
    let isListed = referral.state == .waitlisted
    // A list with a day for the next update is kept by that; otherwise somebody asks.
    let every: TimeSpan? =
      isListed ? referral.nextUpdateDue == nil ? Referral.listChase : nil : Referral.decisionChase
    let number = referral.place.map { ", place \($0)" } ?? ""
    return Waiting(
      kind: isListed ? .waitlist : .referral, awaited: service.name + number,
      since: isListed ? referral.stateOn : referral.sentOn, expected: place, usual: "\(list.usualDays) days",
      chaseEvery: every, escalateAfter: Referral.escalation(usualDays: list.usualDays))
  }

  /// What is stored of the tasks that join a service's list for a step.
  func joinings(of node: StepNode, records: [PieceKey: TaskRecord]) -> [TaskRecord] {
    guard node.step.needsPlace else { return [] }
    return records.values(of: "\(node.step.id):join", process: processes[node.process].id)
      .sorted { $0.key.ordinal < $1.key.ordinal }
  }

  /// Joining the list early for a step that comes later, and keeping the place on it.
  func waitlistItems(of node: StepNode) -> [AgendaItem] {
    guard node.step.needsPlace, let service = node.service, let list = service.waitlist, !node.openPieces.isEmpty else {
      return []
    }
    let referral = context.referral(to: service.id)
    if let referral, referral.state == .waitlisted, let due = referral.nextUpdateDue {
      return [
        keeping(
          service, by: due, key: key("\(node.step.id):list", of: node, ordinal: max(1, due.number)),
          stepTitle: "Keep the place for: \(node.step.title)", processTitle: templates[node.process].title,
          templateID: templates[node.process].id)
      ]
    }
    guard list.isOpen, !(referral?.isOpen ?? false) else { return [] }
    return [joining(node, service, list)]
  }

  private func joining(_ node: StepNode, _ service: Service, _ list: Service.Waitlist) -> AgendaItem {
    let due = calendar.day(processes[node.process].pickedUpOn ?? today, plusWorkingDays: 2)
    let slack = node.latestStart.map {
      calendar.workingDays(from: today, to: calendar.workingDay(onOrBefore: $0 - list.usualDays))
    }
    var item = AgendaItem(
      key: key("\(node.step.id):join", of: node, ordinal: node.joinings.filter { !$0.isOpen }.count + 1),
      description: "Join the waitlist of \(service.name)", stepTitle: "Join the waitlist for: \(node.step.title)",
      processTitle: templates[node.process].title, category: .phoneCall, minutes: 15, effort: .normal,
      priority: .medium, priorityReason: "", release: max(today, processes[node.process].startedOn), due: due,
      lastDay: nil, deadline: nil, isMissed: false, onlyDays: nil, appointment: nil, after: [], isTentative: false,
      slack: slack, slackCause: node.latestStartCause, expectedDay: today,
      templateReason:
        "A place at \(service.name) usually takes \(list.usualDays) days, so the list is joined now for “\(node.step.title)”, which is wanted by \(DayText.dayAndMonth(node.neededBy))."
    )
    item.counterpart = Counterpart(name: service.id, timeZone: service.timeZone, hours: service.hours)
    keepOpeningDays(of: service, isIntake: false, in: &item)
    (item.priority, item.priorityReason) = PriorityRule.priority(
      PriorityRule.Facts(
        client: client, today: today, templateID: templates[node.process].id, due: due, slack: slack,
        slackCause: node.latestStartCause))
    return item
  }

  /// The task that keeps a client's place on a list by the day on which the service has to hear of it.
  func keeping(
    _ service: Service, by due: CalendarDay, key: PieceKey, stepTitle: String, processTitle: String?,
    templateID: String
  ) -> AgendaItem {
    let last = calendar.workingDay(onOrBefore: due)
    let isMissed = last < today
    let release = max(today, calendar.day(last, plusWorkingDays: -5))
    var item = AgendaItem(
      key: key, description: "Keep the place on the waitlist of \(service.name)", stepTitle: stepTitle,
      processTitle: processTitle, category: .followUp, minutes: 10, effort: .light, priority: .medium,
      priorityReason: "", release: release,
      due: isMissed ? last : max(today, calendar.day(last, plusWorkingDays: -2)),
      lastDay: isMissed ? nil : last, deadline: due, isMissed: isMissed, onlyDays: nil, appointment: nil, after: [],
      isTentative: false, slack: calendar.workingDays(from: today, to: last),
      slackCause: "Update the list by \(DayText.short(due))", expectedDay: release,
      templateReason: "\(service.name) takes off its list whoever isn't heard of by \(DayText.dayAndMonth(due)).")
    item.counterpart = Counterpart(name: service.id, timeZone: service.timeZone, hours: service.hours)
    keepOpeningDays(of: service, isIntake: false, in: &item)
    (item.priority, item.priorityReason) = PriorityRule.priority(
      PriorityRule.Facts(
        client: client, today: today, templateID: templateID, due: item.due, slack: item.slack,
        slackCause: item.slackCause, isMissed: isMissed))
    return item
  }

  private func key(_ step: String, of node: StepNode, ordinal: Int) -> PieceKey {
    PieceKey(clientID: client.id, processID: processes[node.process].id, stepID: step, ordinal: ordinal)
  }
}
