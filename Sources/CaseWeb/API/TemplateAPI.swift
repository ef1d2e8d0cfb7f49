internal import CaseService
internal import Casework
internal import Foundation
internal import Hummingbird

/// Process templates and their versions. A template's document has the keys of its YAML file.
struct TemplateAPI: Sendable {
  let desk: any Desk
  static let versions = 1...100_000

  var routes: [Route] {
    [
      .get("/api/templates", list), .post("/api/templates", add), .get("/api/templates/{template_id}", show),
      .get("/api/templates/{template_id}/difference", difference),
      .post("/api/templates/{template_id}/publish", publish), .post("/api/templates/{template_id}/retire", retire),
    ]
  }

  private func list(_ visit: Visit) async throws -> Response {
    let templates = try await desk.perform(ListTemplates(), as: visit.actor)
    return JSONAnswer.response(["templates": templates.map(TemplateEntryAnswer.init)])
  }

  private func show(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("template_id", kind: "process template")
    let version = try visit.queryNumber("version", in: Self.versions)
    return JSONAnswer.response(try await desk.perform(ViewTemplate(id: id, version: version), as: visit.actor))
  }

  private func difference(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("template_id", kind: "process template")
    let compared = CompareTemplates(
      id: id, from: try visit.queryNumber("from", in: Self.versions), to: try visit.queryNumber("to", in: Self.versions)
    )
    return JSONAnswer.response(DifferenceAnswer(try await desk.perform(compared, as: visit.actor)))
  }

  private func add(_ visit: Visit) async throws -> Response {
    let template: ProcessTemplate
    do {
      template = try JSONDecoder().decode(ProcessTemplate.self, from: try await visit.jsonData())
    } catch DecodingError.dataCorrupted(let context) where context.underlyingError == nil {
      throw Problem.badInput("#", context.debugDescription)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem.badInput(
        "#", "The body can't be read as a template. Send the document that GET /api/templates/{template_id} gives.")
    }
    let draft = try await desk.perform(AddTemplate(TemplateDocument(template)), as: visit.actor)
    return JSONAnswer.response(TemplateEntryAnswer(draft))
  }

  private func publish(_ visit: Visit) async throws -> Response {
    let (id, version) = try await asked(visit)
    return JSONAnswer.response(
      TemplateEntryAnswer(try await desk.perform(PublishTemplate(id: id, version: version), as: visit.actor)))
  }

  private func retire(_ visit: Visit) async throws -> Response {
    let (id, version) = try await asked(visit)
    return JSONAnswer.response(
      TemplateEntryAnswer(try await desk.perform(RetireTemplate(id: id, version: version), as: visit.actor)))
  }

  private func asked(_ visit: Visit) async throws -> (String, Int?) {
    let id = try visit.pathText("template_id", kind: "process template")
    return (id, try await visit.json(knows: ["version"]).wholeNumber("version", in: Self.versions))
  }
}
