internal import Planning

/// Why a stay can't be changed. Each says what to do instead.
package enum StayChangeError: Error, Equatable, Sendable {
  case unknownClient(String)
  case closedStay(String)
  case dischargePassed(client: String, day: CalendarDay)
  case dischargeBeforeAdmission(client: String, day: CalendarDay)
  case hasLeft(client: String, day: CalendarDay)
  case exitInFuture(client: String, day: CalendarDay)
  case exitBeforeAdmission(client: String, day: CalendarDay)
  case confirmedInFuture(CalendarDay)
  case noExit(String)

  package var sentence: String {
    switch self {
    case .unknownClient(let id): "There is no client “\(id)”."
    case .closedStay(let client): "\(client)'s stay is closed. Open a new stay first."
    case .dischargePassed(let client, let day):
      "\(DayText.long(day)) has passed. Choose a later day for \(client), or record the exit if \(client) has left."
    case .dischargeBeforeAdmission(let client, let day):
      "\(client) can't leave on \(DayText.long(day)), before the admission. Check both days."
    case .hasLeft(let client, let day):
      "\(client) left on \(DayText.long(day)). Take the exit back before planning another discharge."
    case .exitInFuture(let client, let day):
      "\(client)'s exit can't be recorded for \(DayText.long(day)), which is still to come. Move the planned discharge instead."
    case .exitBeforeAdmission(let client, let day):
      "\(client) can't have left on \(DayText.long(day)), before the admission. Check both days."
    case .confirmedInFuture(let day):
      "A place can't have been confirmed on \(DayText.long(day)), which is still to come. Leave it out until the paper is there."
    case .noExit(let client): "\(client) has no exit that could be taken back."
    }
  }
}

extension Caseload {
  /// Moves the planned discharge; nil: it isn't known any more. Everything that counts back from it moves along; what was done
  /// stays.
  package mutating func moveDischarge(
    of clientID: String, to day: CalendarDay?, on today: CalendarDay, library: TemplateLibrary
  ) throws(StayChangeError) {
    let index = try openStay(clientID)
    let client = clients[index]
    if let exit = client.exit { throw .hasLeft(client: client.name, day: exit.day) }
    if let day, day < client.admission { throw .dischargeBeforeAdmission(client: client.name, day: day) }
    if let day, day < today { throw .dischargePassed(client: client.name, day: day) }
    if client.plannedDischarge == day { return }
    clients[index].plannedDischarge = day
    needsPlanning = true
    refreshProcesses(of: clientID, on: today, library: library)
  }

  /// Records that a client left: what was to come before is cancelled with that reason, after-care begins, processes with a next
  /// owner are handed over. A death ends all but the record of the exit and the summary. Recorded again, it corrects the exit.
  package mutating func recordExit(
    _ exit: ClientExit, of clientID: String, on today: CalendarDay, library: TemplateLibrary
  ) throws(StayChangeError) {
    let index = try openStay(clientID)
    let name = clients[index].name
    if exit.day > today { throw .exitInFuture(client: name, day: exit.day) }
    if exit.day < clients[index].admission { throw .exitBeforeAdmission(client: name, day: exit.day) }
    if let confirmed = exit.confirmedOn, confirmed > today { throw .confirmedInFuture(confirmed) }
    var exit = exit
    exit.reason = Self.words(exit.reason)
    if clients[index].exit == exit { return }
    if clients[index].exit != nil { takeExitBack(at: index, on: today, library: library) }
    clients[index].exit = exit
    startDischarge(at: index, exit: exit, today: today, library: library)
    endAtExit(at: index, exit: exit, on: today, library: library)
    needsPlanning = true
    refreshProcesses(of: clientID, on: today, library: library)
  }

  /// Takes an exit back that was recorded by mistake: everything stands as it did before it.
  package mutating func withdrawExit(
    of clientID: String, on today: CalendarDay, library: TemplateLibrary
  ) throws(StayChangeError) {
    guard let index = clients.firstIndex(where: { $0.id == clientID }) else { throw .unknownClient(clientID) }
    guard clients[index].exit != nil else { throw .noExit(clients[index].name) }
    takeExitBack(at: index, on: today, library: library)
    needsPlanning = true
    refreshProcesses(of: clientID, on: today, library: library)
  }

