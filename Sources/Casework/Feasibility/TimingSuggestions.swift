internal import Planning

/// What to begin when: processes that a client's facts suggest, and the housing search by the midpoint of the stay.
extension Feasibility {
  /// Suggestions, the most pressing first; at most one process for each client.
  func suggestions() -> [Recommendation] {
    let own = openClients.compactMap { client in
      housing(client) ?? suggestedProcess(client)
    }
    return (own + listsToJoin() + leave() + newerTemplates() + notes()).sorted(by: Self.inOrder)
  }

  private func templates(of client: Client) -> Set<String> {
    Set(caseload.processes.filter { $0.clientID == client.id && $0.status != .cancelled }.map(\.templateID))
  }

  private func startFix(_ template: String, _ client: Client) -> Fix? {
    library[template].map {
      Fix(title: "Start “\($0.title)” for \(client.name)", action: .start(template: template, clientID: client.id))
    }
  }

  // MARK: Housing

  /// A stay of known length without a housing search: it begins at the midpoint at the latest.
  private func housing(_ client: Client) -> Recommendation? {
    guard client.exit == nil, let discharge = client.plannedDischarge, discharge > today,
      client.keyDate("lease_signing") == nil,
      templates(of: client).isDisjoint(with: ["housing_search", "housing_urgent", "rapid_rehousing", "housing_voucher"]
      ),
      let fix = startFix(discharge - today <= 7 ? "housing_urgent" : "housing_search", client)
    else { return nil }
    let midpoint = client.admission + (discharge - client.admission) / 2
    // A week ahead is early enough to say it.
    guard midpoint - today <= 7 else { return nil }
    let when =
      midpoint < today
      ? "the middle of the stay was \(DayText.dayAndMonth(midpoint))"
      : "the middle of the stay is \(DayText.relative(midpoint, to: today))"
    return Recommendation(
      kind: .startProcess, key: "housing", clientID: client.id, clientName: client.name, date: midpoint,
      message:
        "\(client.name) leaves on \(DayText.weekdayAndDate(discharge)) and has no housing search; \(when).",
      cause: "A search takes weeks: begun at the midpoint of the stay at the latest, it can end before discharge.",
      fixes: [fix], rank: max(-99, min(99, discharge - today)) - 100)
  }

  // MARK: Facts

  /// A dated fact or a list of providers that a process belongs to.
  private static let processes: [(kind: String, template: String, fact: String)] = [
    ("court", "court_prep", "a court date"), ("benefits_interview", "benefits", "a benefits interview"),
    ("job_interview", "employment_prep", "a job interview"),
    ("dmv_appointment", "identity_documents", "a DMV appointment"),
    ("eligibility_appointment", "housing_voucher", "an eligibility appointment"),
    ("voucher_briefing", "housing_voucher", "a voucher briefing"),
    ("consultative_exam", "disability_claim", "a consultative exam"),
  ]

  private func suggestedProcess(_ client: Client) -> Recommendation? {
    // For a client who left, nothing is begun any more.
    guard client.exit == nil else { return nil }
    let running = templates(of: client)
    for (kind, template, fact) in Self.processes {
      guard !running.contains(template),
        let date = client.keyDates.filter({ $0.kind == kind && $0.day >= today }).min(by: { $0.day < $1.day }),
        let fix = startFix(template, client)
      else { continue }
      return Recommendation(
        kind: .startProcess, key: template, clientID: client.id, clientName: client.name, date: date.day,
        message: "\(client.name) has \(fact) on \(DayText.weekdayAndDate(date.day)), and nothing prepares it.",
        cause: "Preparation counts back from that day.", fixes: [fix], rank: max(0, date.day - today))
    }
    guard !client.providers.isEmpty, running.isDisjoint(with: ["disability_claim", "medical_records"]),
      let fix = startFix("disability_claim", client)
    else { return nil }
    let open = claimsInPreparation().count
    // A claim more than one person can carry isn't suggested.
    guard open < settings.claimsPerManager else { return nil }
    return Recommendation(
      kind: .startProcess, key: "disability_claim", clientID: client.id, clientName: client.name,
      message: "\(client.name) has \(client.providers.count) treating providers on file and no disability claim.",
      cause: "Records take a month to come; nothing is lost by asking first whether a claim fits.", fixes: [fix],
      rank: 1_000)
  }

  // MARK: Leave, templates, notes

