@testable import CaseService
@testable import CaseWeb

/// The pages of accounts with every list filled and every optional value there.
enum AccountSamples {
  static func pages(shell: Shell) throws -> [any Page] {
    let account = AccountView(
      login: "dana", name: "Dana Rivera", role: "case_manager", team: "North", hasSecondFactor: true,
      recoveryCodesLeft: 9,
      sessions: [
        .init(id: 1, source: "127.0.0.1", program: "Chromium", createdAt: 1_767_600_000, lastInputAt: 1_767_600_000),
        .init(id: 2, source: "127.0.0.1", program: "", createdAt: 1_767_600_000, lastInputAt: 1_767_600_000),
      ],
      tokens: [.init(id: 1, name: "export", scope: "read", expiresAt: 1_767_700_000, lastUsedAt: nil, status: "active")]
    )
    var page = AccountPage(
      account, present: 1, trouble: "t", flash: "f", newToken: "cd_x", keepsSecondFactor: false, shell: shell)
    page.offersSecondFactor = true
    guard let picture = QRPicture("otpauth://totp/Caseday:dana?secret=MZXW6YTB") else { return [] }
    let factor = SecondFactorPage(
      shell: shell, trouble: "t", offer: .init(picture: picture, secret: "MZXW 6YTB", isRequired: true),
      codes: .init(all: ["a-b"]))
    var users = UsersPage([], trouble: "t", flash: "f", link: "l", shell: shell)
    users.users = [
      .init(
        name: "n", detail: "d", team: "North", roles: [.init(role: "auditor", title: "Auditor", isPresent: true)],
        change: "/c", reset: "/r", disable: "/d", enable: "/e")
    ]
    var export = ExportPage([], chosen: nil, purpose: "p", trouble: "t", shell: shell)
    export.clients = [.init(id: "C-1", clientName: "n", isChosen: true)]
    let line = EmergencyLine(what: "w", detail: "d", page: "/clients/C-1", seeing: "/emergencies/1/seen")
    let team = TeamPage(
      shell: shell, flash: "f", caseloads: [.init(name: "n", detail: "d", opening: "/o")], emptyNote: "e",
      emergencies: [line])
    let emergency = EmergencyPage(shell: shell, trouble: "t", client: "C-1", reason: "r", emergencies: [line])
    let audit = AuditPage(
      shell: shell, client: "C-1", user: "dana", wantedAction: "export records", wantedPurpose: "transfer",
      from: "2026-01-05",
      through: "2026-01-06",
      lines: [
        .init(
          id: 1, at: "a", actor: "user:dana", action: "view client", subject: "client C-1", outcome: "done",
          source: "s",
          purpose: "p"
        )
      ], emptyNote: "e")
    return [page, factor, users, team, emergency, audit, export]
  }
}
