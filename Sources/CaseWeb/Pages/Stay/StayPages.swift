internal import CaseService
internal import Casework
internal import Hummingbird

/// Admissions, and what is recorded about a stay.
struct StayPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/admission", admission), .post("/admission", admit), .get("/clients/{client_id}/stay", show),
      .get("/clients/{client_id}/road", road),
      .post("/clients/{client_id}/stays", readmit), .post("/clients/{client_id}/discharge", discharge),
      .post("/clients/{client_id}/exit", exit), .post("/clients/{client_id}/exit/withdraw", withdraw),
      .post("/clients/{client_id}/service-plan", agree), .post("/clients/{client_id}/service-plan/approve", approve),
      .post("/clients/{client_id}/service-plan/review", review), .post("/clients/{client_id}/notes", note),
      .post("/clients/{client_id}/notes/{number}/withdraw", withdrawNote),
      .post("/clients/{client_id}/crises/{id}/times", times),
    ]
  }

  // MARK: Admission

  private func admission(_ visit: Visit) async throws -> Response {
    let templates = try await desk.perform(ListTemplates(), as: visit.actor)
    return pages.response(
      AdmissionPage(
        today: await desk.today, templates: templates, shell: await pages.shell("Admit a client", in: .clients)))
  }

  private func admit(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let client = NewClient(
      id: form.text("client_id").map { String($0.prefix(100)) }, name: form.limited("name", Client.longestName),
      admission: try Self.day("admission", in: form), plannedDischarge: try Self.day("planned_discharge", in: form),
      setting: form.text("setting").flatMap { Client.Setting(rawValue: $0) } ?? .residential,
      note: form.limited("note", Client.longestNote),
      providers: (form.text("providers") ?? "").split(whereSeparator: \.isNewline).map { Provider(name: String($0)) },
      processes: [form.text("process_1"), form.text("process_2")].compactMap(\.self))
    let admitted = try await desk.perform(AddClient(client), as: visit.actor)
    return Response(status: .seeOther, headers: [.location: Address.client(admitted.clientID) + "?recorded=1"])
  }

  private func readmit(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let stay = OpenStay(
      client: try visit.pathText("client_id", kind: "client"), admission: try Self.day("admission", in: form),
      plannedDischarge: try Self.day("planned_discharge", in: form),
      setting: form.text("setting").flatMap { Client.Setting(rawValue: $0) })
    let client = try await desk.perform(stay, as: visit.actor)
    return Response(status: .seeOther, headers: [.location: Address.client(client.clientID) + "?recorded=1"])
  }

  // MARK: The stay

  private func show(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("client_id", kind: "client")
    let stay = try await desk.perform(ViewStay(client: id), as: visit.actor)
    return pages.response(
      StayPage(
        stay, isRecorded: try visit.query("recorded") != nil, shell: await pages.shell("Stay", in: .clients)))
  }

  private func road(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("client_id", kind: "client")
    let road = try await desk.perform(ViewRoad(client: id), as: visit.actor)
    return pages.response(RoadPage(road, shell: await pages.shell("The road ahead", in: .clients)))
  }

  private func discharge(_ visit: Visit) async throws -> Response {
    let day = try Self.day("planned_discharge", in: try await visit.form())
    let client = try visit.pathText("client_id", kind: "client")
    _ = try await desk.perform(MoveDischarge(client: client, day: day), as: visit.actor)
    return Self.back(client)
  }

  private func exit(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let destination = form.text("destination"), destination.count <= 60 else {
      throw Problem.badInput("destination", "Choose where the client went.")
    }
    let client = try visit.pathText("client_id", kind: "client")
    let exit = RecordExit(
      client: client, destination: destination, day: try Self.day("day", in: form),
      reason: form.limited("reason", 300), confirmedOn: try Self.day("confirmed_on", in: form))
    _ = try await desk.perform(exit, as: visit.actor)
    return Self.back(client)
  }

  private func withdraw(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    _ = try await desk.perform(WithdrawExit(client: client), as: visit.actor)
    return Self.back(client)
  }

  // MARK: Records

  private func agree(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await record(
      .agreed(goals: form.limited("goals", 2_000), noneNeeded: form.text("none_needed")), form, visit)
  }

  private func approve(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await record(
      .approved(by: form.limited("approved_by", 200), comment: form.limited("comment", 500)),
      form,
      visit)
  }

  private func review(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await record(.reviewed(note: form.limited("note", 500)), form, visit)
  }

  private func record(_ record: ServicePlanRecord, _ form: FormFields, _ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    _ = try await desk.perform(
      RecordServicePlan(
        client: client, record: record, day: try Self.day("day", in: form), seen: form.text("seen")), as: visit.actor)
    return Self.back(client)
  }

  private func note(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let form = try await visit.form()
    _ = try await desk.perform(
      WriteNote(client: client, text: form.text("note") ?? "", day: try Self.day("day", in: form)), as: visit.actor)
    return Self.back(client)
  }

  private func withdrawNote(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    _ = try await desk.perform(
      WithdrawNote(client: client, number: try visit.pathNumber("number", kind: "note")), as: visit.actor)
    return Self.back(client)
  }

  private func times(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    let form = try await visit.form()
    func moment(_ name: String) throws -> Crisis.Moment? {
      guard let day = try Self.day("\(name)_day", in: form) else { return nil }
      guard let time = ClockTime(form.text("\(name)_time") ?? "") else {
        throw Problem.badInput("\(name)_time", "Write the time like 09:30.")
      }
      return Crisis.Moment(day: day, time: time)
    }
    let times = CrisisTimes(
      opened: try moment("opened"), stabilised: try moment("stabilised"), closed: try moment("closed"))
    _ = try await desk.perform(
      CorrectCrisisTimes(crisisID: try visit.pathNumber("id", kind: "crisis"), times: times), as: visit.actor)
    return Self.back(client)
  }

  private static func day(_ name: String, in form: FormFields) throws(Problem) -> CalendarDay? {
    guard let text = form.text(name) else { return nil }
    return try Visit.day(text, pointer: name)
  }

  private static func back(_ client: String) -> Response {
    Response(status: .seeOther, headers: [.location: Address.client(client) + "/stay?recorded=1"])
  }
}
