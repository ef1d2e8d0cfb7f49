internal import Casework
internal import Planning

extension Agency {
  /// What a completed task sets in motion outside: answers, appointments, decisions, places.
  mutating func follow(_ task: TaskRecord, on day: CalendarDay) throws {
    guard let process = caseload.processes.first(where: { $0.id == task.key.processID }),
      let template = library[process.templateID], let step = template.step(task.key.stepID)
    else { return }
    if let scheduled = step.schedules, let kind = template.step(scheduled)?.slot {
      appoint(kind, for: task, on: day)
    }
    answer(step, task: task, process: process, on: day)
    switch (process.templateID, step.id) {
    case ("intake", "N8"):
      hasPlan.insert(process.clientID)
      if let stay = world.stays.first(where: { $0.id == process.clientID }) {
        for wanted in stay.processes { try start(wanted, for: stay, on: day) }
      }
    case ("medical_records", "R3"): sendRecords(process, on: day)
    case ("housing_search", "H6"), ("housing_search", "H12"):
      let decides = day + spread(world.scenario.landlordMedian, task)
      if happens(world.scenario.landlordAccepts, task) { accept(process, task: task, on: decides) }
    case ("housing_search", "H4"), ("housing_search", "H5"):
      if happens(world.scenario.listHasPlace, task) { accept(process, task: task, on: day + spread(60, task)) }
    case ("housing_search", "H11"): destinations[process.clientID] = .rentalWithSubsidy
    case ("housing_urgent", "U3"):
      guard happens(world.scenario.urgentPlace, task) else { break }
      let known = day + world.chance.whole(world.scenario.urgentPlaceDays, "days \(subject(task))", task.key.ordinal)
      expect(.event(process: process.id, name: "place"), on: known)
      if let stay = world.stays.first(where: { $0.id == process.clientID }), known <= stay.exit {
        destinations[process.clientID] = .rentalWithSubsidy
      }
    case ("housing_urgent", "U1"), ("housing_urgent", "U5"):
      guard task.category == .phoneCall, happens(world.scenario.emergencyBed, task) else { break }
      if destinations[process.clientID] == nil { destinations[process.clientID] = .familyTemporary }
    case ("employment_prep", "J6"):
      guard happens(world.scenario.invited, task) else { break }
      invite(process, task: task, on: day + spread(7, task))
    case ("identity_documents", "I6"):
      expect(.event(process: process.id, name: "card"), on: day + spread(24, task))
    case ("disability_claim", "D14"): decide(process, task: task, on: day)
    case ("benefits", "B2"):
      let decides = day + spread(24, task)
      let isApproved = happens(world.scenario.benefitsApproved, task)
      expect(.event(process: process.id, name: isApproved ? "approved" : "denied"), on: decides)
      if happens(0.6, task, "slot") { appoint("benefits_interview", for: task, on: day) }
    default: break
    }
  }

  /// An answer to a step that waits on somebody outside.
  private mutating func answer(_ step: TemplateStep, task: TaskRecord, process: CaseProcess, on day: CalendarDay) {
    guard let wait = step.wait, process.templateID != "medical_records" || step.id == "R4" else { return }
    let usual = Double(wait.typical.lowerBound + wait.typical.upperBound) / 2
    let days = Double(spread(max(1, usual), task))
    let answered =
      wait.unit == .workingDays
      ? world.calendar.day(day, plusWorkingDays: max(1, Int(days))) : day + max(1, Int(days))
    if policy.knowsTheFuture, let index = caseload.tasks.firstIndex(where: { $0.id == task.id }) {
      caseload.tasks[index].answeredOn = answered
    } else {
      expect(.answer(process: process.id, step: step.id), on: answered)
    }
  }

  private mutating func sendRecords(_ process: CaseProcess, on day: CalendarDay) {
    let subject = "records \(process.clientID) \(process.provider ?? "")"
    let scenario = world.scenario
    if world.chance.happens(scenario.recordsNever, "never \(subject)") {
      expect(.event(process: process.id, name: "given_up"), on: day + 60)
      return
    }
    let days = world.chance.logNormal(median: scenario.recordsMedian, spread: scenario.recordsSpread, subject)
    let isInTime = days <= 60
    expect(
      .event(process: process.id, name: isInTime ? "received" : "given_up"), on: day + min(60, max(2, Int(days))))
  }

