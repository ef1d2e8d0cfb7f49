internal import CaseService
internal import Hummingbird

/// Previewing, starting and following processes.
struct ProcessAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/api/process/preview", preview).asking,
      .post("/api/process/start", start),
      .get("/api/processes/{id}/progress", progress),
      .post("/api/processes/{id}/events", event),
      .post("/api/processes/{id}/answers", answer),
    ]
  }

  private func preview(_ visit: Visit) async throws -> Response {
    let preview = try await desk.previewProcess(try await asked(visit), as: visit.actor)
    return JSONAnswer.response(PreviewAnswer(preview))
  }

  private func start(_ visit: Visit) async throws -> Response {
    let key = try visit.idempotencyKey()
    let outcome = try await desk.startProcess(try await asked(visit), idempotencyKey: key, as: visit.actor)
    return JSONAnswer.response(StartAnswer(outcome))
  }

  private func progress(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    return JSONAnswer.response(ProgressAnswer(try await desk.viewProcess(id, as: visit.actor)))
  }

  private func event(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let body = try await visit.json(knows: ["event", "day"])
    let progress = try await desk.recordEvent(
      try body.text("event", upTo: 100), process: id, on: try body.day("day"), as: visit.actor)
    return JSONAnswer.response(ProgressAnswer(progress))
  }

  private func answer(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let body = try await visit.json(knows: ["step_id", "day"])
    let progress = try await desk.recordAnswer(
      step: try body.text("step_id", upTo: 10), process: id, on: try body.day("day"), as: visit.actor)
    return JSONAnswer.response(ProgressAnswer(progress))
  }

  private func asked(_ visit: Visit) async throws -> ProcessStart {
    let body = try await visit.json(knows: ["client_id", "process_type", "timeline_weeks"])
    return ProcessStart(
      clientID: try body.text("client_id", upTo: 100), processType: try body.text("process_type", upTo: 100),
      timelineWeeks: try body.wholeNumber("timeline_weeks", in: APILimits.weeks))
  }
}
