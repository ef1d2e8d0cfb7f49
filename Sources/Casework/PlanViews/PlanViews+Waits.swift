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
    return caseload.tasks.filter { $0.isOpen && !$0.key.isContact && attempts[$0.id] != nil }.compactMap { task in
      guard let client = caseload.client(task.key.clientID), client.status == .open,
        let schedule = agenda.schedules[client.id],
        let reason = schedule.escalation(of: attempts[task.id] ?? [], at: schedule.step(of: task.key))
      else { return nil }
      return Recommendation(
        kind: .escalation, clientID: client.id, clientName: client.name,
        message: "\(client.name): “\(task.description)”: \(reason).",
        fixes: ["Tell your supervisor", "Try another channel or another person there"])
    }
  }

  /// Time zones of providers that don't exist: their calls are planned by the agency's clock.
  func unknownZones() -> [Recommendation] {
    caseload.clients.filter { $0.status == .open }.compactMap { client in
      for provider in client.providers {
        guard let zone = provider.timeZone else { continue }
        do throws(TimeZoneError) {
          _ = try TimeZoneClock(zone)
        } catch {
          return Recommendation(
            kind: .missingFact, clientID: client.id, clientName: client.name,
            message:
              "\(client.name)'s provider \(provider.name): \(error.sentence) Until then calls go by the agency's clock.",
            fixes: ["Mend the time zone in the list of providers"])
        }
      }
      return nil
    }
  }
}
