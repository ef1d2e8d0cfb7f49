internal import CaseService
internal import Casework
internal import Hummingbird
internal import Planning

/// The plan's changes: what waits, what changed, the way back; another place for a task; crises and leave.
struct PlanPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/plan", show), .post("/plan/apply", apply), .post("/plan/keep", keep), .post("/plan/undo", undo),
      .get("/tasks/{id}/places", places), .post("/tasks/{id}/move", move), .post("/tasks/{id}/pin", pin),
      .post("/tasks/{id}/unpin", unpin), .post("/crises", report), .post("/crises/{id}/stabilise", stabilise),
      .post("/crises/{id}/close", close), .post("/leave", leave),
      .post("/processes/{id}/hold", holdProcess), .post("/processes/{id}/resume", resumeProcess),
      .post("/clients/{client_id}/hold", holdClient), .post("/clients/{client_id}/resume", resumeClient),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    let view = try await desk.planChanges(as: visit.actor)
    // Whoever comes for one client finds that client chosen.
    let chosen = try visit.query("client")
    let all = try await desk.listClients(as: visit.actor)
    let clients = all.filter { $0.clientID == chosen } + all.filter { $0.clientID != chosen }
    let note = try visit.query("said").flatMap { PlanSaid(rawValue: $0) }?.sentence
    return pages.response(
      PlanPage(view, clients: clients, note: note, shell: await pages.shell("Plan changes", in: .plan)))
  }

  private func places(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let explanation = try await desk.explainTask(id, notOn: nil, half: nil, places: 8, as: visit.actor)
    var asked: PlacesPage.Asked?
    if let day = try visit.queryDay("day") {
      let time = try visit.query("time").map(Self.time)
      let half = try visit.queryHalf("half") ?? time?.half
      let answer = try await desk.explainTask(id, notOn: day, half: half, places: 1, as: visit.actor)
      asked = PlacesPage.Asked(answer, day: day, half: half, time: time)
    }
    let page = PlacesPage(
      explanation, asked: asked, from: try visit.query("from") == "week" ? "week" : nil, today: await desk.today,
      shell: await pages.shell("Another place", in: .plan))
    return pages.response(page)
  }

  private func apply(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return back(try await desk.applyPreview(seen: form.text("fingerprint"), as: visit.actor))
  }

  private func keep(_ visit: Visit) async throws -> Response {
    _ = try await visit.form()
    _ = try await desk.keepPlan(as: visit.actor)
    return Self.back(.kept)
  }

  private func undo(_ visit: Visit) async throws -> Response {
    let day = try await visit.form().text("day").flatMap { CalendarDay($0) }
    _ = try await desk.undoChange(as: visit.actor)
    guard let day else { return Self.back(.undone) }
    return Response(status: .seeOther, headers: [.location: "/?date=\(day)&taken=back"])
  }

  private func move(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let form = try await visit.form()
    guard let day = form.text("day") else { throw Problem.badInput("day", "Choose a day.") }
    let wanted = try Visit.day(day, pointer: "day")
    let wish = PlanWish.move(
      task: id, day: wanted, half: form.text("half").flatMap { HalfDay(rawValue: $0) },
      time: try form.text("time").map(Self.time), isOverbooking: form.text("overbook") == "yes")
    let answer = try await desk.ask(wish, seen: form.text("fingerprint"), as: visit.actor)
    return back(answer, week: form.text("from") == "week" ? wanted : nil)
  }

  private static func time(_ text: String) throws(Problem) -> ClockTime {
    guard let time = ClockTime(text) else {
      throw .badInput("time", "“\(text.prefix(10))” is not a time like 09:00.")
    }
    return time
  }

  private func pin(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    _ = try await visit.form()
    return back(try await desk.ask(.pin(task: id), seen: nil, as: visit.actor))
  }

  private func unpin(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    _ = try await visit.form()
    return back(try await desk.ask(.unpin(task: id), seen: nil, as: visit.actor))
  }

  private func report(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let client = form.text("client_id") else { throw Problem.badInput("client_id", "Choose the client.") }
    let minutes = try form.text("minutes").map { text throws(Problem) -> Int in
      guard let number = Int(text), (5...480).contains(number) else {
        throw .badInput("minutes", "Write 5 to 480 minutes.")
      }
      return number
    }
    let wish = PlanWish.crisis(
      client: client, kind: form.text("kind") ?? "", need: form.text("need") ?? "", minutes: minutes)
    return back(try await desk.ask(wish, seen: nil, as: visit.actor))
  }

  private func stabilise(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "crisis")
    _ = try await visit.form()
    _ = try await desk.stabiliseCrisis(id, as: visit.actor)
    return Self.back(.stabilised)
  }

  private func close(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "crisis")
    _ = try await visit.form()
    _ = try await desk.closeCrisis(id, as: visit.actor)
    return Self.back(.closed)
  }

  private func leave(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let from = form.text("from") else { throw Problem.badInput("from", "Choose the first day.") }
    let first = try Visit.day(from, pointer: "from")
    let last = try form.text("to").map { text throws(Problem) in try Visit.day(text, pointer: "to") } ?? first
    let leave = PlanChange.Leave(
      from: first, to: last,
      extent: form.text("extent").flatMap { WorkCalendar.Absence.Extent(rawValue: $0) } ?? .allDay,
      reason: String((form.text("reason") ?? "Leave").prefix(100)))
    return back(try await desk.ask(.leave(leave), seen: nil, as: visit.actor))
  }

  private func hold(_ visit: Visit, _ what: HeldName) async throws -> Response {
    let reason = String((try await visit.form().text("reason") ?? "").prefix(200))
    return back(try await desk.ask(.hold(what, reason: reason), seen: nil, as: visit.actor))
  }

  private func resume(_ visit: Visit, _ what: HeldName) async throws -> Response {
    _ = try await visit.form()
    return back(try await desk.ask(.resume(what), seen: nil, as: visit.actor))
  }

  private func holdProcess(_ visit: Visit) async throws -> Response {
    try await hold(visit, .process(try visit.pathNumber("id", kind: "process")))
  }

  private func holdClient(_ visit: Visit) async throws -> Response {
    try await hold(visit, .client(try visit.pathText("client_id", kind: "client")))
  }

  private func resumeProcess(_ visit: Visit) async throws -> Response {
    try await resume(visit, .process(try visit.pathNumber("id", kind: "process")))
  }

  private func resumeClient(_ visit: Visit) async throws -> Response {
    try await resume(visit, .client(try visit.pathText("client_id", kind: "client")))
  }

  // MARK: The way back

  /// - Parameter week: the day whose week was looked at, when the change was asked for there and is done.
  private func back(_ answer: PlanAnswer, week: CalendarDay? = nil) -> Response {
    switch answer.result {
    case .applied where answer.waiting == nil:
      guard let week else { return Self.back(.applied) }
      return Response(
        status: .seeOther, headers: [.location: "/week?of=\(week)&said=\(PlanSaid.applied.rawValue)#day-\(week)"])
    case .applied, .waits: return Self.back(.waits)
    case .recomputed: return Self.back(.recomputed)
    }
  }

  private static func back(_ said: PlanSaid) -> Response {
    Response(status: .seeOther, headers: [.location: "/plan?said=\(said.rawValue)"])
  }
}

/// What a page says after a form about the plan; the address carries the word, never a client's name.
enum PlanSaid: String {
  case applied, waits, recomputed, kept, undone, stabilised, closed

  var sentence: String {
    switch self {
    case .applied: "Done. It is in the plan; you can take it back."
    case .waits: "This would move published work. Look at it, then apply it or keep the plan."
    case .recomputed: PlanAnswer.recomputedSentence
    case .kept: "The plan stays as it was."
    case .undone: "Taken back. The plan is what it was before."
    case .stabilised: "Stabilised. A follow-up stands on the next working day."
    case .closed: "The crisis is closed."
    }
  }
}
