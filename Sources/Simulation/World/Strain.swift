/// One way in which work gets harder, in steps: what the curves of a stress report run along.
package struct Strain: Sendable {
  package var name: String
  package var title: String
  /// From the standard world on.
  package var levels: [Level]

  /// One step of a strain.
  package struct Level: Sendable {
    /// "25 clients".
    package var label: String
    package var scenario: Scenario
  }

  /// - Parameter edits: what each level beyond the first changes in the standard world.
  private init(
    _ name: String, _ title: String, from scenario: Scenario, first: String,
    _ edits: [(label: String, edit: (inout Scenario) -> Void)]
  ) {
    self.name = name
    self.title = title
    levels = [Level(label: first, scenario: scenario)]
    for (label, edit) in edits {
      var strained = scenario
      strained.name = "\(name): \(label)"
      edit(&strained)
      levels.append(Level(label: label, scenario: strained))
    }
  }

  /// The strains that are tried, on top of a scenario.
  package static func all(on scenario: Scenario) -> [Strain] {
    [
      Strain(
        "clients", "More clients", from: scenario, first: "as usual",
        [("a quarter more", { $0.takeClients(1.25) }), ("half as many again", { $0.takeClients(1.5) })]),
      Strain(
        "crises", "More crises", from: scenario, first: "as usual",
        [("half as many again", { $0.takeCrises(1.5) }), ("twice as many", { $0.takeCrises(2) })]),
      Strain(
        "leave", "Leave", from: scenario, first: "none",
        [("a week", { $0.takeLeave(weeks: 1) }), ("two weeks", { $0.takeLeave(weeks: 2) })]),
      Strain(
        "records", "Slow records", from: scenario, first: "as usual",
        [("half as slow again", { $0.takeSlowRecords(1.5) }), ("twice as slow", { $0.takeSlowRecords(2) })]),
    ]
  }
}

extension Scenario {
  /// So many times the clients.
  mutating func takeClients(_ factor: Double) { clients = Int((Double(clients) * factor).rounded()) }

  /// So many times the crises.
  mutating func takeCrises(_ factor: Double) { crisesPerClientWeek *= factor }

  /// Leave in the seventh of the counted weeks, and those after it.
  mutating func takeLeave(weeks: Int) { leaveWeeks = (0..<weeks).map { 6 + $0 } }

  /// Records take so many times as long, and fail to come so many times as often.
  mutating func takeSlowRecords(_ factor: Double) {
    recordsMedian *= factor
    recordsNever *= factor
  }
}
