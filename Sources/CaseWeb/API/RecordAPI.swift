internal import CaseService
internal import Casework
internal import Foundation
internal import Hummingbird
internal import Planning

/// Admissions, service plans, notes, crisis times, real minutes, the weekly question, and the figures made of them.
struct RecordAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/api/clients", admit), .post("/api/clients/{client_id}/stays", readmit),
      .get("/api/clients/{client_id}/stay", stay), .post("/api/clients/{client_id}/service-plan", agree),
      .post("/api/clients/{client_id}/service-plan/approve", approve),
      .post("/api/clients/{client_id}/service-plan/review", review), .post("/api/clients/{client_id}/notes", note),
      .post("/api/clients/{client_id}/notes/{number}/withdraw", withdrawNote), .post("/api/crises/{id}/times", times),
      .get("/api/processes/{id}/steps", steps), .post("/api/tasks/{id}/minutes", minutes),
      .get("/api/estimates", estimates), .post("/api/estimates", changeEstimate), .get("/api/metrics", metrics),
      .get("/api/weekly-answers", answers), .post("/api/weekly-answers", answer),
    ]
  }

  // MARK: Admissions

  private func admit(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: [
      "client_name", "client_id", "admission", "planned_discharge", "setting", "note", "providers", "processes",
    ])
    let client = NewClient(
      id: try body.optionalText("client_id", upTo: 64), name: try body.text("client_name", upTo: Client.longestName),
      admission: try body.day("admission"), plannedDischarge: try body.day("planned_discharge"),
      setting: try body.word("setting", Client.Setting.self) ?? .residential,
      note: try body.optionalText("note", upTo: 2_000) ?? "",
      providers: try body.texts("providers", upTo: 200, count: 30).map { Provider(name: $0) },
      processes: try body.texts("processes", upTo: 100, count: 20))
    return JSONAnswer.response(ClientAnswer(try await desk.perform(AddClient(client), as: visit.actor)))
  }

  private func readmit(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let body = try await visit.json(knows: ["admission", "planned_discharge", "setting", "processes"])
    let stay = OpenStay(
      client: client, admission: try body.day("admission"), plannedDischarge: try body.day("planned_discharge"),
      setting: try body.word("setting", Client.Setting.self),
      processes: try body.texts("processes", upTo: 100, count: 20))
    return JSONAnswer.response(ClientAnswer(try await desk.perform(stay, as: visit.actor)))
  }

  // MARK: Records of a stay

  private func stay(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    return JSONAnswer.response(StayAnswer(try await desk.perform(ViewStay(client: client), as: visit.actor)))
  }

  private func agree(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["goals", "none_needed", "day"])
    return try await record(
      .agreed(
        goals: try body.optionalText("goals", upTo: 2_000) ?? "",
        noneNeeded: try body.optionalText("none_needed", upTo: 2_000)), body, visit)
  }

  private func approve(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["approved_by", "comment", "day"])
    return try await record(
      .approved(
        by: try body.text("approved_by", upTo: 200), comment: try body.optionalText("comment", upTo: 500) ?? ""), body,
      visit)
  }

  private func review(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["note", "day"])
    return try await record(.reviewed(note: try body.optionalText("note", upTo: 500) ?? ""), body, visit)
  }

  private func record(_ record: ServicePlanRecord, _ body: JSONBody, _ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let recorded = RecordServicePlan(client: client, record: record, day: try body.day("day"))
    return JSONAnswer.response(StayAnswer(try await desk.perform(recorded, as: visit.actor)))
  }

  private func note(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let body = try await visit.json(knows: ["note", "day"])
    let note = WriteNote(client: client, text: try body.text("note", upTo: 4_000), day: try body.day("day"))
    return JSONAnswer.response(StayAnswer(try await desk.perform(note, as: visit.actor)))
  }

  private func withdrawNote(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let number = try visit.pathNumber("number", kind: "note")
    return JSONAnswer.response(
      StayAnswer(try await desk.perform(WithdrawNote(client: client, number: number), as: visit.actor)))
  }

  private func times(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "crisis")
    let body = try await visit.json(knows: ["opened", "stabilised", "closed"])
    let times = CrisisTimes(
      opened: try Self.moment("opened", in: body), stabilised: try Self.moment("stabilised", in: body),
      closed: try Self.moment("closed", in: body))
    return JSONAnswer.response(
      StayAnswer(try await desk.perform(CorrectCrisisTimes(crisisID: id, times: times), as: visit.actor)))
  }

  /// Reads `2026-01-05T10:40`, on the agency's clock.
  private static func moment(_ name: String, in body: JSONBody) throws(Problem) -> Crisis.Moment? {
    guard let text = try body.optionalText(name, upTo: 20) else { return nil }
    let parts = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let time = ClockTime(parts[1]) else {
      throw .badInput("#/\(name)", "“\(name)” has to be a day and a time, such as 2026-01-05T10:40.")
    }
    return Crisis.Moment(day: try Visit.day(parts[0], pointer: "#/\(name)"), time: time)
  }

  // MARK: Steps, minutes, figures

  private func steps(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    return JSONAnswer.response(
      ProcessStepsAnswer(try await desk.perform(ViewProcessSheet(processID: id), as: visit.actor)))
  }

  private func minutes(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let minutes = try await visit.json(knows: ["actual_minutes"]).wholeNumber("actual_minutes", in: MinuteLesson.range)
    return JSONAnswer.response(try await desk.perform(RecordMinutes(taskID: id, minutes: minutes), as: visit.actor))
  }

  private func estimates(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(
      ["estimates": try await desk.perform(ListEstimates(), as: visit.actor).map(EstimateAnswer.init)])
  }

  private func changeEstimate(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["process_type", "step_id", "take"])
    let change = ChangeEstimate(
      templateID: try body.text("process_type", upTo: 100), stepID: try body.text("step_id", upTo: 10),
      isTaken: try body.flag("take") ?? true)
    return JSONAnswer.response(
      ["estimates": try await desk.perform(change, as: visit.actor).map(EstimateAnswer.init)])
  }

  private func metrics(_ visit: Visit) async throws -> Response {
    let asked = ViewMetrics(first: try visit.queryDay("from"), last: try visit.queryDay("to"))
    return JSONAnswer.response(MetricsAnswer(try await desk.perform(asked, as: visit.actor)))
  }

  private func answers(_ visit: Visit) async throws -> Response {
    WeeklyAnswers.response(try await desk.perform(ListWeeklyAnswers(), as: visit.actor))
  }

  private func answer(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["day", "score"])
    let answer = AnswerWeek(day: try body.day("day"), score: try body.wholeNumber("score", in: 1...5))
    return WeeklyAnswers.response(try await desk.perform(answer, as: visit.actor))
  }
}

/// The answers to the weekly question as a document.
private struct WeeklyAnswers: Encodable {
  let question: String
  let answers: [Entry]

  struct Entry: Encodable {
    let week: CalendarDay
    let score: Int
  }

  static func response(_ answers: [WeeklyAnswer]) -> Response {
    JSONAnswer.response(
      WeeklyAnswers(
        question: WeeklyAnswer.question, answers: answers.map { Entry(week: $0.week, score: $0.score) }))
  }
}
