internal import CaseStore
internal import Credentials
internal import Foundation

/// What came of an attempt to get in.
package enum SignInOutcome: Sendable, Equatable {
  /// In; the value of the session's cookie.
  case signedIn(token: String)
  /// The password was right; the session waits for the code of the second factor.
  case needsCode(token: String)
  /// Not in: why, and what to do. The same for a wrong name and a wrong password.
  case refused(sentence: String)
}

/// Where somebody comes from.
package struct Origin: Sendable, Equatable {
  /// The network address.
  package var source: String
  /// What the browser calls itself.
  package var program: String

  package init(source: String, program: String) {
    self.source = source
    self.program = String(
      program.unicodeScalars.filter { (0x20...0x7e).contains($0.value) }.map(Character.init).prefix(120))
  }
}

/// Signs in with a name and a password.
package struct SignIn: AccountUseCase {
  package typealias Outcome = SignInOutcome
  package static let action = "sign_in"
  package static let permission = AccountPermission.anybody
  package var login: String
  package var password: String
  package var origin: Origin

  package init(login: String, password: String, origin: Origin) {
    self.login = login
    self.password = password
    self.origin = origin
  }

  static let wrong = "Name and password don't fit together. Type both again; capitals count in the password."

  package func perform(in room: AccountRoom) async throws(CaseError) -> SignInOutcome {
    let login = String(login.lowercased().prefix(100))
    let throttle = Throttle(login: login, source: origin.source)
    let moment = room.moment
    let (user, wait) = try await room.read { tables in
      (try tables.accounts.user(login: login), try throttle.wait(tables.entries, at: moment))
    }
    if wait > 0 { return .refused(sentence: Throttle.sentence(wait)) }
    // An unknown name costs the same time as a known one.
    let stored = user.flatMap { $0.isDisabled ? nil : $0.passwordHash }.map(PasswordHash.init(text:))
    let fits: Bool
    do { fits = try await (stored ?? .nobody).matches(password) } catch { throw error.caseError }
    guard let user, let stored, fits else {
      return .refused(sentence: try await miss(throttle, login: user?.login, in: room))
    }
    let renewed = stored.isOutdated ? try await room.hash(password).text : nil
    let origin = origin
    return try await room.write { tables in
      // Looked at again inside the transaction: the account could have been disabled meanwhile.
      guard var present = try tables.accounts.user(user.id), !present.isDisabled,
        present.passwordHash == user.passwordHash
      else { return .refused(sentence: Self.wrong) }
      // And so is the throttle: of many attempts at one moment only the first few count, right or wrong.
      let wait = try throttle.wait(tables.entries, at: moment)
      if wait > 0 { return .refused(sentence: Throttle.sentence(wait)) }
      if let renewed {
        present.passwordHash = renewed
        try tables.accounts.write(present)
      }
      // Half of the way in: who knows the password only doesn't get more attempts at the code by giving it again.
      if !present.hasSecondFactor { try tables.entries.clearThrottle(throttle.account) }
      let actor = Actor(present, source: origin.source)
      let token = try NewSession.open(
        for: present, origin: origin, needsCode: present.hasSecondFactor, at: moment, in: tables)
      try tables.log(Self.action, subject: "password", by: actor)
      return present.hasSecondFactor ? .needsCode(token: token) : .signedIn(token: token)
    }
  }

  private func miss(_ throttle: Throttle, login: String?, in room: AccountRoom) async throws(CaseError) -> String {
    var actor = room.actor
    // The name as typed could be a password that landed in the wrong field: only known names are logged.
    actor.name = login.map { "user:\($0)" } ?? "unknown"
    actor.source = origin.source
    let (by, moment) = (actor, room.moment)
    return try await room.write { tables in
      let closed = try throttle.wait(tables.entries, at: moment)
      if closed > 0 { return Throttle.sentence(closed) }
      let wait = try throttle.miss(tables.entries, at: moment)
      try tables.log(Self.action, subject: "password", by: by, outcome: .refused)
      return wait > 0 ? Throttle.sentence(wait) : Self.wrong
    }
  }
}

