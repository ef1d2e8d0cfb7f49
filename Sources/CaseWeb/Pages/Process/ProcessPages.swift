internal import CaseService
internal import Casework
internal import Hummingbird
internal import Planning

/// One process, and the forms that change it. Addresses name numbers only: the kind of a process says something about its client.
struct ProcessPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/processes/{id}", show), .post("/processes/{id}/steps", insert),
      .post("/processes/{id}/put-off/preview", previewPutOff), .post("/processes/{id}/put-off", putOff),
      .post("/processes/{id}/end", end), .post("/processes/{id}/reopen", reopen),
      .post("/processes/{id}/next-owner", nextOwner), .get("/processes/{id}/version", version),
      .post("/processes/{id}/version", takeVersion), .post("/processes/{id}/tasks/{task_id}/skip", skip),
      .post("/processes/{id}/tasks/{task_id}/split", split), .post("/processes/{id}/tasks/{task_id}/minutes", minutes),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let sheet = try await desk.perform(ViewProcessSheet(processID: id), as: visit.actor)
    return pages.response(
      ProcessPage(
        sheet, today: await desk.today, isRecorded: try visit.query("recorded") != nil,
        shell: await pages.shell("Process", in: .clients)))
  }

  private func insert(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let form = try await visit.form()
    guard let category = form.text("category").flatMap({ WorkCategory(rawValue: $0) }) else {
      throw Problem.badInput("category", "Choose what kind of work it is.")
    }
    guard let minutes = Int(form.text("minutes") ?? "") else {
      throw Problem.badInput("minutes", "Write how many minutes it takes, such as 15.")
    }
    let step = InsertedStep(
      title: form.limited("title", 300), category: category, minutes: minutes, after: form.text("after"),
      before: form.text("before"), due: try form.text("due").map { try Visit.day($0, pointer: "due") },
      reason: form.limited("reason", 300))
    _ = try await desk.perform(InsertStep(processID: id, step: step), as: visit.actor)
    return Self.back(id)
  }

  private func previewPutOff(_ visit: Visit) async throws -> Response {
    let (id, step, day) = try await asked(visit)
    let preview = try await desk.perform(PreviewPutOff(processID: id, stepID: step, day: day), as: visit.actor)
    let sheet = try await desk.perform(ViewProcessSheet(processID: id), as: visit.actor)
    let title = sheet.steps.first { $0.stepID == step }?.title ?? step
    return pages.response(
      PutOffPage(
        preview, step: step, until: day, progress: sheet.progress, title: title,
        shell: await pages.shell("Put a step off", in: .clients)))
  }

  private func putOff(_ visit: Visit) async throws -> Response {
    let (id, step, day) = try await asked(visit)
    _ = try await desk.perform(PutOffStep(processID: id, stepID: step, day: day), as: visit.actor)
    return Self.back(id)
  }

  private func asked(_ visit: Visit) async throws -> (Int, String, CalendarDay?) {
    let id = try visit.pathNumber("id", kind: "process")
    let form = try await visit.form()
    guard let step = form.text("step_id"), step.count <= 10 else {
      throw Problem.badInput("step_id", "Choose the step to put off.")
    }
    let day = try form.text("until").map { try Visit.day($0, pointer: "until") }
    if day == nil, form.text("back") == nil, form.text("confirmed") == nil {
      throw Problem.badInput("until", "Choose the first day on which it may be done.")
    }
    return (id, step, day)
  }

  private func end(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let form = try await visit.form()
    let end = EndProcess(
      processID: id, reason: form.limited("reason", 300),
      nextOwner: form.text("next_owner").map { String($0.prefix(200)) })
    let client = try await desk.perform(end, as: visit.actor)
    return Response(status: .seeOther, headers: [.location: Address.client(client.clientID) + "/stay?recorded=1"])
  }

  private func reopen(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    _ = try await desk.perform(ReopenProcess(processID: id), as: visit.actor)
    return Self.back(id)
  }

  private func nextOwner(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let owner = try await visit.form().text("next_owner").map { String($0.prefix(200)) }
    _ = try await desk.perform(NameNextOwner(processID: id, owner: owner), as: visit.actor)
    return Self.back(id)
  }

  private func version(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let preview = try await desk.perform(PreviewVersion(processID: id), as: visit.actor)
    return pages.response(VersionPage(preview, shell: await pages.shell("A newer version", in: .clients)))
  }

  private func takeVersion(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    guard let version = Int(try await visit.form().text("version") ?? "") else {
      throw Problem.badInput("version", "Choose the version to take.")
    }
    _ = try await desk.perform(TakeVersion(processID: id, version: version), as: visit.actor)
    return Self.back(id)
  }

  private func skip(_ visit: Visit) async throws -> Response {
    let task = try visit.pathNumber("task_id", kind: "task")
    let reason = try await visit.form().limited("reason", 500)
    _ = try await desk.skipTask(task, reason: reason, as: visit.actor)
    return Self.back(try visit.pathNumber("id", kind: "process"))
  }

  private func split(_ visit: Visit) async throws -> Response {
    let task = try visit.pathNumber("task_id", kind: "task")
    guard let parts = Int(try await visit.form().text("parts") ?? ""), (1...6).contains(parts) else {
      throw Problem.badInput("parts", "Choose into how many parts it is split, 2 to 6.")
    }
    _ = try await desk.perform(SplitTask(taskID: task, parts: parts), as: visit.actor)
    return Self.back(try visit.pathNumber("id", kind: "process"))
  }

  private func minutes(_ visit: Visit) async throws -> Response {
    let task = try visit.pathNumber("task_id", kind: "task")
    let minutes = try TaskForms.minutes(try await visit.form())
    _ = try await desk.perform(RecordMinutes(taskID: task, minutes: minutes), as: visit.actor)
    return Self.back(try visit.pathNumber("id", kind: "process"))
  }

  private static func back(_ id: Int) -> Response {
    Response(status: .seeOther, headers: [.location: "\(ProcessPage.address(id))?recorded=1"])
  }
}
