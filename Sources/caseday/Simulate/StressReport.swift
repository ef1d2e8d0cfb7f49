internal import Casework
internal import Simulation

/// How each policy's figures change as work gets harder.
struct StressReport {
  /// One strain, level by level.
  struct Curve {
    var name: String
    var title: String
    var levels: [Level]
  }

  /// The report of one level.
  struct Level {
    var label: String
    var report: SimulationReport
  }

  var curves: [Curve]

  /// The figures that strain shows in.
  static let metrics: [Metric] = [
    .urgentAttention, .processesAdvance, .missedDeadlines, .claimsFiled, .housed, .emergencies, .withinHours,
    .documentation, .moves,
  ]

  /// Lives every level of every strain; the standard level of all strains is lived once.
  ///
  /// - Parameter progress: told the share that is over, from 0 to 1.
  init(
    on scenario: Scenario, library: TemplateLibrary, dailySteps: Int, progress: @escaping @Sendable (Int, Int) -> Void,
    experiment: (Scenario) -> Experiment
  ) throws {
    let strains = Strain.all(on: scenario)
    let count = 1 + strains.reduce(0) { $0 + $1.levels.count - 1 }
    var lived = 0
    func live(_ scenario: Scenario) throws -> SimulationReport {
      let before = lived
      let result = try experiment(scenario).perform(library: library) { done, all in
        progress(before * all + done, count * all)
      }
      lived += 1
      return SimulationReport(result, dailySteps: dailySteps)
    }
    let standard = try live(scenario)
    curves = try strains.map { strain in
      Curve(
        name: strain.name, title: strain.title,
        levels: try strain.levels.enumerated().map { number, level in
          Level(label: level.label, report: number == 0 ? standard : try live(level.scenario))
        })
    }
  }

  /// The mean of a metric at a level, by policy; nil where there was nothing to judge.
  static func means(_ metric: Metric, _ level: Level) -> [Double?] {
    level.report.rows.first { $0.metric == metric }?.cells.map { $0?.value.mean } ?? []
  }

  // MARK: Terminal

  /// One block per strain, one line per metric and level.
  var text: String {
    var lines: [String] = []
    if let first = curves.first?.levels.first?.report { lines += ["\(first.setting).", ""] }
    for curve in curves {
      guard let policies = curve.levels.first?.report.policies else { continue }
      let columns = policies.map { max($0.title.count, 9) + 2 }
      lines.append(
        SimulationText.pad(curve.title, 46)
          + zip(policies, columns).map { SimulationText.padLeft($0.title, $1) }.joined())
      for metric in Self.metrics {
        lines.append("  \(metric.title)\(metric.isShare ? ", %" : "")")
        for level in curve.levels {
          let cells = zip(Self.means(metric, level), columns).map { value, width in
            SimulationText.padLeft(value.map(SimulationText.number) ?? "-", width)
          }
          lines.append(SimulationText.pad("    \(level.label)", 46) + cells.joined())
        }
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}

/// `caseday simulate --stress --json`.
struct StressDocument: Encodable {
  struct Level: Encodable {
    var label: String
    var figures: SimulationDocument
  }
  var strains: [String: [Level]]

  init(_ report: StressReport) {
    strains = Dictionary(
      report.curves.map { curve in
        (curve.name, curve.levels.map { Level(label: $0.label, figures: SimulationDocument($0.report)) })
      }, uniquingKeysWith: { first, _ in first })
  }
}
