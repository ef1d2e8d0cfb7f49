internal import Planning

/// W4, W5, W8, W9 and W11.
extension Feasibility {
  // MARK: W4

  /// Clients whose contacts can't all be made within their cadence.
  func cadences() -> [Recommendation] {
    guard caseload.plannedOn != nil else { return [] }
    let late = agenda.items.filter { item in
      guard item.key.isContact, item.due <= horizonEnd, item.due >= today,
        let task = openTask(item.key)
      else { return false }
      return task.day == nil
    }
    let byClient = Dictionary(grouping: late, by: \.key.clientID)
    return byClient.keys.sorted().compactMap { clientID in
      guard let own = byClient[clientID]?.sorted(by: { $0.due < $1.due }), let first = own.first,
        let task = openTask(first.key)
      else { return nil }
      let client = name(clientID)
      return Recommendation(
        kind: .cadence, warning: .cadenceNotKept, key: "contact", clientID: clientID, clientName: client,
        date: first.due,
        message:
          "\(client): \(own.count == 1 ? "a contact" : "\(own.count) contacts") due from \(DayText.weekdayAndDate(first.due)) on \(own.count == 1 ? "has" : "have") no room.",
        cause: task.reason,
        fixes: [
          placeFix(task, on: max(first.due, today)), placeFix(task, on: max(first.due, today), isOverbooking: true),
        ].compactMap { $0 }, rank: max(0, first.due - today))
    }
  }

  // MARK: W5

  /// More claims in preparation than one person can carry.
  func claims() -> [Recommendation] {
    let open = claimsInPreparation()
    guard open.count > settings.claimsPerManager,
      let newest = open.max(by: { ($0.startedOn, $0.id) < ($1.startedOn, $1.id) })
    else { return [] }
    let names = open.map { name($0.clientID) }.joined(separator: ", ")
    return [
      Recommendation(
        kind: .tooManyClaims, warning: .tooManyClaims, key: "claims", clientID: "", clientName: "",
        message:
          "\(open.count) claims are in preparation (\(names)); one person can carry \(settings.claimsPerManager) before they are submitted.",
        cause:
          "A claim takes 20 to 40 hours within 60 days (SOAR TA), and one application a month is what a part of a day allows.",
        fixes: [
          Fix(
            title: "Put \(name(newest.clientID))'s claim on hold until one is submitted",
            action: .hold(process: newest.id)),
          Fix(title: "Ask your supervisor who else can take \(name(newest.clientID))'s claim", action: nil),
        ])
    ]
  }

  /// Open claims whose packet isn't submitted.
  func claimsInPreparation() -> [CaseProcess] {
    caseload.processes.filter { process in
      guard process.templateID == "disability_claim", process.status.isOpen,
        let schedule = agenda.schedules[process.clientID],
        let place = schedule.processes.firstIndex(where: { $0.id == process.id })
      else { return false }
      return schedule.nodes.contains {
        $0.process == place && $0.step.milestone == "packet_submitted" && $0.finishedOn == nil
      }
    }
  }

  // MARK: W8

  /// Papers that end before a step that needs them.
  func papers() -> [Recommendation] {
    openClients.flatMap { client -> [Recommendation] in
      guard let schedule = agenda.schedules[client.id] else { return [] }
      return schedule.nodes.indices.compactMap { index in
        let node = schedule.nodes[index]
        guard let end = node.paperEnds, let validity = node.step.validity else { return nil }
        let process = schedule.processes[node.process]
        let renewed = node.renewals.count { $0.status == .done }
        let isPrinted = process.dates.paperEnd(of: ProcessDates.paper(node.step.id, renewed: renewed)) != nil
        guard process.status.isOpen, isPrinted || end - today <= schedule.renewalLead(validity),
          let needing = schedule.openSteps(after: index).map({ schedule.nodes[$0] })
            .filter({ $0.expectedFinish > end }).min(by: { $0.expectedFinish < $1.expectedFinish })
        else { return nil }
        let renewal = openTask(schedule.renewalKey(node))
        let planned = renewal?.day.map { " Its renewal is planned for \(DayText.weekdayAndDate($0))." } ?? ""
        let verb = end < today ? "ended" : "ends"
        return Recommendation(
          kind: .paperExpires, warning: .paperEnds, key: "\(process.id)|\(node.step.id)|\(end)", clientID: client.id,
          clientName: client.name, processID: process.id, stepID: node.step.id, date: end,
          message:
            "\(client.name): \(validity.document) \(verb) on \(DayText.weekdayAndDate(end)), and “\(needing.step.title)” needs it until about \(DayText.dayAndMonth(needing.expectedFinish)).",
          cause: "Steps that need it stand still after its end.\(planned)",
          fixes: [
            renewal.flatMap { placeFix($0, on: today) },
            Fix(title: "Write down the paper's own end, if it is another day", action: nil),
          ].compactMap { $0 }, rank: max(0, end - today))
      }
    }
  }

