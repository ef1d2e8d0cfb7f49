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
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    let view = try await desk.planChanges(as: visit.actor)
    let clients = try await desk.listClients(as: visit.actor)
    let note = try visit.query("said").flatMap { Said(rawValue: $0) }?.sentence
    return pages.response(
      PlanPage(view, clients: clients, note: note, shell: await pages.shell("Plan changes", in: .plan)))
  }

  private func places(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let explanation = try await desk.explainTask(id, notOn: nil, places: 8, as: visit.actor)
    let page = PlacesPage(
      explanation, task: (explanation.clientID, explanation.isPinned), today: await desk.today,
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
    _ = try await visit.form()
    _ = try await desk.undoChange(as: visit.actor)
    return Self.back(.undone)
  }

  private func move(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let form = try await visit.form()
    guard let day = form.text("day") else { throw Problem.badInput("day", "Choose a day.") }
    let time = try form.text("time").map { text throws(Problem) -> ClockTime in
      guard let time = ClockTime(text) else {
        throw .badInput("time", "“\(text.prefix(10))” is not a time like 09:00.")
      }
      return time
    }
    let wish = PlanWish.move(
      task: id, day: try Visit.day(day, pointer: "day"), half: form.text("half").flatMap { HalfDay(rawValue: $0) },
      time: time, isOverbooking: form.text("overbook") == "yes")
    return back(try await desk.ask(wish, seen: form.text("fingerprint"), as: visit.actor))
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

  // MARK: The way back

  /// What the page says after a form; the address carries the word, never a client's name.
  private enum Said: String {
    case applied, waits, recomputed, kept, undone, stabilised, closed

    var sentence: String {
      switch self {
      case .applied: "Done. It is in the plan; you can take it back below."
      case .waits: "This would move published work. Look at it, then apply it or keep the plan."
      case .recomputed: PlanAnswer.recomputedSentence
      case .kept: "The plan stays as it was."
      case .undone: "Taken back. The plan is what it was before."
      case .stabilised: "Stabilised. A follow-up stands on the next working day."
      case .closed: "The crisis is closed."
      }
    }
  }

  private func back(_ answer: PlanAnswer) -> Response {
    switch answer.result {
    case .applied: Self.back(answer.waiting == nil ? .applied : .waits)
    case .waits: Self.back(.waits)
    case .recomputed: Self.back(.recomputed)
    }
  }

  private static func back(_ said: Said) -> Response {
    Response(status: .seeOther, headers: [.location: "/plan?said=\(said.rawValue)"])
  }
}
