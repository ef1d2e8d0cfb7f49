internal import CaseService

/// The own account: password, second factor, browsers, programs.
struct AccountPage: Page {
  static let template = "account"

  var shell: Shell
  var name: String
  /// "Case manager, sign-in name dana, team North".
  var summary: String
  var trouble: String?
  var flash: String?
  /// A new token, shown this once.
  var newToken: String?
  var sessions: [Session]
  /// "On, 9 recovery codes left" or "Off".
  var secondFactor: String
  /// True when it can be set up.
  var offersSecondFactor: Bool
  /// True when it can be taken away.
  var removesSecondFactor: Bool
  var tokens: [Token]

  /// One browser.
  struct Session: Sendable {
    var program: String
    var detail: String
    /// Where it is ended; nil for this one.
    var ending: String?
  }

  /// One program's token.
  struct Token: Sendable {
    var label: String
    var detail: String
    /// Where it is revoked; nil when it counts no more.
    var revoking: String?
  }

  init(
    _ account: AccountView, present: Int?, trouble: String? = nil, flash: String? = nil, newToken: String? = nil,
    keepsSecondFactor: Bool, shell: Shell
  ) {
    self.shell = shell
    self.trouble = trouble
    self.flash = flash
    self.newToken = newToken
    name = account.name
    let role = Actor.Role(rawValue: account.role).map(RoleWords.of) ?? account.role
    summary = "\(role), sign-in name \(account.login)" + (account.team.isEmpty ? "" : ", team \(account.team)")
    sessions = account.sessions.map { session in
      Session(
        program: session.program.isEmpty ? "A browser" : session.program,
        detail: "from \(session.source), since \(MomentWords.of(session.createdAt))"
          + (session.id == present ? ", this one" : ""),
        ending: session.id == present ? nil : "/account/sessions/\(session.id)/end")
    }
    secondFactor = account.hasSecondFactor ? "On. \(account.recoveryCodesLeft) recovery codes are left." : "Off."
    offersSecondFactor = !account.hasSecondFactor
    removesSecondFactor = account.hasSecondFactor && !keepsSecondFactor
    tokens = account.tokens.map { token in
      Token(
        label: token.name,
        detail: "\(token.scope == "write" ? "reads and writes" : "reads"), "
          + (token.status == "active" ? "until \(MomentWords.of(token.expiresAt))" : token.status),
        revoking: token.status == "active" ? "/account/tokens/\(token.id)/revoke" : nil)
    }
  }
}

/// Setting up a second factor; afterwards the recovery codes, this once.
struct SecondFactorPage: Page {
  static let template = "secondfactor"

  var shell: Shell
  var trouble: String?
  /// The picture and the secret; nil once it is on.
  var offer: Offer?
  /// The codes; nil before.
  var codes: Codes?

  /// What the authenticator is given.
  struct Offer: Sendable {
    var picture: QRPicture
    /// In groups of four, to type by hand.
    var secret: String
    /// True where nothing else may be done before.
    var isRequired: Bool
  }

  /// The recovery codes.
  struct Codes: Sendable {
    var all: [String]
  }
}
