/// What one version of a template changes against another, for the person who decides whether to take it.
package struct TemplateDifference: Sendable, Equatable {
  /// One step that differs.
  package struct Step: Sendable, Equatable {
    package enum Kind: String, Sendable { case added, removed, changed }
    package var stepID: String
    package var title: String
    package var kind: Kind
    /// "minutes: 45 -> 60", one for each key; empty for a step that was added or removed.
    package var changes: [String]
  }

  package var templateID: String
  package var from: Int
  package var to: Int
  /// What differs apart from the steps: "length_weeks: 8 -> 6".
  package var changes: [String]
  package var steps: [Step]

  package var isEmpty: Bool { changes.isEmpty && steps.isEmpty }

  package init(from old: ProcessTemplate, to new: ProcessTemplate) {
    templateID = new.id
    from = old.version
    to = new.version
    changes = Self.changes(old.fileNode, new.fileNode, leavingOut: ["template", "version", "status", "steps"])
    let before = Dictionary(old.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.steps.map(\.id))
    steps = old.steps.filter { !after.contains($0.id) }.map {
      Step(stepID: $0.id, title: $0.title, kind: .removed, changes: [])
    }
    for step in new.steps {
      guard let was = before[step.id] else {
        steps.append(Step(stepID: step.id, title: step.title, kind: .added, changes: []))
        continue
      }
      let changes = Self.changes(was.fileNode, step.fileNode, leavingOut: ["id"])
      if !changes.isEmpty {
        steps.append(Step(stepID: step.id, title: step.title, kind: .changed, changes: changes))
      }
    }
  }

  /// The keys of two maps that differ, in the order in which they are written.
  private static func changes(_ old: FileNode, _ new: FileNode, leavingOut: Set<String>) -> [String] {
    guard case .map(let before) = old.content, case .map(let after) = new.content else { return [] }
    var keys = before.map(\.key)
    keys += after.map(\.key).filter { !keys.contains($0) }
    return keys.filter { !leavingOut.contains($0) }.compactMap { key in
      let (was, now) = (before.first { $0.key == key }?.value, after.first { $0.key == key }?.value)
      if was == now { return nil }
      return "\(key): \(was?.flow ?? "nothing") -> \(now?.flow ?? "nothing")"
    }
  }
}

extension FileNode {
  /// The value on one line, as it can be written in the file.
  fileprivate var flow: String {
    switch content {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .list(let nodes): "[\(nodes.map(\.flow).joined(separator: ", "))]"
    case .map(let entries): "{ \(entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ")) }"
    }
  }
}
