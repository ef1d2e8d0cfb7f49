internal import CaseStore

extension Visitor {
  /// What a page needs to know about its reader beside who it is.
  struct Surroundings: Sendable {
    var hasSingleKeys: Bool
    var mark: DeskRecords.Mark?
    var drafts: [Draft]
    var unreadEmergencies: Int
  }
}

extension AccountTables {
  var desk: DeskRecords { DeskRecords(connection) }

  /// - Parameter withDrafts: false where no page is shown: the stream asks each second.
  func surroundings(
    of user: UserRecord, in session: SessionRecord, withDrafts: Bool
  ) throws -> Visitor.Surroundings {
    let caseload = user.caseManagerID ?? session.caseload ?? Office.agency
    return Visitor.Surroundings(
      hasSingleKeys: try desk.hasSingleKeys(user: user.id), mark: try desk.mark(of: caseload),
      drafts: withDrafts ? try desk.drafts(of: user.id, caseload: caseload).map { Draft($0) } : [],
      unreadEmergencies: withDrafts ? try unreadEmergencies(for: user) : 0)
  }
}

/// Switches the pages' single keys off or on again, for the own account (WCAG 2.1.4).
package struct ChangeKeys: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "change_keys"
  package static let permission = AccountPermission.own
  package var hasSingleKeys: Bool

  package init(hasSingleKeys: Bool) { self.hasSingleKeys = hasSingleKeys }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let wanted = hasSingleKeys
    try await room.write { tables in
      let user = try room.ownAccount(tables)
      try tables.desk.setSingleKeys(wanted, user: user.id)
      try tables.log(Self.action, subject: wanted ? "single keys on" : "single keys off", by: room.actor)
    }
  }
}
