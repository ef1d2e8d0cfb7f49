/// The tables, and how an older file becomes a newer one. A migration that has shipped is never changed.
enum Schema {
  /// One step from a version to the next: statements in the dialect that both databases share, but for `STRICT`.
  struct Migration {
    var version: Int
    var statements: [StaticString]
  }

  static let migrations = [
    firstSchema, processChanges, waitingSchema, planSchema, calendarSchema, accountsSchema, recordsSchema, ledgerSchema,
    deskSchema, trustSchema, addedSchema,
  ]

  /// The newest version that this program knows.
  static var current: Int { migrations.map(\.version).max() ?? 0 }

  /// True when there is nothing to migrate.
  ///
  /// - Throws: `StoreError.newerSchema` for a file of a newer program.
  static func isCurrent(_ connection: any SQLConnection, file: String) throws(StoreError) -> Bool {
    let table = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_versions'")
    guard !table.isEmpty else { return false }
    let found = try connection.rows("SELECT version FROM schema_versions ORDER BY version DESC LIMIT 1")
    let version = found.first?.optionalInteger("version") ?? 0
    if version > current { throw .newerSchema(file, found: version, known: current) }
    return version == current
  }

  /// Brings the schema up to date, inside the caller's transaction.
  static func migrate(_ connection: any SQLConnection, file: String) throws(StoreError) {
    try connection.run("CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY) STRICT")
    let found = try connection.rows("SELECT version FROM schema_versions ORDER BY version DESC LIMIT 1")
    let version = found.first?.optionalInteger("version") ?? 0
    if version > current { throw .newerSchema(file, found: version, known: current) }
    for migration in migrations where migration.version > version {
      for statement in migration.statements { try connection.run(statement) }
      try connection.run("INSERT INTO schema_versions (version) VALUES (?)", [.integer(migration.version)])
    }
  }
}
