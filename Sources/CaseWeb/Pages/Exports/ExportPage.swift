internal import CaseService
internal import Casework
internal import Hummingbird

/// Taking records out of Caseday: whose, and what for.
struct ExportPage: Page {
  static let template = "export"

  var shell: Shell
  var trouble: String?
  /// What was typed.
  var purpose: String
  var clients: [Choice]

  /// One client of the list.
  struct Choice: Sendable {
    var id: String
    var clientName: String
    var isChosen: Bool
  }

  init(_ clients: [ClientSummary], chosen: String?, purpose: String, trouble: String?, shell: Shell) {
    self.shell = shell
    self.trouble = trouble
    self.purpose = purpose
    self.clients = clients.map { Choice(id: $0.clientID, clientName: $0.name, isChosen: $0.clientID == chosen) }
  }
}

/// The form, and the file that it hands out.
struct ExportPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] { [.get("/exports", show), .post("/exports", export)] }

  private func show(_ visit: Visit) async throws -> Response {
    pages.response(try await page(visit, chosen: try visit.query("client"), purpose: "", trouble: nil))
  }

  private func page(_ visit: Visit, chosen: String?, purpose: String, trouble: String?) async throws -> ExportPage {
    ExportPage(
      try await desk.listClients(as: visit.actor), chosen: chosen, purpose: purpose, trouble: trouble,
      shell: await pages.shell(trouble == nil ? "Export" : "Error: Export", in: .clients))
  }

  private func export(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (purpose, client) = (form.text("purpose") ?? "", form.text("client_id"))
    let wanted = ExportRecords(purpose: purpose, client: client)
    return try await pages.response(
      doing: { () async throws(CaseError) in try await desk.perform(wanted, as: visit.actor) }, isChosen: true,
      orOn: { try await page(visit, chosen: client, purpose: purpose, trouble: $0) },
      then: { export in
        var response = JSONAnswer.response(ExportAnswer(export))
        // The name of the file says nothing about anybody: it lands in the list of downloads.
        response.headers[.contentDisposition] = "attachment; filename=\"caseday-export-\(export.day).json\""
        return response
      })
  }
}
