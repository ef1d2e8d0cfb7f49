extension ClientSchedule {
  /// The steps that a process's completion hangs on, from the one to be done or waited for now to the last one. Empty when
  /// nothing is open.
  ///
  /// Walks back from the step that ends last, each time to what holds it back most: what it needs, the request whose clock it
  /// shares, or the processes that it stands for.
  func chain(process number: Int) -> [Int] {
    let open = openNodes(process: number)
    guard var index = open.max(by: { (nodes[$0].expectedFinish, $1) < (nodes[$1].expectedFinish, $0) }) else {
      return []
    }
    var chain = [index]
    while let before = driver(of: index), !chain.contains(before) {
      chain.append(before)
      index = before
    }
    return chain.reversed()
  }

  /// The day a process can be expected to be complete; nil when nothing of it is open.
  func expectedCompletion(process number: Int) -> CalendarDay? {
    openNodes(process: number).map { nodes[$0].expectedFinish }.max()
  }

  /// The open steps that count for its completion: those that run beside it only when nothing else is left.
  private func openNodes(process number: Int) -> [Int] {
    let open = nodes.indices.filter { nodes[$0].process == number && !nodes[$0].isSettled }
    let counted = open.filter { !nodes[$0].step.isBeside }
    return counted.isEmpty ? open : counted
  }

  /// The open step that holds a step back most; nil when it only waits for its day, or for somebody outside.
  private func driver(of index: Int) -> Int? {
    let node = nodes[index]
    if node.isWaiting { return nil }
    if isReference(node) {
      return nodes.indices.filter { other in
        node.step.starts.contains(templates[nodes[other].process].id) && !nodes[other].isSettled
          && !nodes[other].step.isBeside
      }.max { nodes[$0].expectedFinish < nodes[$1].expectedFinish }
    }
    if let wait = node.step.wait,
      let request = wait.since.flatMap({ nodeIndex[NodeKey(process: node.process, step: $0)] }),
      !nodes[request].isSettled, expectedAnswer(nodes[request].expectedFinish, wait) >= node.expectedFinish
    {
      return request
    }
    var latest: (day: CalendarDay, node: Int)?
    for need in node.needs {
      guard let ready = readyDay(after: need), !(need.isSoft && hasLapsed(need, ready: ready, due: node.due)),
        let target = need.nodes.filter({ !nodes[$0].isSettled }).max(by: {
          nodes[$0].expectedFinish < nodes[$1].expectedFinish
        })
      else { continue }
      if latest.map({ ready > $0.day }) ?? true { latest = (ready, target) }
    }
    guard let latest, calendar.workingDay(onOrAfter: latest.day) >= node.expectedStart else {
      return windowDriver(node)
    }
    return latest.node
  }

  /// The open step from whose day a step's window counts, where the window decides.
  private func windowDriver(_ node: StepNode) -> Int? {
    guard let release = node.step.release, node.release >= node.expectedStart else { return nil }
    let targets: [Int] =
      switch release.anchor {
      case .step(let id) where id != node.step.id:
        [nodeIndex[NodeKey(process: node.process, step: id)]].compactMap { $0 }
      case .milestone(let name): milestoneAnchors(name, process: node.process)
      default: []
      }
    return targets.filter { !nodes[$0].isSettled }.max { nodes[$0].expectedFinish < nodes[$1].expectedFinish }
  }
}
