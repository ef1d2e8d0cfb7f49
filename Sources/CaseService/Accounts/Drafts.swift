internal import CaseStore
internal import Credentials
internal import Foundation

/// A text that was typed into a form and not saved: kept for its writer until it is.
package struct Draft: Sendable, Equatable {
  /// Where the form goes: `/clients/C-002/notes`.
  package var form: String
  /// The client's id; nil where no client is named.
  package var clientID: String?
  package var clientName: String?
  /// The texts by the names of their fields.
  package var texts: [String: String]
  /// Seconds since 1970.
  package var savedAt: Int

  package init(form: String, clientID: String?, clientName: String?, texts: [String: String], savedAt: Int) {
    self.form = form
    self.clientID = clientID
    self.clientName = clientName
    self.texts = texts
    self.savedAt = savedAt
  }

  /// The fields that hold what somebody writes. Passwords, choices and days are none of them.
  package static let fields: Set<String> = [
    "note", "reason", "kind", "need", "goals", "none_needed", "comment", "title", "awaited", "next_owner", "providers",
    "line", "name", "hours", "intake_days", "closed_days", "waitlist", "usual_wait_days", "update_every_days",
    "alternatives",
  ]
  /// The parts of the site with forms in which somebody writes.
  package static let parts: Set<String> = [
    "clients", "processes", "tasks", "crises", "leave", "admission", "warnings", "emergencies", "add", "services",
    "calendar",
  ]
  /// As much as the longest form takes.
  package static let longest = 20_000
  /// As many as one person has open.
  package static let most = 50

  /// What of a form's fields is kept; empty when nothing was written, or the form is none of those.
  package static func texts(of fields: [String: String], form: String) -> [String: String] {
    guard form.utf8.count <= 200, form.wholeMatch(of: /(\/[A-Za-z0-9._~%-]+)+/) != nil,
      let part = form.split(separator: "/").first, parts.contains(String(part))
    else { return [:] }
    return fields.filter { Self.fields.contains($0.key) && $0.value.contains { !$0.isWhitespace } }
      .mapValues { String($0.prefix(longest)) }
  }

  init(_ record: DraftRecord) {
    let texts = try? JSONDecoder().decode([String: String].self, from: Data(record.fields.utf8))
    self.init(
      form: record.form, clientID: record.clientID, clientName: record.clientName, texts: texts ?? [:],
      savedAt: record.savedAt)
  }
}

extension AccountTables {
  /// Keeps a draft for somebody, about a client of the open caseload only. The log gets an entry for the first of a form.
  func keep(_ texts: [String: String], form: String, of user: Int, actor: Actor, at moment: Int) throws {
    guard let caseload = try owner(of: form, caseload: actor.caseManagerID) else {
      throw CaseError.notFound(kind: "record", id: "", suggestion: nil)
    }
    guard try desk.draftCount(of: user) < Draft.most else {
      throw CaseError.notPossible(
        sentence: "\(Draft.most) texts are kept for you already. Open Drafts and throw some away.")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let fields = String(bytes: try encoder.encode(texts), encoding: .utf8) ?? "{}"
    let isNew = try desk.keep(
      DraftRecord(
        userID: user, form: form, caseload: actor.caseManagerID, clientID: caseload.client, fields: fields,
        savedAt: moment))
    if isNew { try log("keep_draft", of: caseload.client, by: actor) }
  }

  /// Takes a draft away, with an entry in the log.
  func drop(form: String, of user: Int, actor: Actor) throws {
    guard let dropped = try desk.drop(form: form, of: user) else { return }
    try log("drop_draft", of: dropped.clientID, by: actor)
  }

  private func log(_ action: String, of client: String?, by actor: Actor) throws {
    try trail.append(
      actor: actor, action: action, subject: client.map { "client \($0)" } ?? "a text about no client",
      caseload: actor.caseManagerID, read: client.map { [$0] } ?? [])
  }

  /// The client that a form is about, when it is one of the caseload; nil for somebody else's.
  private func owner(of form: String, caseload: String) throws -> (client: String?, caseload: String)? {
    let parts = form.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    let client: String?
    switch (parts.first, parts.dropFirst().first) {
    case ("clients", let id?): client = id
    case ("processes", let id?): client = try Int(id).flatMap { try desk.client(ofProcess: $0) } ?? ""
    case ("tasks", let id?): client = try Int(id).flatMap { try desk.client(ofTask: $0) } ?? ""
    default: client = nil
    }
    guard let client else { return (nil, caseload) }
    return try RecordRows(connection).caseManager(ofClient: client) == caseload ? (client, caseload) : nil
  }
}

/// Keeps what somebody typed into a form; nothing but blanks takes the draft away.
package struct KeepDraft: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "keep_draft"
  package static let permission = AccountPermission.roles([.caseManager, .supervisor])
  package var form: String
  package var fields: [String: String]

