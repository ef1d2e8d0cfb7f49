internal import CaseService
internal import Hummingbird

/// A supervisor's team: whose caseload is open, and what was opened in emergencies.
struct TeamPage: Page {
  static let template = "team"

  var shell: Shell
  var flash: String?
  var caseloads: [Caseload]
  /// Why the list is empty; nil when it isn't.
  var emptyNote: String?
  var emergencies: [EmergencyLine]

  /// One case manager.
  struct Caseload: Sendable {
    var name: String
    var detail: String
    /// Where it is opened; nil for the open one.
    var opening: String?
  }
}

/// One access in an emergency.
struct EmergencyLine: Sendable {
  var what: String
  var detail: String
  /// The client's page; nil when the access has ended or is somebody else's.
  var page: String?
  /// Where a supervisor notes having read it; nil when that was done.
  var seeing: String?
}

extension EmergencyLine {
  init(_ emergency: EmergencyView, isSupervisor: Bool) {
    what = "Client \(emergency.clientID), by \(emergency.userName)"
    detail =
      "\(MomentWords.of(emergency.openedAt)), \(emergency.isRunning ? "until \(MomentWords.of(emergency.expiresAt))" : "ended"): \(emergency.reason)"
      + (emergency.wasSeen ? " (read by a supervisor)" : "")
    page = emergency.isRunning && emergency.isOwn ? Address.client(emergency.clientID) : nil
    seeing = isSupervisor && !emergency.wasSeen && !emergency.isOwn ? "/emergencies/\(emergency.id)/seen" : nil
  }
}

/// Breaking the glass.
struct EmergencyPage: Page {
  static let template = "emergency"

  var shell: Shell
  var trouble: String?
  /// What was typed.
  var client: String
  var reason: String
  var emergencies: [EmergencyLine]
}

/// The pages of supervisors, and of emergencies.
struct TeamPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/team", show), .post("/team/close", close), .post("/team/{case_manager_id}/open", open),
      .get("/emergencies", showEmergencies), .post("/emergencies", openEmergency),
      .post("/emergencies/{id}/seen", see),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    let team = try await reception.perform(ViewTeam(), as: visit.actor, source: visit.source)
    let page = TeamPage(
      shell: await pages.shell("Team", in: .team), flash: try visit.query("seen") == nil ? nil : "Noted.",
      caseloads: team.map {
        .init(
          name: $0.name, detail: $0.isOpen ? "open now: Today, Week and Clients show this caseload" : "",
          opening: $0.isOpen ? nil : "/team/\($0.caseManagerID)/open")
      },
      emptyNote: team.isEmpty
        ? "No case manager is in your team. An administrator names the team of each account." : nil,
      emergencies: try await emergencies(visit))
    return pages.response(page)
  }

  private func emergencies(_ visit: Visit) async throws -> [EmergencyLine] {
    try await reception.perform(ListEmergencies(), as: visit.actor, source: visit.source).map {
      EmergencyLine($0, isSupervisor: visit.actor.role == .supervisor)
    }
  }

  private func open(_ visit: Visit) async throws -> Response {
    let manager = try visit.pathText("case_manager_id", kind: "case manager")
    var actor = visit.actor
    actor.caseManagerID = manager
    return try await open(manager, visit: visit, as: actor, then: "/")
  }

  private func close(_ visit: Visit) async throws -> Response {
    try await open(nil, visit: visit, as: visit.actor, then: "/team")
  }

  private func open(_ manager: String?, visit: Visit, as actor: Actor, then address: String) async throws -> Response {
    guard let session = visit.visitor?.sessionID else { throw Problem.browserOnly }
    try await reception.perform(
      OpenCaseload(caseManagerID: manager, sessionID: session), as: actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: address])
  }

  private func see(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "emergency access")
    try await reception.perform(SeeEmergency(id: id), as: visit.actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: "/team?seen=1"])
  }

  // MARK: Emergencies

  private func showEmergencies(_ visit: Visit) async throws -> Response {
    pages.response(try await emergencyPage(visit, trouble: nil, client: "", reason: ""))
  }

  private func emergencyPage(
    _ visit: Visit, trouble: String?, client: String, reason: String
  ) async throws -> EmergencyPage {
    EmergencyPage(
      shell: await pages.shell("Emergency access", in: nil), trouble: trouble, client: client, reason: reason,
      emergencies: try await emergencies(visit))
  }

  private func openEmergency(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (client, reason) = (form.text("client") ?? "", form.text("reason") ?? "")
    let access = OpenEmergency(client: client, reason: reason)
    return try await pages.response(
      doing: { () async throws(CaseError) in
        try await reception.perform(access, as: visit.actor, source: visit.source)
      }, orOn: { try await emergencyPage(visit, trouble: $0, client: client, reason: reason) },
      then: { Response(status: .seeOther, headers: [.location: Address.client($0.clientID)]) })
  }
}
