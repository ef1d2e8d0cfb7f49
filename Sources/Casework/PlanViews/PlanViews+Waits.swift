internal import Planning

/// Findings about waits, contacts and services, each with one to three things that would mend it.
extension PlanViews {
  /// All waits of open processes, the longest over its time first.
  package func waits() -> [WaitView] {
    agenda.waiting.sorted {
      ($0.isEscalated ? 0 : 1, $0.since, $0.clientID, $0.processID, $0.stepID)
        < ($1.isEscalated ? 0 : 1, $1.since, $1.clientID, $1.processID, $1.stepID)
    }
  }

  /// What the supervisor should know: answers that are long overdue, clients who can't be reached, meetings that a month owes.
  func escalations() -> [Recommendation] {
    let late = waits().filter(\.isEscalated).map { wait in
      Recommendation(
        kind: .escalation, clientID: wait.clientID, clientName: wait.clientName,
        message:
          "\(wait.clientName): no answer from \(wait.awaited) on “\(wait.stepTitle)” for \(wait.daysSinceRequest) days (\(wait.clocks)).",
        fixes: [
          "Tell your supervisor", "Ask in writing, with a day by which you need the answer",
          "Go on without it, and record why",
        ])
    }
    let unreached = caseload.clients.filter { $0.status == .open }.flatMap { client -> [Recommendation] in
      let standing = ContactStanding(client, caseload: caseload, library: library, today: today)
      var found: [Recommendation] = []
      if let reason = standing.escalation {
        found.append(
          Recommendation(
            kind: .escalation, clientID: client.id, clientName: client.name, message: "\(client.name): \(reason).",
            fixes: ["Tell your supervisor", "Try another channel, or somebody close to the client"]))
      }
      if let owed = standing.owedMeeting {
        found.append(
          Recommendation(
            kind: .escalation, clientID: client.id, clientName: client.name, message: owed,
            fixes: ["Agree a time with the client today", "Tell your supervisor"]))
      }
      return found
    }
    return late + unreached + triedInVain()
  }

  /// Tasks that were tried as often as the rule allows, and reached nobody.
  private func triedInVain() -> [Recommendation] {
    let attempts = Dictionary(grouping: caseload.attempts.filter { !$0.isTakenBack }, by: \.taskID)
    return caseload.tasks.filter { $0.isOpen && $0.key.processID != 0 && attempts[$0.id] != nil }.compactMap { task in
      guard let client = caseload.client(task.key.clientID), client.status == .open,
        let reason = agenda.schedules[client.id]?.escalation(of: attempts[task.id] ?? [])
      else { return nil }
      return Recommendation(
        kind: .escalation, clientID: client.id, clientName: client.name,
        message: "\(client.name): “\(task.description)”: \(reason).",
        fixes: ["Tell your supervisor", "Try another channel or another person there"])
    }
  }

  /// Services that can't do in time what is wanted of them, each with what can be used instead.
  func serviceAdvice() -> [Recommendation] {
    caseload.clients.filter { $0.status == .open }.flatMap { client -> [Recommendation] in
      guard let schedule = agenda.schedules[client.id] else { return [] }
      var seen: Set<String> = []
      return schedule.nodes.compactMap { node in
        guard node.step.needsPlace, let service = node.service, !node.isSettled, !node.openPieces.isEmpty,
          schedule.processes[node.process].status.isOpen, seen.insert(service.id).inserted
        else { return nil }
        return advice(on: service, for: node, in: schedule, client: client)
      }
    }
  }

  private func advice(
    on service: Service, for node: StepNode, in schedule: ClientSchedule, client: Client
  ) -> Recommendation? {
    let referral = schedule.context.referral(to: service.id)
    guard referral?.state != .accepted, let list = service.waitlist, let place = schedule.placeDay(node) else {
      return nil
    }
    let wanted = "“\(node.step.title)”"
    let problem: String
    if referral?.state == .declined || referral?.state == .expired {
      problem =
        "\(client.name)'s referral to \(service.name) was \(referral?.state == .declined ? "declined" : "lost"), and \(wanted) needs it."
    } else if !list.isOpen, !(referral?.isOpen ?? false) {
      problem = "The waitlist of \(service.name) is closed, and \(client.name) needs it for \(wanted)."
    } else if let discharge = client.plannedDischarge, place > discharge {
      problem =
        "\(service.name) usually has a place after \(list.usualDays) days, about \(DayText.dayAndMonth(place)); \(client.name) leaves on \(DayText.dayAndMonth(discharge))."
    } else if let latest = node.latestStart, place > latest {
      problem =
        "\(service.name) usually has a place about \(DayText.dayAndMonth(place)), too late for \(node.latestStartCause)."
    } else if referral == nil, place > node.neededBy {
      return Recommendation(
        kind: .waitlist, clientID: client.id, clientName: client.name,
        message:
          "\(client.name): join the waitlist of \(service.name) now. A place usually takes \(list.usualDays) days, and \(wanted) is wanted by \(DayText.dayAndMonth(node.neededBy)).",
        fixes: ["Join the list on the planned day"] + others(to: service))
    } else {
      return nil
    }
    let others = others(to: service)
    return Recommendation(
      kind: .waitlist, clientID: client.id, clientName: client.name, message: problem,
      fixes: others.isEmpty
        ? ["Add an alternative to the directory of services", "Ask \(service.name) for an exception"] : others)
  }

  /// "Use Beacon Legal Aid instead (usually 14 days)", for the two best.
  private func others(to service: Service) -> [String] {
    caseload.directory.alternatives(to: service).prefix(2).map { other in
      let wait = other.waitlist.map { "usually \($0.usualDays) days" } ?? "has room"
      return "Use \(other.name) instead (\(wait))"
    }
  }

  /// Time zones of providers that don't exist: their calls are planned by the agency's clock.
  func unknownZones() -> [Recommendation] {
    caseload.clients.filter { $0.status == .open }.compactMap { client in
      guard let provider = client.providers.first(where: { $0.timeZone.map { !ZoneShift.knows($0) } ?? false }),
        let zone = provider.timeZone
      else { return nil }
      return Recommendation(
        kind: .missingFact, clientID: client.id, clientName: client.name,
        message:
          "\(client.name)'s provider \(provider.name): \(ZoneShift.unknown(zone)) Until then calls go by the agency's clock.",
        fixes: ["Mend the time zone in the list of providers"])
    }
  }
}