  /// A landlord accepts: a lease is to be signed, before the exit where there is time.
  private mutating func accept(_ process: CaseProcess, task: TaskRecord, on day: CalendarDay) {
    guard let client = caseload.client(process.clientID), let exit = client.plannedDischarge, day < exit else { return }
    expect(.event(process: process.id, name: "accepted"), on: day)
    guard !isAppointed("lease_signing", client: client.id) else { return }
    let wanted = day + world.chance.whole(world.scenario.leaseDays, "lease \(subject(task))", task.key.ordinal)
    let signing = world.calendar.workingDay(onOrBefore: min(wanted, exit))
    let date = KeyDate(
      kind: "lease_signing", day: max(signing, world.calendar.workingDay(onOrAfter: day)),
      time: ClockTime(minutes: 10 * 60))
    expect(.keyDate(client: client.id, date), on: day)
  }

  private mutating func invite(_ process: CaseProcess, task: TaskRecord, on day: CalendarDay) {
    guard process.events["invited"] == nil, !isAppointed("job_interview", client: process.clientID) else { return }
    expect(.event(process: process.id, name: "invited"), on: day)
    let interview = world.calendar.day(day, plusWorkingDays: 3)
    let date = KeyDate(kind: "job_interview", day: interview, time: ClockTime(minutes: 14 * 60))
    expect(.keyDate(client: process.clientID, date), on: day)
    if happens(world.scenario.hired, task, "hired") {
      expect(.event(process: process.id, name: "hired"), on: interview + 5)
    }
  }

  private mutating func decide(_ process: CaseProcess, task: TaskRecord, on day: CalendarDay) {
    let scenario = world.scenario
    let days = world.chance.logNormal(
      median: scenario.decisionMedian, spread: scenario.decisionSpread, "decision \(subject(task))")
    let isApproved = happens(scenario.claimApproved, task)
    expect(.event(process: process.id, name: isApproved ? "approved" : "denied"), on: day + Int(days))
    if happens(scenario.letter, task, "letter") {
      expect(.event(process: process.id, name: "letter"), on: day + 40)
      let exam = world.calendar.workingDay(onOrAfter: day + 55)
      let date = KeyDate(kind: "consultative_exam", day: exam, time: ClockTime(minutes: 10 * 60))
      expect(.keyDate(client: process.clientID, date), on: day + 40)
    }
  }

  /// Agrees on an appointment some days ahead.
  private mutating func appoint(_ kind: String, for task: TaskRecord, on day: CalendarDay) {
    guard !isAppointed(kind, client: task.key.clientID, from: day) else { return }
    let days = world.chance.whole(world.scenario.appointmentDays, "appointment \(subject(task))", task.key.ordinal)
    let agreed = world.calendar.day(day, plusWorkingDays: days)
    let date = KeyDate(kind: kind, day: agreed, time: ClockTime(minutes: 10 * 60))
    expect(.keyDate(client: task.key.clientID, date), on: day)
  }

  private func isAppointed(_ kind: String, client id: String, from day: CalendarDay? = nil) -> Bool {
    let known = caseload.client(id)?.keyDates ?? []
    let coming = happenings.values.joined().compactMap { happening -> KeyDate? in
      if case .keyDate(id, let date) = happening { date } else { nil }
    }
    return (known + coming).contains { date in date.kind == kind && (day.map { date.day >= $0 } ?? true) }
  }

  /// Days until something, log-normal around a median, the same for every policy.
  private func spread(_ median: Double, _ task: TaskRecord) -> Int {
    let days = world.chance.logNormal(
      median: median, spread: world.scenario.answerSpread, "days \(subject(task))", task.key.ordinal)
    return max(1, Int(days.rounded()))
  }

  private func happens(_ share: Double, _ task: TaskRecord, _ what: String = "") -> Bool {
    world.chance.happens(share, "happens \(what) \(subject(task))", task.key.ordinal)
  }
}
