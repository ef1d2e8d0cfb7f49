import Casework
import Planning
import Testing

@testable import Simulation

struct LifeTests {
  let library: TemplateLibrary

  init() throws { library = try TemplateLibrary.standard() }

  @Test(arguments: NamedPolicy.all().map(\.name))
  func `every rule holds after every day of a life`(policy: String) throws {
    let named = try #require(NamedPolicy.all(dailySteps: 2_000).first { $0.name == policy })
    var scenario = Scenario()
    scenario.clients = 8
    scenario.warmUpWeeks = 1
    let experiment = Experiment(scenario: scenario, weeks: 5, runs: 1, seed: 3, policies: [named])
    let history = try experiment.live(run: 0, policy: named, library: library, checking: true)
    #expect(history.days.count > 20)
  }

  @Test func `the same seed is the same table, and another seed another`() throws {
    var scenario = Scenario()
    scenario.clients = 4
    scenario.warmUpWeeks = 0
    let policies = NamedPolicy.all(dailySteps: 1_000).filter { ["caseday", "round-robin"].contains($0.name) }
    func histories(_ seed: UInt64) throws -> [[WorkHistory]] {
      try Experiment(scenario: scenario, weeks: 3, runs: 2, seed: seed, policies: policies).perform(library: library)
        .histories
    }
    let first = try histories(1)
    #expect(try first == histories(1))
    #expect(try first != histories(2))
  }

  @Test func `all policies meet the same people, crises and sick days`() {
    let one = World(Scenario(), seed: 5, start: Experiment.firstDay, weeks: 10)
    let other = World(Scenario(), seed: 5, start: Experiment.firstDay, weeks: 10)
    #expect(one.stays == other.stays && one.sickDays == other.sickDays)
    for offset in 0..<70 {
      #expect(one.crises(on: one.start + offset) == other.crises(on: one.start + offset))
    }
  }

  @Test func `twenty clients at a time, and each exit is followed by an admission`() {
    let world = World(Scenario(), seed: 11, start: Experiment.firstDay, weeks: 26)
    for day in stride(from: 0, to: 180, by: 9).map({ world.start + $0 }) {
      let here = world.stays.filter { $0.admission <= day && day < $0.exit }.count
      #expect((15...20).contains(here), "\(here) on \(day)")
    }
    for stay in world.stays { #expect(stay.exit > stay.admission) }
  }

  /// A world without chance: one new client without needs, who stays beyond the weeks that are lived.
  private var quiet: Scenario {
    var scenario = Scenario()
    scenario.clients = 1
    scenario.warmUpWeeks = 0
    scenario.stayMedian = 300
    scenario.staySpread = 0
    scenario.dischargeShift = 0
    scenario.community = 0
    (scenario.needsHousing, scenario.needsIdentity, scenario.needsBenefits) = (0, 0, 0)
    (scenario.needsDisabilityClaim, scenario.needsEmployment, scenario.hasCourtDate) = (0, 0, 0)
    (scenario.minutesSpread, scenario.sickDays, scenario.crisesPerClientWeek) = (0, 0, 0)
    (scenario.callUnanswered, scenario.contactUnanswered, scenario.noShow) = (0, 0, 0)
    return scenario
  }

  @Test func `a quiet world can be counted by hand`() throws {
    let policy = NamedPolicy.all(dailySteps: 2_000)[0]
    let experiment = Experiment(scenario: quiet, weeks: 4, runs: 1, seed: 1, policies: [policy])
    let history = try experiment.live(run: 0, policy: policy, library: library, checking: true)
    // Four weeks from Monday 5 January 2026, less Martin Luther King's day.
    #expect(history.days.count == 19)
    #expect(history.crises.isEmpty && history.exits.isEmpty && history.claims.isEmpty)
    #expect(history.days.allSatisfy { $0.slips == 0 && $0.workedMinutes <= 480 && $0.keptNotesBlock })
    // A client who is settled and needs nothing is contacted weekly: at most six contacts of 15 minutes in four weeks.
    let clientMinutes = history.days.reduce(0) { $0 + $1.workedMinutes } - 16 * 30 - 4 * 60 + 30
    #expect((3 * 15...6 * 15).contains(clientMinutes), "\(clientMinutes) minutes")
  }

  @Test func `a crisis in a quiet world takes its minutes, owes attention and is over`() throws {
    var scenario = quiet
    scenario.crisesPerClientWeek = 5
    scenario.crisisSpread = 0
    let policy = NamedPolicy.all(dailySteps: 2_000)[0]
    let experiment = Experiment(scenario: scenario, weeks: 2, runs: 1, seed: 1, policies: [policy])
    let history = try experiment.live(run: 0, policy: policy, library: library, checking: true)
    // Five a week and client is one a working day: 75 minutes each, stabilised after 75 minutes.
    #expect(history.crises.count == 10)
    #expect(history.crises.allSatisfy { $0.hoursToStabilise == 1.25 })
    // The second crisis day finds the first crisis open: attention is owed on nine days, and given.
    #expect(history.attention.count == 9)
    #expect(history.score(.urgentAttention).value == 100)
  }
}
