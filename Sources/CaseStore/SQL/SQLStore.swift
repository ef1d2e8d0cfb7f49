/// A value in a statement or a row. Two types only, so that every column means the same on SQLite and PostgreSQL.
package enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int)
  case text(String)
}

/// One row of an answer, by column name.
package struct SQLRow: Sendable {
  private let values: [String: SQLValue]

  package init(_ values: [String: SQLValue]) { self.values = values }

  /// The text of a column.
  ///
  /// - Throws: `StoreError.unexpectedValue` when it is NULL or a number: the schema forbids both, so the file was changed by something else.
  package func text(_ column: String) throws(StoreError) -> String {
    guard case .text(let value) = values[column] else { throw .unexpectedValue(column: column) }
    return value
  }

  /// The number of a column.
  package func integer(_ column: String) throws(StoreError) -> Int {
    guard case .integer(let value) = values[column] else { throw .unexpectedValue(column: column) }
    return value
  }

  /// The text of a column that may be NULL.
  package func optionalText(_ column: String) -> String? {
    if case .text(let value) = values[column] { value } else { nil }
  }

  /// The number of a column that may be NULL.
  package func optionalInteger(_ column: String) -> Int? {
    if case .integer(let value) = values[column] { value } else { nil }
  }

  /// The row as one text, columns by name. What is empty or zero is left out, so that a column that a later schema adds with such
  /// a value changes nothing.
  package var canonicalText: String {
    var text = ""
    for (column, value) in values.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .null, .integer(0), .text(""): continue
      case .integer(let number): text += "\(column)=\(number);"
      case .text(let words): text += "\(column)=\(words.utf8.count):\(words);"
      }
    }
    return text
  }
}

/// A connection inside a transaction. Statements use `?` for values, in the dialect that SQLite 3.40 and PostgreSQL 15 share.
package protocol SQLConnection {
  /// Runs a statement that answers nothing.
  func run(_ sql: StaticString, _ values: [SQLValue]) throws(StoreError)
  /// Runs a query, or a statement with `RETURNING`.
  func rows(_ sql: StaticString, _ values: [SQLValue]) throws(StoreError) -> [SQLRow]
}

extension SQLConnection {
  package func run(_ sql: StaticString) throws(StoreError) { try run(sql, []) }
  package func rows(_ sql: StaticString) throws(StoreError) -> [SQLRow] { try rows(sql, []) }
}

/// A database: the whole of what the rest of Caseday knows about it. SQLite stands behind it; a second driver can stand beside.
package protocol SQLStore: Sendable {
  /// Reads from one consistent state.
  func read<Value: Sendable>(
    _ body: @Sendable @escaping (any SQLConnection) throws -> Value
  ) async throws -> Value
  /// Writes in one transaction: everything or nothing. Durable when it returns.
  func write<Value: Sendable>(
    _ body: @Sendable @escaping (any SQLConnection) throws -> Value
  ) async throws -> Value
  /// Takes what was deleted out of the files themselves: free space, and the log of former pages.
  ///
  /// - Throws: `StoreError.busy` while another program looks at the database.
  func clearDeleted() async throws
  /// True when another process writes to this database, so that this one may only read.
  func isWrittenElsewhere() -> Bool
}

/// What can go wrong with a database. The sentences name files, never client data.
package enum StoreError: Error, Sendable, Equatable {
  case missingFile(String)
  case notADatabase(String)
  case notOurs(String)
  case newerSchema(String, found: Int, known: Int)
  case notDurable(String)
  case busy
  case inUse(String)
  case failed(String)
  case unexpectedValue(column: String)
  /// A client's id that another caseload has.
  case taken(client: String)

  /// What happened and what to do next.
  package var sentence: String {
    switch self {
    case .missingFile(let file):
      "There is no file \(file). Create it with `caseday import clients FILE.csv --db \(file)`, or name another with --db."
    case .notADatabase(let file):
      "\(file) is not a Caseday database. Name another file with --db; this one was not changed."
    case .notOurs(let file):
      "\(file) is a database of another program. Name another file with --db; this one was not changed."
    case .newerSchema(let file, let found, let known):
      "\(file) was written by a newer Caseday (schema \(found), this one knows \(known)). Use the newer program; the file was not changed."
    case .notDurable(let file):
      "\(file) can't be opened so that saved work survives a power cut. Move it to a local disk."
    case .busy:
      "The database is in use by another Caseday. Stop that one, or try again in a moment; nothing was changed."
    case .inUse(let file):
      "Another Caseday is writing to \(file), probably a running server. Use its page, or stop it first; nothing was changed."
    case .failed(let what): "The database could not be used (\(what)). Nothing was changed."
    case .taken(let client):
      "The client id \(client) is in use in another caseload of this agency. Give this client another id; nothing was changed."
    case .unexpectedValue(let column):
      "The database holds something unexpected in column \(column). Restore a backup, or have the file looked at."
    }
  }
}
