internal import Foundation
internal import Synchronization

/// Keeps a database file to one writing process: SQLite before 3.51.3 can corrupt a file when two processes write or checkpoint
/// at the same moment (sqlite.org, "WAL-reset bug").
///
/// Taken with the first write and kept until the process ends; a server therefore keeps it as long as it runs.
final class WriterLock: Sendable {
  private let file: String
  private let descriptor = Mutex<Int32?>(nil)

  /// - Parameter file: the database file; the lock is a file of its own beside it.
  init(file: String) { self.file = file }

  deinit { descriptor.withLock { if let open = $0 { close(open) } } }

  /// Makes this process the writing one.
  ///
  /// - Throws: `StoreError.inUse` when another process writes and doesn't end within two seconds.
  func take() throws(StoreError) {
    if !take(attempts: 20) { throw .inUse(file) }
  }

  /// True when another process has it. When nobody has, this process takes it.
  func isTakenElsewhere() -> Bool { !take(attempts: 1) }

  private func take(attempts: Int) -> Bool {
    descriptor.withLock { descriptor -> Bool in
      if descriptor != nil { return true }
      let opened = open("\(file)-writer", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
      guard opened >= 0 else { return false }
      for attempt in 0..<attempts {
        if flock(opened, LOCK_EX | LOCK_NB) == 0 {
          descriptor = opened
          return true
        }
        if attempt < attempts - 1 { usleep(100_000) }
      }
      close(opened)
      return false
    }
  }
}
