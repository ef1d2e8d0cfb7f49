internal import CaseService
internal import Casework
internal import Hummingbird
internal import Planning

/// Changing a running process: steps by hand, putting off, ending, versions.
struct ProcessChangeAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/api/processes/{id}/events/withdraw", withdraw),
      .post("/api/processes/{id}/steps", insert),
      .post("/api/processes/{id}/put-off", putOff),
      .post("/api/processes/{id}/put-off/preview", previewPutOff).asking,
      .post("/api/processes/{id}/end", end),
      .post("/api/processes/{id}/reopen", reopen),
      .post("/api/processes/{id}/next-owner", nextOwner),
      .get("/api/processes/{id}/version", version),
      .post("/api/processes/{id}/version", takeVersion),
    ]
  }

  private func withdraw(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let event = try await visit.json(knows: ["event"]).text("event", upTo: 100)
    return JSONAnswer.response(
      ProgressAnswer(try await desk.perform(WithdrawEvent(processID: id, event: event), as: visit.actor)))
  }

  private func insert(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let body = try await visit.json(
      knows: ["title", "category", "estimated_minutes", "after_step", "before_step", "due_date", "reason"])
    let word = try body.text("category", upTo: 20)
    guard let category = WorkCategory(rawValue: word) else {
      throw Problem.badInput(
        "#/category",
        "There is no category “\(word)”. Use one of \(WorkCategory.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard let minutes = try body.wholeNumber("estimated_minutes", in: 1...480) else {
      throw Problem.badInput("#/estimated_minutes", "“estimated_minutes” is missing. Send the minutes it takes.")
    }
    let step = InsertedStep(
      title: try body.text("title", upTo: 300), category: category, minutes: minutes,
      after: try body.optionalText("after_step", upTo: 10), before: try body.optionalText("before_step", upTo: 10),
      due: try body.day("due_date"), reason: try body.optionalText("reason", upTo: 300) ?? "")
    return JSONAnswer.response(
      InsertedAnswer(outcome: try await desk.perform(InsertStep(processID: id, step: step), as: visit.actor)))
  }

  private func putOff(_ visit: Visit) async throws -> Response {
    let (id, step, day) = try await asked(visit)
    let outcome = try await desk.perform(PutOffStep(processID: id, stepID: step, day: day), as: visit.actor)
    return JSONAnswer.response(PutOffAnswer(outcome.preview))
  }

  private func previewPutOff(_ visit: Visit) async throws -> Response {
    let (id, step, day) = try await asked(visit)
    return JSONAnswer.response(
      PutOffAnswer(try await desk.perform(PreviewPutOff(processID: id, stepID: step, day: day), as: visit.actor)))
  }

  private func asked(_ visit: Visit) async throws -> (Int, String, CalendarDay?) {
    let id = try visit.pathNumber("id", kind: "process")
    let body = try await visit.json(knows: ["step_id", "until"])
    return (id, try body.text("step_id", upTo: 10), try body.day("until"))
  }

  private func end(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let body = try await visit.json(knows: ["reason", "next_owner"])
    let end = EndProcess(
      processID: id, reason: try body.optionalText("reason", upTo: 300) ?? "",
      nextOwner: try body.optionalText("next_owner", upTo: 200))
    return JSONAnswer.response(ClientAnswer(try await desk.perform(end, as: visit.actor)))
  }

  private func reopen(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    return JSONAnswer.response(
      ProgressAnswer(try await desk.perform(ReopenProcess(processID: id), as: visit.actor)))
  }

  private func nextOwner(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let owner = try await visit.json(knows: ["next_owner"]).optionalText("next_owner", upTo: 200)
    return JSONAnswer.response(
      ProgressAnswer(try await desk.perform(NameNextOwner(processID: id, owner: owner), as: visit.actor)))
  }

  private func version(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let version = try visit.queryNumber("version", in: TemplateAPI.versions)
    return JSONAnswer.response(
      VersionAnswer(try await desk.perform(PreviewVersion(processID: id, version: version), as: visit.actor)))
  }

  private func takeVersion(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let version = try await visit.json(knows: ["version"]).wholeNumber("version", in: TemplateAPI.versions)
    return JSONAnswer.response(
      ProgressAnswer(try await desk.perform(TakeVersion(processID: id, version: version), as: visit.actor)))
  }
}

/// Moving the planned discharge, and recording that a client left.
struct StayAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/api/clients/{client_id}/discharge", discharge), .post("/api/clients/{client_id}/exit", exit),
      .post("/api/clients/{client_id}/exit/withdraw", withdraw),
    ]
  }

  private func discharge(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let day = try await visit.json(knows: ["planned_discharge"]).day("planned_discharge")
    return JSONAnswer.response(
      ClientAnswer(try await desk.perform(MoveDischarge(client: client, day: day), as: visit.actor)))
  }

  private func exit(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let body = try await visit.json(knows: ["destination", "day", "reason", "confirmed_on"])
    let exit = RecordExit(
      client: client, destination: try body.text("destination", upTo: 60), day: try body.day("day"),
      reason: try body.optionalText("reason", upTo: 300) ?? "", confirmedOn: try body.day("confirmed_on"))
    return JSONAnswer.response(ClientAnswer(try await desk.perform(exit, as: visit.actor)))
  }

  private func withdraw(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    return JSONAnswer.response(
      ClientAnswer(try await desk.perform(WithdrawExit(client: client), as: visit.actor)))
  }
}
