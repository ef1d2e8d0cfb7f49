internal import CaseService
internal import Casework
internal import Hummingbird

/// Attempts at tasks, and everything that is awaited.
struct WaitingAPI: Sendable {
  let desk: any Desk

  var routes: [Route] { [.post("/api/tasks/{id}/attempts", attempt), .get("/api/waits", waits)] }

  private func attempt(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let body = try await visit.json(
      knows: ["outcome", "channel", "time", "until", "event", "awaited", "note", "with_client"])
    let outcome = try body.word("outcome", AttemptOutcome.self)
    guard let outcome else {
      throw Problem.badInput("#/outcome", "“outcome” is missing. Send \(APIWords.list(AttemptOutcome.self)).")
    }
    let report = AttemptReport(
      outcome, channel: try body.word("channel", ContactChannel.self), time: try body.time("time"),
      until: try body.day("until"), event: try body.optionalText("event", upTo: 100),
      awaited: try body.optionalText("awaited", upTo: 100) ?? "", note: try body.optionalText("note", upTo: 500) ?? "",
      isWithClient: try body.flag("with_client"))
    return JSONAnswer.response(try await desk.recordAttempt(report, task: id, as: visit.actor))
  }

  private func waits(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(WaitListAnswer(try await desk.viewWaits(as: visit.actor)))
  }
}

/// The directory of services, referrals, and which service a process uses.
struct ServiceAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .get("/api/services", list), .put("/api/services/{service_id}", keep),
      .post("/api/clients/{client_id}/referrals", refer), .post("/api/referrals/{id}", record),
      .post("/api/processes/{id}/services", choose),
    ]
  }

  private func list(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(ServiceListAnswer(try await desk.listServices(as: visit.actor)))
  }

  private func keep(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: Array(ServiceText.fields.dropFirst()))
    var fields = ["id": try visit.pathText("service_id", kind: "service")]
    for name in ServiceText.fields.dropFirst() {
      if let text = try body.optionalText(name, upTo: 2_000) { fields[name] = text }
    }
    return JSONAnswer.response(ServiceAnswer(try await desk.keepService(fields, seen: nil, as: visit.actor)))
  }

  private func refer(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let body = try await visit.json(knows: ["service_id", "day", "note"])
    let referral = try await desk.refer(
      client, to: try body.text("service_id", upTo: 60), on: try body.day("day"),
      note: try body.optionalText("note", upTo: 500) ?? "", as: visit.actor)
    return JSONAnswer.response(ReferralAnswer(referral))
  }

  private func record(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "referral")
    let body = try await visit.json(knows: ["state", "day", "place", "next_update_due"])
    guard let state = try body.word("state", Referral.State.self) else {
      throw Problem.badInput("#/state", "“state” is missing. Send \(APIWords.list(Referral.State.self)).")
    }
    let record = RecordReferral(
      referralID: id, state: state, day: try body.day("day"), place: try body.wholeNumber("place", in: 1...100_000),
      nextUpdateDue: try body.day("next_update_due"))
    return JSONAnswer.response(ReferralAnswer(try await desk.recordReferral(record, as: visit.actor)))
  }

  private func choose(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let body = try await visit.json(knows: ["service_id", "step_id"])
    let progress = try await desk.chooseService(
      try body.text("service_id", upTo: 60), process: id, step: try body.optionalText("step_id", upTo: 10),
      as: visit.actor)
    return JSONAnswer.response(ProgressAnswer(progress))
  }
}

/// Words of the API.
enum APIWords {
  /// "done, reached, left_message".
  static func list<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension JSONBody {
  /// One of the words of an enumeration; nil when it is left out.
  func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, _ type: Word.Type) throws(Problem) -> Word? {
    guard let text = try optionalText(name, upTo: 100) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw .badInput(
        "#/\(name)", "“\(text.prefix(40))” is not known as “\(name)”. Send one of \(APIWords.list(type)).")
    }
    return word
  }

  /// A time of day; nil when it is left out.
  func time(_ name: String) throws(Problem) -> ClockTime? {
    guard let text = try optionalText(name, upTo: 10) else { return nil }
    guard let time = ClockTime(text) else {
      throw .badInput("#/\(name)", "“\(text)” is not a time. Write it like 10:40.")
    }
    return time
  }
}
