internal import ArgumentParser
internal import Casework
internal import Foundation
internal import Simulation

/// `caseday simulate`: weeks with chance in them, policies side by side.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Live through weeks with chance in them, and compare policies.",
    discussion: """
      EXAMPLES:
        caseday simulate --weeks 12 --runs 5
        caseday simulate --policy earliest-due --runs 10
        caseday simulate --scenario twice-the-crises --html weeks.html

      A virtual agency lives the weeks on the product's own agenda and planner: admissions, calls that nobody answers, late \
      records, crises, sick days. Every policy meets the same luck. The same seed always gives the same table.

      Scenarios: \(Scenario.names.joined(separator: ", ")).
      Policies: \(NamedPolicy.all().map(\.name).joined(separator: ", ")).
      """)

  @Option(help: ArgumentHelp("Weeks that are counted in each run.", valueName: "n"))
  var weeks = 26

  @Option(help: ArgumentHelp("Worlds that are lived, each with every policy.", valueName: "n"))
  var runs = 30

  @Option(help: ArgumentHelp("Only these policies; Caseday is always among them.", valueName: "name"))
  var policy: [String] = []

  @Option(help: ArgumentHelp("Clients at a time.", valueName: "n"))
  var clients: Int?

  @Option(help: ArgumentHelp("Which world: the standard one, or one strain at a time.", valueName: "name"))
  var scenario = "standard"

  @Option(help: ArgumentHelp("Where chance begins.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Steps the planner is given for a day; 0: the product's own number.", valueName: "n"))
  var steps: Int?

  @Flag(help: "Make work harder step by step (clients, crises, leave, records), and show the curves.")
  var stress = false

  @Flag(help: "Name the cases that missed, of the first world and policy.")
  var missed = false

  @Flag(help: "Print JSON instead of the table.")
  var json = false

  @Option(help: ArgumentHelp("Write the table and its pictures as a page.", valueName: "file"))
  var html: String?

  func validate() throws {
    if !(1...520).contains(weeks) { throw ValidationError("--weeks must lie between 1 and 520.") }
    if !(1...1_000).contains(runs) { throw ValidationError("--runs must lie between 1 and 1000.") }
    if let clients, !(1...200).contains(clients) { throw ValidationError("--clients must lie between 1 and 200.") }
    if let steps, !(0...10_000_000).contains(steps) {
      throw ValidationError("--steps must lie between 0 and 10000000.")
    }
    if Scenario.named(scenario) == nil {
      throw ValidationError(
        "There is no scenario “\(scenario)”. Choose one of: \(Scenario.names.joined(separator: ", ")).")
    }
    let known = NamedPolicy.all().map(\.name)
    for name in policy where !known.contains(name) {
      throw ValidationError("There is no policy “\(name)”. Choose from: \(known.joined(separator: ", ")).")
    }
  }

  func run() async throws {
    do {
      try simulate()
    } catch let error as SimulationError {
      throw CommandFailure(
        sentence: "\(error) Nothing was compared. Report it with the command you typed.", exitCode: 70)
    }
  }

  private func simulate() throws {
    let console = Console.current
    var world = Scenario.named(scenario) ?? Scenario()
    if let clients { world.clients = clients }
    let dailySteps = steps ?? NamedPolicy.dailySteps
    let policies = NamedPolicy.all(dailySteps: dailySteps == 0 ? nil : dailySteps).filter {
      policy.isEmpty || $0.name == "caseday" || policy.contains($0.name)
    }
    let progress = SimulationProgress()
    if stress { return try showStress(world, policies: policies, dailySteps: dailySteps, progress, on: console) }
    let experiment = Experiment(scenario: world, weeks: weeks, runs: runs, seed: seed, policies: policies)
    let result = try experiment.perform(library: .standard()) { done, all in progress.show(done, of: all) }
    progress.clear()
    let report = SimulationReport(result, dailySteps: dailySteps)
    try write(SimulationPage.html(report))
    if json { return try console.put(json: JSONDocument.data(SimulationDocument(report))) }
    try console.put(SimulationText.table(report, in: console.style()))
    if missed { try console.put(SimulationText.missed(result)) }
  }

  private func showStress(
    _ scenario: Scenario, policies: [NamedPolicy], dailySteps: Int, _ progress: SimulationProgress, on console: Console
  ) throws {
    let report = try StressReport(
      on: scenario, library: .standard(), dailySteps: dailySteps, progress: { progress.show($0, of: $1) }
    ) { Experiment(scenario: $0, weeks: weeks, runs: runs, seed: seed, policies: policies) }
    progress.clear()
    try write(SimulationPage.html(report))
    if json { return try console.put(json: JSONDocument.data(StressDocument(report))) }
    try console.put(report.text)
  }

  /// Writes the page where one was asked for.
  private func write(_ page: @autoclosure () -> String) throws {
    guard let html else { return }
    do {
      try Data(page().utf8).write(to: URL(filePath: html), options: .atomic)
    } catch {
      throw CommandFailure.inputOutput("\(html) can't be written: check that its folder exists and may be written.")
    }
  }
}
