import Foundation
import Planning
import PlanningTestSupport

/// Prints how good and how fast the planner is on every problem of a folder, beside what others reached.
///
/// usage: PlanningBenchmark [FOLDER] [--short | --long], or --trials (see `SeedTrials`)
@main
enum PlanningBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--trials" { return try SeedTrials.run(Array(arguments)) }
    let folder = arguments.first { !$0.hasPrefix("--") } ?? "Tests/PlanningTests/Problems"
    let seconds = arguments.contains("--short") ? [1.0] : arguments.contains("--long") ? [1, 10, 60] : [1, 10]
    let references = try Reference.read(folder: folder)
    let problems = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
      .map { try PlanningProblem(json: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
      .sorted { ($0.tasks.count, $0.id) < ($1.tasks.count, $1.id) }
    try quality(problems, references, seconds)
    try others(seconds)
    try speed(problems)
  }

  private static func quality(
    _ problems: [PlanningProblem], _ references: [String: Reference], _ seconds: [Double]
  ) throws {
    print("Cost (gap to the best known in percent; 1 thread)")
    var header = ["problem", "tasks", "best known", "proven bound", "own bound"]
    for limit in seconds { header += ["\(Int(limit)) s", "gap"] }
    Table.line(header)
    for problem in problems {
      let planner = try Planner(problem)
      let reference = references[problem.id]
      var row = [
        problem.id, "\(problem.tasks.count)", reference.map { "\($0.bestKnown)" } ?? "-",
        reference.map { "\($0.provenBound)" } ?? "-",
      ]
      let results = seconds.map { planner.plan(budget: .seconds($0), elapsed: Stopwatch.elapsed()) }
      row.append("\(results.compactMap(\.lowerBound).max() ?? 0)")
      for result in results {
        let broken = PlanChecker.violations(of: result.plan, for: problem)
        if !broken.isEmpty { print("\(problem.id): \(broken.joined(separator: "; "))") }
        row.append("\(result.plan.cost)")
        row.append(
          reference.map { String(format: "%+.2f", 100 * (Double(result.plan.cost) / Double($0.bestKnown) - 1)) } ?? "-")
      }
      Table.line(row)
    }
  }

  /// Generated problems of the same families, each beside the cheapest plan of this run.
  private static func others(_ seconds: [Double]) throws {
    print("\nGenerated problems of the same families (gap to the cheapest of this run in percent; 1 thread)")
    var header = ["problem", "tasks", "own bound", "cheapest"]
    for limit in seconds { header += ["\(Int(limit)) s gap"] }
    Table.line(header)
    for family in ProblemFamily.allCases {
      for seed in [UInt64(11), 12] {
        let problem = ProblemGenerator.problem(family, seed: seed)
        let planner = try Planner(problem)
        let results = seconds.map { planner.plan(budget: .seconds($0), elapsed: Stopwatch.elapsed()) }
        let cheapest = results.map(\.plan.cost).min() ?? 0
        var row = [
          problem.id, "\(problem.tasks.count)", "\(results.compactMap(\.lowerBound).max() ?? 0)", "\(cheapest)",
        ]
        for result in results {
          row.append(String(format: "%+.2f", 100 * (Double(result.plan.cost) / Double(max(1, cheapest)) - 1)))
        }
        Table.line(row)
      }
    }
  }

  private static func speed(_ problems: [PlanningProblem]) throws {
    print("\nSpeed (1 thread)")
    Table.line(["problem", "read ms", "first plan ms", "rank ms", "rank worst", "steps/s", "ns/step", "rest ms"])
    for problem in problems {
      let document = problem.json()
      let read = try Stopwatch.milliseconds(best: 5) { _ = try PlanningProblem(json: document) }
      let first = try Stopwatch.milliseconds(best: 5) { _ = try Planner(problem).firstFeasible() }
      let planner = try Planner(problem)
      var seen: [PlanningProgress] = []
      let result = planner.plan(budget: .steps(400_000), elapsed: Stopwatch.elapsed()) { seen.append($0) }
      let perStep = secondsPerStep(seen.dropLast())
      let tasks = problem.tasks.filter { $0.fixed == nil }.prefix(20)
      let ranks = try tasks.map { task in
        try Stopwatch.milliseconds(best: 1) { _ = try planner.rank(task: task.id, in: result.plan) }
      }
      Table.line([
        problem.id, decimal(read), decimal(first), decimal(ranks.reduce(0, +) / Double(max(1, ranks.count))),
        decimal(ranks.max() ?? 0), perStep.map { "\(Int(1 / $0))" } ?? "-", perStep.map { "\(Int(1e9 * $0))" } ?? "-",
        decimal(1000 * (result.seconds - (perStep ?? 0) * Double(result.steps))),
      ])
    }
    try replan(problems)
    print("\nLargest resident size: \(Stopwatch.peakMegabytes()) MB")
  }

  /// What a step takes, from the beginning of the first stage to that of the last: without construction, bound and
  /// descent, which the column of the rest holds.
  private static func secondsPerStep(_ seen: ArraySlice<PlanningProgress>) -> Double? {
    guard let first = seen.first, let last = seen.last, let end = seen.first(where: { $0.steps == last.steps }),
      end.steps > first.steps, end.seconds > first.seconds
    else { return nil }
    return (end.seconds - first.seconds) / Double(end.steps - first.steps)
  }

  /// A month is planned, a crisis comes in, and the published plan is the warm start.
  private static func replan(_ problems: [PlanningProblem]) throws {
    print("\nReplan after a crisis from the published plan (1 thread)")
    Table.line(["problem", "ms", "cost", "after 1 s", "gap", "moved"])
    for problem in problems where problem.id.hasPrefix("month") {
      let published = try Planner(problem).plan(budget: .seconds(1), elapsed: Stopwatch.elapsed()).plan
      let crisis = ProblemGenerator.crisis(in: problem, published: published, seed: 7)
      let planner = try Planner(crisis)
      let steps = 30_000
      var quick = planner.plan(budget: .steps(steps), warmStart: published)
      let milliseconds = try Stopwatch.milliseconds(best: 3) {
        quick = try Planner(crisis).plan(budget: .steps(steps), warmStart: published)
      }
      let full = planner.plan(budget: .seconds(1), warmStart: published, elapsed: Stopwatch.elapsed()).plan
        .cost
      let moved = planner.difference(from: published, to: quick.plan).moves.count { $0.from != nil }
      Table.line([
        problem.id, decimal(milliseconds), "\(quick.plan.cost)", "\(full)",
        String(format: "%+.2f", 100 * (Double(quick.plan.cost) / Double(full) - 1)), "\(moved)",
      ])
    }
  }

  private static func decimal(_ value: Double) -> String { String(format: "%.2f", value) }
}

