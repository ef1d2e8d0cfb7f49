internal import CaseService
internal import Hummingbird

extension PageRenderer {
  /// Does something that a form asked for. What can't be used stands on the form's own page, with the status of its kind; who may
  /// not, and a store that fails, get the page of the error.
  ///
  /// - Parameter isChosen: true where the form offers whom it is about: somebody else's record was asked for by hand, and gets the page
  ///   of what isn't there.
  func response<Outcome, Form: Page>(
    doing work: () async throws(CaseError) -> Outcome, isChosen: Bool = false,
    orOn page: (_ trouble: String) async throws -> Form,
    then answer: (Outcome) async throws -> Response
  ) async throws -> Response {
    let outcome: Outcome
    do {
      outcome = try await work()
    } catch {
      switch error {
      case .notFound where isChosen: throw error
      case .badInput, .notPossible, .notFound:
        return response(try await page(error.sentence), status: .init(code: Problem(error).status))
      case .refused, .storeFailed: throw error
      }
    }
    return try await answer(outcome)
  }
}
