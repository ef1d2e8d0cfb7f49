import Planning

@testable import Casework

/// A template as the rows of a table: id, category, minutes, effort, pieces; what it comes after; window; deadline; wait.
enum TemplateTable {
  static func rows(_ template: ProcessTemplate) -> [String] { template.steps.map(row) }

  private static func row(_ step: TemplateStep) -> String {
    var cells = [
      "\(step.id) \(step.category.rawValue) \(minutes(step)) \(step.effort.rawValue) \(pieces(step))",
      step.after.isEmpty ? "-" : step.after.map(\.description).joined(separator: " "),
      window(step),
      step.deadline.map(deadline) ?? "soft",
      step.wait.map(wait) ?? "-",
    ]
    if let event = step.onEvent { cells.append("E:\(event)") }
    if let repetition = step.repetition { cells.append("rep \(repetition.every)") }
    return cells.joined(separator: " | ")
  }

  private static func minutes(_ step: TemplateStep) -> String {
    guard case .pieces(let pieces) = step.quantity else { return String(step.minutes) }
    return pieces.map { String($0.minutes ?? step.minutes) }.joined(separator: ",")
  }

  private static func pieces(_ step: TemplateStep) -> String {
    switch step.quantity {
    case .fixed(let count): "x\(count)"
    case .range(let range): "x\(range.lowerBound)-\(range.upperBound)"
    case .perProvider: "xprov"
    case .perPieceOf(let id): "x\(id)"
    case .pieces(let pieces): "x\(pieces.count)"
    }
  }

  private static func window(_ step: TemplateStep) -> String {
    let release = step.release.map(\.description) ?? ""
    let due = step.due.map(\.description).joined(separator: ",")
    var windows = ["\(release)..\(due)"]
    if case .pieces(let pieces) = step.quantity {
      windows += pieces.compactMap { piece in
        piece.due.map { "\(piece.release.map(\.description) ?? "")..\($0)" }
      }
    }
    return windows.filter { $0 != ".." }.joined(separator: " ")
  }

  private static func deadline(_ deadline: TemplateDeadline) -> String {
    let mail = deadline.mailDays == 0 ? "" : " +\(deadline.mailDays) mail"
    let stop = deadline.stoppedBy.map { " stopped by \($0)" } ?? ""
    return "\(deadline.kind.rawValue) \(deadline.at)\(mail)\(stop)"
  }

  private static func wait(_ wait: ExternalWait) -> String {
    let chase = wait.chaseEvery.map(\.description) ?? "-"
    let first = wait.chaseAfter.map { " from \($0)" } ?? ""
    let escalate = wait.escalateAfter.map(\.description) ?? "-"
    return "\(wait.typicalText) / \(chase)\(first) / \(escalate)\(wait.since.map { " since \($0)" } ?? "")"
  }
}