  /// Closes the stays of clients who left and of whose processes none is open any more.
  mutating func closeFinishedStays() {
    for index in clients.indices where clients[index].status == .open && clients[index].exit != nil {
      let id = clients[index].id
      let isOpen = processes.contains { $0.clientID == id && ($0.status.isOpen || $0.status == .onHold) }
      if !isOpen { clients[index].status = .closed }
    }
  }

  private func openStay(_ clientID: String) throws(StayChangeError) -> Int {
    guard let index = clients.firstIndex(where: { $0.id == clientID }) else { throw .unknownClient(clientID) }
    if clients[index].status == .closed { throw .closedStay(clients[index].name) }
    return index
  }

  // MARK: What an exit starts and ends

  /// The process that carries the exit: the one under way, or a new one for a client who leaves unplanned.
  private mutating func startDischarge(
    at index: Int, exit: ClientExit, today: CalendarDay, library: TemplateLibrary
  ) {
    let client = clients[index]
    let carrying = library.templates.filter { $0.startsAt?.anchor == .discharge }
    for template in carrying where template.events.contains(where: { $0.name == Self.exitEvent }) {
      if !processes.contains(where: {
        $0.clientID == client.id && $0.templateID == template.id && $0.status != .cancelled
      }) {
        add(
          template, client: client, on: exit.day, timelineWeeks: nil, variant: nil, parentID: nil, library)
      }
      for place in processes.indices
      where processes[place].clientID == client.id && processes[place].templateID == template.id
        && processes[place].status != .cancelled
      {
        take(Self.exitEvent, at: place, on: exit.day, library: library)
        if exit.destination == .deceased { take(Self.deathEvent, at: place, on: exit.day, library: library) }
      }
    }
  }

  private mutating func endAtExit(at index: Int, exit: ClientExit, on today: CalendarDay, library: TemplateLibrary) {
    let clientID = clients[index].id
    let open = processes.filter { $0.clientID == clientID && ($0.status.isOpen || $0.status == .onHold) }
    for process in open {
      guard let template = library.template(of: process),
        !template.events.contains(where: { $0.name == Self.exitEvent })
      else { continue }
      if exit.destination == .deceased {
        end(process.id, sentence: Self.deathSentence(exit), nextOwner: nil, on: today)
      } else if let owner = process.nextOwner {
        end(process.id, sentence: Self.handOverSentence(exit, owner), nextOwner: owner, on: today)
      } else if template.startsAt?.anchor == .admission {
        end(process.id, sentence: Self.leftSentence(exit), nextOwner: nil, on: today)
      }
    }
  }

  private mutating func takeExitBack(at index: Int, on today: CalendarDay, library: TemplateLibrary) {
    guard let exit = clients[index].exit else { return }
    let clientID = clients[index].id
    clients[index].exit = nil
    clients[index].status = .open
    for place in processes.indices where processes[place].clientID == clientID {
      giveBack(Self.exitEvent, at: place, library: library)
      giveBack(Self.deathEvent, at: place, library: library)
      guard processes[place].status == .cancelled, let sentence = processes[place].endedBecause else { continue }
      let owner = processes[place].nextOwner
      let atExit =
        [Self.deathSentence(exit), Self.leftSentence(exit)] + (owner.map { [Self.handOverSentence(exit, $0)] } ?? [])
      if atExit.contains(sentence) { reopen(at: place) }
    }
  }

  static let exitEvent = "exit"
  static let deathEvent = "died"

  private static func deathSentence(_ exit: ClientExit) -> String {
    "The client died on \(DayText.dayAndMonth(exit.day))."
  }
  private static func leftSentence(_ exit: ClientExit) -> String {
    "The client left on \(DayText.dayAndMonth(exit.day))."
  }
  private static func handOverSentence(_ exit: ClientExit, _ owner: String) -> String {
    "Handed over to \(owner) when the client left on \(DayText.dayAndMonth(exit.day))."
  }
}
