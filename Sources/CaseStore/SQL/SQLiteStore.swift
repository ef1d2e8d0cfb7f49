internal import Foundation
internal import GRDB

/// The embedded default: one SQLite file, or a database in memory for the demo and for tests.
package final class SQLiteStore: SQLStore {
  private let database: any DatabaseWriter
  /// Nil for a database in memory, which has no other process.
  private let lock: WriterLock?

  /// Opens a database file and brings its schema up to date.
  ///
  /// - Parameter creating: true: a missing file is created. False: it is an error.
  package init(file: String, creating: Bool) throws(StoreError) {
    lock = WriterLock(file: file)
    if !creating, !FileManager.default.fileExists(atPath: file) { throw .missingFile(file) }
    do {
      if creating, !FileManager.default.fileExists(atPath: file) {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(
          at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // Client data: readable by its owner only, from the first byte.
        guard FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600]) else {
          throw StoreError.failed("\(file) can't be created")
        }
      } else {
        try Self.checkHeader(file)
      }
      let pool = try DatabasePool(path: file, configuration: Self.configuration)
      // Opening a pool in WAL mode resets `synchronous` to NORMAL, after `prepareDatabase`: a saved task could vanish in a power cut.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      guard try pool.writeWithoutTransaction({ try Int.fetchOne($0, sql: "PRAGMA synchronous") }) == 2 else {
        throw StoreError.notDurable(file)
      }
      try Self.refuseForeign(pool, file: file)
      database = pool
    } catch {
      throw Self.storeError(error, file: file)
    }
    try migrate(file: file)
  }

  /// A database in memory.
  package init() throws(StoreError) {
    lock = nil
    do {
      database = try DatabaseQueue(configuration: Self.configuration)
    } catch {
      throw Self.storeError(error, file: "memory")
    }
    try migrate(file: "memory")
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // What is deleted is overwritten, and no client's data goes through the system's folder for temporary files.
      try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
    }
    return configuration
  }

  /// The value of `PRAGMA synchronous` on the one writing connection: 2 is FULL.
  package func synchronousLevel() throws(StoreError) -> Int {
    do {
      return try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } ?? -1
    } catch {
      throw Self.storeError(error, file: "")
    }
  }

  /// Refuses a file that is no SQLite database before anything could write to it.
  private static func checkHeader(_ file: String) throws(StoreError) {
    guard let handle = FileHandle(forReadingAtPath: file) else { throw .failed("\(file) can't be read") }
    defer { try? handle.close() }  // Nothing was written: a close that fails loses nothing.
    let head: Data
    do { head = try handle.read(upToCount: 16) ?? Data() } catch { throw .notADatabase(file) }
    if !head.isEmpty, head != Data("SQLite format 3\0".utf8) { throw .notADatabase(file) }
  }

  /// Refuses a database with tables of somebody else.
  private static func refuseForeign(_ pool: DatabasePool, file: String) throws {
    let tables = try pool.read { database in
      try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    if !tables.isEmpty, !tables.contains("schema_versions") { throw StoreError.notOurs(file) }
  }

  private func migrate(file: String) throws(StoreError) {
    do {
      // Looked at first: a command that only reads writes nothing, not even what is there already.
      if try database.read({ try Schema.isCurrent(SQLiteConnection(database: $0), file: file) }) { return }
      try lock?.take()
      try database.write { try Schema.migrate(SQLiteConnection(database: $0), file: file) }
    } catch {
      throw Self.storeError(error, file: file)
    }
  }

  package func read<Value: Sendable>(
    _ body: @Sendable @escaping (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await translating { try await self.database.read { try body(SQLiteConnection(database: $0)) } }
  }

  package func write<Value: Sendable>(
    _ body: @Sendable @escaping (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try lock?.take()
    return try await translating { try await self.database.write { try body(SQLiteConnection(database: $0)) } }
  }

  package func clearDeleted() async throws {
    guard let lock else { return }
    try lock.take()
    try await translating {
      try await self.database.barrierWriteWithoutTransaction { database in
        try database.execute(sql: "VACUUM")
        // The log beside the file has the former pages until it is emptied.
        try database.checkpoint(.truncate)
      }
    }
  }

  package func isWrittenElsewhere() -> Bool { lock?.isTakenElsewhere() ?? false }

  /// SQLite's own errors become the store's; what a use case throws passes through.
  private func translating<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let error as DatabaseError {
      throw Self.storeError(error, file: "The database")
    }
  }

  fileprivate static func storeError(_ error: any Error, file: String) -> StoreError {
    if let known = error as? StoreError { return known }
    guard let error = error as? DatabaseError else { return .failed("\(type(of: error))") }
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: return .notADatabase(file)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
    // The code only: messages can hold values, and values are client data.
    default: return .failed("SQLite error \(error.extendedResultCode.rawValue)")
    }
  }
}

/// One transaction's connection.
private struct SQLiteConnection: SQLConnection {
  let database: Database

  func run(_ sql: StaticString, _ values: [SQLValue]) throws(StoreError) {
    do {
      let statement = try database.cachedStatement(sql: "\(sql)")
      try statement.execute(arguments: arguments(values))
    } catch {
      throw SQLiteStore.storeError(error, file: "The database")
    }
  }

  func rows(_ sql: StaticString, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
    do {
      let statement = try database.cachedStatement(sql: "\(sql)")
      let rows = try Row.fetchAll(statement, arguments: arguments(values))
      return rows.map { row in
        SQLRow(
          Dictionary(
            row.map { column, value in (column, Self.value(value)) }, uniquingKeysWith: { first, _ in first }))
      }
    } catch {
      throw SQLiteStore.storeError(error, file: "The database")
    }
  }

  private func arguments(_ values: [SQLValue]) -> StatementArguments {
    StatementArguments(
      values.map { value -> (any DatabaseValueConvertible)? in
        switch value {
        case .null: nil
        case .integer(let number): number
        case .text(let text): text
        }
      })
  }

  private static func value(_ value: DatabaseValue) -> SQLValue {
    switch value.storage {
    case .int64(let number): .integer(Int(number))
    case .string(let text): .text(text)
    default: .null
    }
  }
}
