internal import CaseService
internal import Casework
internal import Hummingbird

/// The log: who did and saw what.
struct AuditPage: Page {
  static let template = "audit"

  var shell: Shell
  /// What was searched for.
  var client: String
  var user: String
  var wantedAction: String
  var wantedPurpose: String
  var from: String
  var through: String
  var lines: [Line]
  /// Why there is nothing; nil when there is something.
  var emptyNote: String?

  /// One entry.
  struct Line: Sendable {
    var id: Int
    var at: String
    var actor: String
    var action: String
    var subject: String
    var outcome: String
    var source: String
    /// What an export or a purge was for; nil for anything else.
    var purpose: String?
  }
}

/// The log as a page and as JSON.
struct AuditPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] { [.get("/audit", show), .get("/api/audit", list)] }

  private func search(_ visit: Visit) async throws -> (SearchAudit, [AuditLine]) {
    let search = SearchAudit(
      client: try visit.query("client"), user: try visit.query("user"), action: try visit.query("action"),
      purpose: try visit.query("purpose"),
      from: try visit.queryDay("from")?.description, through: try visit.queryDay("through")?.description)
    return (search, try await reception.perform(search, as: visit.actor, source: visit.source))
  }

  private func show(_ visit: Visit) async throws -> Response {
    let (search, lines) = try await search(visit)
    let page = AuditPage(
      shell: await pages.shell("Audit", in: .audit), client: search.client ?? "", user: search.user ?? "",
      wantedAction: search.action?.replacing("_", with: " ") ?? "", wantedPurpose: search.purpose ?? "",
      from: search.from ?? "", through: search.through ?? "",
      lines: lines.map {
        .init(
          id: $0.id, at: $0.at.replacing("T", with: " ").replacing("Z", with: " UTC"), actor: $0.actor,
          action: $0.action.replacing("_", with: " "), subject: $0.subject,
          outcome: $0.outcome.replacing("_", with: " "), source: $0.source,
          purpose: $0.purpose.isEmpty ? nil : $0.purpose)
      },
      emptyNote: lines.isEmpty ? "Nothing fits. Leave a field empty to search wider." : nil)
    return pages.response(page)
  }

  private func list(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(["entries": try await search(visit).1])
  }
}
