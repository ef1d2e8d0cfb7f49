internal import CaseService
internal import Casework
internal import Hummingbird

/// The caseload's clients.
struct ClientAPI: Sendable {
  let desk: any Desk

  var routes: [Route] { [.get("/api/clients", list), .get("/api/clients/{client_id}", one)] }

  private func list(_ visit: Visit) async throws -> Response {
    let filter = try visit.clientFilter()
    return JSONAnswer.response(
      ClientListAnswer(try await desk.listClients(as: visit.actor).filter(filter.matches)))
  }

  private func one(_ visit: Visit) async throws -> Response {
    let id = try visit.pathText("client_id", kind: "client")
    return JSONAnswer.response(ClientAnswer(try await desk.viewClient(id, as: visit.actor)))
  }
}