  // MARK: W9

  /// Facts without which nothing, or too little, can be planned.
  func facts() -> [Recommendation] {
    openClients.compactMap { client in
      guard let (fact, message, fixes) = missingFact(client) else { return nil }
      return Recommendation(
        kind: .missingFact, warning: .missingFact, key: fact, clientID: client.id, clientName: client.name,
        message: message, fixes: fixes)
    } + supervisor()
  }

  /// The fact whose absence holds back most.
  private func missingFact(_ client: Client) -> (fact: String, message: String, fixes: [Fix])? {
    let running = caseload.processes.filter { $0.clientID == client.id && $0.status.isOpen }
    let templates = Set(running.map(\.templateID))
    func enter(_ title: String) -> [Fix] { [Fix(title: title, action: nil, place: .stay)] }
    if let exit = client.exit {
      // The process that carries the exit is after-care; what else is open needs an owner.
      let left = running.filter { process in
        process.parentID == nil && process.nextOwner == nil
          && library.template(of: process)?.startsAt?.anchor != .discharge
      }
      guard let first = left.first, let title = library.template(of: first)?.title else { return nil }
      let more = left.count > 1 ? " and \(left.count - 1) more" : ""
      return (
        "next_owner",
        "\(client.name) left on \(DayText.weekdayAndDate(exit.day)), and “\(title)”\(more) has no outcome and no next owner.",
        enter("Name the next owner, or end it with a reason")
      )
    }
    if templates.contains("court_prep"), !client.keyDates.contains(where: { $0.kind == "court" && $0.day >= today }) {
      return client.keyDate("court") == nil
        ? (
          "court", "\(client.name)'s court preparation has no court date, so none of it can be planned.",
          enter("Add the court date")
        )
        : (
          "court", "\(client.name)'s court date has passed, and no next one is known.",
          enter("Add the next court date, or record that there is none")
        )
    }
    if templates.contains("disability_claim"), client.providers.isEmpty {
      return (
        "providers", "\(client.name)'s claim has no list of providers, so no records can be requested.",
        enter("Add three to five providers")
      )
    }
    if client.plannedDischarge == nil {
      return (
        "discharge", "\(client.name) has no planned discharge, so nothing can be counted back from it.",
        enter("Set the planned discharge")
      )
    }
    if running.isEmpty, client.dayOfProgram(on: today) > 7 {
      let start = ["housing_search", "employment_prep", "benefits"].compactMap { library[$0] }.prefix(2)
      return (
        "process", "\(client.name) has no active process.",
        start.map { Fix(title: "Start “\($0.title)”", action: .start(template: $0.id, clientID: client.id)) }
          + enter("Record that none is needed")
      )
    }
    return nil
  }

  /// A supervisor is needed as soon as a step is theirs.
  private func supervisor() -> [Recommendation] {
    guard settings.supervisor == nil else { return [] }
    let first = openClients.lazy.compactMap { client in
      agenda.schedules[client.id]?.nodes.first { $0.step.isSupervisors && !$0.isSettled }.map { (client, $0) }
    }.first
    guard let (client, node) = first else { return [] }
    return [
      Recommendation(
        kind: .missingFact, warning: .missingFact, key: "supervisor", clientID: "", clientName: "",
        message: "No supervisor is named, and “\(node.step.title)” (\(client.name)) is the supervisor's to do.",
        fixes: [Fix(title: "Name your supervisor in the calendar's settings", action: nil, place: .calendar)], rank: 1)
    ]
  }

  // MARK: W11

  /// Tasks that slipped three times: something keeps them from being done.
  func slips() -> [Recommendation] {
    caseload.tasks.filter { $0.isOpen && $0.slips >= 3 && items[$0.key] != nil && !$0.key.isContact }.map { task in
      let client = name(task.key.clientID)
      let tomorrow = calendar.day(today, plusWorkingDays: 1)
      return Recommendation(
        kind: .needsReview, warning: .slippedOften, key: "\(task.id)", clientID: task.key.clientID, clientName: client,
        processID: task.key.processID, stepID: task.key.stepID, date: task.due,
        message:
          "\(client): “\(task.description)” wasn't done on its day \(task.slips) times. Look at it with your supervisor.",
        cause: task.day.map { "It is planned again for \(DayText.weekdayAndDate($0))." } ?? task.reason,
        fixes: [
          placeFix(task, on: today), placeFix(task, on: tomorrow),
          Fix(
            title: "Leave it out: its step goes on without it",
            action: .skip(task: task.id, reason: "It slipped \(task.slips) times")),
        ].compactMap { $0 }, rank: -task.slips)
    }
  }
}
