internal import Planning

extension ClientSchedule {
  /// The pieces of a step, with what is stored of them.
  func makePieces(of node: StepNode, records: [PieceKey: TaskRecord]) -> [PieceNode] {
    let splits = processes[node.process].adjustments.splits.filter { $0.stepID == node.step.id }
    let pieces = wholePieces(of: node, records: records)
    if splits.isEmpty { return pieces }
    return pieces.flatMap { piece -> [PieceNode] in
      guard let split = splits.first(where: { $0.ordinal == piece.key.ordinal && $0.provider == piece.key.provider })
      else { return [piece] }
      return split.minutes.enumerated().map { number, minutes in
        var part = piece
        part.key = piece.key.part(number + 1)
        part.title = "\(piece.title), part \(number + 1) of \(split.minutes.count)"
        part.minutes = minutes
        part.record = records[part.key]
        return part
      }
    }
  }

  private func wholePieces(of node: StepNode, records: [PieceKey: TaskRecord]) -> [PieceNode] {
    let step = node.step
    let process = processes[node.process]
    let planned = context.minutes(of: step, template: process.templateID)
    func piece(_ ordinal: Int, _ title: String, provider: String = "", from special: TemplatePiece? = nil) -> PieceNode
    {
      let key = PieceKey(
        clientID: client.id, processID: process.id, stepID: step.id, provider: provider, ordinal: ordinal)
      return PieceNode(
        key: key, title: title, category: step.isSupervisors ? .other : special?.category ?? step.category,
        minutes: step.isSupervisors ? 0 : special?.minutes ?? planned, effort: special?.effort ?? step.effort,
        release: special?.release, due: special?.due, record: records[key])
    }
    func title(_ ordinal: Int, of count: Int, provider: String? = nil) -> String {
      let name = provider ?? process.provider
      return step.title(
        ofPiece: ordinal, provider: name, kind: client.providers.first { $0.name == name }?.kind)
    }
    switch step.quantity {
    case .pieces(let special):
      return rounds(special.count, records: records, node: node).map { ordinal in
        let one = special[(ordinal - 1) % max(special.count, 1)]
        return piece(ordinal, one.title, from: one)
      }
    case .perProvider:
      let names = client.providers.isEmpty ? [""] : client.providers.map(\.name)
      return names.enumerated().map { offset, name in
        piece(offset + 1, title(offset + 1, of: names.count, provider: name), provider: name)
      }
    default:
      let count = pieceCount(step, process: node.process)
      return rounds(count, records: records, node: node).map { piece($0, title($0, of: count)) }
    }
  }

  private func pieceCount(_ step: TemplateStep, process: Int) -> Int {
    switch step.quantity {
    case .fixed(let count): return max(1, count)
    case .range(let range): return max(1, range.upperBound)
    case .pieces(let pieces): return max(1, pieces.count)
    case .perProvider: return max(1, client.providers.count)
    case .perPieceOf(let id):
      guard let other = templates[process].step(id), other.id != step.id else { return 1 }
      if case .perPieceOf = other.quantity { return 1 }
      return pieceCount(other, process: process)
    }
  }

  /// The ordinals of a step's pieces: one round of `count`, and for a repeating step every closed round and the one that is open.
  private func rounds(_ count: Int, records: [PieceKey: TaskRecord], node: StepNode) -> [Int] {
    let count = max(count, 1)
    guard let repetition = node.step.repetition else { return Array(1...count) }
    let closed = records.values(of: node.step.id, process: processes[node.process].id).filter { !$0.isOpen }
    let complete = closed.count / count
    let open = repetition.atMost.map { complete >= $0 } ?? false ? complete : complete + 1
    return Array(1...max(1, open * count))
  }

  /// True for a step that only stands for processes it starts, once they are there: its work is theirs.
  func isReference(_ node: StepNode) -> Bool {
    guard !node.step.starts.isEmpty else { return node.step.minutes == 0 && !node.step.isSupervisors }
    return node.step.starts.allSatisfy { id in templates.contains { $0.id == id } }
  }
}

extension ClientSchedule {
  /// What is stored of the chases of a step's wait.
  func chases(of node: StepNode, records: [PieceKey: TaskRecord]) -> [TaskRecord] {
    guard node.step.wait != nil else { return [] }
    return records.values(of: "\(node.step.id):chase", process: processes[node.process].id)
      .sorted { $0.key.ordinal < $1.key.ordinal }
  }
}

extension [PieceKey: TaskRecord] {
  /// What is stored of the pieces of a step, in no order.
  func values(of step: String, process: Int) -> [TaskRecord] {
    keys.compactMap { $0.processID == process && $0.stepID == step ? self[$0] : nil }
  }
}
