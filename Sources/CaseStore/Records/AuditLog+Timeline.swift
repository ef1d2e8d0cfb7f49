extension AuditLog {
  /// The number of the newest entry that changed one of these records; 0 before the first.
  package func newestChange(of records: [String]) throws(StoreError) -> Int {
    var newest = 0
    for record in records {
      let rows = try connection.rows(
        "SELECT entry_id FROM audit_records WHERE record = ? AND digest <> '' ORDER BY entry_id DESC LIMIT 1",
        [.text(record)])
      newest = max(newest, try rows.first?.integer("entry_id") ?? 0)
    }
    return newest
  }

  /// An entry about a client, and whether it changed the client's records or only looked at them.
  package struct ClientEntry: Sendable, Equatable {
    package var entry: AuditEntry
    package var isLook: Bool
  }

  /// The entries that name a client's records, newest first. Looks at a whole caseload aren't among them.
  ///
  /// - Parameters:
  ///   - actions: the kinds of entry that are wanted, or with `isExcluding` those that aren't.
  ///   - lookers: whose looks may be shown, by account; nil: everybody's.
  ///   - before: only entries older than that one; nil: from the newest.
  package func entries(
    ofClient id: String, actions: Set<String>, isExcluding: Bool, lookers: Set<Int>?, before: Int?, limit: Int
  ) throws(StoreError) -> [ClientEntry] {
    let listed = Self.list(actions)
    var found: [ClientEntry] = []
    for row in try connection.rows(
      """
      SELECT e.*, r.digest AS own_digest FROM audit_records r JOIN audit_entries e ON e.id = r.entry_id
      WHERE r.record = ? AND r.entry_id < ? AND e.outcome IN ('done', 'unchanged')
        AND (? = '' OR ? LIKE '%,' || e.action || ',%') AND ? NOT LIKE '%,' || e.action || ',%'
        AND (r.digest <> '' OR ? = 'all' OR ? LIKE '%,' || CAST(e.user_id AS TEXT) || ',%')
      ORDER BY r.entry_id DESC LIMIT ?
      """,
      [
        .text("client \(id)"), .integer(before ?? Int(Int32.max)), .text(isExcluding ? "" : listed),
        .text(isExcluding ? "" : listed), .text(isExcluding ? listed : ""), .text(lookers == nil ? "all" : ""),
        .text(Self.list((lookers ?? []).map(String.init))), .integer(limit),
      ])
    {
      found.append(ClientEntry(entry: try Self.entry(row), isLook: try row.text("own_digest").isEmpty))
    }
    return found
  }

  /// Words between commas, as the query looks for one of them: ",view_week,view_plan,". Never empty.
  private static func list(_ words: some Sequence<String>) -> String {
    "," + words.sorted().joined(separator: ",") + ","
  }
}
