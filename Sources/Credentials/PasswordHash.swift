internal import CArgon2
internal import Foundation

/// A password as it is stored: argon2id, in the PHC string format.
///
/// Memory 19,456 KiB, two passes, one lane: the first choice of OWASP's password storage cheat sheet. One hash takes about
/// 0.07 s and 20 MiB, so at most two are computed at once; the rest queue.
package struct PasswordHash: Sendable, Equatable {
  /// What a hash costs.
  package struct Cost: Sendable, Equatable {
    /// KiB.
    package var memory: UInt32
    package var passes: UInt32
    package var lanes: UInt32

    package static let standard = Cost(memory: 19_456, passes: 2, lanes: 1)
  }

  /// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
  package let text: String

  package init(text: String) { self.text = text }

  /// Hashes a password under a new salt. Any characters, no truncation.
  ///
  /// - Throws: `CredentialFault.busy` when too many wait already; `hashing` when the library refuses.
  package static func make(_ password: String, cost: Cost = .standard) async throws(CredentialFault) -> PasswordHash {
    try await HashingQueue.run { () throws(CredentialFault) in
      let salt = Secret.bytes(16)
      let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
      var encoded = [CChar](repeating: 0, count: 200)
      let code = argon2id_hash_encoded(
        cost.passes, cost.memory, cost.lanes, bytes, bytes.count, salt, salt.count, 32, &encoded, encoded.count)
      guard code == ARGON2_OK.rawValue else { throw CredentialFault.hashing(code) }
      return PasswordHash(
        text: String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
  }

  /// True when it is this password's hash.
  package func matches(_ password: String) async throws(CredentialFault) -> Bool {
    let text = text
    return try await HashingQueue.run {
      let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
      return argon2id_verify(text, bytes, bytes.count) == ARGON2_OK.rawValue
    }
  }

  /// What it was made with; nil for a text that is no argon2id hash.
  package var cost: Cost? {
    guard let match = text.firstMatch(of: /^\$argon2id\$v=19\$m=([0-9]+),t=([0-9]+),p=([0-9]+)\$/),
      let memory = UInt32(match.1), let passes = UInt32(match.2), let lanes = UInt32(match.3)
    else { return nil }
    return Cost(memory: memory, passes: passes, lanes: lanes)
  }

  /// True when it was made with less than what is asked for today; it is made anew at the next sign-in.
  package var isOutdated: Bool {
    guard let cost else { return true }
    let wanted = Cost.standard
    return cost.memory < wanted.memory || cost.passes < wanted.passes || cost.lanes < wanted.lanes
  }

  /// A hash that no password has: what an unknown name is compared with, so that it takes as long as a known one.
  package static let nobody = PasswordHash(
    text: "$argon2id$v=19$m=19456,t=2,p=1$Y2FzZWRheS1ub2JvZHktMQ$YjTTAr2NYlGeRkCpOE2ijIzKJvJhFqvGtmoiYUIEvKw")
}

/// Why a credential could not be made or compared.
package enum CredentialFault: Error, Sendable, Equatable {
  /// More than fifty wait for their hash: somebody floods the sign-in.
  case busy
  /// The library's error number.
  case hashing(Int32)
  /// A secret could not be sealed.
  case sealing
}

/// Two hashes at once, whatever comes in: else signing in is a way to fill the memory.
enum HashingQueue {
  /// Told of each hash that is asked for; for tests, which compare work and not time.
  @TaskLocal static var meter: (@Sendable () -> Void)?

  private static let queue: OperationQueue = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2
    return queue
  }()

  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(CredentialFault) -> Value
  ) async throws(CredentialFault) -> Value {
    guard queue.operationCount < 50 else { throw .busy }
    meter?()
    let result: Result<Value, CredentialFault> = await withCheckedContinuation { continuation in
      queue.addOperation {
        do throws(CredentialFault) {
          continuation.resume(returning: .success(try work()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }
}
