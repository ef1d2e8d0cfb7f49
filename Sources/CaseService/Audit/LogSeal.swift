internal import CaseStore
internal import Crypto
internal import Foundation
internal import Synchronization

/// The key that the log's entries are hashed with, in a file of its own, `FILE-audit-key`, which only its owner can read: whoever writes
/// the database file without it can append nothing that fits.
///
/// The file holds the number of the first entry that was written with the key, and the key: 256 bits in base 64. It is made with that
/// entry. A key that was lost keeps nobody from working: the next entry makes another, and the check says which entries it can't
/// speak for.
package final class LogSeal: Sendable {
  /// A key, and the first entry that was written with it.
  struct Key: Sendable {
    let from: Int
    fileprivate let key: SymmetricKey

    /// The hash of an entry's fields; a length before each keeps their borders apart.
    func hash(_ fields: [String]) -> String {
      var code = HMAC<SHA256>(key: key)
      for field in fields { code.update(data: AuditTrail.framed(field)) }
      return AuditTrail.hex(code.finalize())
    }
  }

  /// The form of entries that were written with a key.
  static let form = 3

  /// nil for a database in memory.
  private let path: String?
  private let known = Mutex<Key?>(nil)

  /// The seal of a database file.
  package init(database: String) { path = "\(database)-audit-key" }

  /// The seal of a database in memory: its key ends with it.
  package init() { path = nil }

  /// The key; nil: there is none yet, or it was lost.
  ///
  /// - Throws: `CaseError.storeFailed` when the file is open to others or holds something else.
  func key() throws(CaseError) -> Key? {
    if let key = known.withLock({ $0 }) { return key }
    guard let path, let text = try KeyFile(path).text() else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let from = Int(words[0]), let data = Data(base64Encoded: String(words[1])),
      data.count == SymmetricKeySize.bits256.bitCount / 8
    else {
      throw .storeFailed(
        sentence:
          "The file \(path) holds no key, so nothing can be written into the audit log. Put the right file in its place, or move it away: the next entry makes a new key."
      )
    }
    let key = Key(from: from, key: SymmetricKey(data: data))
    known.withLock { $0 = key }
    return key
  }

  /// The key for an entry that is to be written, inside its transaction; the first one makes it.
  func key(forEntryAfter last: Int) throws(CaseError) -> Key {
    if let key = try key() { return key }
    let key = Key(from: last + 1, key: SymmetricKey(size: .bits256))
    if let path {
      let text = key.key.withUnsafeBytes { Data($0).base64EncodedString() }
      try KeyFile(path).make("\(key.from) \(text)")
    }
    known.withLock { $0 = key }
    return key
  }
}

/// A file that keeps a key: only its owner reads it, and it is never written over.
struct KeyFile: Sendable {
  let path: String

  init(_ path: String) { self.path = path }

  /// What it holds; nil: there is none.
  func text() throws(CaseError) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.st_mode & 0o077 == 0 else {
      throw .storeFailed(
        sentence: "The key file \(path) can be read by others. Take their rights away with `chmod 600 \(path)`.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .storeFailed(sentence: "The key file \(path) can't be read. Check its rights.")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Makes it, on the disk before anything relies on it.
  func make(_ text: String) throws(CaseError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
      try handle.write(contentsOf: Data("\(text)\n".utf8))
      try handle.synchronize()
    } catch {
      throw .storeFailed(
        sentence:
          "The key file \(path) can't be written. Check the folder's rights and its free space; nothing was changed.")
    }
  }
}
