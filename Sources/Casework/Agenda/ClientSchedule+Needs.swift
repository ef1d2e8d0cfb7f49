extension ClientSchedule {
  func resolveNeeds(of index: Int) -> [StepNode.Need] {
    let node = nodes[index]
    var needs = node.step.after.compactMap { dependency -> StepNode.Need? in
      let targets: [Int]
      switch dependency.target {
      case .step(let id):
        targets = [nodeIndex[NodeKey(process: node.process, step: id)]].compactMap { $0 }
      case .milestone(let template, let name):
        targets = milestoneNodes(template: template, name: name, for: node)
      }
      guard !targets.isEmpty else { return nil }
      let isPairwise =
        targets.count == 1
        ? isPairwise(node.step, targets[0])
        : node.step.quantity == .perProvider && targets.allSatisfy { processes[nodes[$0].process].provider != nil }
      return StepNode.Need(
        nodes: targets, pieces: dependency.pieces, lag: dependency.lag, isSoft: dependency.isSoft,
        isPairwise: isPairwise)
    }
    // One piece per piece of another step comes after that piece, whether or not the template says so.
    if case .perPieceOf(let id) = node.step.quantity,
      let target = nodeIndex[NodeKey(process: node.process, step: id)], !needs.contains(where: { $0.nodes == [target] })
    {
      needs.append(
        StepNode.Need(
          nodes: [target], pieces: .all, lag: TimeSpan(0, .workingDays), isSoft: false, isPairwise: true))
    }
    // An appointment comes after the step that arranges it, while nobody knows its day.
    if node.step.slot != nil, appointment(of: node.step, process: node.process) == nil {
      let arranging = nodes.indices.filter {
        nodes[$0].process == node.process && nodes[$0].step.schedules == node.step.id
      }
      needs += arranging.map {
        StepNode.Need(nodes: [$0], pieces: .all, lag: TimeSpan(0, .workingDays), isSoft: false)
      }
    }
    return needs
  }

  /// Pieces that follow pieces one by one: one per piece of that step, or both one per provider.
  private func isPairwise(_ step: TemplateStep, _ target: Int) -> Bool {
    if case .perPieceOf(let id) = step.quantity { return nodes[target].step.id == id }
    return step.quantity == .perProvider && nodes[target].step.quantity == .perProvider
  }

  /// The steps that reach a milestone of another template's processes; of the same provider, where this process has one.
  private func milestoneNodes(template: String, name: String, for node: StepNode) -> [Int] {
    let provider = processes[node.process].provider
    return nodes.indices.filter { other in
      let process = nodes[other].process
      return templates[process].id == template && nodes[other].step.milestone == name
        && (provider == nil || processes[process].provider == nil || processes[process].provider == provider)
    }
  }
}
