internal import Planning

extension Caseload {
  /// The synthetic demo caseload around a day: clients, processes under way, what was done and who is awaited.
  package static func demo(
    caseManagerID: String, calendar: WorkCalendar, on day: CalendarDay, library: TemplateLibrary
  ) throws(TemplateError) -> Caseload {
    var caseload = Caseload(caseManagerID: caseManagerID, calendar: calendar)
    let today = caseload.planningDay(day)
    for client in try DemoCaseload.standard().clients { caseload.add(client, on: today, library: library) }
    caseload.clients.sort { $0.id < $1.id }
    caseload.directory = ServiceFile.demo
    caseload.needsPlanning = true
    return caseload
  }

  private mutating func add(_ demo: DemoClient, on today: CalendarDay, library: TemplateLibrary) {
    let admission = today - demo.admittedDaysAgo
    let client = Client(
      id: demo.externalID, name: demo.name, admission: admission,
      plannedDischarge: demo.dischargeInDays.map { today + $0 },
      setting: demo.setting == .residential ? .residential : .community, note: demo.note,
      providers: demo.providers.map { Provider(name: $0.name, timeZone: $0.timeZone, kind: $0.kind) },
      keyDates: demo.keyDates.map { KeyDate(kind: $0.kind, day: $0.day.day(from: today), time: $0.time) },
      pickedUpOn: admission)
    clients.append(client)
    if let daysAgo = demo.lastContactDaysAgo {
      let day = DemoCaseload.workday(daysAgo: daysAgo, from: today, admission: admission)
      contacts.append(ContactRecord(clientID: client.id, day: day, wasReached: true))
    }
    if let plan = demo.plan { servicePlans.append(ServicePlan(plan, of: client, on: today)) }
    let first = processes.count
    for process in demo.processes {
      let started = today - process.startedDaysAgo
      processes.append(
        CaseProcess(
          id: processes.count + 1, clientID: client.id, templateID: process.template,
          templateVersion: library[process.template]?.version ?? 1,
          variant: process.variant ?? library[process.template]?.variants.first, provider: process.provider,
          startedOn: started, pickedUpOn: started,
          events: Dictionary(
            process.events.map { ($0.name, today - $0.daysAgo) }, uniquingKeysWith: { first, _ in first })))
    }
    adoptChildren(from: first, library: library)
    for (offset, process) in demo.processes.enumerated() {
      guard let template = library[process.template] else { continue }
      for step in process.done {
        record(
          step, isAnswered: true, of: processes[first + offset], template: template, on: today, admission: admission)
      }
      for step in process.waiting {
        record(
          step, isAnswered: false, of: processes[first + offset], template: template, on: today, admission: admission)
      }
    }
  }

  /// Processes that another process's step starts belong to that process.
  private mutating func adoptChildren(from first: Int, library: TemplateLibrary) {
    for index in processes.indices where index >= first {
      let parent = processes[first...].first { other in
        other.id != processes[index].id
          && library[other.templateID]?.steps.contains { $0.starts.contains(processes[index].templateID) } ?? false
      }
      processes[index].parentID = parent?.id
    }
  }

  private mutating func record(
    _ done: DemoStep, isAnswered: Bool, of process: CaseProcess, template: ProcessTemplate, on today: CalendarDay,
    admission: CalendarDay
  ) {
    guard let step = template.step(done.step), let client = client(process.clientID) else { return }
    let day = DemoCaseload.workday(daysAgo: done.daysAgo, from: today, admission: admission)
    let schedule = ClientSchedule(
      client: client, processes: [(process, template)], records: [:], calendar: calendar, settings: settings,
      today: admission)
    let node = schedule.nodes.first { $0.step.id == step.id }
    let pieces = node?.pieces ?? []
    let wanted = done.pieces ?? Array(1...max(1, pieces.count))
    for ordinal in wanted {
      let known = pieces.first { $0.key.ordinal == ordinal }
      let provider = done.provider ?? known?.key.provider ?? ""
      tasks.append(
        TaskRecord(
          id: nextTaskID,
          key: PieceKey(
            clientID: client.id, processID: process.id, stepID: step.id, provider: provider, ordinal: ordinal),
          description: known?.title
            ?? step.title(ofPiece: ordinal, provider: provider.isEmpty ? process.provider : provider),
          stepTitle: step.title, category: known?.category ?? step.category, minutes: known?.minutes ?? step.minutes,
          status: .done, day: day, half: .am, completedOn: day,
          answeredOn: isAnswered && step.wait != nil && step.repetition == nil ? day : nil))
      nextTaskID += 1
    }
  }
}

extension ServicePlan {
  fileprivate init(_ demo: DemoServicePlan, of client: Client, on today: CalendarDay) {
    func day(_ daysAgo: Int) -> CalendarDay {
      DemoCaseload.workday(daysAgo: daysAgo, from: today, admission: client.admission)
    }
    self.init(
      clientID: client.id, admission: client.admission, goals: demo.goals, agreedOn: day(demo.agreedDaysAgo),
      approval: demo.approvedDaysAgo.map { Approval(day: day($0), by: "the supervisor") },
      reviews: demo.reviewedDaysAgo.map { [Review(day: day($0))] } ?? [])
  }
}
