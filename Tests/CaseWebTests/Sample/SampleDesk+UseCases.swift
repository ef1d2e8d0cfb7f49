import CaseService
import CaseWeb
import Casework
import Planning

extension SampleDesk {
  /// The answers to use cases that are performed as they are; nil for one that the sample doesn't know.
  func answer(_ useCase: some UseCase, as actor: Actor) async throws(CaseError) -> (any Sendable)? {
    switch useCase {
    case let asked as EndProcess:
      _ = try await viewProcess(asked.processID, as: actor)
      return try await viewClient("C-002", as: actor)
    case let asked as MoveDischarge: return try await viewClient(asked.client, as: actor)
    case let asked as RecordExit: return try await viewClient(asked.client, as: actor)
    case let asked as WithdrawExit: return try await viewClient(asked.client, as: actor)
    case let asked as WithdrawEvent: return try await viewProcess(asked.processID, as: actor)
    case let asked as ReopenProcess: return try await viewProcess(asked.processID, as: actor)
    case let asked as NameNextOwner: return try await viewProcess(asked.processID, as: actor)
    case let asked as TakeVersion: return try await viewProcess(asked.processID, as: actor)
    case is ListTemplates: return Self.templates
    case let asked as ViewTemplate:
      guard let found = Self.templates.first(where: { $0.id == asked.id }) else {
        throw .notFound(kind: "process template", id: asked.id, suggestion: nil)
      }
      return found
    default: return try await recordAnswer(useCase, as: actor)
    }
  }

  /// The published templates, and the draft of a further one.
  static let templates =
    SampleCaseload.choices.map { choice in
      ProcessTemplate(id: choice.id, title: choice.title, lengthWeeks: choice.weeks, steps: [call])
    } + [
      ProcessTemplate(
        id: "pet_care", status: .draft, title: "Pet care", summary: "A place for the client's dog during the stay.",
        lengthWeeks: 1, steps: [call])
    ]

  private static let call = TemplateStep(
    id: "P1", title: "Call the shelter", phase: "Week 1", category: .phoneCall, minutes: 10,
    reason: "Shelters fill up by noon.", source: "estimate")
}
