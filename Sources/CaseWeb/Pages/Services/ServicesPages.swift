internal import CaseService
internal import Casework
internal import Hummingbird

/// The directory of services, and the buttons of referrals.
struct ServicesPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/services", show), .post("/services", add), .post("/services/{service_id}", change),
      .post("/clients/{client_id}/referrals", refer),
      .post("/referrals/{id}", record),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    let services = try await desk.listServices(as: visit.actor)
    return pages.response(
      ServicesPage(
        services, kept: try visit.query("kept"), shell: await pages.shell("Services", in: .services)))
  }

  private func add(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await keep(form, id: form.text("id") ?? "", seen: "", visit)
  }

  private func change(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await keep(form, id: try visit.pathText("service_id", kind: "service"), seen: form.text("seen"), visit)
  }

  private func keep(_ form: FormFields, id: String, seen: String?, _ visit: Visit) async throws -> Response {
    var fields: [String: String] = [:]
    for name in ServiceText.fields { fields[name] = form.text(name).map { String($0.prefix(2_000)) } ?? "" }
    fields["id"] = String(id.prefix(100))
    let kept = try await desk.keepService(fields, seen: seen, as: visit.actor)
    return Response(status: .seeOther, headers: [.location: "/services?kept=\(kept.service.id)"])
  }

  private func refer(_ visit: Visit) async throws -> Response {
    let client = try visit.pathText("client_id", kind: "client")
    guard let service = try await visit.form().text("service_id"), service.count <= 60 else {
      throw Problem.badInput("service_id", "Choose the service.")
    }
    _ = try await desk.refer(client, to: service, on: nil, note: "", as: visit.actor)
    return Response(status: .seeOther, headers: [.location: Address.client(client) + "?recorded=1#referrals"])
  }

  private func record(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "referral")
    let form = try await visit.form()
    guard let state = form.text("state").flatMap({ Referral.State(rawValue: $0) }) else {
      throw Problem.badInput("state", "Choose what became of the referral.")
    }
    let referral = try await desk.recordReferral(RecordReferral(referralID: id, state: state), as: visit.actor)
    return Response(
      status: .seeOther,
      headers: [.location: Address.client(referral.referral.clientID) + "?recorded=1#referrals"])
  }
}
