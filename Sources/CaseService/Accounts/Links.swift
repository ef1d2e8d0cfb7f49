internal import CaseStore
internal import Credentials

/// What a one-time link is for.
package enum LinkKind: String, Sendable, Equatable {
  /// Making the first account.
  case setUp = "set_up"
  /// Taking an invitation: choosing a password.
  case invitation
  /// Choosing a new password.
  case reset
  /// Signing in once.
  case signIn = "sign_in"
}

/// A link as the page behind it needs it.
package struct LinkView: Sendable, Equatable {
  package var kind: LinkKind
  /// The account; empty for the first one.
  package var login: String
  package var name: String
}

/// Looks at a link without using it; nil when it was used, is too old, or never was.
package struct ViewLink: AccountUseCase {
  package typealias Outcome = LinkView?
  package static let action = "view_link"
  package static let permission = AccountPermission.anybody
  package var token: String

  package init(token: String) { self.token = token }

  package func perform(in room: AccountRoom) async throws(CaseError) -> LinkView? {
    let (moment, digest) = (room.moment, Secret.digest(token))
    return try await room.read { tables in
      guard let link = try tables.entries.link(digest: digest), let kind = LinkKind(rawValue: link.kind),
        !link.isUsed, link.expiresAt > moment
      else { return nil }
      guard let id = link.userID else {
        // A link for the first account counts only while there is none.
        return try tables.accounts.users().isEmpty ? LinkView(kind: kind, login: "", name: "") : nil
      }
      guard let user = try tables.accounts.user(id), !user.isDisabled else { return nil }
      return LinkView(kind: kind, login: user.login, name: user.name)
    }
  }
}

/// Uses a link: makes the first account, sets a password, or signs in; and is in.
package struct UseLink: AccountUseCase {
  package typealias Outcome = SignInOutcome
  package static let action = "use_link"
  package static let permission = AccountPermission.anybody
  package var token: String
  /// For the first account: its names.
  package var login: String
  package var name: String
  /// For all but a link that only signs in.
  package var password: String
  package var origin: Origin

  package init(token: String, login: String = "", name: String = "", password: String = "", origin: Origin) {
    self.token = token
    self.login = login
    self.name = name
    self.password = password
    self.origin = origin
  }

  static let gone = SignInOutcome.refused(
    sentence: "This link was used already, or is too old. Ask for a new one: `caseday user link` prints it.")

  package func perform(in room: AccountRoom) async throws(CaseError) -> SignInOutcome {
    guard let view = try await ViewLink(token: token).perform(in: room) else { return Self.gone }
    if view.kind == .signIn { return try await use(hash: nil, in: room) }
    let names = view.kind == .setUp ? [login, name] : [view.login, view.name]
    if view.kind == .setUp { try AccountNames.check(login: login, name: name) }
    if let fault = PasswordRule.fault(in: password, names: names, hasSecondFactor: false) {
      throw .badInput(field: "password", sentence: fault)
    }
    return try await use(hash: try await room.hash(password).text, in: room)
  }

  /// Everything in one transaction: of two browsers with the same link, one is first and the other is told.
  private func use(hash: String?, in room: AccountRoom) async throws(CaseError) -> SignInOutcome {
    let (moment, origin, digest) = (room.moment, origin, Secret.digest(token))
    let (login, name) = (login.lowercased(), name)
    return try await room.write { tables in
      guard let link = try tables.entries.link(digest: digest), let kind = LinkKind(rawValue: link.kind),
        !link.isUsed, link.expiresAt > moment, try tables.entries.use(link: link.id, at: moment)
      else { return Self.gone }
      var user: UserRecord
      if let id = link.userID {
        guard let known = try tables.accounts.user(id), !known.isDisabled else { return Self.gone }
        user = known
      } else {
        guard try tables.accounts.users().isEmpty else { return Self.gone }
        user = UserRecord(
          id: 0, login: login, name: name, role: Actor.Role.administrator.rawValue, team: "", caseManagerID: nil,
          createdAt: moment)
        user.id = try tables.accounts.add(user)
      }
      if let hash {
        user.passwordHash = hash
        try tables.accounts.write(user)
        // A new password ends whatever the old one had opened.
        try tables.entries.endSessions(of: user.id, at: moment)
        try tables.entries.revokeTokens(of: user.id, at: moment)
        try tables.entries.clearThrottle(Throttle(login: user.login, source: "").account)
      }
      let needsCode = user.hasSecondFactor
      let token = try NewSession.open(for: user, origin: origin, needsCode: needsCode, at: moment, in: tables)
      try tables.log(Self.action, subject: kind.rawValue, by: Actor(user, source: origin.source))
      return needsCode ? .needsCode(token: token) : .signedIn(token: token)
    }
  }
}

