internal import Planning

extension ChangeBench {
  /// Adds work for a client: where a person wants it, or at its best place. What has to give way is shown.
  func add(_ wish: NewTask, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    let client = try client(wish.clientID)
    try check(wish, client)
    var outcome = caseload
    let added = AddedTask(id: (caseload.addedTasks.map(\.id).max() ?? 0) + 1, wish: wish, addedOn: today)
    outcome.addedTasks.append(added)
    let agenda = Agenda(outcome, library: library, on: today)
    guard let item = agenda.items.first(where: { $0.key == added.key }) else {
      throw .input(
        "day",
        "The weeks that are planned end on \(DayText.weekdayAndDate(agenda.horizon.last ?? today)). Write a day until then."
      )
    }
    let id = outcome.takeUp(item)
    let label = "“\(wish.description)” (\(client.name))"
    let bench = ChangeBench(caseload: outcome, library: library, today: today)
    var preview: PlanPreview
    if let place = wish.place {
      preview = try bench.place(
        PlanChange.PlacedTask(
          task: id, day: place.day, half: place.half, time: place.time, isOverbooking: place.isOverbooking), change)
    } else {
      preview = try bench.placeWell(id, item: item, label: label, agenda: agenda, change)
    }
    let spot = preview.outcome.tasks.first { $0.id == id }?.spot
    let time = wish.place?.time.map { " at \($0)" } ?? ""
    preview.title = "Add \(label)\(spot.map { " on \(time.isEmpty ? $0.words : DayText.short($0.day) + time)" } ?? "")"
    preview.fingerprint = caseload.fingerprint
    return preview
  }

  private func check(_ wish: NewTask, _ client: Client) throws(PlanChangeError) {
    if client.status == .closed || client.exit != nil {
      throw .notPossible("\(client.name)'s stay has ended, so no work can be added to it.")
    }
    if client.status == .onHold {
      throw .notPossible("\(client.name) is on hold. Resume the stay first, then add the work.")
    }
    guard (1...NewTask.longestDescription).contains(wish.description.count) else {
      throw .input("text", "Write what is to be done in at most \(NewTask.longestDescription) characters.")
    }
    guard wish.category.minutesOfOneTask.contains(wish.minutes) else {
      throw .input("minutes", QuickAddWords.minutesOutOfRange(wish.minutes, wish.category))
    }
    if let deadline = wish.deadline, deadline < today {
      throw .input("deadline", "\(DayText.weekdayAndDate(deadline)) is over. Write today or a later day.")
    }
  }

  /// A place that a person didn't choose: one that is free and in time; else the cheapest, with what gives way for it.
  private func placeWell(
    _ id: Int, item: AgendaItem, label: String, agenda: Agenda, _ change: PlanChange
  ) throws(PlanChangeError) -> PlanPreview {
    let because = "You added it."
    var room = try RoomMaker(agenda, caseload: caseload, freedom: .plannedStays)
    room.insert(id, because: because, pushing: "", isQuiet: true)
    let isInTime = room.spot(of: id).map { $0.day <= item.due } ?? false
    if !isInTime {
      let freedom: PlanFreedom = item.priority <= .high ? .minorWorkMoves : .frozenStays
      var other = try RoomMaker(agenda, caseload: caseload, freedom: freedom)
      if other.insert(id, because: because, pushing: "Makes room for \(label), which you added.") { room = other }
    }
    var outcome = caseload
    room.write(into: &outcome)
    var warnings: [String] = []
    if let day = room.spot(of: id)?.day {
      if day > item.due {
        warnings = [
          "It should be done by \(DayText.weekdayAndDate(item.due)); the first day with room is \(DayText.weekdayAndDate(day))."
        ]
      }
    } else {
      warnings = ["No day of the next weeks has room for it. It is kept without a day; move it by hand, or make room."]
    }
    return preview(change, title: "", room: room, outcome: outcome, asked: [id], warnings: warnings)
  }
}

extension Caseload {
  /// Gives one item its record, and touches no other.
  ///
  /// - Returns: the task's number.
  fileprivate mutating func takeUp(_ item: AgendaItem) -> Int {
    let id = nextTaskID
    tasks.append(
      TaskRecord(
        id: id, key: item.key, description: item.description, stepTitle: item.stepTitle, category: item.category,
        minutes: item.minutes, priority: item.priority, priorityReason: item.priorityReason, due: item.due,
        deadline: item.deadline, reason: "No day of the weeks that are planned has room for it."))
    nextTaskID += 1
    return id
  }
}
