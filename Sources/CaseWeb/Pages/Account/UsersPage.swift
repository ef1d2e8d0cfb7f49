internal import CaseService
internal import Hummingbird

/// All accounts, for the administrator.
struct UsersPage: Page {
  static let template = "users"

  var shell: Shell
  var trouble: String?
  var flash: String?
  /// A link for somebody, shown this once.
  var link: String?
  var users: [User]

  /// One account.
  struct User: Sendable {
    var name: String
    var detail: String
    var team: String
    var roles: [Choice]
    /// Where role and team are changed.
    var change: String
    var reset: String?
    var disable: String?
    var enable: String?
  }

  /// One role of the list.
  struct Choice: Sendable {
    var role: String
    var title: String
    var isPresent: Bool
  }

  init(_ users: [UserSummary], trouble: String? = nil, flash: String? = nil, link: String? = nil, shell: Shell) {
    self.shell = shell
    self.trouble = trouble
    self.flash = flash
    self.link = link
    self.users = users.map { user in
      let role = Actor.Role(rawValue: user.role).map(RoleWords.of) ?? user.role
      let isDisabled = user.status == "disabled"
      return User(
        name: "\(user.name) (\(user.login))",
        detail: [
          role, user.team.isEmpty ? "" : "team \(user.team)", user.status, user.hasSecondFactor ? "two factors" : "",
        ]
        .filter { !$0.isEmpty }.joined(separator: ", "),
        team: user.team,
        roles: Actor.Role.allCases.map {
          Choice(role: $0.rawValue, title: RoleWords.of($0), isPresent: $0.rawValue == user.role)
        },
        change: "/accounts/\(user.login)/change",
        reset: isDisabled ? nil : "/accounts/\(user.login)/reset",
        disable: isDisabled ? nil : "/accounts/\(user.login)/disable",
        enable: isDisabled ? "/accounts/\(user.login)/enable" : nil)
    }
  }
}

/// Accounts: who may sign in.
struct UserPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/accounts", show), .post("/accounts", invite), .post("/accounts/{login}/reset", reset),
      .post("/accounts/{login}/change", change), .post("/accounts/{login}/disable", disable),
      .post("/accounts/{login}/enable", enable),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    let flash = try visit.query("done") == nil ? nil : "Changed. What the account had open has ended."
    return pages.response(try await page(visit, flash: flash))
  }

  private func page(
    _ visit: Visit, trouble: String? = nil, flash: String? = nil, link: String? = nil
  ) async throws -> UsersPage {
    UsersPage(
      try await reception.perform(ListUsers(), as: visit.actor, source: visit.source), trouble: trouble, flash: flash,
      link: link, shell: await pages.shell("Accounts", in: .accounts))
  }

  private func invite(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let role = form.text("role").flatMap({ Actor.Role(rawValue: $0) }) else {
      throw Problem.badInput("role", "Choose one of the roles of the list.")
    }
    let wanted = InviteUser(
      login: form.text("login") ?? "", name: form.text("name") ?? "", role: role, team: form.text("team") ?? "",
      caseload: form.text("caseload"))
    return try await linking(visit) { () async throws(CaseError) in
      try await reception.perform(wanted, as: visit.actor, source: visit.source)
    }
  }

  private func reset(_ visit: Visit) async throws -> Response {
    let login = try visit.pathText("login", kind: "account")
    return try await linking(visit) { () async throws(CaseError) in
      try await reception.perform(ResetUser(login: login), as: visit.actor, source: visit.source)
    }
  }

  /// Shows the link that was made, or what can't be used.
  private func linking(_ visit: Visit, _ make: () async throws(CaseError) -> String) async throws -> Response {
    try await pages.response(
      doing: make, orOn: { try await page(visit, trouble: $0) },
      then: { link in
        let scheme = visit.cookie.isSecure ? "https" : "http"
        let address = "\(scheme)://\(visit.request.head.authority ?? "")/enter/\(link)"
        return pages.response(try await page(visit, link: address))
      })
  }

  private func change(_ visit: Visit) async throws -> Response {
    let login = try visit.pathText("login", kind: "account")
    let form = try await visit.form()
    guard let role = form.text("role").flatMap({ Actor.Role(rawValue: $0) }) else {
      throw Problem.badInput("role", "Choose one of the roles of the list.")
    }
    let wanted = ChangeUser(login: login, role: role, team: form.text("team") ?? "")
    return try await pages.response(
      doing: { () async throws(CaseError) in
        try await reception.perform(wanted, as: visit.actor, source: visit.source)
      }, orOn: { try await page(visit, trouble: $0) },
      then: { _ in Response(status: .seeOther, headers: [.location: "/accounts?done=1"]) })
  }

  private func disable(_ visit: Visit) async throws -> Response { try await set(visit, isDisabled: true) }
  private func enable(_ visit: Visit) async throws -> Response { try await set(visit, isDisabled: false) }

  private func set(_ visit: Visit, isDisabled: Bool) async throws -> Response {
    let login = try visit.pathText("login", kind: "account")
    return try await pages.response(
      doing: { () async throws(CaseError) in
        try await reception.perform(
          DisableUser(login: login, isDisabled: isDisabled), as: visit.actor, source: visit.source)
      }, orOn: { try await page(visit, trouble: $0) },
      then: { _ in Response(status: .seeOther, headers: [.location: "/accounts?done=1"]) })
  }
}
