internal import CaseWeb
internal import Casework

/// A metric along a strain, as a picture: a line per policy, named at its end.
enum SimulationCurve {
  private static let width = 480.0
  private static let height = 190.0
  private static let right = 150.0
  private static let left = 40.0

  static func svg(_ metric: Metric, _ curve: StressReport.Curve) -> String {
    let series = curve.levels.map { StressReport.means(metric, $0) }
    let values = series.joined().compactMap(\.self)
    guard let policies = curve.levels.first?.report.policies, let least = values.min(), let most = values.max() else {
      return ""
    }
    let low = max(0, least - 0.1 * (most - least) - 1)
    let high = most + 0.1 * (most - least) + 1
    func x(_ level: Int) -> Double {
      left + (width - left - right) * Double(level) / Double(max(1, curve.levels.count - 1))
    }
    func y(_ value: Double) -> Double { 12 + (height - 50) * (1 - (value - low) / (high - low)) }
    var marks: [String] = []
    let ends = policies.indices.map { policy in
      series.last.flatMap { $0.indices.contains(policy) ? $0[policy] : nil }.map(y)
    }
    let places = apart(ends)
    for (policy, named) in policies.enumerated() {
      let points = series.enumerated().compactMap { level, means -> String? in
        guard means.indices.contains(policy), let value = means[policy] else { return nil }
        return "\(SimulationText.number(x(level))),\(SimulationText.number(y(value)))"
      }
      let kind = policy == 0 ? "own" : "other"
      marks.append("<polyline class=\"line \(kind)\" points=\"\(points.joined(separator: " "))\"/>")
      if let place = places[policy] {
        marks.append(
          "<text x=\"\(width - right + 8)\" y=\"\(SimulationText.number(place + 4))\">\(HTMLText.escaped(named.title))</text>"
        )
      }
    }
    for (number, level) in curve.levels.enumerated() {
      let anchor = number == 0 ? "start" : number == curve.levels.count - 1 ? "end" : "middle"
      marks.append(
        "<text text-anchor=\"\(anchor)\" x=\"\(x(number))\" y=\"\(height - 6)\">\(HTMLText.escaped(level.label))</text>"
      )
    }
    for value in [low, high] {
      marks.append("<text x=\"0\" y=\"\(SimulationText.number(y(value) + 4))\">\(SimulationText.number(value))</text>")
    }
    let title = HTMLText.escaped("\(metric.title)\(metric.isShare ? ", %" : "")")
    return """
      <figure><h3>\(title)</h3>
      <svg viewBox="0 0 \(Int(width)) \(Int(height))" role="img" aria-label="\(title): \(HTMLText.escaped(curve.title))">
      \(marks.joined(separator: "\n"))
      </svg></figure>
      """
  }

  /// Heights of the names, moved apart where lines end close to each other.
  private static func apart(_ ends: [Double?]) -> [Double?] {
    var places = ends
    var last = -Double.infinity
    for index in ends.indices.sorted(by: { (ends[$0] ?? 0) < (ends[$1] ?? 0) }) {
      guard let end = ends[index] else { continue }
      let place = max(end, last + 14)
      places[index] = place
      last = place
    }
    return places
  }
}
