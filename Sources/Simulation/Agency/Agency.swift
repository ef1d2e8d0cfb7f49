internal import Casework
internal import Planning

/// One agency that lives through a world's weeks with one policy: the real agenda, planner and plan lifecycle, and chance outside.
struct Agency {
  let world: World
  let library: TemplateLibrary
  let policy: NamedPolicy
  var caseload: Caseload
  /// What is to come from outside, by day.
  var happenings: [CalendarDay: [Happening]] = [:]
  /// Where a client can go, by stay, once it is known.
  var destinations: [String: ExitDestination] = [:]
  /// Stays whose service plan was agreed.
  var hasPlan: Set<String> = []
  /// Clients who were reached, about whom nothing is written yet, with the day.
  var unwritten: [(client: String, day: CalendarDay)] = []
  /// How often each task was tried in vain.
  var attempts: [Int: Int] = [:]

  /// Something from outside that becomes known on a day.
  enum Happening: Equatable {
    case answer(process: Int, step: String)
    case event(process: Int, name: String)
    case keyDate(client: String, KeyDate)
  }

  init(world: World, library: TemplateLibrary, policy: NamedPolicy) {
    self.world = world
    self.library = library
    self.policy = policy
    caseload = Caseload(caseManagerID: "1", calendar: world.calendar)
    for day in world.leave { caseload.calendar.absences[day] = WorkCalendar.Absence(extent: .allDay, reason: "Leave") }
    if policy.knowsTheFuture {
      for day in world.sickDays {
        caseload.calendar.absences[day] = WorkCalendar.Absence(extent: .allDay, reason: "Ill")
      }
    }
  }

  /// Lives all days of the world.
  ///
  /// - Parameter afterDay: told after every working day, with what was planned that morning; a check of the invariants.
  mutating func live(afterDay: (Agency, Replanning, CalendarDay) throws -> Void = { _, _, _ in }) throws
    -> WorkHistory
  {
    var day = world.start
    while day < world.end {
      defer { day = day + 1 }
      guard world.calendar.isWorkingDay(day) else { continue }
      try beginDay(day)
      let planned = try caseload.planned(
        for: day, library: library, policy: policy.policy, isExplained: false)
      guard let planned else { continue }
      caseload = planned.caseload
      try work(on: day)
      try endDay(day)
      try afterDay(self, planned, day)
    }
    try recordExits(before: world.end)
    return WorkHistory(
      caseload, library: library, from: world.firstCounted, through: world.end - 1,
      now: Crisis.Moment(day: world.end, time: ClockTime(minutes: 0)))
  }

  // MARK: Morning

  private mutating func beginDay(_ day: CalendarDay) throws {
    if world.sickDays.contains(day) {
      caseload.calendar.absences[day] = WorkCalendar.Absence(extent: .allDay, reason: "Ill")
    }
    for stay in world.stays where isNew(stay, on: day) { try admit(stay, on: day) }
    for stay in world.stays { try moveDischarge(stay, on: day) }
    for due in happenings.keys.filter({ $0 <= day }).sorted() {
      for happening in happenings.removeValue(forKey: due) ?? [] { take(happening, on: due, today: day) }
    }
    try closeCrises(on: day)
    try recordExits(before: day)
    try startWhatIsDue(on: day)
  }

  private func isNew(_ stay: Stay, on day: CalendarDay) -> Bool {
    stay.admission <= day && day < stay.exit && caseload.client(stay.id) == nil
  }

  private mutating func admit(_ stay: Stay, on day: CalendarDay) throws {
    let isUnderWay = stay.admission < day - 7
    let names = ["Dr. Smith", "Regional Medical Center", "Lakeside Clinic", "County Hospital", "Dr. Jones"]
    var client = Client(
      id: stay.id, name: "Client \(stay.id)", admission: stay.admission, plannedDischarge: stay.plannedDischarge,
      setting: stay.setting,
      providers: names.prefix(stay.providers).map { Provider(name: $0, timeZone: nil, kind: nil) })
    if stay.isPlaced {
      client.keyDates.append(KeyDate(kind: "lease_signing", day: stay.plannedDischarge, time: nil))
      destinations[stay.id] = .rentalWithSubsidy
    }
    caseload.clients.append(client)
    caseload.clients.sort { $0.id < $1.id }
    caseload.needsPlanning = true
    guard isUnderWay else { return }
    // Whoever was here before the first day has an approved plan that was reviewed in time, and was in contact lately.
    hasPlan.insert(stay.id)
    let reviewed = max(stay.admission + 7, day - world.chance.whole(1...60, "last review", stay.place))
    caseload.servicePlans.append(
      ServicePlan(
        clientID: stay.id, admission: stay.admission, goals: "As agreed", agreedOn: reviewed,
        approval: ServicePlan.Approval(day: reviewed, by: "The supervisor")))
    let last = day - world.chance.whole(1...7, "last contact", stay.place)
    caseload.contacts.append(ContactRecord(clientID: stay.id, day: last, wasReached: true))
    for process in stay.processes { try start(process, for: stay, on: day) }
  }

  private mutating func moveDischarge(_ stay: Stay, on day: CalendarDay) throws {
    guard let shift = stay.shift, shift.knownOn <= day, let client = caseload.client(stay.id),
      client.status == .open, client.plannedDischarge == stay.plannedDischarge, shift.discharge >= day
    else { return }
    try caseload.moveDischarge(of: stay.id, to: shift.discharge, on: day, library: library)
    change(stay.id) { client in
      for index in client.keyDates.indices
      where client.keyDates[index].kind == "lease_signing" && client.keyDates[index].day == stay.plannedDischarge {
        client.keyDates[index].day = shift.discharge
      }
    }
  }

