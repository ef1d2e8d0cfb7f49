import Planning
import Testing

@testable import Casework

@Suite struct ContactCadenceTests {
  @Test func `each state of a client has its cadence`() {
    let rows = ContactCadence.State.allCases.map { state in
      let rule = ContactCadence.standard.rule(for: state)
      let gap = rule.gapDays.map { "\($0)d" } ?? "daily"
      let retry = rule.retryAfter.map(\.description) ?? "-"
      return "\(state.rawValue) \(gap) \(rule.category.rawValue) \(rule.minutes) \(rule.effort.rawValue) "
        + "\(rule.priority.rawValue) \(retry) \(escalation(rule))"
    }
    #expect(
      rows == [
        "first_week daily follow_up 10 light high 0w 2w",
        "residential 7d follow_up 15 light low 1w 3 attempts",
        "community 14d follow_up 15 light low 1w 3 attempts",
        "last_two_weeks 3d follow_up 10 light medium 1w 2 attempts",
        "leaving_or_crisis daily follow_up 10 light urgent 0w 1w",
        "housed 7d follow_up 10 light low 2w 3 attempts",
        "housed_later 30d follow_up 10 light low 2w 3 attempts",
        "rehousing_help 28d appointment 30 normal medium 1w 10d before the end",
        "hmis 365d paperwork 30 normal medium - -",
      ])
  }

  private func escalation(_ rule: ContactCadence.Rule) -> String {
    switch rule.escalation {
    case .attempts(let count): "\(count) attempts"
    case .after(let span): span.description
    case .beforeEnd(let span): "\(span) before the end"
    case nil: "-"
    }
  }

  @Test func `only the residential rule tries the other half of the day`() {
    let states = ContactCadence.State.allCases.filter { ContactCadence.standard.rule(for: $0).retriesInOtherHalf }
    #expect(states == [.residential])
  }

  @Test func `a cadence without a rule for each state is refused`() {
    let yaml = """
      cadence:
        - { state: residential, title: Settled, gap: 7d, category: follow_up, minutes: 15, priority: low, source: estimate }
      """
    let error = #expect(throws: TemplateError.self) { try ContactCadence(yaml: yaml, file: "cadence.yaml") }
    #expect(
      error?.description
        == "cadence.yaml:1: the cadence has no rule for first_week, community, last_two_weeks, leaving_or_crisis, housed, "
        + "housed_later, rehousing_help, hmis. Write one for each state.")
  }

  @Test(arguments: [
    (
      "gap: 7d", "gap: 5w",
      "cadence.yaml:2: a rule: \"gap\" is \"5w\". Write calendar days as 7d, or every working day."
    ),
    (
      "state: residential", "state: residental",
      "cadence.yaml:2: a rule: \"state\" is \"residental\". Write one of first_week, residential, community, last_two_weeks, "
        + "leaving_or_crisis, housed, housed_later, rehousing_help, hmis. Maybe residential?"
    ),
    (
      "source: estimate", "escalate: { }, source: x",
      "cadence.yaml:2: a rule: \"escalate\" is empty. Write { attempts: 3 }, { after: 2w } or { before_end: 10d }."
    ),
  ])
  func `an error in a rule says what to write`(_ old: String, _ new: String, _ message: String) {
    let yaml = """
      cadence:
        - { state: residential, title: Settled, gap: 7d, category: follow_up, minutes: 15, priority: low, source: estimate }
      """
    let error = #expect(throws: TemplateError.self) {
      try ContactCadence(yaml: yaml.replacing(old, with: new), file: "cadence.yaml")
    }
    #expect(error?.description == message)
  }
}