/// Makes a link for the first account; nil when there are accounts already. Former ones stop counting.
package struct MakeSetUpLink: AccountUseCase {
  package typealias Outcome = String?
  package static let action = "make_set_up_link"
  package static let permission = AccountPermission.roles([])

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> String? {
    let (moment, actor) = (room.moment, room.actor)
    return try await room.write { tables in
      guard try tables.accounts.users().isEmpty else { return nil }
      let token = Secret.token()
      try tables.entries.close(linksOfKind: LinkKind.setUp.rawValue, user: nil, at: moment)
      try tables.entries.addLink(
        kind: LinkKind.setUp.rawValue, user: nil, digest: Secret.digest(token), at: moment,
        until: moment + EntryLimits.link)
      try tables.log(Self.action, subject: "set-up", by: actor)
      return token
    }
  }
}

/// Makes a link with which an account signs in once.
package struct MakeSignInLink: AccountUseCase {
  package typealias Outcome = String
  package static let action = "make_sign_in_link"
  package static let permission = AccountPermission.roles([])
  package var login: String

  package init(login: String) { self.login = login }

  package func perform(in room: AccountRoom) async throws(CaseError) -> String {
    let (moment, actor, login) = (room.moment, room.actor, login)
    return try await room.write { tables in
      let user = try tables.user(login)
      guard !user.isDisabled else {
        throw CaseError.notPossible(sentence: "The account “\(user.login)” is disabled. Enable it first.")
      }
      return try AccountLinks.make(.signIn, for: user, at: moment, by: actor, in: tables, action: Self.action)
    }
  }
}

/// Makes links for accounts.
enum AccountLinks {
  static func make(
    _ kind: LinkKind, for user: UserRecord, at moment: Int, by actor: Actor, in tables: AccountTables, action: String
  ) throws -> String {
    let token = Secret.token()
    try tables.entries.close(linksOfKind: kind.rawValue, user: user.id, at: moment)
    try tables.entries.addLink(
      kind: kind.rawValue, user: user.id, digest: Secret.digest(token), at: moment,
      until: moment + (kind == .invitation ? EntryLimits.invitation : EntryLimits.link))
    try tables.log(action, subject: "user \(user.login)", by: actor)
    return token
  }
}

/// What an account may be called.
enum AccountNames {
  static func check(team: String) throws(CaseError) {
    guard team.count <= 60, AuditTrail.line(team) == team else {
      throw .badInput(field: "team", sentence: "Name the team in 60 ordinary characters at most, or leave it empty.")
    }
  }

  static func check(login: String, name: String) throws(CaseError) {
    guard login.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]{1,39}/) != nil else {
      throw .badInput(
        field: "login",
        sentence: "The sign-in name takes 2 to 40 letters, digits, dots and hyphens, such as dana.rivera.")
    }
    let plain = name.filter { !$0.isWhitespace }
    guard (1...100).contains(name.count), !plain.isEmpty,
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .badInput(field: "name", sentence: "Fill in the person's name, 100 characters at most.") }
  }
}
