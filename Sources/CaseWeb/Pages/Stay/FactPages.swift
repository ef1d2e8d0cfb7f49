internal import CaseService
internal import Casework
internal import Hummingbird

/// What people correct of what is known about a client, from the page of the stay.
struct FactPages: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/clients/{client_id}/facts", correct), .post("/clients/{client_id}/dates", note),
      .post("/clients/{client_id}/dates/drop", drop), .post("/clients/{client_id}/providers", add),
      .post("/clients/{client_id}/providers/remove", remove),
    ]
  }

  private func correct(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let facts = CorrectFacts(
      client: try client(visit), name: form.limited("name", Client.longestName),
      setting: form.text("setting").flatMap { Client.Setting(rawValue: $0) },
      note: form.limited("note", Client.longestNote), seen: form.text("seen"))
    return try await record(facts, visit)
  }

  private func note(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    // A kind of one's own goes before one of the list.
    let kind = form.text("own_kind") ?? form.text("kind") ?? ""
    var time: ClockTime?
    if let text = form.text("time") {
      guard let read = ClockTime(text) else { throw Problem.badInput("time", "Write the time like 09:30.") }
      time = read
    }
    let date = KeyDate(kind: String(kind.prefix(41)), day: try day("day", in: form), time: time)
    let replaced = try form.text("replaces").map { try Visit.day($0, pointer: "replaces") }
    return try await record(
      ChangeDate(client: try client(visit), date: date, change: .note(replacing: replaced)), visit)
  }

  private func drop(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let date = KeyDate(kind: form.limited("kind", 40), day: try day("day", in: form))
    return try await record(ChangeDate(client: try client(visit), date: date, change: .drop), visit)
  }

  private func add(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let provider = Provider(
      name: form.limited("provider", 200), timeZone: form.text("time_zone").map { String($0.prefix(60)) })
    return try await record(ChangeProvider(client: try client(visit), provider: provider), visit)
  }

  private func remove(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let provider = Provider(name: form.limited("provider", 200))
    let change = ChangeProvider.Change.remove(reason: form.limited("reason", 300))
    return try await record(ChangeProvider(client: try client(visit), provider: provider, change: change), visit)
  }

  private func record(_ change: some UseCase<StayRecords>, _ visit: Visit) async throws -> Response {
    _ = try await desk.perform(change, as: visit.actor)
    return Response(
      status: .seeOther, headers: [.location: Address.client(try client(visit)) + "/stay?recorded=1"])
  }

  private func client(_ visit: Visit) throws -> String { try visit.pathText("client_id", kind: "client") }

  private func day(_ name: String, in form: FormFields) throws(Problem) -> CalendarDay {
    guard let text = form.text(name) else { throw .badInput(name, "Choose a day.") }
    return try Visit.day(text, pointer: name)
  }
}
