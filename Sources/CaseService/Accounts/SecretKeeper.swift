internal import CaseStore
internal import Credentials
internal import Foundation

/// Keeps the secrets of second factors unreadable in the database and in every copy of it: they are sealed with a key in a file of
/// its own, `FILE-key`, which only its owner can read.
package struct SecretKeeper: Sendable {
  private enum Place {
    case memory(Seal)
    case file(String)
  }

  private let place: Place

  /// The keeper of a database file.
  package init(database: String) { place = .file("\(database)-key") }

  /// The keeper of a database in memory: its key ends with it.
  init() { place = .memory(Seal()) }

  /// Seals an account's secret. The first one of a database makes the key.
  func seal(_ secret: String, of user: Int, in accounts: AccountRecords) throws -> String {
    let seal: Seal
    if let present = try key() {
      seal = present
    } else {
      // A new key beside old secrets would hide that the old one is lost.
      guard try accounts.oneTimeSecrets().allSatisfy({ !Seal.isSealed($0.secret) }) else { throw missing }
      seal = try make()
    }
    do { return try seal.sealed(secret, for: "user \(user)") } catch { throw error.caseError }
  }

  /// An account's secret as codes are made from it.
  ///
  /// - Throws: `CaseError.storeFailed`, saying what to do, when the key is missing, open to others, or another database's.
  func unseal(_ stored: String, of user: Int) throws(CaseError) -> String {
    // Written before secrets were sealed; the next start seals it.
    guard Seal.isSealed(stored) else { return stored }
    guard let seal = try key() else { throw missing }
    guard let secret = seal.opened(stored, for: "user \(user)") else { throw wrong }
    return secret
  }

  /// Looks whether the key is there and fits, before anybody is let in.
  func check(_ accounts: AccountRecords) throws {
    for stored in try accounts.oneTimeSecrets() { _ = try unseal(stored.secret, of: stored.user) }
  }

  // MARK: The file

  private var path: String { if case .file(let path) = place { path } else { "" } }

  private var missing: CaseError {
    .storeFailed(
      sentence:
        "The key file \(path) is missing, so no code of a second factor can be checked. Put it back from where it is kept. If it is lost: sign in with a recovery code, or give each person a new password link with `caseday user reset`."
    )
  }

  private var wrong: CaseError {
    .storeFailed(
      sentence:
        "The key file \(path) belongs to another database, so no code of a second factor can be checked. Put the right one in its place, or give each person a new password link with `caseday user reset`."
    )
  }

  /// nil: there is none yet.
  private func key() throws(CaseError) -> Seal? {
    guard case .file(let path) = place else {
      if case .memory(let seal) = place { return seal }
      return nil
    }
    guard let text = try KeyFile(path).text() else { return nil }
    guard let seal = Seal(keyText: text) else { throw wrong }
    return seal
  }

  /// Makes the key, on the disk before anything is sealed with it.
  private func make() throws(CaseError) -> Seal {
    let seal = Seal()
    try KeyFile(path).make(seal.keyText)
    return seal
  }
}

/// Seals what was stored before there was a key; for the start of a server. Answers how many secrets it sealed.
package struct SealSecrets: AccountUseCase {
  package typealias Outcome = Int
  package static let action = "seal_secrets"
  package static let permission = AccountPermission.roles([])

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> Int {
    let secrets = room.secrets
    let open = try await room.read { tables in
      try secrets.check(tables.accounts)
      return try tables.accounts.oneTimeSecrets().count { !Seal.isSealed($0.secret) }
    }
    if open == 0 { return 0 }
    let count = try await room.write { tables in
      let open = try tables.accounts.oneTimeSecrets().filter { !Seal.isSealed($0.secret) }
      for stored in open {
        guard var user = try tables.accounts.user(stored.user) else { continue }
        user.oneTimeSecret = try secrets.seal(stored.secret, of: user.id, in: tables.accounts)
        try tables.accounts.write(user)
      }
      try tables.log(Self.action, subject: "\(open.count) accounts", by: room.actor)
      return open.count
    }
    try await room.clearDeleted()
    return count
  }
}
