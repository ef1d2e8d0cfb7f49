import Planning
import Testing

@testable import Casework

/// The seed's priorities: the first rule that matches wins, and is the reason.
@Suite struct PriorityRuleTests {
  private let today = CalendarDay(number: 20_458)  // Monday 2026-01-05

  private func client(admittedDaysAgo: Int = 30, leavesIn: Int? = 60, crisis: String? = nil) -> Client {
    Client(
      id: "C", name: "Client", admission: today - admittedDaysAgo, plannedDischarge: leavesIn.map { today + $0 },
      openCrisis: crisis)
  }

  private func facts(_ client: Client, template: String? = "benefits", dueIn: Int = 3) -> PriorityRule.Facts {
    PriorityRule.Facts(client: client, today: today, templateID: template, due: today + dueIn)
  }

  @Test func `work due before a discharge within seven days is urgent`() {
    #expect(PriorityRule.priority(facts(client(leavesIn: 6))) == (.urgent, "Leaves in 6 days"))
    #expect(PriorityRule.priority(facts(client(leavesIn: 7))).0 == .urgent)
    #expect(PriorityRule.priority(facts(client(leavesIn: 8))).0 == .medium)
  }

  @Test func `a leaving client's later work keeps its own level`() {
    #expect(PriorityRule.priority(facts(client(leavesIn: 6), dueIn: 12)).0 == .medium)
  }

  @Test func `work of a crisis is urgent whatever the discharge`() {
    let facts = facts(client(leavesIn: nil, crisis: "no bed tonight"), template: "housing_urgent")
    #expect(PriorityRule.priority(facts) == (.urgent, "In crisis: no bed tonight"))
  }

  @Test func `the day of admission is day 1, and the first seven days are high`() {
    #expect(
      PriorityRule.priority(facts(client(admittedDaysAgo: 2), template: "intake")) == (
        .high, "Day 3 of program - New admission"
      ))
    #expect(PriorityRule.priority(facts(client(admittedDaysAgo: 6), template: "intake")).0 == .high)
    #expect(PriorityRule.priority(facts(client(admittedDaysAgo: 7), template: "intake")).0 == .medium)
    #expect(PriorityRule.priority(facts(client(admittedDaysAgo: 2), dueIn: 20)).0 == .medium)
  }

  @Test func `court within seven days is high`() {
    var facts = facts(client(), template: "court_prep")
    facts.keyDate = KeyDate(kind: "court", day: today + 4)
    #expect(PriorityRule.priority(facts) == (.high, "Court on Friday"))
    facts.keyDate = KeyDate(kind: "court", day: today + 8)
    #expect(PriorityRule.priority(facts).0 == .medium)
  }

  @Test func `using up the slack to a hard date lifts a task, and says so`() {
    var facts = facts(client())
    facts.slackCause = "the packet by Fri 9 Jan"
    facts.slack = 3
    #expect(PriorityRule.priority(facts).0 == .medium)
    facts.slack = 2
    #expect(PriorityRule.priority(facts) == (.high, "2 working days to spare: the packet by Fri 9 Jan"))
    facts.slack = 0
    #expect(PriorityRule.priority(facts) == (.urgent, "No day to spare: the packet by Fri 9 Jan"))
    facts.slack = nil
    facts.isMissed = true
    #expect(PriorityRule.priority(facts).0 == .urgent)
  }

  @Test func `a contact rises when its cadence is past, and again at twice the gap`() {
    func contact(_ daysSince: Int?) -> (Priority, String) {
      var facts = facts(client(), template: nil)
      facts.contact = PriorityRule.Facts.Contact(
        base: .low, reason: "Weekly contact", daysSince: daysSince, gapDays: 7)
      return PriorityRule.priority(facts)
    }
    #expect(contact(7) == (.low, "Weekly contact"))
    #expect(contact(8) == (.medium, "No contact for 8 days, 7 are allowed"))
    #expect(contact(15) == (.high, "No contact for 15 days, twice the 7 allowed"))
    #expect(contact(nil).0 == .low)
  }
}
