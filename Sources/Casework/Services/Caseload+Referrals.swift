/// Why a service or a referral can't be recorded. Each says what to do instead.
package enum ReferralError: Error, Equatable, Sendable {
  case unknownService(String, suggestion: String?)
  case openAlready(service: String, Referral.State)
  case unknownReferral(Int)
  case inFuture(CalendarDay)
  case updatePassed(CalendarDay)
  case notNeeded(process: String, kind: String)

  package var sentence: String {
    switch self {
    case .unknownService(let id, let suggestion):
      "There is no service “\(id)” in the directory.\(suggestion.map { " Maybe \($0)?" } ?? " `caseday services` lists them.")"
    case .openAlready(let service, let state):
      "The client's referral to \(service) is \(state.rawValue) already. Record what became of it instead of a second one."
    case .unknownReferral(let id): "There is no referral \(id). The client's page and `caseday client` list them."
    case .inFuture(let day): "\(day) is still to come. Record it on the day it happens."
    case .updatePassed(let day):
      "\(day) has passed. Name the next day by which the service wants to hear from the client."
    case .notNeeded(let process, let kind):
      "No step of “\(process)” needs a service of the kind “\(kind)”. Choose one that it needs."
    }
  }
}

extension Caseload {
  private func knownService(_ id: String) throws(ReferralError) -> Service {
    if let service = directory[id] { return service }
    let suggestion = Suggestion.closest(to: id, among: directory.services.flatMap { [$0.id, $0.name] })
    throw .unknownService(String(id.prefix(60)), suggestion: suggestion)
  }

  /// Records that a client was sent to a service. One open referral for each client and service.
  ///
  /// - Returns: the referral's number.
  package mutating func refer(
    _ clientID: String, to serviceID: String, on day: CalendarDay, today: CalendarDay, note: String = ""
  ) throws(ReferralError) -> Int {
    let service = try knownService(serviceID)
    if day > today { throw .inFuture(day) }
    if let open = referrals.last(where: { $0.clientID == clientID && $0.serviceID == serviceID && $0.isOpen }) {
      throw .openAlready(service: service.name, open.state)
    }
    let id = nextReferralID
    referrals.append(Referral(id: id, clientID: clientID, serviceID: serviceID, sentOn: day, stateOn: day, note: note))
    needsPlanning = true
    return id
  }

  /// Referrals are numbered by client: the numbers of one caseload never run into another's.
  private var nextReferralID: Int { (referrals.map(\.id).max() ?? 0) + 1 }

  /// Records what became of a referral.
  package mutating func recordReferral(
    _ id: Int, state: Referral.State, on day: CalendarDay, place: Int? = nil, nextUpdateDue: CalendarDay? = nil,
    today: CalendarDay
  ) throws(ReferralError) {
    guard let index = referrals.firstIndex(where: { $0.id == id }) else { throw .unknownReferral(id) }
    if day > today { throw .inFuture(day) }
    if let due = nextUpdateDue, due < today { throw .updatePassed(due) }
    // The clock of a list runs from the day it was joined, however often its place is corrected.
    if referrals[index].state != state { referrals[index].stateOn = day }
    referrals[index].state = state
    referrals[index].place = state == .waitlisted ? place ?? referrals[index].place : nil
    let every = directory[referrals[index].serviceID]?.waitlist?.updateEveryDays
    referrals[index].nextUpdateDue =
      state == .waitlisted ? nextUpdateDue ?? referrals[index].nextUpdateDue ?? every.map { day + $0 } : nil
    needsPlanning = true
  }

  /// Chooses the service of a process, or of one of its steps: one of the kind it needs, or what the directory names instead of one.
  package mutating func chooseService(
    _ serviceID: String, process: CaseProcess, step stepID: String?, library: TemplateLibrary
  ) throws(ReferralError) {
    let service = try knownService(serviceID)
    let template = library.template(process.templateID, version: process.templateVersion)
    let steps = template?.steps.filter { stepID == nil || $0.id == stepID } ?? []
    let words = Set(steps.compactMap(\.service))
    let kinds = words.map { directory.service(for: $0)?.kind ?? $0 }
    let isAlternative = words.contains { word in
      directory.service(for: word).map { directory.alternatives(to: $0).contains { $0.id == service.id } } ?? false
    }
    guard kinds.contains(service.kind) || words.contains(service.id) || isAlternative else {
      throw .notNeeded(
        process: stepID.map { "\(template?.title ?? process.templateID) \($0)" } ?? template?.title ?? "",
        kind: service.kind)
    }
    serviceChoices.removeAll { $0.processID == process.id && $0.stepID == stepID ?? "" }
    serviceChoices.append(ServiceChoice(processID: process.id, stepID: stepID ?? "", serviceID: serviceID))
    needsPlanning = true
  }

  // MARK: Work on lists

  /// The service of the step that a task on a waitlist belongs to.
  private func listedService(_ task: TaskRecord) -> (step: String, service: Service)? {
    let parts = task.key.stepID.split(separator: ":")
    guard parts.count == 2, parts[1] == "join" || parts[1] == "list" else { return nil }
    // The description names the service that was called: a choice made later doesn't change whose list was joined.
    let named = directory.services.filter { task.description.hasSuffix($0.name) }
    return named.max { $0.name.count < $1.name.count }.map { (String(parts[1]), $0) }
  }

  /// A list that was joined is a referral that waits; a place that was kept is due for its next update.
  mutating func noteServiceWork(_ task: TaskRecord, on day: CalendarDay) {
    guard let (work, service) = listedService(task) else { return }
    let open = referrals.lastIndex { $0.clientID == task.key.clientID && $0.serviceID == service.id && $0.isOpen }
    let next = service.waitlist?.updateEveryDays.map { day + $0 }
    if work == "join", open == nil {
      referrals.append(
        Referral(
          id: nextReferralID, clientID: task.key.clientID, serviceID: service.id, state: .waitlisted, sentOn: day,
          stateOn: day, nextUpdateDue: next))
    } else if let open, referrals[open].state == .waitlisted {
      referrals[open].nextUpdateDue = next
    }
  }

  /// A list that was not joined after all.
  mutating func takeBackServiceWork(_ task: TaskRecord, on day: CalendarDay) {
    guard let (work, service) = listedService(task), work == "join",
      let open = referrals.lastIndex(where: {
        $0.clientID == task.key.clientID && $0.serviceID == service.id && $0.state == .waitlisted
          && $0.stateOn == task.completedOn
      })
    else { return }
    referrals[open].state = .expired
    referrals[open].stateOn = day
    referrals[open].nextUpdateDue = nil
    referrals[open].note = "Joining was taken back."
  }
}
