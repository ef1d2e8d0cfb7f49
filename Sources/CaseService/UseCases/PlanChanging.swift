package import Casework

/// What became of something that was asked of the plan.
package struct PlanAnswer: Sendable, Equatable {
  /// Whether it is done.
  package enum Result: String, Sendable, CaseIterable {
    /// It is in the plan.
    case applied
    /// It would move published work: it waits for Apply or Keep.
    case waits
    /// The plan is not the one that was looked at: this is what it would do now, and it waits for Apply or Keep.
    case recomputed
  }
  package var result: Result
  package var preview: PlanPreview
  /// The plan as it stands now.
  package var fingerprint: String
  /// What waits for an answer now; for a crisis what it pushes, which is asked about at once.
  package var waiting: PlanPreview?

  package init(result: Result, preview: PlanPreview, fingerprint: String, waiting: PlanPreview?) {
    self.result = result
    self.preview = preview
    self.fingerprint = fingerprint
    self.waiting = waiting
  }

  /// What a person reads when the plan had changed.
  package static let recomputedSentence =
    "The plan has changed since you looked at it, so nothing was applied. This is what it would do now: apply it, or keep the plan."
}

extension Workspace {
  /// Asks for a change of the plan.
  mutating func ask(for change: PlanChange, seen: String? = nil) throws(CaseError) -> PlanAnswer {
    do {
      let outcome = try caseload.ask(for: change, seen: seen, on: today, library: library)
      switch outcome {
      case .applied(let preview): return settled(.applied, preview)
      case .waits(let preview): return settled(.waits, preview)
      case .recomputed(let preview): return settled(.recomputed, preview)
      }
    } catch {
      throw CaseError(error)
    }
  }

  mutating func settled(_ result: PlanAnswer.Result, _ preview: PlanPreview) -> PlanAnswer {
    if result == .applied { refreshProcesses(moved: preview.moves) }
    return PlanAnswer(
      result: result, preview: preview, fingerprint: caseload.fingerprint,
      waiting: caseload.pendingPreview(on: today, library: library))
  }

  /// Expected completions follow the days.
  mutating func refreshProcesses(moved moves: [PlanMove]) {
    for id in Set(moves.map(\.clientID)).sorted() {
      caseload.refreshProcesses(of: id, on: today, library: library)
    }
  }
}

extension CaseError {
  /// From why the plan can't be changed to what a caller reads.
  init(_ error: PlanChangeError) {
    switch error.kind {
    case .unknown(let kind, let id): self = .notFound(kind: kind, id: id, suggestion: nil)
    case .badInput(let field): self = .badInput(field: field, sentence: error.sentence)
    case .notPossible: self = .notPossible(sentence: error.sentence)
    }
  }
}
