internal import CaseStore
internal import Foundation
internal import Synchronization

/// The number and the hash of the log's newest entry, in a file beside the database: a log whose end was cut off is whole in
/// itself, and shows against this.
package struct HeadFile: Sendable {
  /// The newest entry.
  struct Mark: Sendable, Equatable {
    var entry: Int
    var hash: String
  }

  private let path: String

  package init(database: String) { path = "\(database)-audit" }

  /// What was last kept; nil without a file.
  func mark() -> Mark? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let entry = words.first.flatMap({ Int($0) }), let hash = words.last else { return nil }
    return Mark(entry: entry, hash: String(hash))
  }

  /// Keeps a mark. The log itself is in the database and durable: a mark that is lost in a power cut is older, never wrong.
  func keep(_ mark: Mark) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? handle.close() }  // Whatever was written is written: a close that fails loses at most this mark.
    let text = "\(mark.entry) \(mark.hash)\n"
    try handle.write(contentsOf: Data(text.utf8))
    try handle.truncate(atOffset: UInt64(text.utf8.count))
  }

  /// What a log says against the mark; nil when it agrees.
  func finding(in connection: any SQLConnection) throws -> AuditFinding? {
    let last = try AuditLog(connection).last()
    guard let mark = mark() else { return last.entry == 0 ? nil : .unmarked(entries: last.entry) }
    if last.entry < mark.entry { return .cut(written: mark.entry, found: last.entry) }
    if try AuditLog(connection).hash(of: mark.entry) != mark.hash { return .broken(entry: mark.entry) }
    return nil
  }
}

/// A store that keeps the log's head beside the file, after every write that made it longer. A mark that the log doesn't bear out is
/// left as it is: it is what shows that the end was cut off.
struct HeadKeepingStore: SQLStore {
  let store: any SQLStore
  let file: HeadFile
  private let known = Known()

  private final class Known: Sendable {
    /// The newest entry that was kept, and whether the log follows from the mark that was found; nil: not looked at yet.
    let state = Mutex<(entry: Int, isFollowing: Bool?)>((0, nil))
  }

  init(store: any SQLStore, file: HeadFile) {
    self.store = store
    self.file = file
  }

  func read<Value: Sendable>(_ body: @Sendable @escaping (any SQLConnection) throws -> Value) async throws -> Value {
    try await store.read(body)
  }

  func write<Value: Sendable>(_ body: @Sendable @escaping (any SQLConnection) throws -> Value) async throws -> Value {
    let (file, wasFollowing) = (file, known.state.withLock { $0.isFollowing })
    let (value, last, isFollowing) = try await store.write { connection in
      let value = try body(connection)
      let isFollowing = try wasFollowing ?? (file.mark() == nil || file.finding(in: connection) == nil)
      return (value, try AuditLog(connection).last(), isFollowing)
    }
    try known.state.withLock { state in
      state.isFollowing = isFollowing
      guard isFollowing, last.entry > state.entry else { return }
      state.entry = last.entry
      try file.keep(HeadFile.Mark(entry: last.entry, hash: last.hash))
    }
    return value
  }

  func clearDeleted() async throws { try await store.clearDeleted() }

  func isWrittenElsewhere() -> Bool { store.isWrittenElsewhere() }
}
