internal import CaseService
internal import Casework
internal import Hummingbird

/// The caseload, one client, and starting a process for one.
struct ClientPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/clients", list), .post("/clients/find", find), .get("/clients/{client_id}", show),
      .post("/clients/{client_id}/processes/preview", preview), .post("/clients/{client_id}/processes", start),
      .post("/clients/{client_id}/processes/{id}/events", event),
      .post("/clients/{client_id}/processes/{id}/answers", answer),
    ]
  }

  private func list(_ visit: Visit) async throws -> Response {
    try await list(visit, narrowedTo: try visit.clientFilter())
  }

  /// The search. A POST, because addresses are kept in histories and logs, and a name says who is a client.
  private func find(_ visit: Visit) async throws -> Response {
    try await list(visit, narrowedTo: try Visit.clientFilter(try await visit.form()))
  }

  private func list(_ visit: Visit, narrowedTo filter: ClientFilter) async throws -> Response {
    let clients = try await desk.listClients(as: visit.actor)
    let used = Set(clients.flatMap(\.standing.processTypes))
    let kinds = try await desk.perform(ListTemplates(), as: visit.actor).filter { used.contains($0.id) }
    var seen: Set<String> = []
    let choices = kinds.filter { seen.insert($0.id).inserted }.map {
      ProcessChoice(id: $0.id, title: $0.title, weeks: nil)
    }
    return pages.response(
      ClientsPage(
        clients, filter: filter, kinds: choices, today: await desk.today,
        shell: await pages.shell("Clients", in: .clients)))
  }

  private func show(_ visit: Visit) async throws -> Response {
    let client = try await desk.viewClient(visit.pathText("client_id", kind: "client"), as: visit.actor)
    let started = try visit.query("started").flatMap { Int($0) }
    let isRecorded = try visit.query("recorded") == "1"
    return pages.response(
      ClientPage(
        client, today: await desk.today, choices: try await choices(visit), started: started, isRecorded: isRecorded,
        services: try await desk.perform(ListDirectory(), as: visit.actor),
        shell: await pages.shell("Client", in: .clients)))
  }

  /// The kinds of process that can be started.
  private func choices(_ visit: Visit) async throws -> [ProcessChoice] {
    try await desk.perform(ListTemplates(), as: visit.actor).filter { $0.status == .published }
      .map { ProcessChoice(id: $0.id, title: $0.title, weeks: $0.lengthWeeks) }
  }

  /// Shows what a start would mean. A POST, because the kind of process beside a client's id says something about the client,
  /// and addresses are kept in histories and logs.
  private func preview(_ visit: Visit) async throws -> Response {
    let asked = try asked(visit, form: try await visit.form())
    let preview = try await desk.previewProcess(asked, as: visit.actor)
    let client = try await desk.viewClient(asked.clientID, as: visit.actor)
    return pages.response(
      StartPage(
        preview, asked: asked, clientName: client.name, today: await desk.today, key: RequestName.random(),
        shell: await pages.shell("Start a process", in: .clients)))
  }

  private func start(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let asked = try asked(visit, form: form)
    let key = form.text("key").map { "form:" + $0.prefix(40) }
    let outcome = try await desk.startProcess(asked, idempotencyKey: key, as: visit.actor)
    return Response(
      status: .seeOther, headers: [.location: Address.client(asked.clientID) + "?started=\(outcome.processID)"])
  }

  private func event(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let event = form.text("event"), event.count <= 100 else {
      throw Problem.badInput("event", "Choose what happened.")
    }
    let day = try form.text("day").map { try Visit.day($0, pointer: "day") }
    let id = try visit.pathNumber("id", kind: "process")
    _ = try await desk.recordEvent(event, process: id, on: day, as: visit.actor)
    return try backToClient(visit)
  }

  private func answer(_ visit: Visit) async throws -> Response {
    guard let step = try await visit.form().text("step_id"), step.count <= 10 else {
      throw Problem.badInput("step_id", "Choose the step whose answer is in.")
    }
    let id = try visit.pathNumber("id", kind: "process")
    _ = try await desk.recordAnswer(step: step, process: id, on: nil, as: visit.actor)
    return try backToClient(visit)
  }

  private func backToClient(_ visit: Visit) throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    return Response(status: .seeOther, headers: [.location: Address.client(client) + "?recorded=1"])
  }

  private func asked(_ visit: Visit, form: FormFields) throws(Problem) -> ProcessStart {
    guard let type = form.text("process_type"), type.count <= 100 else {
      throw Problem.badInput("process_type", "Choose the kind of process to start.")
    }
    var weeks: Int?
    if let text = form.text("timeline_weeks") {
      guard let number = Int(text), APILimits.weeks.contains(number) else {
        throw Problem.badInput(
          "timeline_weeks",
          "Write the weeks as a whole number from \(APILimits.weeks.lowerBound) to \(APILimits.weeks.upperBound), "
            + "or leave the field empty for the usual length.")
      }
      weeks = number
    }
    return ProcessStart(
      clientID: try visit.pathText("client_id", kind: "client"), processType: type, timelineWeeks: weeks)
  }
}
