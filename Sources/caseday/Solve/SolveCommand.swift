internal import ArgumentParser
internal import Foundation
internal import Planning

/// `caseday solve`: a problem document in, a plan document out.
struct SolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Put a problem's tasks on half-days.",
    discussion: """
      Reads a planning-problem/1 document and writes the best plan found as plan/1. By default the search spends a \
      number of steps that suits the problem's size; the same problem, seed and steps always give the same plan.
      """)

  @Argument(help: ArgumentHelp("The problem's file; - reads standard input.", valueName: "problem.json"))
  var problem: String

  @Option(help: ArgumentHelp("Answer within so many seconds, reading and writing included.", valueName: "s"))
  var seconds: Double?

  @Option(help: ArgumentHelp("Spend exactly so many steps.", valueName: "n"))
  var steps: Int?

  @Option(help: ArgumentHelp("Where the search's random choices begin.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Searches side by side, 1 to 16.", valueName: "n"))
  var threads: Int = 2

  @Option(help: ArgumentHelp("Write time, steps and cost of the search as CSV.", valueName: "file"))
  var trace: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the plan here instead of standard output.", valueName: "plan.json"))
  var output: String?

  @Flag(help: "Accepted for symmetry with other commands: the plan is always JSON.")
  var json = false

  func validate() throws {
    if seconds != nil, steps != nil { throw ValidationError("Give --seconds or --steps, not both.") }
    if let seconds, !(seconds > 0 && seconds <= 86_400) {
      throw ValidationError("--seconds must be more than 0 and at most 86400.")
    }
    if let steps, !(0...1_000_000_000_000).contains(steps) {
      throw ValidationError("--steps must lie between 0 and 1000000000000.")
    }
    if !(1...16).contains(threads) { throw ValidationError("--threads must lie between 1 and 16.") }
  }

  func run() async throws {
    let clock = SolveClock()
    let data = try SolveInput.read(problem)
    let planner: Planner
    do {
      planner = try Planner(PlanningProblem(json: data), seed: seed, islands: threads)
    } catch {
      throw SolveFailure.badInput.exit("\(SolveInput.name(problem)): \(error)")
    }
    var trace = try self.trace.map { try SolveTrace(path: $0) }
    var meter = ProgressMeter()
    let budget: PlanningBudget =
      if let steps { .steps(steps) } else if let seconds { .seconds(clock.remaining(of: seconds)) } else { .automatic }
    let result = planner.plan(budget: budget, elapsed: clock.stopwatch) { progress in
      meter.show(progress)
      trace?.add(progress)
    }
    meter.clear()
    try trace?.write()
    let plan = result.plan
    try SolveOutput.write(plan.json() + Data("\n".utf8), to: output)
    SolveOutput.note(summary(of: result, tasks: planner.problem.tasks.count))
  }

  private func summary(of result: PlanningResult, tasks: Int) -> String {
    let planned = result.plan.assignments.count
    let bound = result.lowerBound.map { bound in
      bound >= result.plan.cost
        ? "; no plan is cheaper"
        : "; no plan is below \(bound) (\(decimal(100 * Double(result.plan.cost - bound) / Double(max(1, bound))))%)"
    }
    return "cost \(result.plan.cost)\(bound ?? ""), \(planned) of \(tasks) tasks planned, \(result.steps) steps in "
      + "\(decimal(result.seconds)) s, stopped by \(result.stoppedBy.rawValue)"
  }

  private func decimal(_ value: Double) -> String { String(format: "%.2f", value) }
}
