internal import Planning

/// A stay of a client that is over, kept when the client came back.
package struct EarlierStay: Sendable, Equatable, Codable {
  package var admission: CalendarDay
  package var plannedDischarge: CalendarDay?
  package var exit: ClientExit?

  package init(admission: CalendarDay, plannedDischarge: CalendarDay?, exit: ClientExit?) {
    self.admission = admission
    self.plannedDischarge = plannedDischarge
    self.exit = exit
  }
}

/// A client as somebody enters one by hand.
package struct NewClient: Sendable, Equatable {
  /// nil: the next free one, `C-021`.
  package var id: String?
  package var name: String
  /// nil: today.
  package var admission: CalendarDay?
  package var plannedDischarge: CalendarDay?
  package var setting: Client.Setting
  package var note: String
  package var providers: [Provider]
  package var keyDates: [KeyDate]
  /// Template ids of processes to start at once.
  package var processes: [String]

  package init(
    id: String? = nil, name: String, admission: CalendarDay? = nil, plannedDischarge: CalendarDay? = nil,
    setting: Client.Setting = .residential, note: String = "", providers: [Provider] = [], keyDates: [KeyDate] = [],
    processes: [String] = []
  ) {
    self.id = id
    self.name = name
    self.admission = admission
    self.plannedDischarge = plannedDischarge
    self.setting = setting
    self.note = note
    self.providers = providers
    self.keyDates = keyDates
    self.processes = processes
  }
}

/// Why a client can't be admitted. Each says what to do instead.
package enum AdmissionError: Error, Equatable, Sendable {
  case noName
  case nameTooLong(Int)
  case idTaken(String, isOurs: Bool)
  case idUnusable(String)
  case nameKnown(name: String, id: String, hasLeft: Bool)
  case inFuture(CalendarDay)
  case dischargeBeforeAdmission(CalendarDay)
  case dischargePassed(CalendarDay)
  case textTooLong(field: String, limit: Int)
  case tooMany(field: String, limit: Int)
  case process(ProcessStartError)
  case unknownClient(String)
  case stillHere(client: String)
  case beforeExit(client: String, day: CalendarDay)
  case sameDay(client: String, day: CalendarDay)
  case died(client: String)

  package var sentence: String {
    switch self {
    case .noName: "A client has a name. Write it."
    case .nameTooLong(let count): "The name has \(count) characters, and \(Client.longestName) are kept. Shorten it."
    case .idTaken(let id, true):
      "There is a client \(id) already. Choose another id; a client who came back is admitted again on the old record."
    case .idTaken(let id, false): "The id \(id) is in use already. Choose another one, or leave it out."
    case .idUnusable(let id):
      "“\(id.prefix(20))” can't be an id. Use up to 64 letters, digits, dots and dashes, or leave it out."
    case .nameKnown(let name, let id, let hasLeft):
      hasLeft
        ? "\(name) was here before (\(id)). Open a new stay for that record; for another person of the same name, give an id."
        : "\(name) is on the caseload already (\(id)). For another person of the same name, give an id."
    case .inFuture(let day):
      "\(DayText.long(day)) is still to come. Record the admission on the day it happens."
    case .dischargeBeforeAdmission(let day):
      "The planned discharge, \(DayText.long(day)), is before the admission. Check both days."
    case .dischargePassed(let day):
      "The planned discharge, \(DayText.long(day)), has passed. Choose a later day, or leave it out until it is known."
    case .textTooLong(let field, let limit): "The \(field) is longer than \(limit) characters. Shorten it."
    case .tooMany(let field, let limit): "There are more than \(limit) \(field). Leave some out."
    case .process(let error): error.sentence
    case .unknownClient(let id): "There is no client “\(id)”."
    case .stillHere(let client):
      "\(client) hasn't left: the stay is open. Record the exit first, then the new admission."
    case .beforeExit(let client, let day):
      "\(client) left on \(DayText.long(day)). A new stay begins on that day or later."
    case .sameDay(let client, let day):
      "\(client)'s last stay began on \(DayText.long(day)), so a new one can't begin then. Take the exit back, or choose a later day."
    case .died(let client): "\(client) died. If that is wrong, take the exit back."
    }
  }
}

extension Caseload {
  /// Admits a client: the stay is open, intake starts by itself in its first week, and the processes asked for start today.
  ///
  /// - Parameter takenIDs: ids of clients of other caseloads.
  /// - Returns: the client's id.
  package mutating func admit(
    _ new: NewClient, takenIDs: Set<String> = [], on today: CalendarDay, library: TemplateLibrary
  ) throws(AdmissionError) -> String {
    let name = Self.words(new.name)
    guard !name.isEmpty else { throw .noName }
    guard name.count <= Client.longestName else { throw .nameTooLong(name.count) }
    guard new.note.count <= Client.longestNote else { throw .textTooLong(field: "note", limit: Client.longestNote) }
    guard new.providers.count <= Client.mostProviders else {
      throw .tooMany(field: "providers", limit: Client.mostProviders)
    }
    guard new.keyDates.count <= Client.mostDates else { throw .tooMany(field: "dates", limit: Client.mostDates) }
    guard new.processes.count <= 20 else { throw .tooMany(field: "processes", limit: 20) }
    let admission = new.admission ?? today
    if admission > today { throw .inFuture(admission) }
    try check(discharge: new.plannedDischarge, admission: admission, today: today)
    let id = try self.id(for: new, name: name, takenIDs: takenIDs)
    var providers: [Provider] = []
    for provider in new.providers {
      let own = Self.words(provider.name)
      guard own.count <= 200 else { throw .textTooLong(field: "provider's name", limit: 200) }
      if !own.isEmpty, !providers.contains(where: { $0.name == own }) {
        providers.append(
          Provider(
            name: own, timeZone: provider.timeZone,
            kind: provider.kind ?? Provider.kind(of: own)))
      }
    }
    let client = Client(
      id: id, name: name, admission: admission, plannedDischarge: new.plannedDischarge, setting: new.setting,
      note: Self.words(new.note), providers: providers, keyDates: new.keyDates.sorted { $0.day < $1.day })
    var next = self
    next.clients.append(client)
    next.clients.sort { $0.id < $1.id }
    try next.start(new.processes, for: client, on: today, library: library)
    next.needsPlanning = true
    self = next
    return id
  }