  /// What a good case manager starts by the calendar, whatever the policy: the urgent search a week before an exit without a
  /// place, and a claim as soon as another one is out of the way.
  private mutating func startWhatIsDue(on day: CalendarDay) throws {
    for client in caseload.clients where client.status == .open {
      guard client.leavesWithinAWeek(of: day), destinations[client.id] == nil,
        client.keyDate("lease_signing") == nil,
        !caseload.processes.contains(where: { $0.clientID == client.id && $0.templateID == "housing_urgent" })
      else { continue }
      _ = try caseload.startProcess("housing_urgent", client: client, on: day, library: library)
    }
    for stay in world.stays where stay.processes.contains("disability_claim") {
      guard hasPlan.contains(stay.id), let client = caseload.client(stay.id), client.status == .open,
        !caseload.processes.contains(where: { $0.clientID == stay.id && $0.templateID == "disability_claim" })
      else { continue }
      try start("disability_claim", for: stay, on: day)
    }
  }

  /// Starts a process of a service plan, unless it is one claim too many for one person.
  mutating func start(_ template: String, for stay: Stay, on day: CalendarDay) throws {
    guard let client = caseload.client(stay.id), client.status == .open else { return }
    if template == "disability_claim" {
      let open = caseload.processes.filter {
        $0.templateID == template && $0.status.isOpen && $0.currentStep <= Self.stepsBeforeSubmission
      }
      if open.count >= world.scenario.claimsAtOnce { return }
    }
    if template == "court_prep", let days = stay.courtInDays {
      let court = caseload.calendar.workingDay(onOrAfter: day + days)
      change(stay.id) { $0.keyDates.append(KeyDate(kind: "court", day: court, time: ClockTime(minutes: 9 * 60))) }
    }
    // A step of another process may have started it.
    let isRunning = caseload.processes.contains {
      $0.clientID == stay.id && $0.templateID == template && $0.status.isOpen
    }
    if isRunning { return }
    _ = try caseload.startProcess(
      template, client: caseload.client(stay.id) ?? client, on: day, isFromImport: stay.admission < day - 7,
      library: library)
  }

  /// The claim's packet is its thirteenth step.
  private static let stepsBeforeSubmission = 13

  // MARK: Outside

  private mutating func take(_ happening: Happening, on day: CalendarDay, today: CalendarDay) {
    switch happening {
    case .answer(let process, let step):
      // The question may have been answered, skipped or overtaken in the meantime.
      try? caseload.recordAnswer(step: step, process: process, on: day, today: today, library: library)
    case .event(let id, let name):
      guard let process = caseload.processes.first(where: { $0.id == id }), process.status.isOpen,
        process.events[name] == nil
      else { return }
      try? caseload.recordEvent(name, process: id, on: day, today: today, library: library)
    case .keyDate(let client, let date):
      change(client) { $0.keyDates.append(date) }
      caseload.needsPlanning = true
    }
  }

  /// Changes one client's record.
  mutating func change(_ id: String, _ edit: (inout Client) -> Void) {
    guard let index = caseload.clients.firstIndex(where: { $0.id == id }) else { return }
    edit(&caseload.clients[index])
  }

  mutating func expect(_ happening: Happening, on day: CalendarDay) { happenings[day, default: []].append(happening) }

  // MARK: Evening

  private mutating func endDay(_ day: CalendarDay) throws {
    for client in caseload.clients where client.status == .open && client.exit == nil && hasPlan.contains(client.id) {
      let isAtWork = caseload.processes.contains { $0.clientID == client.id && $0.status.isOpen }
      if isAtWork || caseload.servicePlan(of: client)?.noneNeeded != nil { continue }
      try caseload.agreeServicePlan(
        of: client.id, goals: "As agreed", noneNeeded: "Everything is arranged until the discharge", on: day, today: day
      )
    }
  }

  /// Records who left before a day: where to, and that the place was seen in writing. What can't go on without the client ends.
  private mutating func recordExits(before day: CalendarDay) throws {
    for client in caseload.clients where client.status == .open && client.exit == nil {
      guard let planned = client.plannedDischarge, planned < day else { continue }
      let left = max(planned, client.admission)
      let destination = destinations[client.id] ?? .unknown
      let exit = ClientExit(
        day: left, destination: destination, confirmedOn: destination.group == .permanent ? left : nil)
      for crisis in caseload.crises where crisis.clientID == client.id && [.open, .stabilised].contains(crisis.state) {
        try caseload.closeCrisis(crisis.id, at: moment(day, 8), library: library)
      }
      try caseload.recordExit(exit, of: client.id, on: day, library: library)
      let running = caseload.processes.filter { $0.clientID == client.id && $0.templateID != "discharge" }.map(\.id)
      for id in running {
        // The end of one process may have ended another.
        guard caseload.processes.first(where: { $0.id == id })?.status.isOpen ?? false else { continue }
        try caseload.endProcess(id, reason: "The client left", on: day, library: library)
      }
    }
  }

  func moment(_ day: CalendarDay, _ hour: Int) -> Crisis.Moment {
    Crisis.Moment(day: day, time: ClockTime(minutes: hour * 60))
  }
}