/// Gives the code of the second factor, or a recovery code. The session gets a new token.
package struct GiveCode: AccountUseCase {
  package typealias Outcome = SignInOutcome
  package static let action = "give_code"
  package static let permission = AccountPermission.anybody
  /// The value of the session's cookie.
  package var token: String
  package var code: String
  package var origin: Origin

  package init(token: String, code: String, origin: Origin) {
    self.token = token
    self.code = code
    self.origin = origin
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> SignInOutcome {
    let (moment, origin, code) = (room.moment, origin, code)
    let digest = Secret.digest(token)
    return try await room.write { tables in
      guard let session = try tables.entries.session(tokenDigest: digest), session.expiresAt > moment,
        !session.hasSecondFactor, var user = try tables.accounts.user(session.userID), !user.isDisabled
      else { return .refused(sentence: "The sign-in took too long. Begin again with name and password.") }
      let throttle = Throttle(login: user.login, source: origin.source)
      let wait = try throttle.wait(tables.entries, at: moment)
      if wait > 0 { return .refused(sentence: Throttle.sentence(wait)) }
      let actor = Actor(user, source: origin.source)
      let isRecovered = try tables.accounts.useRecoveryCode(
        Secret.digest(RecoveryCodes.plain(code)), of: user.id, at: moment)
      // A recovery code counts also where the key of the authenticators' secrets is lost.
      let step =
        try isRecovered
        ? nil
        : user.oneTimeSecret.flatMap {
          OneTimePassword(secret: try room.secrets.unseal($0, of: user.id))
            .step(of: code, at: moment, after: user.lastStep)
        }
      if let step {
        user.lastStep = step
        try tables.accounts.write(user)
      } else if !isRecovered {
        let wait = try throttle.miss(tables.entries, at: moment)
        try tables.log(Self.action, subject: "code", by: actor, outcome: .refused)
        return .refused(
          sentence: wait > 0
            ? Throttle.sentence(wait)
            : "That code doesn't count. Type the six digits that the authenticator shows now; each counts once.")
      }
      try tables.entries.clearThrottle(throttle.account)
      _ = try tables.entries.end(session: session.id, of: user.id, at: moment)
      let token = try NewSession.open(for: user, origin: origin, needsCode: false, at: moment, in: tables)
      try tables.log(Self.action, subject: step == nil ? "recovery code" : "code", by: actor)
      return .signedIn(token: token)
    }
  }
}

/// Signs out: the session ends on the server.
package struct SignOut: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "sign_out"
  package static let permission = AccountPermission.own
  package var sessionID: Int

  package init(sessionID: Int) { self.sessionID = sessionID }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let (moment, actor, id) = (room.moment, room.actor, sessionID)
    try await room.write { tables in
      guard let user = actor.userID, try tables.entries.end(session: id, of: user, at: moment) else { return }
      try tables.log(Self.action, subject: "session \(id)", by: actor)
    }
  }
}

/// Makes sessions.
enum NewSession {
  /// Opens a session and answers its token, which is stored nowhere.
  static func open(
    for user: UserRecord, origin: Origin, needsCode: Bool, at moment: Int, in tables: AccountTables
  ) throws -> String {
    let token = Secret.token()
    _ = try tables.entries.add(
      SessionRecord(
        userID: user.id, createdAt: moment, lastInputAt: moment,
        expiresAt: moment + (needsCode ? EntryLimits.code : EntryLimits.session), source: origin.source,
        program: origin.program, hasSecondFactor: !needsCode),
      tokenDigest: Secret.digest(token))
    return token
  }
}

/// Slows down whoever is wrong too often: the account and the source, each for itself, and only for a while.
struct Throttle {
  let account: String
  let source: String

  init(login: String, source: String) {
    // A digest: what is typed as a name can be anything.
    account = "account:\(Secret.digest(login))"
    self.source = "source:\(Self.network(of: source))"
  }

  /// The part of an address that one sender can't change at will: all of IPv4, the first 64 bits of IPv6.
  static func network(of address: String) -> String {
    var parsed = in6_addr()
    guard inet_pton(AF_INET6, String(address.prefix { $0 != "%" }), &parsed) == 1 else { return address }
    let bytes = withUnsafeBytes(of: &parsed) { Array($0) }
    // An address of IPv4 that a socket of both kinds writes as one of IPv6.
    if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
      return bytes.suffix(4).map(String.init).joined(separator: ".")
    }
    return stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }

  /// Seconds until the next attempt is looked at; 0: now.
  func wait(_ entries: EntryRecords, at moment: Int) throws -> Int {
    try [account, source].map { max(0, (try entries.throttle($0)?.closedUntil ?? 0) - moment) }.max() ?? 0
  }

  /// Counts a wrong attempt; answers the seconds to wait.
  func miss(_ entries: EntryRecords, at moment: Int) throws -> Int {
    try entries.clearThrottles(before: moment - 24 * 3_600)
    var longest = 0
    for subject in [account, source] {
      let known = try entries.throttle(subject)
      // A quarter of an hour of quiet, and the count begins anew.
      let isFresh = known.map { moment - max($0.lastMissAt, $0.closedUntil) > 900 } ?? true
      let misses = (isFresh ? 0 : known?.misses ?? 0) + 1
      let wait = EntryLimits.wait(afterMisses: misses)
      try entries.putThrottle(subject, misses: misses, at: moment, closedUntil: wait > 0 ? moment + wait : 0)
      longest = max(longest, wait)
    }
    return longest
  }

  static func sentence(_ seconds: Int) -> String {
    "There were too many wrong attempts. Wait \(seconds < 60 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"), then try again."
  }
}
