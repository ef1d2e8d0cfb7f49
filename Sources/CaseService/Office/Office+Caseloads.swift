internal import CaseStore

/// Whose caseload a request is about.
extension Office {
  /// Every caseload with a case manager, but not the agency's own.
  package func caseloads() async throws(CaseError) -> [String] {
    do {
      return try await store.read { try AccountRecords($0).caseManagers().map(\.id).filter { $0 != Self.agency } }
    } catch {
      throw Self.caseError(error)
    }
  }

  /// The actor on the caseload that was meant: whoever has the file may name it by its id or its case manager's sign-in name, and
  /// need not where there is only one.
  func located(_ actor: Actor) async throws(CaseError) -> Actor {
    guard actor.userID == nil else { return actor }
    let wanted = actor.caseManagerID
    let found: [(id: String, name: String, login: String)]
    do {
      found = try await store.read { connection in
        let accounts = AccountRecords(connection)
        return try accounts.caseManagers().map { manager in
          (manager.id, manager.name, try accounts.user(caseManagerID: manager.id)?.login ?? "")
        }
      }
    } catch {
      throw Self.caseError(error)
    }
    var located = actor
    if let known = found.first(where: { $0.id == wanted || (!wanted.isEmpty && $0.login == wanted.lowercased()) }) {
      located.caseManagerID = known.id
      return located
    }
    let managers = found.filter { $0.id != Self.agency }
    let names = managers.map { "\($0.login.isEmpty ? $0.id : $0.login) (\($0.name))" }.joined(separator: ", ")
    guard wanted.isEmpty else {
      throw .badInput(field: "as", sentence: "There is no case manager “\(wanted)”. There are: \(names).")
    }
    guard let only = managers.first, managers.count == 1 else {
      throw .badInput(field: "as", sentence: "There are several case managers. Name one with --as: \(names).")
    }
    located.caseManagerID = only.id
    return located
  }

  /// A look at one client of another's caseload, while an emergency access runs; nil when there is none.
  func inEmergency<Case: UseCase>(
    _ useCase: Case, as actor: Actor, after error: CaseError
  ) async throws(CaseError) -> Case.Outcome? {
    guard let view = useCase as? ViewClient, let user = actor.userID, actor.emergencyClient == nil,
      case .notFound(kind: "client", _, _) = error
    else { return nil }
    let (moment, wanted) = (moment(), view.client)
    let access: EmergencyRecord?
    do {
      access = try await store.read { connection in
        try EmergencyRecords(connection).running(of: user, at: moment).first { $0.clientID == wanted }
      }
    } catch {
      throw Self.caseError(error)
    }
    guard let access else { return nil }
    var visitor = actor
    visitor.caseManagerID = access.caseManagerID
    visitor.emergencyClient = access.clientID
    return try await performPermitted(useCase, as: visitor)
  }
}
