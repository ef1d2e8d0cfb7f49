internal import Casework
internal import Planning

/// What a day's work came to.
struct WorkedDay: Equatable {
  var isAbsent = false
  var minutes = 0
  var notesMinutes = 0
  var callsMade = 0
  var urgentLeft: [String] = []
  var slipped = 0
  /// Clients for whom a task was completed, or a contact tried.
  var attended: Set<String> = []
  var reached: Set<String> = []
  /// Processes of which a piece was completed.
  var advanced: Set<Int> = []
  var crises: [CrisisOutcome] = []
}

extension Agency {
  /// Works down the day's list: crises as they come, then fixed appointments and urgent work, then the rest in the order of its
  /// suggested times, until the day is over. Urgent work is done in overtime, the rest slips.
  mutating func work(on day: CalendarDay) throws -> WorkedDay {
    var worked = WorkedDay()
    let absence = caseload.calendar.absences[day]
    worked.isAbsent = absence?.extent == .allDay
    for crisis in world.crises(on: day) where caseload.client(crisis.stayID)?.status == .open {
      handle(crisis, on: day, &worked)
    }
    let today = caseload.tasks.filter { $0.isOpen && $0.day == day }.sorted { first, second in
      (first.isFixed ? 0 : 1, first.priority == .urgent ? 0 : 1, first.startsAt ?? Self.late, first.id)
        < (second.isFixed ? 0 : 1, second.priority == .urgent ? 0 : 1, second.startsAt ?? Self.late, second.id)
    }
    if worked.isAbsent {
      try cover(today, on: day, &worked)
      return worked
    }
    let capacity = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
    let end = world.scenario.dayMinutes - capacity.notes
    for task in today {
      let minutes = realMinutes(of: task)
      let isUrgent = task.priority == .urgent || task.isFixed
      let limit = isUrgent ? world.scenario.dayMinutes + world.scenario.overtimeLimit : end
      if worked.minutes + minutes > limit {
        worked.slipped += 1
        if task.priority == .urgent { worked.urgentLeft.append(task.description) }
        continue
      }
      try attempt(task, minutes: minutes, on: day, &worked)
    }
    worked.notesMinutes = min(capacity.notes, max(0, world.scenario.dayMinutes - worked.minutes))
    worked.minutes += worked.notesMinutes
    return worked
  }

  private static let late = ClockTime(minutes: 23 * 60)

  /// Does a task, or finds nobody there.
  private mutating func attempt(
    _ task: TaskRecord, minutes: Int, on day: CalendarDay, _ worked: inout WorkedDay
  ) throws {
    let client = task.key.clientID
    let isContact = task.key.processID == 0
    if task.category == .phoneCall { worked.callsMade += 1 }
    if isContact || task.category == .appointment { worked.attended.insert(client) }
    let tries = attempts[task.id, default: 0]
    if isInVain(task, try: tries) {
      attempts[task.id] = tries + 1
      worked.minutes +=
        task.category == .appointment ? world.scenario.noShowMinutes : world.scenario.unansweredMinutes
      worked.slipped += 1
      if isContact {
        caseload.contacts.append(ContactRecord(clientID: client, day: day, wasReached: false, taskID: task.id))
      }
      return
    }
    worked.minutes += minutes
    try complete(task, on: day, &worked)
  }

  private mutating func complete(_ task: TaskRecord, on day: CalendarDay, _ worked: inout WorkedDay) throws {
    try caseload.completeTask(task.id, on: day, library: library)
    worked.attended.insert(task.key.clientID)
    if task.key.processID == 0 || task.category == .appointment { worked.reached.insert(task.key.clientID) }
    if task.key.processID != 0 { worked.advanced.insert(task.key.processID) }
    try follow(task, on: day)
  }

  /// A colleague keeps the fixed appointments and the urgent contacts of a day on which the person is away.
  private mutating func cover(_ today: [TaskRecord], on day: CalendarDay, _ worked: inout WorkedDay) throws {
    for task in today {
      if task.isFixed || (task.key.processID == 0 && task.priority == .urgent) {
        try complete(task, on: day, &worked)
      } else {
        worked.slipped += 1
      }
    }
  }

  private mutating func handle(_ crisis: CrisisEvent, on day: CalendarDay, _ worked: inout WorkedDay) {
    let isInTime = worked.minutes + crisis.minutes <= world.scenario.dayMinutes + world.scenario.overtimeLimit
    // On a day away a colleague stabilises; a crisis that no longer fits into the day waits for the next working day.
    let next = world.calendar.workingDay(onOrAfter: day + 1)
    let hours = isInTime || worked.isAbsent ? Double(crisis.minutes) / 60 : Double(24 * (next - day))
    if !worked.isAbsent, isInTime { worked.minutes += crisis.minutes }
    worked.attended.insert(crisis.stayID)
    worked.crises.append(CrisisOutcome(clientID: crisis.stayID, opened: day, hoursToStabilise: hours))
    openCrises[crisis.stayID] = world.calendar.day(day, plusWorkingDays: world.scenario.crisisOpenDays)
    change(crisis.stayID) { $0.openCrisis = crisis.kind }
    caseload.needsPlanning = true
  }

  // MARK: Chance in a task

  /// The minutes that a task really takes: the same for every policy.
  private func realMinutes(of task: TaskRecord) -> Int {
    let drawn = world.chance.logNormal(
      median: Double(task.minutes), spread: world.scenario.minutesSpread, "minutes \(subject(task))", task.key.ordinal)
    return max(1, Int(drawn.rounded()))
  }

  /// True when nobody answers, or the client doesn't come. Agreed appointments are kept.
  private func isInVain(_ task: TaskRecord, try number: Int) -> Bool {
    let scenario = world.scenario
    let share =
      switch task.category {
      case .phoneCall: scenario.callUnanswered
      case .followUp: task.key.processID == 0 ? scenario.contactUnanswered : 0
      case .appointment: task.isFixed ? 0 : scenario.noShow
      case .paperwork, .other: 0.0
      }
    return share > 0 && world.chance.happens(share, "in vain \(subject(task))", task.key.ordinal, number)
  }

  /// What a draw about a task is named by: the client, the template and the step, never an id that depends on the policy.
  func subject(_ task: TaskRecord) -> String {
    let template = caseload.processes.first { $0.id == task.key.processID }?.templateID ?? ""
    return "\(task.key.clientID) \(template) \(task.key.stepID) \(task.key.provider)"
  }
}
