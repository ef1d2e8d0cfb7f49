package import CaseService

/// Who decides who comes in: the office's accounts. Tests put somebody at the desk who lets everybody in as one person.
package protocol Reception: Sendable {
  /// Does something about accounts. - Parameter actor: nil when nobody is signed in.
  func perform<Case: AccountUseCase>(_ useCase: Case, as actor: Actor?, source: String) async throws(CaseError)
    -> Case.Outcome
  /// Who stands behind what a request shows; nil: nobody. - Parameter isInput: false for what a page asks by itself.
  func visitor(_ proof: Proof?, source: String, requiresSecondFactor: Bool, isInput: Bool) async throws(CaseError)
    -> Visitor?
  /// Makes an answer whose looks at clients are one entry in the log, written before the answer goes out.
  func asOneLook<Answer: Sendable>(_ work: () async throws -> Answer) async throws -> Answer
}

extension Reception {
  package func asOneLook<Answer: Sendable>(_ work: () async throws -> Answer) async throws -> Answer {
    try await work()
  }
}

extension Office: Reception {
  package func visitor(
    _ proof: Proof?, source: String, requiresSecondFactor: Bool, isInput: Bool
  ) async throws(CaseError) -> Visitor? {
    guard let proof else { return nil }
    return try await perform(
      Recognise(proof, source: source, requiresSecondFactor: requiresSecondFactor, isInput: isInput), as: nil,
      source: source)
  }
}
