import Foundation
import Planning
import PlanningTestSupport

/// The cost of some problems by seed, for comparing one version of the planner with another on a machine that is busy.
///
/// usage: PlanningBenchmark --trials (--steps N | --seconds S) [--seeds N] [--from N] [--threads N] FILE | FAMILY:SEED ...
///
/// Seconds are those of the processor, shared out among the threads, so that what else runs counts little.
enum SeedTrials {
  static func run(_ arguments: [String]) throws {
    var options: [String: Double] = [:]
    var names: [String] = []
    var index = 1
    while index < arguments.count {
      if arguments[index].hasPrefix("--"), index + 1 < arguments.count {
        options[arguments[index]] = Double(arguments[index + 1])
        index += 1
      } else {
        names.append(arguments[index])
      }
      index += 1
    }
    let threads = Int(options["--threads"] ?? 1)
    let first = Int(options["--from"] ?? 1)
    let seeds = first..<first + Int(options["--seeds"] ?? 4)
    for name in names {
      let problem = try problem(name)
      let best = try Reference.read(folder: (name as NSString).deletingLastPathComponent)[problem.id]?.bestKnown
      var costs: [Int] = []
      var used: [Double] = []
      var steps: [Double] = []
      for seed in seeds {
        let planner = try Planner(problem, seed: UInt64(seed), islands: threads)
        let start = processorSeconds()
        let budget: PlanningBudget =
          options["--steps"].map { .steps(Int($0)) } ?? .seconds(options["--seconds"] ?? 1)
        let result = planner.plan(budget: budget, elapsed: { (processorSeconds() - start) / Double(threads) })
        used.append(processorSeconds() - start)
        steps.append(Double(result.steps) / 1e6)
        costs.append(result.plan.cost)
        if PlanChecker.cost(of: result.plan, for: problem).total != result.plan.cost
          || !PlanChecker.violations(of: result.plan, for: problem).isEmpty
        {
          print("\(problem.id), seed \(seed): the plan is wrong")
        }
        if let path = ProcessInfo.processInfo.environment["PLAN_OUT"] {
          try result.plan.json().write(
            to: URL(fileURLWithPath: "\(path)/\(problem.id)-\(seed).json"))
        }
      }
      let base = Double(best ?? costs.min() ?? 1)
      let gaps = costs.map { 100 * (Double($0) / base - 1) }
      let sorted = gaps.sorted()
      print(
        problem.id.padding(toLength: 12, withPad: " ", startingAt: 0),
        String(
          format: "median %6.2f worst %6.2f mean %6.2f best %6.2f | hits %d/%d | %.2f M steps %.2f s |",
          (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2, sorted[sorted.count - 1],
          gaps.reduce(0, +) / Double(gaps.count), sorted[0], gaps.count { $0 <= 0 }, gaps.count,
          steps.reduce(0, +) / Double(steps.count), used.reduce(0, +) / Double(used.count)),
        gaps.map { String(format: "%.2f", $0) }.joined(separator: " "), best == nil ? "min \(costs.min() ?? 0)" : "")
      fflush(nil)
    }
  }

  private static func problem(_ name: String) throws -> PlanningProblem {
    if FileManager.default.fileExists(atPath: name) {
      return try PlanningProblem(json: Data(contentsOf: URL(fileURLWithPath: name)))
    }
    let parts = name.split(separator: ":")
    let family = ProblemFamily.allCases.first { "\($0)" == parts[0] }
    return ProblemGenerator.problem(family ?? .month, seed: parts.count > 1 ? UInt64(parts[1]) ?? 1 : 1)
  }

  /// Processor seconds of the whole process.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
