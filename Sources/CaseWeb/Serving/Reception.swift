package import CaseService

/// Who decides who comes in: the office's accounts. Tests put somebody at the desk who lets everybody in as one person.
package protocol Reception: Sendable {
  /// Does something about accounts. - Parameter actor: nil when nobody is signed in.
  func perform<Case: AccountUseCase>(_ useCase: Case, as actor: Actor?, source: String) async throws(CaseError)
    -> Case.Outcome
  /// Who stands behind what a request shows; nil: nobody.
  func visitor(_ proof: Proof?, source: String, requiresSecondFactor: Bool) async throws(CaseError) -> Visitor?
}

extension Office: Reception {
  package func visitor(
    _ proof: Proof?, source: String, requiresSecondFactor: Bool
  ) async throws(CaseError) -> Visitor? {
    guard let proof else { return nil }
    return try await perform(
      Recognise(proof, source: source, requiresSecondFactor: requiresSecondFactor), as: nil, source: source)
  }
}
