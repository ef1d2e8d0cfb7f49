internal import CaseWeb
internal import Casework
internal import Simulation

/// The report as one page without anything from elsewhere: a picture per metric, then the figures.
enum SimulationPage {
  static func html(_ report: SimulationReport) -> String {
    page(
      "Policies side by side",
      """
      <p>\(HTMLText.escaped(report.setting)). Dots are means, lines their 95 % intervals, dashes the target.</p>
      \(report.rows.map { picture($0, report.policies) }.joined(separator: "\n"))
      \(table(report))
      """)
  }

  /// One picture per strain and metric: a line per policy, from the standard world to the hardest.
  static func html(_ report: StressReport) -> String {
    let setting = report.curves.first?.levels.first?.report.setting ?? ""
    let curves = report.curves.map { curve in
      "<h2>\(HTMLText.escaped(curve.title))</h2>\n"
        + StressReport.metrics.map { SimulationCurve.svg($0, curve) }.joined(separator: "\n")
    }
    return page(
      "As work gets harder",
      "<p>\(HTMLText.escaped(setting)). Each line is a policy; Caseday's is the strong one.</p>\n\(curves.joined(separator: "\n"))"
    )
  }

  private static func page(_ title: String, _ body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Caseday: \(title.lowercased())</title>
    <style>
    :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #c9d1db; --own: #0b6e6e; --other: #8a94a3; --ground: #fff }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8ecf1; --soft: #a5b0be; --line: #3b4654; --own: #5fd0c5; --other: #8793a3; --ground: #141a21 }
    }
    body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
    h1 { font-size: 1.5rem } h2 { font-size: 1.05rem; margin: 2rem 0 .25rem }
    p { color: var(--soft); margin: .25rem 0 }
    svg { width: 100%; height: auto; display: block } svg text { fill: var(--ink); font-size: 13px }
    .axis { stroke: var(--line) } .target { stroke: var(--own); stroke-dasharray: 4 4 }
    .own { fill: var(--own); stroke: var(--own) } .other { fill: var(--other); stroke: var(--other) }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-top: 2rem; display: block; overflow-x: auto }
    th, td { padding: .25rem .75rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap }
    th:first-child { text-align: left }
    h3 { font-size: .95rem; margin: 1rem 0 0; font-weight: 600 } figure { display: inline-block; width: min(30rem, 100%); margin: 0 1rem 1rem 0 }
    .line { fill: none; stroke-width: 2 } .line.own { stroke-width: 4 } polyline.own, polyline.other { fill: none }
    </style>
    <h1>\(title)</h1>
    \(body)
    </html>

    """
  }

  private static let left = 170.0
  private static let width = 900.0

  private static func picture(_ row: SimulationReport.Row, _ policies: [SimulationReport.Policy]) -> String {
    let values = row.cells.compactMap { $0?.value }
    guard !values.isEmpty else { return "" }
    let ends = values.flatMap { [$0.low, $0.high] } + (row.metric.target.map { [$0] } ?? [])
    let low = min(0, ends.min() ?? 0)
    let high = max(ends.max() ?? 1, low + 1)
    func x(_ value: Double) -> String {
      SimulationText.number(left + (width - left - 20) * (value - low) / (high - low))
    }
    let height = 26 * policies.count + 30
    var marks: [String] = []
    if let target = row.metric.target {
      marks.append("<line class=\"target\" x1=\"\(x(target))\" x2=\"\(x(target))\" y1=\"4\" y2=\"\(height - 22)\"/>")
    }
    for (number, policy) in policies.enumerated() {
      let y = 18 + 26 * number
      marks.append("<text x=\"0\" y=\"\(y + 5)\">\(HTMLText.escaped(policy.title))</text>")
      guard let cell = row.cells[number] else { continue }
      let kind = number == 0 ? "own" : "other"
      marks.append(
        "<line class=\"\(kind)\" stroke-width=\"3\" x1=\"\(x(cell.value.low))\" x2=\"\(x(cell.value.high))\" y1=\"\(y)\" y2=\"\(y)\"/>"
          + "<circle class=\"\(kind)\" cx=\"\(x(cell.value.mean))\" cy=\"\(y)\" r=\"5\"/>")
    }
    marks.append(
      "<line class=\"axis\" x1=\"\(left)\" x2=\"\(width - 20)\" y1=\"\(height - 20)\" y2=\"\(height - 20)\"/>"
        + "<text x=\"\(left)\" y=\"\(height - 4)\">\(SimulationText.number(low))</text>"
        + "<text x=\"\(width - 20)\" y=\"\(height - 4)\" text-anchor=\"end\">\(SimulationText.number(high))</text>")
    return """
      <h2>\(HTMLText.escaped(row.metric.title))\(row.metric.isShare ? ", %" : "")</h2>
      <svg viewBox="0 0 \(Int(width)) \(height)" role="img" aria-label="\(HTMLText.escaped(row.metric.title))">
      \(marks.joined(separator: "\n"))
      </svg>
      """
  }

  private static func table(_ report: SimulationReport) -> String {
    let head = report.policies.map { "<th scope=\"col\">\(HTMLText.escaped($0.title))</th>" }.joined()
    let rows = report.rows.map { row in
      let cells = row.cells.map { cell in
        cell.map {
          "<td>\(SimulationText.number($0.value.mean)) (\(SimulationText.number($0.value.low)) to \(SimulationText.number($0.value.high)))</td>"
        } ?? "<td>-</td>"
      }
      let target = row.metric.target.map { SimulationText.number($0) } ?? ""
      return "<tr><th scope=\"row\">\(HTMLText.escaped(row.metric.title))</th>\(cells.joined())<td>\(target)</td></tr>"
    }
    return
      "<table><tr><th scope=\"col\">Metric</th>\(head)<th scope=\"col\">Target</th></tr>\n\(rows.joined(separator: "\n"))\n</table>"
  }
}
