internal import CaseService
internal import Casework
internal import Hummingbird

/// What is known about a client: name, setting and note, dates, providers. Each answers the stay.
struct FactAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/api/clients/{client_id}/facts", correct), .post("/api/clients/{client_id}/dates", note),
      .post("/api/clients/{client_id}/dates/drop", drop), .post("/api/clients/{client_id}/providers", add),
      .post("/api/clients/{client_id}/providers/remove", remove),
    ]
  }

  private func correct(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["client_name", "setting", "note"])
    let facts = CorrectFacts(
      client: try visit.pathText("client_id", kind: "client"),
      name: body.names("client_name") ? try body.text("client_name", upTo: Client.longestName) : nil,
      setting: try body.word("setting", Client.Setting.self),
      note: body.names("note") ? try body.optionalText("note", upTo: Client.longestNote) ?? "" : nil)
    return try await answer(facts, visit)
  }

  private func note(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["kind", "day", "time", "replaces"])
    let date = KeyDate(
      kind: try body.text("kind", upTo: 40), day: try body.knownDay("day"), time: try body.time("time"))
    let change = ChangeDate.Change.note(replacing: try body.day("replaces"))
    return try await answer(
      ChangeDate(client: try visit.pathText("client_id", kind: "client"), date: date, change: change), visit)
  }

  private func drop(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["kind", "day"])
    let date = KeyDate(kind: try body.text("kind", upTo: 40), day: try body.knownDay("day"))
    return try await answer(
      ChangeDate(client: try visit.pathText("client_id", kind: "client"), date: date, change: .drop), visit)
  }

  private func add(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["name", "kind", "time_zone"])
    let provider = Provider(
      name: try body.text("name", upTo: 200), timeZone: try body.optionalText("time_zone", upTo: 60),
      kind: try body.optionalText("kind", upTo: 40))
    return try await answer(
      ChangeProvider(client: try visit.pathText("client_id", kind: "client"), provider: provider), visit)
  }

  private func remove(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["name", "reason"])
    let provider = Provider(name: try body.text("name", upTo: 200))
    let change = ChangeProvider.Change.remove(reason: try body.optionalText("reason", upTo: 300) ?? "")
    return try await answer(
      ChangeProvider(client: try visit.pathText("client_id", kind: "client"), provider: provider, change: change), visit
    )
  }

  private func answer(_ change: some UseCase<StayRecords>, _ visit: Visit) async throws -> Response {
    JSONAnswer.response(StayAnswer(try await desk.perform(change, as: visit.actor)))
  }
}

extension JSONBody {
  /// A day that has to be there.
  fileprivate func knownDay(_ name: String) throws(Problem) -> CalendarDay {
    guard let day = try day(name) else {
      throw .badInput("#/\(name)", "“\(name)” is missing. Write a day such as 2026-01-05.")
    }
    return day
  }
}
