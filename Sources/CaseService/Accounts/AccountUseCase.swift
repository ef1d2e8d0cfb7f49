internal import CaseStore
internal import Casework
internal import Credentials
internal import Foundation

/// One thing that somebody can do about accounts, sign-in and the log: decided, done and logged like every other use case.
///
/// Unlike a `UseCase` it works on no caseload, and may compute a password's hash between reading and writing.
package protocol AccountUseCase<Outcome>: Sendable {
  associatedtype Outcome: Sendable
  /// How the log calls it: `sign_in`.
  static var action: String { get }
  /// Who may. An actor without an account has the database file and may everything; nobody signed in may only what is `.anybody`.
  static var permission: AccountPermission { get }
  /// Does the work; what it throws changes nothing.
  func perform(in room: AccountRoom) async throws(CaseError) -> Outcome
}

/// Who may do something about accounts.
package enum AccountPermission: Sendable, Equatable {
  /// Also somebody who isn't signed in: signing in itself.
  case anybody
  /// Whoever is signed in, about the own account.
  case own
  /// Accounts with one of these roles.
  case roles(Set<Actor.Role>)
}

/// What a use case about accounts works with: the store, the moment, who asks.
package struct AccountRoom: Sendable {
  let store: any SQLStore
  package let actor: Actor
  /// Seconds since 1970 by the system's clock; a virtual clock doesn't move it.
  package let moment: Int
  /// What second factors are kept with.
  let secrets: SecretKeeper
  /// What the log's entries are written with.
  let seal: LogSeal
  /// The clients' names, ready to be searched.
  let names: NameShelf

  /// Reads from one state.
  func read<Value: Sendable>(
    _ body: @Sendable @escaping (AccountTables) throws -> Value
  ) async throws(CaseError) -> Value {
    do {
      return try await store.read { [seal] in try body(AccountTables(connection: $0, seal: seal)) }
    } catch {
      throw Office.caseError(error)
    }
  }

  /// Writes in one transaction, with its entry in the log.
  func write<Value: Sendable>(
    _ body: @Sendable @escaping (AccountTables) throws -> Value
  ) async throws(CaseError) -> Value {
    do {
      return try await store.write { [seal] in try body(AccountTables(connection: $0, seal: seal)) }
    } catch {
      throw Office.caseError(error)
    }
  }

  /// Takes what was deleted out of the database's files, and notes it.
  func clearDeleted() async throws(CaseError) {
    do {
      try await store.clearDeleted()
      try await store.write { try AuditLog($0).noteCleared() }
    } catch {
      throw Office.caseError(error)
    }
  }

  /// The account that asks.
  ///
  /// - Throws: `CaseError.refused` when it was disabled meanwhile, or when nobody is signed in.
  func ownAccount(_ tables: AccountTables) throws -> UserRecord {
    guard let id = actor.userID, let user = try tables.accounts.user(id), !user.isDisabled else {
      throw CaseError.refused(sentence: "Nobody is signed in. Sign in, then try again.")
    }
    return user
  }

  /// Hashes a password.
  func hash(_ password: String) async throws(CaseError) -> PasswordHash {
    do { return try await PasswordHash.make(password) } catch { throw error.caseError }
  }
}

/// The tables of accounts inside one transaction.
struct AccountTables {
  let connection: any SQLConnection
  let seal: LogSeal

  var accounts: AccountRecords { AccountRecords(connection) }
  var entries: EntryRecords { EntryRecords(connection) }
  var emergencies: EmergencyRecords { EmergencyRecords(connection) }
  var trail: AuditTrail { AuditTrail(connection: connection, seal: seal) }

  /// Writes the log's entry of what this transaction does.
  func log(_ action: String, subject: String, by actor: Actor, outcome: AuditOutcome = .done) throws {
    try trail.append(actor: actor, action: action, subject: subject, outcome: outcome)
  }

  /// The account with that login.
  func user(_ login: String) throws -> UserRecord {
    guard let user = try accounts.user(login: login) else {
      throw CaseError.notFound(
        kind: "account", id: login,
        suggestion: Suggestion.closest(to: login, among: try accounts.users().map(\.login)))
    }
    return user
  }
}

extension CredentialFault {
  var caseError: CaseError {
    switch self {
    case .busy: .storeFailed(sentence: "Too many people sign in at this moment. Try again in a few seconds.")
    case .sealing: .storeFailed(sentence: "The secret of the second factor could not be sealed. Try again.")
    case .hashing: .storeFailed(sentence: "The password could not be worked on. Try again.")
    }
  }
}
