internal import CaseService
internal import Casework
internal import Hummingbird

/// Completing tasks and taking it back. Both can be repeated without harm.
struct TaskAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/api/tasks/{id}/complete", complete), .post("/api/tasks/{id}/undo", undo),
      .post("/api/tasks/{id}/skip", skip), .post("/api/tasks/{id}/split", split),
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

  private func split(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    guard let parts = try await visit.json(knows: ["parts"]).wholeNumber("parts", in: 1...6) else {
      throw Problem.badInput("#/parts", "“parts” is missing. Send a number from 1 (put together again) to 6.")
    }
    return JSONAnswer.response(["tasks": try await desk.perform(SplitTask(taskID: id, parts: parts), as: visit.actor)])
  }

  private func undo(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(
      UndoneAnswer(try await desk.undoCompletion(try visit.pathNumber("id", kind: "task"), as: visit.actor)))
  }
}
