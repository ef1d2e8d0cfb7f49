internal import CaseService
internal import Casework
internal import Hummingbird

/// Completing tasks and taking it back. Both can be repeated without harm.
struct TaskAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [.post("/api/tasks/{id}/complete", complete), .post("/api/tasks/{id}/undo", undo)]
  }

  private func complete(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(try await desk.completeTask(try visit.pathNumber("id", kind: "task"), as: visit.actor))
  }

  private func undo(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(try await desk.undoCompletion(try visit.pathNumber("id", kind: "task"), as: visit.actor))
  }
}
