internal import Casework
internal import Simulation

/// An experiment's figures, ready to be shown: the same for the table, the page and programs.
struct SimulationReport {
  struct Policy {
    var name: String
    var title: String
  }

  /// One metric of one policy.
  struct Cell {
    var value: Interval
    /// How much more Caseday has, world by world; nil for Caseday itself.
    var lead: Interval?
    /// How many cases it judges, over all runs.
    var cases: Int
  }

  struct Row {
    var metric: Metric
    /// By policy; nil where there was nothing to judge.
    var cells: [Cell?]
  }

  var scenario: String
  var clients, weeks, runs, dailySteps: Int
  var seed: UInt64
  var policies: [Policy]
  var rows: [Row]

  init(_ result: ExperimentResult, dailySteps: Int) {
    let experiment = result.experiment
    (scenario, clients) = (experiment.scenario.name, experiment.scenario.clients)
    (weeks, runs, seed) = (experiment.weeks, experiment.runs, experiment.seed)
    self.dailySteps = dailySteps
    policies = experiment.policies.map { Policy(name: $0.name, title: $0.title) }
    rows = Metric.allCases.map { metric in
      Row(
        metric: metric,
        cells: experiment.policies.indices.map { policy in
          result.interval(metric, policy: policy).map { value in
            Cell(
              value: value, lead: policy == 0 ? nil : result.difference(metric, from: policy),
              cases: result.cases(metric, policy: policy))
          }
        })
    }
  }

  /// What was simulated, in a sentence.
  var setting: String {
    let planner = dailySteps == 0 ? "the product's own number of" : String(dailySteps)
    return
      "\(runs) \(runs == 1 ? "world" : "worlds") of \(weeks) weeks with \(clients) clients, scenario \(scenario), seed \(seed), \(planner) planning steps a day"
  }
}

/// `caseday simulate --json`.
struct SimulationDocument: Encodable {
  struct Value: Encodable {
    var mean, low, high: Double
    var target: Double?
    var cases: Int
  }
  var policies: [String: [String: Value]]
  var scenario: String
  var seed: UInt64
  var weeks, runs, clients, dailySteps: Int

  init(_ report: SimulationReport) {
    (scenario, seed) = (report.scenario, report.seed)
    (weeks, runs, clients, dailySteps) = (report.weeks, report.runs, report.clients, report.dailySteps)
    policies = [:]
    for (number, policy) in report.policies.enumerated() {
      var values: [String: Value] = [:]
      for row in report.rows {
        guard let cell = row.cells[number] else { continue }
        values[row.metric.rawValue] = Value(
          mean: cell.value.mean, low: cell.value.low, high: cell.value.high, target: row.metric.target,
          cases: cell.cases)
      }
      policies[policy.name] = values
    }
  }
}
