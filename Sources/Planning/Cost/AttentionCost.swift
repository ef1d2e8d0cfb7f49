/// `attention`: each day without a task for a client who needs attention daily.
///
/// Couples the tasks of a client on a day: the charge falls away with the first and comes back with the last.
enum AttentionCost {
  /// The part from scratch.
  static func value(of layout: Layout) -> Int {
    let visits = layout.visits
    var missed = 0
    for client in layout.problem.clients {
      guard let until = client.attentionUntil, until >= 0 else { continue }
      for day in 0..<min(until + 1, layout.problem.days.count)
      where !visits.contains(Layout.Visit(client: client.id, day: day)) {
        missed += 1
      }
    }
    return layout.problem.weights.attention * missed
  }

  /// What it adds when the last task of a client leaves a day (negated: when the first one arrives).
  @inline(__always)
  static func delta(emptying visit: Int, _ dense: DenseArrays) -> Int {
    Int(dense.missCharge[visit])
  }
}
