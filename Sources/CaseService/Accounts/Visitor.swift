internal import CaseStore

/// Somebody who is signed in, by a browser's session or a program's token.
package struct Visitor: Sendable, Equatable {
  package var actor: Actor
  package var userID: Int
  package var login: String
  /// The person's name.
  package var name: String
  /// The team; empty for none.
  package var team: String
  /// The browser's session; nil for a program.
  package var sessionID: Int?
  /// What each form of this session carries; nil for a program.
  package var formsToken: String?
  /// False for a token that may only read.
  package var mayWrite: Bool
  /// What is still to be done before anything else may be.
  package var pending: Pending?
  /// True while single keys do something on the pages of this account.
  package var hasSingleKeys = true
  /// Which change of the open caseload was the last when the request came; 0 before the first.
  package var planMark = 0
  /// When that was, in seconds since 1970.
  package var planChangedAt = 0
  /// What this account typed about the open caseload and did not save.
  package var drafts: [Draft] = []
  /// For a supervisor: how many accesses in emergencies nobody has read of yet.
  package var unreadEmergencies = 0

  /// A step on the way in.
  package enum Pending: Sendable, Equatable {
    /// The code of the second factor.
    case code
    /// Setting up a second factor, where one is required.
    case secondFactor
  }

  package init(
    actor: Actor, userID: Int, login: String, name: String, team: String = "", sessionID: Int? = nil,
    formsToken: String? = nil, mayWrite: Bool = true, pending: Pending? = nil
  ) {
    self.actor = actor
    self.userID = userID
    self.login = login
    self.name = name
    self.team = team
    self.sessionID = sessionID
    self.formsToken = formsToken
    self.mayWrite = mayWrite
    self.pending = pending
  }
}

/// What somebody shows at the door.
package enum Proof: Sendable, Equatable {
  /// The value of the session's cookie.
  case session(String)
  /// A program's token.
  case token(String)
}

/// How long things let somebody in.
package enum EntryLimits {
  /// Seconds without input after which a session has ended (45 CFR 164.312(a)(2)(iii); ASVS 7.3.1).
  package static let idle = 15 * 60
  /// Seconds after which a session has ended whatever was done in it.
  package static let session = 12 * 3_600
  /// Seconds that the code may take after the password.
  package static let code = 5 * 60
  /// Seconds that a link for the first account, a reset or one sign-in can be used.
  package static let link = 24 * 3_600
  /// Seconds that an invitation can be used.
  package static let invitation = 7 * 24 * 3_600
  /// Seconds that an emergency access runs.
  package static let emergency = 60 * 60
  /// Days that a program's token may live.
  package static let tokenDays = 1...365
  /// Wrong attempts after which the next ones have to wait.
  package static let misses = 5

  /// Seconds to wait after that many wrong attempts: half a minute at the fifth, twice as long each time, at most a quarter of an hour.
  package static func wait(afterMisses misses: Int) -> Int {
    misses < Self.misses ? 0 : min(30 << min(misses - Self.misses, 5), 900)
  }
}

extension Actor {
  /// The actor of an account.
  init(_ user: UserRecord, caseload: String? = nil, source: String = "") {
    self.init(
      name: "user:\(user.login)", role: Role(rawValue: user.role) ?? .auditor,
      caseManagerID: user.caseManagerID ?? caseload ?? Office.agency, userID: user.id)
    self.source = source
  }
}
