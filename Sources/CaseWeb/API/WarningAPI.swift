internal import CaseService
internal import Casework
internal import Hummingbird

/// Warnings and suggestions: listing, accepting, trying a fix and applying it.
struct WarningAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .get("/api/warnings", list), .post("/api/warnings/{id}/accept", accept),
      .get("/api/warnings/{id}/fixes/{number}", preview), .post("/api/warnings/{id}/fixes/{number}", apply),
    ]
  }

  private struct Answer: Encodable { var warnings: [Recommendation] }

  private func list(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(Answer(warnings: try await desk.listWarnings(as: visit.actor)))
  }

  private func accept(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("id", kind: "warning")
    let reason = try await visit.json(knows: ["reason"]).text("reason", upTo: 500)
    return JSONAnswer.response(try await desk.acceptWarning(id, reason: reason, as: visit.actor))
  }

  private func preview(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("id", kind: "warning")
    let number = try visit.pathNumber("number", kind: "fix")
    return JSONAnswer.response(FixTrialDocument(try await desk.previewFix(number, of: id, as: visit.actor)))
  }

  private func apply(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("id", kind: "warning")
    let number = try visit.pathNumber("number", kind: "fix")
    return JSONAnswer.response(FixTrialDocument(try await desk.applyFix(number, of: id, as: visit.actor)))
  }
}
