/// W7, waitlists that outlast a stay, and the lists that are to be joined now.
extension Feasibility {
  /// W7: a step needs a place at a service, and the service can't have one in time: its list is closed, the referral came to
  /// nothing, or the usual wait passes the discharge or the last day the step can begin.
  func waitlists() -> [Recommendation] {
    placesWanted().compactMap { wanted in
      guard let reason = tooLate(wanted) else { return nil }
      let cause = wanted.referral.map { "Referred on \(DayText.dayAndMonth($0.sentOn))." } ?? "No referral is open."
      var fixes = alternatives(wanted)
      if wanted.canJoin { fixes.append(join(wanted)) }
      if fixes.isEmpty {
        fixes = [
          Fix(title: "Ask \(wanted.service.name) for an exception", action: nil),
          Fix(title: "Add an alternative to the directory of services", action: nil, place: .services),
        ]
      }
      return Recommendation(
        kind: .waitlist, warning: .waitlistTooLong, key: "\(wanted.process)|\(wanted.service.id)",
        clientID: wanted.client.id, clientName: wanted.client.name, processID: wanted.process,
        stepID: wanted.node.step.id, date: wanted.node.neededBy, message: reason, cause: cause,
        fixes: Array(fixes.prefix(3)), rank: max(0, wanted.node.neededBy - today))
    }
  }

  /// Lists whose place comes later than its step is wanted, unless they are joined now.
  func listsToJoin() -> [Recommendation] {
    placesWanted().compactMap { wanted in
      guard wanted.canJoin, wanted.place > wanted.node.neededBy, tooLate(wanted) == nil else { return nil }
      return Recommendation(
        kind: .waitlist, key: "\(wanted.process)|\(wanted.service.id)", clientID: wanted.client.id,
        clientName: wanted.client.name, processID: wanted.process, stepID: wanted.node.step.id,
        date: wanted.node.neededBy,
        message:
          "\(wanted.client.name): join the waitlist of \(wanted.service.name) now. A place usually takes \(wanted.usualDays) days, and “\(wanted.node.step.title)” is wanted by \(DayText.dayAndMonth(wanted.node.neededBy)).",
        fixes: Array(([join(wanted)] + alternatives(wanted)).prefix(3)), rank: max(0, wanted.node.neededBy - today))
    }
  }

  /// A step that needs a place which isn't there yet.
  private struct PlaceWanted {
    var client: Client
    var process: Int
    var node: StepNode
    var service: Service
    var usualDays: Int
    var isListOpen: Bool
    var referral: Referral?
    /// The day a place can be expected.
    var place: CalendarDay

    /// True when nobody has asked yet, and asking is possible.
    var canJoin: Bool { isListOpen && !(referral?.isOpen ?? false) }
  }

  /// One for each client and service: the first step that needs it.
  private func placesWanted() -> [PlaceWanted] {
    openClients.flatMap { client -> [PlaceWanted] in
      guard let schedule = agenda.schedules[client.id] else { return [] }
      var seen: Set<String> = []
      return schedule.nodes.compactMap { node in
        let process = schedule.processes[node.process]
        guard node.step.needsPlace, let service = node.service, !node.isSettled, !node.openPieces.isEmpty,
          process.status.isOpen, seen.insert(service.id).inserted, let list = service.waitlist,
          let place = schedule.placeDay(node)
        else { return nil }
        return PlaceWanted(
          client: client, process: process.id, node: node, service: service, usualDays: list.usualDays,
          isListOpen: list.isOpen, referral: schedule.context.referral(to: service.id), place: place)
      }
    }
  }

  /// Why a place comes too late or not at all; nil when it comes in time.
  private func tooLate(_ wanted: PlaceWanted) -> String? {
    let (name, service, step) = (wanted.client.name, wanted.service.name, "“\(wanted.node.step.title)”")
    switch wanted.referral?.state {
    case .declined: return "\(name)'s referral to \(service) was declined, and \(step) needs it."
    case .expired: return "\(name)'s referral to \(service) was lost, and \(step) needs it."
    case .sent, .waitlisted, .accepted, nil: break
    }
    if !wanted.isListOpen, !(wanted.referral?.isOpen ?? false) {
      return "The waitlist of \(service) is closed, and \(name) needs it for \(step)."
    }
    let when =
      "\(service) usually has a place after \(wanted.usualDays) days, about \(DayText.dayAndMonth(wanted.place))"
    if let discharge = wanted.client.plannedDischarge, wanted.place > discharge {
      return "\(when); \(name) leaves on \(DayText.dayAndMonth(discharge))."
    }
    if let latest = wanted.node.latestStart, wanted.place > latest {
      return "\(when), too late for \(wanted.node.latestStartCause)."
    }
    return nil
  }

  private func join(_ wanted: PlaceWanted) -> Fix {
    Fix(
      title: "Record that \(wanted.client.name) is referred to \(wanted.service.name) today",
      action: .refer(clientID: wanted.client.id, service: wanted.service.id))
  }

  /// "Use Beacon Legal Aid instead (usually 14 days)", the two quickest.
  private func alternatives(_ wanted: PlaceWanted) -> [Fix] {
    caseload.directory.alternatives(to: wanted.service).prefix(2).map { other in
      let wait = other.waitlist.map { "usually \($0.usualDays) days" } ?? "has room"
      return Fix(
        title: "Use \(other.name) instead (\(wait))",
        action: .useService(process: wanted.process, step: wanted.node.step.id, service: other.id))
    }
  }
}
