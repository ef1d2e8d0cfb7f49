/// Rules about order: nothing waits for itself, for what may never exist, or for a slot that nobody holds.
extension TemplateLint {
  /// A step of the library, by template and id.
  private struct Node: Hashable {
    var template: String
    var step: String
  }

  /// What needs a step that exists only after an event must exist only after that event, or it would never be ready.
  static func eventSteps(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step in
      step.after.compactMap { dependency in
        guard !dependency.isSoft, case .step(let id) = dependency.target, let event = scope.steps[id]?.onEvent,
          step.onEvent != event
        else { return nil }
        return scope.finding(
          step, "after",
          "needs \(id), which exists only after the event \"\(event)\". Write \"event: \(event)\" here too, or \"\(id)?\"."
        )
      }
    }
  }

  /// A step schedules one that has a slot.
  static func schedulingSteps(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.compactMap { step in
      guard let id = step.schedules, let scheduled = scope.steps[id], scheduled.slot == nil else { return nil }
      return scope.finding(step, "schedules", "schedules \(id), which has no slot. Write \"slot:\" and a name there.")
    }
  }

  /// No steps of the template wait for each other.
  static func ownCycles(_ scope: TemplateLintScope) -> [TemplateFinding] {
    cycle(in: scope, through: [scope.document]).map { [$0] } ?? []
  }

  /// No steps wait for each other through another template.
  static func cyclesThroughTemplates(_ scope: TemplateLintScope) -> [TemplateFinding] {
    // A cycle inside this template has been told already, and would hide a longer one only until it is mended.
    guard cycle(in: scope, through: [scope.document]) == nil else { return [] }
    let others = scope.library.documents.filter { $0.template.id != scope.template.id }
    return cycle(in: scope, through: [scope.document] + others).map { [$0] } ?? []
  }

  /// The first cycle that a step of this template stands in.
  private static func cycle(in scope: TemplateLintScope, through documents: [TemplateDocument]) -> TemplateFinding? {
    let needed = edges(documents)
    for step in scope.template.steps {
      let start = Node(template: scope.template.id, step: step.id)
      guard let path = shortestCycle(from: start, needed) else { continue }
      let own = path.allSatisfy { $0.template == start.template }
      let names = path.map { own ? $0.step : "\($0.template)/\($0.step)" }
      return scope.finding(
        step, "after", "waits for itself: \(names.joined(separator: " needs ")). Take one of them out of \"after\".")
    }
    return nil
  }

  private static func edges(_ documents: [TemplateDocument]) -> [Node: [Node]] {
    let templates = documents.map(\.template)
    var edges: [Node: [Node]] = [:]
    for template in templates {
      for step in template.steps {
        var needed: [Node] = []
        for dependency in step.after {
          switch dependency.target {
          case .step(let id): needed.append(Node(template: template.id, step: id))
          case .milestone(let other, let name):
            needed += (templates.first { $0.id == other }?.steps ?? []).filter { $0.milestone == name }
              .map { Node(template: other, step: $0.id) }
          }
        }
        if case .perPieceOf(let id) = step.quantity { needed.append(Node(template: template.id, step: id)) }
        // A step that counts from its own day counts from the last time it was done.
        if case .step(let id) = step.release?.anchor, id != step.id {
          needed.append(Node(template: template.id, step: id))
        }
        edges[Node(template: template.id, step: step.id)] = needed
      }
    }
    return edges
  }

  /// Breadth first, so that the message shows the shortest way round.
  private static func shortestCycle(from start: Node, _ needed: [Node: [Node]]) -> [Node]? {
    var paths = [[start]]
    var seen: Set<Node> = []
    var next = 0
    while next < paths.count {
      let path = paths[next]
      next += 1
      for node in path.last.flatMap({ needed[$0] }) ?? [] {
        if node == start, path.count > 1 { return path + [node] }
        if node != start, seen.insert(node).inserted { paths.append(path + [node]) }
      }
    }
    return nil
  }
}