/// What other solvers reached on a problem, from `reference.tsv`.
struct Reference {
  let bestKnown: Int
  let provenBound: Int

  /// By problem; empty where the folder has no such table.
  static func read(folder: String) throws -> [String: Reference] {
    let path = "\(folder)/reference.tsv"
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first, let best = header.firstIndex(of: "best_known"),
      let bound = header.firstIndex(of: "proven_bound")
    else { return [:] }
    var references: [String: Reference] = [:]
    for fields in lines.dropFirst() where fields.count == header.count {
      guard let bestKnown = Int(fields[best]), let provenBound = Int(fields[bound]) else { continue }
      references[fields[0]] = Reference(bestKnown: bestKnown, provenBound: provenBound)
    }
    return references
  }
}

/// Lines of equal columns.
enum Table {
  static func line(_ cells: [String]) {
    let padded = cells.enumerated().map { index, cell in
      let padding = String(repeating: " ", count: max(0, 13 - cell.count))
      return index == 0 ? cell + padding : padding + cell
    }
    print(padded.joined(separator: " "))
  }
}

enum Stopwatch {
  /// Seconds since this call, as the planner's time source.
  static func elapsed() -> @Sendable () -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    return {
      let (seconds, attoseconds) = (clock.now - start).components
      return Double(seconds) + Double(attoseconds) * 1e-18
    }
  }

  /// The shortest of some runs.
  static func milliseconds(best runs: Int, _ body: () throws -> Void) rethrows -> Double {
    var shortest = Double.infinity
    for _ in 0..<runs {
      let (seconds, attoseconds) = try ContinuousClock().measure(body).components
      shortest = min(shortest, Double(seconds) * 1e3 + Double(attoseconds) * 1e-15)
    }
    return shortest
  }

  /// The process's peak resident size, from `/proc`; 0 where there is none.
  static func peakMegabytes() -> Int {
    // Without /proc there is no figure, and none is needed.
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(separator: " ").compactMap({ Int($0) }).first
    else { return 0 }
    return kilobytes / 1024
  }
}
