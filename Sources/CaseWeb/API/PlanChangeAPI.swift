internal import CaseService
internal import Casework
internal import Foundation
internal import Hummingbird
internal import Planning

/// Changing the plan: previews, Apply, Keep and undo; moves and pins; holds, crises and leave; and why.
struct PlanChangeAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .get("/api/plan", show), .post("/api/plan/apply", apply), .post("/api/plan/keep", keep),
      .post("/api/plan/undo", undo),
      .get("/api/tasks/{id}/why", why), .post("/api/tasks/{id}/move", move), .post("/api/tasks/{id}/pin", pin),
      .post("/api/tasks/{id}/unpin", unpin),
      .post("/api/clients/{client_id}/hold", holdClient), .post("/api/clients/{client_id}/resume", resumeClient),
      .post("/api/processes/{id}/hold", holdProcess), .post("/api/processes/{id}/resume", resumeProcess),
      .post("/api/crises", report), .post("/api/crises/{id}/stabilise", stabilise),
      .post("/api/crises/{id}/close", close),
      .post("/api/leave", leave), .post("/api/leave/cancel", cancelLeave),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(PlanChangesAnswer(try await desk.planChanges(as: visit.actor)))
  }

  private func apply(_ visit: Visit) async throws -> Response {
    let seen = try await visit.json(knows: ["fingerprint"]).text("fingerprint", upTo: 100)
    return try answer(try await desk.applyPreview(seen: seen, as: visit.actor))
  }

  private func keep(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(PlanChangesAnswer(try await desk.keepPlan(as: visit.actor)))
  }

  private func undo(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(PlanChangesAnswer(try await desk.undoChange(as: visit.actor).changes))
  }

  private func why(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let places = try visit.query("places").map { text throws(Problem) -> Int in
      guard let number = Int(text), (1...40).contains(number) else {
        throw .badInput("places", "“places” has to be a whole number from 1 to 40.")
      }
      return number
    }
    let explanation = try await desk.explainTask(
      id, notOn: try visit.queryDay("not"), half: try visit.queryHalf("half_day"), places: places ?? 3, as: visit.actor)
    return JSONAnswer.response(ExplanationAnswer(explanation))
  }

  private func move(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let body = try await visit.json(knows: ["day", "half_day", "starts_at", "overbook", "fingerprint"])
    guard let day = try body.day("day") else { throw Problem.badInput("#/day", "“day” is missing. Add it as a date.") }
    let request = PlanWish.move(
      task: id, day: day, half: try half(body), time: try time(body), isOverbooking: try body.flag("overbook") ?? false)
    return try answer(
      try await desk.ask(request, seen: try body.optionalText("fingerprint", upTo: 100), as: visit.actor))
  }

  private func pin(_ visit: Visit) async throws -> Response {
    try await asked(.pin(task: try visit.pathNumber("id", kind: "task")), visit)
  }

  private func unpin(_ visit: Visit) async throws -> Response {
    try await asked(.unpin(task: try visit.pathNumber("id", kind: "task")), visit)
  }

  private func holdClient(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("client_id", kind: "client")
    let reason = try await visit.json(knows: ["reason"]).text("reason", upTo: 200)
    return try await asked(.hold(.client(id), reason: reason), visit)
  }

  private func resumeClient(_ visit: Visit) async throws -> Response {
    try await asked(.resume(.client(try visit.pathText("client_id", kind: "client"))), visit)
  }

  private func holdProcess(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let reason = try await visit.json(knows: ["reason"]).text("reason", upTo: 200)
    return try await asked(.hold(.process(id), reason: reason), visit)
  }

  private func resumeProcess(_ visit: Visit) async throws -> Response {
    try await asked(.resume(.process(try visit.pathNumber("id", kind: "process"))), visit)
  }

  private func report(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["client_id", "kind", "need", "minutes"])
    return try await asked(
      .crisis(
        client: try body.text("client_id", upTo: 100), kind: try body.text("kind", upTo: 80),
        need: try body.text("need", upTo: 200), minutes: try body.wholeNumber("minutes", in: 5...480)), visit)
  }

  private func stabilise(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "crisis")
    return JSONAnswer.response(PlanChangesAnswer(try await desk.stabiliseCrisis(id, as: visit.actor)))
  }

  private func close(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "crisis")
    return JSONAnswer.response(PlanChangesAnswer(try await desk.closeCrisis(id, as: visit.actor)))
  }

  private func leave(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["from", "to", "extent", "reason", "fingerprint"])
    guard let from = try body.day("from") else {
      throw Problem.badInput("#/from", "“from” is missing. Add it as a date.")
    }
    let extent = try body.optionalText("extent", upTo: 10) ?? "all_day"
    guard let extent = WorkCalendar.Absence.Extent(rawValue: extent) else {
      throw Problem.badInput("#/extent", "“extent” has to be all_day, am or pm.")
    }
    let leave = PlanChange.Leave(
      from: from, to: try body.day("to") ?? from, extent: extent,
      reason: try body.optionalText("reason", upTo: 100) ?? "Leave")
    return try answer(
      try await desk.ask(
        .leave(leave), seen: try body.optionalText("fingerprint", upTo: 100), as: visit.actor))
  }

  private func cancelLeave(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["from", "to"])
    guard let from = try body.day("from") else {
      throw Problem.badInput("#/from", "“from” is missing. Add it as a date.")
    }
    return try await asked(.cancelLeave(from: from, to: try body.day("to") ?? from), visit)
  }

  // MARK: Reading and answering

  private func half(_ body: JSONBody) throws(Problem) -> HalfDay? {
    guard let text = try body.optionalText("half_day", upTo: 10) else { return nil }
    guard let half = HalfDay(rawValue: text) else { throw .badInput("#/half_day", "“half_day” has to be am or pm.") }
    return half
  }

  private func time(_ body: JSONBody) throws(Problem) -> ClockTime? {
    guard let text = try body.optionalText("starts_at", upTo: 10) else { return nil }
    guard let time = ClockTime(text) else {
      throw .badInput("#/starts_at", "“\(text)” is not a time. Write it as 09:00.")
    }
    return time
  }

  private func asked(_ request: PlanWish, _ visit: Visit) async throws -> Response {
    try answer(try await desk.ask(request, seen: nil, as: visit.actor))
  }

  /// What was recomputed was not applied: the caller looks at it first.
  private func answer(_ answer: PlanAnswer) throws(Problem) -> Response {
    if answer.result == .recomputed {
      throw Problem.planChanged
    }
    return JSONAnswer.response(PlanAnswerDocument(answer))
  }
}
