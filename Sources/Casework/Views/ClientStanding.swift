internal import Foundation
internal import Planning

/// How much a client needs attention, why, and what the list can be narrowed by.
package struct ClientStanding: Sendable, Equatable {
  /// The groups of the list, the most pressing first. The words are published in the API.
  package enum Group: String, Sendable, CaseIterable {
    case urgent, high, waiting
    case onTrack = "on_track"
    case onHold = "on_hold"
    case closed
  }

  package var group: Group
  /// Why, the weightiest first: "Leaves in 6 days", "No contact for 12 days". Empty when nothing presses.
  package var reasons: [String]
  /// Ids of the templates of open processes.
  package var processTypes: [String]
  /// Somebody outside is awaited.
  package var isWaiting: Bool
  /// The last contact is past what its cadence allows, or none is on record.
  package var isWithoutContact: Bool
  /// The next hard date or agreed date; nil without one.
  package var nextDate: CalendarDay?
  /// It lies within a week.
  package var isDateNear: Bool

  package init(
    group: Group = .onTrack, reasons: [String] = [], processTypes: [String] = [], isWaiting: Bool = false,
    isWithoutContact: Bool = false, nextDate: CalendarDay? = nil, isDateNear: Bool = false
  ) {
    self.group = group
    self.reasons = reasons
    self.processTypes = processTypes
    self.isWaiting = isWaiting
    self.isWithoutContact = isWithoutContact
    self.nextDate = nextDate
    self.isDateNear = isDateNear
  }
}

/// What a list of clients is narrowed to. Each part that is set has to fit.
package struct ClientFilter: Sendable, Equatable {
  /// A part of the name or the id, in any letter case, with or without accents; nil: any.
  package var name: String?
  package var group: ClientStanding.Group?
  /// A template's id.
  package var processType: String?
  package var isWaiting = false
  package var isWithoutContact = false
  package var isDateNear = false

  package init() {}

  /// True while it lets everybody through.
  package var isEmpty: Bool { self == ClientFilter() }

  package func matches(_ client: ClientSummary) -> Bool {
    let standing = client.standing
    return
      (name.map {
        Self.folded(client.name).contains(Self.folded($0)) || client.clientID.lowercased() == $0.lowercased()
      }
      ?? true)
      && (group.map { standing.group == $0 } ?? true)
      && (processType.map { standing.processTypes.contains($0) } ?? true)
      && (!isWaiting || standing.isWaiting) && (!isWithoutContact || standing.isWithoutContact)
      && (!isDateNear || standing.isDateNear)
  }

  /// Folded for a search, and with single blanks.
  private static func folded(_ text: String) -> String {
    text.foldedForSearch.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension PlanViews {
  /// Days ahead within which a date is near.
  private static let nearDays = 7

  /// How a client stands on the day that is shown.
  func standing(_ client: Client, waits: [WaitView]) -> ClientStanding {
    let running = caseload.processes.filter { $0.clientID == client.id && $0.status.isOpen }
    var standing = ClientStanding(processTypes: Set(running.map(\.templateID)).sorted())
    guard client.status != .closed, client.exit == nil else {
      standing.group = .closed
      return standing
    }
    let own = waits.filter { $0.clientID == client.id }
    standing.isWaiting = !own.isEmpty
    let dates =
      client.keyDates.map(\.day)
      + caseload.tasks.filter { $0.key.clientID == client.id && $0.isOpen }.compactMap(\.deadline)
    standing.nextDate = dates.filter { $0 >= askedFor }.min()
    standing.isDateNear = standing.nextDate.map { $0 - askedFor <= Self.nearDays } ?? false
    guard client.status == .open else {
      standing.group = .onHold
      return standing
    }
    // A contact of the last week before a discharge presses in that week, not before.
    let pressing = agenda.items.filter { item in
      item.key.clientID == client.id && item.priority <= .high
        && item.due <= (item.key.isContact ? today + 1 : askedFor + Self.nearDays)
    }
    .min { ($0.priority, $0.due, $0.key) < ($1.priority, $1.due, $1.key) }
    if let crisis = client.openCrisis { standing.reasons.append(PriorityRule.leaving(nil, crisis: crisis)) }
    if let pressing { standing.reasons.append(pressing.priorityReason) }
    let contact = ContactStanding(client, caseload: caseload, library: library, today: today)
    if let last = contact.lastContact {
      if contact.daysPast.map({ $0 > 0 }) ?? false {
        standing.isWithoutContact = true
        let days = askedFor - last
        standing.reasons.append("No contact for \(days) \(days == 1 ? "day" : "days")")
      }
    } else {
      standing.isWithoutContact = client.admission <= askedFor
      if standing.isWithoutContact { standing.reasons.append("No contact on record") }
    }
    let late = own.filter(\.isOverdue)
    if let first = late.first, pressing == nil {
      standing.reasons.append(
        late.count == 1 ? "\(first.awaited) takes longer than usual" : "\(late.count) answers take longer than usual")
    }
    standing.group =
      client.openCrisis != nil || pressing?.priority == .urgent
      ? .urgent
      : pressing != nil || standing.isWithoutContact || !late.isEmpty ? .high : own.isEmpty ? .onTrack : .waiting
    var seen: Set<String> = []
    standing.reasons = standing.reasons.map(\.capitalizedFirst).filter { seen.insert($0).inserted }
    return standing
  }
}
