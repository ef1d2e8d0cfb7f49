internal import CaseStore
internal import Credentials

/// The people of the demo, one for each role, with one password that is made up anew at each start.
package struct MakeDemoAccounts: AccountUseCase {
  /// The sign-in names, the case manager's first, and the password of all of them.
  package struct Outcome: Sendable, Equatable {
    package var logins: [String]
    package var password: String
  }
  package static let action = "make_demo_accounts"
  package static let permission = AccountPermission.roles([])

  package init() {}

  private static let people: [(login: String, name: String, role: Actor.Role)] = [
    ("dana", "Dana Rivera", .caseManager), ("rosa", "Rosa Lindqvist", .supervisor),
    ("alex", "Alex Okafor", .administrator), ("ines", "Ines Moreau", .auditor),
  ]

  package func perform(in room: AccountRoom) async throws(CaseError) -> Outcome {
    let password = String(Secret.token().lowercased().filter(\.isLetter).prefix(16))
    let hash = try await room.hash(password).text
    let (moment, actor) = (room.moment, room.actor)
    try await room.write { tables in
      for person in Self.people where try tables.accounts.user(login: person.login) == nil {
        _ = try tables.accounts.add(
          UserRecord(
            id: 0, login: person.login, name: person.name, role: person.role.rawValue,
            team: person.role == .administrator || person.role == .auditor ? "" : "North",
            caseManagerID: person.role == .caseManager ? Office.soleManager : nil, passwordHash: hash,
            createdAt: moment))
      }
      try tables.accounts.rename(caseManager: Office.soleManager, to: "Dana Rivera")
      try tables.log(Self.action, subject: "demo", by: actor)
    }
    return Outcome(logins: Self.people.map(\.login), password: password)
  }
}
