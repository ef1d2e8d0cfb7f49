internal import CaseService
internal import Casework
internal import Hummingbird

/// Adding a task by a line: what it would do, and doing it.
struct QuickAddAPI: Sendable {
  let desk: any Desk

  var routes: [Route] { [.post("/api/quick-add/preview", preview).asking, .post("/api/quick-add", add)] }

  private func preview(_ visit: Visit) async throws -> Response {
    let text = try await visit.json(knows: ["text"]).text("text", upTo: QuickAddReading.longest)
    return JSONAnswer.response(QuickAddDocument(try await desk.perform(PreviewQuickAdd(text), as: visit.actor)))
  }

  private func add(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["text", "fingerprint"])
    let useCase = AddTask(
      try body.text("text", upTo: QuickAddReading.longest), seen: try body.optionalText("fingerprint", upTo: 100))
    let outcome = try await desk.perform(useCase, as: visit.actor)
    // What was recomputed was not added: the caller looks at it first.
    if outcome.answer.result == .recomputed { throw Problem.previewChanged }
    return JSONAnswer.response(AddedTaskDocument(outcome))
  }
}
