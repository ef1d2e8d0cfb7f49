internal import Casework
internal import Foundation
internal import Simulation

/// The table of `caseday simulate`.
enum SimulationText {
  static func table(_ report: SimulationReport, in style: TerminalStyle) -> String {
    var lines = ["\(report.setting).", "Mean and half of the 95 % interval; * where the target is met.", ""]
    let titles = report.rows.map { title($0.metric) }
    let first = (titles.map(\.count).max() ?? 0) + 2
    let columns = report.policies.map { max($0.title.count, 14) + 2 }
    lines.append(
      pad("", first)
        + zip(report.policies, columns).map { padLeft($0.title, $1) }.joined() + padLeft("Target", 9))
    for (row, title) in zip(report.rows, titles) {
      let cells = zip(row.cells, columns).map { cell, width in
        padLeft(cell.map { value($0.value, row.metric) } ?? "-", width)
      }
      lines.append(pad(title, first) + cells.joined() + padLeft(row.metric.target.map { number($0) } ?? "", 9))
    }
    lines += ["", "Caseday's lead, world by world (95 %; blank where it may be chance):", ""]
    for (row, title) in zip(report.rows, titles) {
      let cells = zip(row.cells, columns).map { cell, width in padLeft(lead(cell?.lead, row.metric), width) }
      lines.append(pad(title, first) + cells.joined())
    }
    return lines.map { $0.replacing(#/ +$/#, with: "") }.joined(separator: "\n") + "\n"
  }

  /// The cases that missed in the first world of the first policy, by metric.
  static func missed(_ result: ExperimentResult) -> String {
    guard let history = result.histories.first?.first else { return "" }
    var lines = ["", "Missed in the first world by \(result.experiment.policies[0].title):"]
    for metric in Metric.allCases {
      let score = history.score(metric)
      guard !score.missed.isEmpty else { continue }
      lines += ["", "\(metric.title): \(score.missed.count) of \(score.denominator)"] + score.missed.map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func title(_ metric: Metric) -> String { metric.title + (metric.isShare ? ", %" : "") }

  private static func value(_ interval: Interval, _ metric: Metric) -> String {
    let half = (interval.high - interval.low) / 2
    let mark = metric.target != nil && metric.isMet(interval.mean) ? "*" : " "
    return "\(number(interval.mean)) ±\(number(half))\(mark)"
  }

  /// The lead in the metric's own direction: more is always better.
  private static func lead(_ interval: Interval?, _ metric: Metric) -> String {
    guard let interval, interval.low > 0 || interval.high < 0 else { return "" }
    let mean = metric.isHigherBetter ? interval.mean : -interval.mean
    return (mean > 0 ? "+" : "") + number(mean) + " "
  }

  static func number(_ value: Double) -> String { String(format: abs(value) < 10 ? "%.2f" : "%.1f", value) }

  static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