  /// Whole days of leave on which something has to happen, and nobody but the person on leave would do it.
  private func leave() -> [Recommendation] {
    let days = calendar.absences.filter { $0.key >= today && $0.key <= horizonEnd && $0.value.extent == .allDay }.keys
    return days.sorted().compactMap { day in
      let bound = agenda.items.filter { $0.appointment?.day == day || $0.lastDay == day }
      guard let first = bound.min(by: { $0.key < $1.key }) else { return nil }
      let before = calendar.day(day, plusWorkingDays: -1)
      let fixes = bound.compactMap { openTask($0.key) }.compactMap { placeFix($0, on: max(before, today)) }
      return Recommendation(
        kind: .uncoveredLeave, key: "\(day)", clientID: first.key.clientID, clientName: name(first.key.clientID),
        date: day,
        message:
          "You are away on \(DayText.weekdayAndDate(day)), and “\(first.description)” (\(name(first.key.clientID))) can't be later\(bound.count > 1 ? "; \(bound.count - 1) more as well" : "").",
        fixes: Array(fixes.prefix(2)) + [cover(first, before: max(before, today), count: bound.count)],
        rank: max(0, day - today))
    }
  }

  /// A quarter of an hour to hand what can't wait to a colleague.
  private func cover(_ item: AgendaItem, before day: CalendarDay, count: Int) -> Fix {
    let rest = count > 1 ? " and \(count - 1) more" : ""
    return Fix(
      title: "Keep 15 minutes \(DayText.relative(day, to: today)) to ask a colleague to cover it",
      action: .keepFree(
        day: day, minutes: 15,
        title: String("Ask a colleague to cover “\(item.description)” (\(name(item.key.clientID)))\(rest)".prefix(100)))
    )
  }

  /// Running processes of which a newer version of the template is published.
  private func newerTemplates() -> [Recommendation] {
    let old = caseload.processes.filter { process in
      process.status.isOpen && library[process.templateID].map { $0.version > process.templateVersion } ?? false
    }
    return Dictionary(grouping: old, by: \.templateID).sorted { $0.key < $1.key }.compactMap { id, processes in
      guard let template = library[id], let first = processes.min(by: { $0.id < $1.id }) else { return nil }
      return Recommendation(
        kind: .newerTemplate, key: "\(id)|\(template.version)", clientID: first.clientID,
        clientName: name(first.clientID), processID: first.id,
        message:
          "“\(template.title)” has a newer version (\(template.version)) than \(processes.count == 1 ? "a running process uses" : "\(processes.count) running processes use").",
        cause: "What would change stands on the page of the process.",
        fixes: processes.sorted { $0.id < $1.id }.prefix(3).map { process in
          Fix(
            title: "Take version \(template.version) over for \(name(process.clientID)); what is done stays done",
            action: .takeVersion(process: process.id))
        })
    }
  }

  /// After days on which work ran over the notes block, an hour to write them.
  private func notes() -> [Recommendation] {
    let recent = (1...5).map { today - $0 }.filter { calendar.isWorkingDay($0) }
    let over = recent.reduce(0) { sum, day in
      let limits = DayCapacityPlan(day, settings: settings, calendar: calendar)
      let done = caseload.tasks.filter { $0.status == .done && $0.completedOn == day }.reduce(0) { $0 + $1.minutes }
      return sum + max(0, min(limits.notes, done - limits.morning - limits.afternoon))
    }
    guard over >= 30 else { return [] }
    // The emptiest of the coming days.
    let days = agenda.horizon.dropFirst().prefix(5)
    let free = days.map { day -> (CalendarDay, Int) in
      let limits = DayCapacityPlan(day, settings: settings, calendar: calendar)
      let used = caseload.tasks.filter { $0.isOpen && $0.day == day }.reduce(0) { $0 + $1.minutes }
      return (day, limits.morning + limits.afternoon - used)
    }
    guard let best = free.max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.0 else { return [] }
    let minutes = min(120, (over + 14) / 15 * 15)
    return [
      Recommendation(
        kind: .catchUpNotes, key: "\(today.startOfWeek)", clientID: "", clientName: "",
        message: "Work took \(over) minutes of the time for notes in the last days: notes are likely missing.",
        fixes: [
          Fix(
            title: "Keep \(minutes) minutes free \(DayText.relative(best, to: today)) to catch up on notes",
            action: .keepFree(day: best, minutes: minutes, title: "Catch up on notes"))
        ])
    ]
  }
}
