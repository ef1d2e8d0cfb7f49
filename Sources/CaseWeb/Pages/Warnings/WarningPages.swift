internal import CaseService
internal import Casework
internal import Hummingbird

/// The warnings, and the forms that accept them and apply their fixes.
struct WarningPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/warnings", list), .post("/warnings/{id}/accept", accept),
      .get("/warnings/{id}/fixes/{number}", preview), .post("/warnings/{id}/fixes/{number}", apply),
    ]
  }

  private func list(_ visit: Visit) async throws -> Response {
    let warnings = try await desk.listWarnings(as: visit.actor)
    let page = WarningsPage(
      warnings, accepted: try visit.query("accepted"), shell: await pages.shell("Warnings", in: .warnings))
    return pages.response(page)
  }

  private func accept(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("id", kind: "warning")
    let reason = try await visit.form().text("reason") ?? ""
    let accepted = try await desk.acceptWarning(id, reason: String(reason.prefix(500)), as: visit.actor)
    return Response(status: .seeOther, headers: [.location: "/warnings?accepted=\(accepted.id)"])
  }

  private func preview(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("id", kind: "warning")
    let trial = try await desk.previewFix(try visit.pathNumber("number", kind: "fix"), of: id, as: visit.actor)
    return pages.response(FixPage(trial, shell: await pages.shell("A fix", in: .warnings)))
  }

  private func apply(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("id", kind: "warning")
    _ = try await desk.applyFix(try visit.pathNumber("number", kind: "fix"), of: id, as: visit.actor)
    return Response(status: .seeOther, headers: [.location: "/"])
  }
}