  /// Opens a new stay for a client who left and came back: the record, its contacts and notes stay one; what was left open of
  /// after-care and intake ends; other open processes go on.
  package mutating func readmit(
    _ clientID: String, admission: CalendarDay?, plannedDischarge: CalendarDay? = nil,
    setting: Client.Setting? = nil, processes wanted: [String] = [], on today: CalendarDay, library: TemplateLibrary
  ) throws(AdmissionError) {
    guard let index = clients.firstIndex(where: { $0.id == clientID }) else { throw .unknownClient(clientID) }
    let client = clients[index]
    guard let exit = client.exit else { throw .stillHere(client: client.name) }
    if exit.destination == .deceased { throw .died(client: client.name) }
    let admission = admission ?? today
    if admission > today { throw .inFuture(admission) }
    if admission < exit.day { throw .beforeExit(client: client.name, day: exit.day) }
    if admission <= client.admission { throw .sameDay(client: client.name, day: client.admission) }
    try check(discharge: plannedDischarge, admission: admission, today: today)
    var next = self
    next.closeStay(
      of: client, because: "\(client.name) came back on \(DayText.dayAndMonth(admission)).", on: today, library)
    next.clients[index].earlierStays.append(
      EarlierStay(admission: client.admission, plannedDischarge: client.plannedDischarge, exit: exit))
    next.clients[index].admission = admission
    next.clients[index].plannedDischarge = plannedDischarge
    next.clients[index].exit = nil
    next.clients[index].status = .open
    next.clients[index].setting = setting ?? client.setting
    next.clients[index].openCrisis = nil
    next.clients[index].pickedUpOn = nil
    next.clients[index].keyDates.removeAll { $0.day < admission }
    try next.start(wanted, for: next.clients[index], on: today, library: library)
    next.needsPlanning = true
    next.refreshProcesses(of: clientID, on: today, library: library)
    self = next
  }

  /// Ends what belongs to the stay alone, and puts everything that is over into its history.
  private mutating func closeStay(
    of client: Client, because sentence: String, on today: CalendarDay, _ library: TemplateLibrary
  ) {
    for process in processes where process.clientID == client.id {
      let template = library.template(of: process)
      if template?.startsAt != nil { end(process.id, sentence: sentence, nextOwner: nil, on: today) }
    }
    let over = processes.indices.filter { index in
      processes[index].clientID == client.id && !processes[index].status.isOpen && processes[index].status != .onHold
    }
    for index in over {
      processes[index].earlierStay = client.admission
      earlierProcesses.append(processes[index])
    }
    processes = processes.indices.filter { !over.contains($0) }.map { processes[$0] }
    earlierProcesses.sort { $0.id < $1.id }
    for task in tasks.indices
    where tasks[task].key.clientID == client.id && tasks[task].key.processID == 0 && tasks[task].isOpen {
      tasks[task].cancel(because: sentence)
    }
  }

  private mutating func start(
    _ wanted: [String], for client: Client, on today: CalendarDay, library: TemplateLibrary
  ) throws(AdmissionError) {
    for template in wanted {
      do {
        _ = try startProcess(template, client: client, on: today, library: library)
      } catch {
        throw .process(error)
      }
    }
  }

  private func check(
    discharge: CalendarDay?, admission: CalendarDay, today: CalendarDay
  ) throws(AdmissionError) {
    guard let discharge else { return }
    if discharge < admission { throw .dischargeBeforeAdmission(discharge) }
    if discharge < today { throw .dischargePassed(discharge) }
  }

  private func id(for new: NewClient, name: String, takenIDs: Set<String>) throws(AdmissionError) -> String {
    let folded = Set((clients.map(\.id) + takenIDs).map { $0.lowercased() })
    if let wanted = new.id.map(Self.words), !wanted.isEmpty {
      guard wanted.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]{0,63}/) != nil else { throw .idUnusable(wanted) }
      if folded.contains(wanted.lowercased()) {
        throw .idTaken(wanted, isOurs: clients.contains { $0.id.lowercased() == wanted.lowercased() })
      }
      return wanted
    }
    if let same = clients.first(where: { $0.name.lowercased() == name.lowercased() }) {
      throw .nameKnown(name: same.name, id: same.id, hasLeft: same.exit != nil || same.status == .closed)
    }
    let numbers = folded.compactMap { $0.hasPrefix("c-") ? Int($0.dropFirst(2)) : nil }
    var number = (numbers.max() ?? 0) + 1
    func text(_ number: Int) -> String {
      let digits = String(number)
      return "C-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
    while folded.contains(text(number).lowercased()) { number += 1 }
    return text(number)
  }
}
