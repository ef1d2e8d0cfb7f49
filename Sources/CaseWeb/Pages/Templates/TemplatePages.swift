internal import CaseService
internal import Casework
internal import Hummingbird

/// The library of templates: browsing, comparing, publishing, and what recorded minutes teach.
struct TemplatePages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/templates", list), .get("/templates/{template_id}", show),
      .get("/templates/{template_id}/difference", differences), .post("/templates/{template_id}/publish", publish),
      .post("/templates/{template_id}/retire", retire), .post("/templates/{template_id}/estimates", estimate),
    ]
  }

  private func list(_ visit: Visit) async throws -> Response {
    let all = try await desk.perform(ListTemplates(), as: visit.actor)
    return pages.response(TemplatesPage(all, shell: await pages.shell("Templates", in: .templates)))
  }

  private func show(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("template_id", kind: "process template")
    let version = try visit.queryNumber("version", in: TemplateAPI.versions)
    let shown = try await desk.perform(ViewTemplate(id: id, version: version), as: visit.actor)
    let versions = try await desk.perform(ListTemplates(), as: visit.actor).filter { $0.id == id }
    // Estimates come from the own caseload's work: an administrator has none.
    let lessons =
      visit.actor.role == .administrator ? [] : try await desk.perform(ListEstimates(), as: visit.actor)
    return pages.response(
      TemplatePage(
        shown, versions: versions, lessons: lessons, isRecorded: try visit.query("recorded") != nil,
        shell: await pages.shell("Template", in: .templates)))
  }

  private func differences(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("template_id", kind: "process template")
    let compared = CompareTemplates(
      id: id, from: try visit.queryNumber("from", in: TemplateAPI.versions),
      to: try visit.queryNumber("to", in: TemplateAPI.versions))
    let difference = try await desk.perform(compared, as: visit.actor)
    let shown = try await desk.perform(ViewTemplate(id: id), as: visit.actor)
    return pages.response(
      DifferencesPage(difference, title: shown.title, shell: await pages.shell("Differences", in: .templates)))
  }

  private func publish(_ visit: Visit) async throws -> Response {
    let (id, version) = try await asked(visit)
    _ = try await desk.perform(PublishTemplate(id: id, version: version), as: visit.actor)
    return Self.back(id, version: version)
  }

  private func retire(_ visit: Visit) async throws -> Response {
    let (id, version) = try await asked(visit)
    _ = try await desk.perform(RetireTemplate(id: id, version: version), as: visit.actor)
    return Self.back(id, version: version)
  }

  private func estimate(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("template_id", kind: "process template")
    let form = try await visit.form()
    guard let step = form.text("step_id"), step.count <= 10 else {
      throw Problem.badInput("step_id", "Choose the step whose minutes change.")
    }
    _ = try await desk.perform(
      ChangeEstimate(templateID: id, stepID: step, isTaken: form.text("take") != nil), as: visit.actor)
    return Self.back(id, version: nil)
  }

  private func asked(_ visit: Visit) async throws -> (String, Int?) {
    let id = try visit.pathText("template_id", kind: "process template")
    guard let text = try await visit.form().text("version") else { return (id, nil) }
    guard let version = Int(text), TemplateAPI.versions.contains(version) else {
      throw Problem.badInput("version", "Choose one of the template's versions.")
    }
    return (id, version)
  }

  private static func back(_ id: String, version: Int?) -> Response {
    let shown = version.map { "version=\($0)&" } ?? ""
    return Response(
      status: .seeOther, headers: [.location: "\(TemplatePage.address(id))?\(shown)recorded=1"])
  }
}
