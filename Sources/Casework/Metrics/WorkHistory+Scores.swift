extension WorkHistory {
  /// The score of a metric on this history. Definitions: the product's table of success metrics (`docs/metrics.md`).
  package func score(_ metric: Metric) -> MetricScore {
    switch metric {
    case .daysOverCallLimit:
      share(metric, published, where: { $0.plannedCalls > Self.callLimit }, missedAre: true, name: Self.name)
    case .urgentAttention: share(metric, attention, where: \.wasAttended) { "\($0.clientID), \($0.day)" }
    case .processesAdvance:
      share(metric, processWeeks, where: \.advanced) { "\($0.clientID), \($0.templateID), week of \($0.week)" }
    case .forgottenDeadlines:
      share(metric, hardDates, where: { $0.end == .forgotten }, missedAre: true, name: Self.name)
    case .missedDeadlines: share(metric, hardDates, where: \.end.isMissed, missedAre: true, name: Self.name)
    case .claimsFiled:
      share(
        metric, claims.filter(\.isFilingDue), where: { $0.filed.map { $0 - 14 } ?? .distant <= $0.admission },
        name: \.clientID)
    case .packetsSubmitted:
      share(metric, claims.filter(\.isPacketDue), where: Self.isPacketInTime, name: \.clientID)
    case .housed:
      housed(exits)
    case .servicePlans: share(metric, servicePlans, where: \.isActive) { "\($0.clientID), \($0.day)" }
    case .emergencies:
      share(metric, crises, where: { ($0.hoursToStabilise ?? .infinity) <= 24 }) { "\($0.clientID), \($0.opened)" }
    case .withinHours: share(metric, worked, where: Self.isWithinHours, name: Self.name)
    case .overwhelmingDays: share(metric, worked, where: { $0.calls >= 15 }, missedAre: true, name: Self.name)
    case .documentation: share(metric, worked, where: { $0.keptNotesBlock && $0.wroteNotes }, name: Self.name)
    case .overtime: rate(metric, worked) { Double(max(0, $0.workedMinutes - Self.dayMinutes)) }
    case .fullDays:
      share(metric, published, where: { $0.plannedMinutes > $0.bookableMinutes }, missedAre: true, name: Self.name)
    case .slips: rate(metric, published) { Double($0.slips) }
    case .moves: rate(metric, published) { Double($0.moves) }
    }
  }

  /// Exits to a place of one's own, without deaths and moves to medical or long-term care.
  package var housedWithoutMedical: MetricScore { housed(exits.filter { !$0.isMedical }) }

  /// Days above the limit of calls only by what a person put there past it.
  package var daysOverCallLimitByHand: MetricScore {
    share(
      .daysOverCallLimit, published,
      where: { $0.plannedCalls <= Self.callLimit && $0.plannedCalls + $0.callsByHand > Self.callLimit },
      missedAre: true, name: Self.name)
  }

  /// A working day's length in minutes.
  static let dayMinutes = 480
  /// Minutes of a day that are to be left for notes and planning.
  static let notesMinutes = 30
  /// Calls a day (the product's table of success metrics).
  private static let callLimit = 8

  /// Days with a published plan.
  private var published: [WorkDay] { days.filter(\.isPublished) }
  /// Days on which work was recorded.
  private var worked: [WorkDay] { days.filter(\.wasWorked) }

  private func housed(_ exits: [ExitOutcome]) -> MetricScore {
    share(.housed, exits, where: { $0.destination == .permanent }) { "\($0.clientID), \($0.day)" }
  }

  private static func isWithinHours(_ day: WorkDay) -> Bool {
    day.workedMinutes <= dayMinutes && day.urgentLeft.isEmpty
  }

  private static func isPacketInTime(_ claim: ClaimOutcome) -> Bool {
    guard let filed = claim.filed, let packet = claim.packetSubmitted else { return false }
    return packet - filed <= 60
  }

  private static func name(_ day: WorkDay) -> String { day.day.description }
  private static func name(_ date: HardDateOutcome) -> String { "\(date.clientID), \(date.step), \(date.date)" }

  /// - Parameter missedAre: whether the cases that count in the numerator are those that missed.
  private func share<Item>(
    _ metric: Metric, _ items: [Item], where counts: (Item) -> Bool, missedAre: Bool = false, name: (Item) -> String
  ) -> MetricScore {
    let counted = items.filter(counts).count
    return MetricScore(
      metric: metric, numerator: Double(counted), denominator: items.count,
      missed: items.filter { counts($0) == missedAre }.map(name))
  }

  private func rate(_ metric: Metric, _ days: [WorkDay], of value: (WorkDay) -> Double) -> MetricScore {
    MetricScore(metric: metric, numerator: days.reduce(0) { $0 + value($1) }, denominator: days.count, missed: [])
  }
}

extension CalendarDay {
  /// Later than any day that is recorded.
  fileprivate static var distant: CalendarDay { CalendarDay(number: .max / 2) }
}
