internal import Casework

extension Gauge {
  /// The day's capacities in the order of the page.
  static func all(_ capacity: CapacityView) -> [Gauge] {
    [
      Gauge(counting: capacity.phoneCalls, "Calls"),
      Gauge(counting: capacity.appointments, "Visits"),
      Gauge(counting: capacity.paperwork, "Forms"),
      Gauge(counting: capacity.followUps, "Check-ins"),
      Gauge(minutes: capacity.minutes, "Time"),
      Gauge(crisis: capacity.crisisTime),
    ]
  }

  /// A capacity that counts pieces: one rectangle a piece.
  init(counting line: CapacityLine, _ label: String) {
    let cells = min(max(line.limit, line.used, 1), 20)
    // Gaps of two between the rectangles, none after the last.
    let edges = (0...cells).map { $0 * 102 / cells }
    let bars = zip(edges, edges.dropFirst()).enumerated().map { cell, edge in
      Bar(x: edge.0, width: max(edge.1 - edge.0 - 2, 1), style: cell < line.used ? "used" : "free")
    }
    self.init(label, line, reading: "\(line.used) of \(line.limit)", bars: bars) { "\($0) over" }
  }

  /// A capacity in minutes: one bar.
  init(minutes line: CapacityLine, _ label: String) {
    self.init(
      label, line, reading: "\(CountWords.brief(line.used)) of \(CountWords.brief(line.limit))",
      bars: Self.share(line)
    ) { "\(CountWords.brief($0)) over" }
  }

  /// The crisis buffer: free is how it should be.
  init(crisis line: CapacityLine) {
    self.init(
      "Crisis time", line,
      reading: line.used == 0
        ? "\(CountWords.brief(line.limit)) kept free"
        : "\(CountWords.brief(line.used)) of \(CountWords.brief(line.limit))",
      bars: Self.share(line)
    ) { "\(CountWords.brief($0)) over" }
  }

  private init(
    _ label: String, _ line: CapacityLine, reading: String, bars: [Bar], over: (Int) -> String
  ) {
    self.label = label
    self.reading = reading
    self.bars = bars
    level = Self.level(line)
    state = level == "over" ? over(line.used - line.limit) : level == "full" ? "full" : nil
  }

  /// The name of the style of a capacity: `over`, `full`, or `room`, which a closed day has as well.
  static func level(_ line: CapacityLine) -> String {
    line.used > line.limit ? "over" : line.used == line.limit && line.limit > 0 ? "full" : "room"
  }

  /// A bar of 100, filled by the share that is used.
  static func share(_ line: CapacityLine) -> [Bar] {
    let used = line.limit > 0 ? min(100, line.used * 100 / line.limit) : line.used > 0 ? 100 : 0
    return [
      Bar(x: 0, width: used, style: "used"), Bar(x: used, width: 100 - used, style: "free"),
    ].filter { $0.width > 0 }
  }
}

extension AdviceItem {
  init(_ recommendation: Recommendation) {
    client = recommendation.clientName.isEmpty ? nil : recommendation.clientName
    address = Address.client(recommendation.clientID)
    kindLabel = Self.label(recommendation.kind)
    message = recommendation.message
    cause = recommendation.cause.isEmpty ? nil : recommendation.cause
    isNew = recommendation.isNew
    fixes = recommendation.fixes.enumerated().map { number, fix in
      FixLink(
        fixTitle: fix.title,
        fixAddress: fix.isReady
          ? "/warnings/\(recommendation.id)/fixes/\(number + 1)"
          : fix.place.map { Address.place($0, of: recommendation.clientID) })
    }
  }

  /// What a kind of finding is called on pages.
  static func label(_ kind: Recommendation.Kind) -> String {
    switch kind {
    case .deadlineAtRisk: "Deadline at risk"
    case .overfull: "Too full"
    case .cadence: "Contacts"
    case .paperExpires: "Paper ends"
    case .contactOverdue: "Contact overdue"
    case .missingFact: "Missing fact"
    case .needsReview: "Slipped often"
    case .tooManyClaims: "Too many claims"
    case .uncoveredLeave: "Leave without cover"
    case .startProcess: "Time to start"
    case .newerTemplate: "Newer template"
    case .catchUpNotes: "Notes"
    case .escalation: "For the supervisor"
    case .waitlist: "Service"
    }
  }
}
