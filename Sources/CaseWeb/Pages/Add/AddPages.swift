internal import CaseService
internal import Hummingbird

/// Adding a task by a line: shown first, then saved. The line goes in a form's body, so that no name stands in an address.
struct AddPages: Sendable {
  let desk: any Desk
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] {
    [.post("/add", preview), .post("/add/save", save), .post("/add/keep", keep)]
  }

  /// The form whose draft a line is.
  private static let form = "/add"

  private func preview(_ visit: Visit) async throws -> Response {
    let line = try await line(visit)
    return await page(try await desk.perform(PreviewQuickAdd(line), as: visit.actor), visit: visit)
  }

  private func save(_ visit: Visit) async throws -> Response {
    let line = try await line(visit)
    let seen = try await visit.form().text("fingerprint") ?? ""
    guard let outcome = try await added(line, seen: seen, as: visit.actor) else {
      // What was all right when it was looked at isn't any more: the page says why, with the words in it.
      return await page(try await desk.perform(PreviewQuickAdd(line), as: visit.actor), visit: visit)
    }
    guard outcome.answer.result == .applied, let change = outcome.change else {
      return await page(
        outcome.preview,
        note: "The plan has changed since you looked at it, so nothing was saved. This is how it would be now.",
        visit: visit)
    }
    if visit.visitor?.drafts.contains(where: { $0.form == Self.form }) == true {
      try await reception.perform(DropDraft(form: Self.form), as: visit.actor, source: visit.source)
    }
    return Response(status: .seeOther, headers: [.location: "/?added=\(change)"])
  }

  /// What became of saving; nil when the words can't be used as they are.
  private func added(_ line: String, seen: String, as actor: Actor) async throws(CaseError) -> AddTask.Outcome? {
    do {
      return try await desk.perform(AddTask(line, seen: seen), as: actor)
    } catch {
      if case .badInput = error { return nil }
      throw error
    }
  }

  private func keep(_ visit: Visit) async throws -> Response {
    let line = try await line(visit)
    try await reception.perform(
      KeepDraft(form: Self.form, fields: ["line": line]), as: visit.actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: "/drafts"])
  }

  private func line(_ visit: Visit) async throws -> String {
    String((try await visit.form().text("line") ?? "").prefix(2_000))
  }

  private func page(_ preview: QuickAddPreview, note: String? = nil, visit: Visit) async -> Response {
    pages.response(
      AddPage(
        preview, note: note, keepsDrafts: visit.visitor?.sessionID != nil,
        shell: await pages.shell("New task", in: .today)))
  }
}