  package init(form: String, fields: [String: String]) {
    self.form = form
    self.fields = fields
  }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let (form, texts, actor, moment) = (form, Draft.texts(of: fields, form: form), room.actor, room.moment)
    try await room.write { tables in
      let user = try room.ownAccount(tables)
      try PermissionRule.decide(
        caseload: actor.caseManagerID, actor: actor, changes: true, moment: moment, in: tables.connection)
      if texts.isEmpty { return try tables.drop(form: form, of: user.id, actor: actor) }
      try tables.keep(texts, form: form, of: user.id, actor: actor, at: moment)
    }
  }
}

/// Takes a draft away: it was saved, or isn't wanted.
package struct DropDraft: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "drop_draft"
  package static let permission = AccountPermission.roles([.caseManager, .supervisor])
  package var form: String

  package init(form: String) { self.form = form }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let (form, actor) = (form, room.actor)
    try await room.write { tables in
      try tables.drop(form: form, of: try room.ownAccount(tables).id, actor: actor)
    }
  }
}

/// Keeps what a form sent after its session had ended: for the account whose session it was, when the form carried that session's token.
package struct KeepDraftAfterEnd: AccountUseCase {
  /// True when it was kept.
  package typealias Outcome = Bool
  package static let action = "keep_draft"
  package static let permission = AccountPermission.anybody
  /// The cookie's value.
  package var session: String
  /// What the form carried.
  package var formToken: String
  package var form: String
  package var fields: [String: String]

  package init(session: String, formToken: String, form: String, fields: [String: String]) {
    self.session = session
    self.formToken = formToken
    self.form = form
    self.fields = fields
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> Bool {
    let texts = Draft.texts(of: fields, form: form)
    guard !texts.isEmpty, Secret.digest(formToken) == Secret.digest(Secret.derived(from: session, for: "forms")) else {
      return false
    }
    let (form, digest, moment) = (form, Secret.digest(session), room.moment)
    return try await room.write { tables in
      // A day at most: whoever comes later has forgotten what it was about.
      guard let ended = try tables.entries.endedSession(tokenDigest: digest), moment - ended.lastInputAt < 24 * 3_600,
        let user = try tables.accounts.user(ended.userID), !user.isDisabled
      else { return false }
      let actor = Actor(user, caseload: ended.caseload, source: room.actor.source)
      guard [.caseManager, .supervisor].contains(actor.role) else { return false }
      try tables.keep(texts, form: form, of: user.id, actor: actor, at: moment)
      return true
    }
  }
}

/// What the asking account typed about the open caseload and did not save. The log gets an entry.
package struct ListDrafts: AccountUseCase {
  package typealias Outcome = [Draft]
  package static let action = "list_drafts"
  package static let permission = AccountPermission.roles([.caseManager, .supervisor])

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> [Draft] {
    let (actor, moment) = (room.actor, room.moment)
    return try await room.write { tables in
      let user = try room.ownAccount(tables)
      try PermissionRule.decide(
        caseload: actor.caseManagerID, actor: actor, changes: false, moment: moment, in: tables.connection)
      let drafts = try tables.desk.drafts(of: user.id, caseload: actor.caseManagerID).map { Draft($0) }
      try tables.trail.append(
        actor: actor, action: Self.action, subject: "own drafts", caseload: actor.caseManagerID,
        read: Set(drafts.compactMap(\.clientID)))
      return drafts
    }
  }
}
