internal import CaseService
internal import Casework
internal import Hummingbird

/// Completing tasks and taking it back. Both can be repeated without harm.
struct TaskAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/api/tasks/{id}/complete", complete), .post("/api/tasks/{id}/undo", undo),
      .post("/api/tasks/{id}/skip", skip),
    ]
  }

  private func complete(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(try await desk.completeTask(try visit.pathNumber("id", kind: "task"), as: visit.actor))
  }

  private func skip(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let reason = try await visit.json(knows: ["reason"]).text("reason", upTo: 500)
    return JSONAnswer.response(try await desk.skipTask(id, reason: reason, as: visit.actor))
  }

  private func undo(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(try await desk.undoCompletion(try visit.pathNumber("id", kind: "task"), as: visit.actor))
  }
}
