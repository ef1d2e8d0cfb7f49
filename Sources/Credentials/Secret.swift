internal import Crypto
internal import Foundation

/// Random values that let somebody in, and what is stored in their place.
package enum Secret {
  /// Bytes from the operating system's generator.
  package static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// A new token of 256 bits, in characters that an address and a cookie may hold.
  package static func token() -> String {
    Data(bytes(32)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// What is stored of a token: from it the token can't be found.
  package static func digest(_ token: String) -> String { hex(SHA256.hash(data: Data(token.utf8))) }

  /// A value that belongs to a token and doesn't give it away: the synchronizer token of a session's forms.
  package static func derived(from token: String, for purpose: String) -> String {
    hex(
      HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: SymmetricKey(data: Data(token.utf8))).prefix(16))
  }

  /// True when both are the same, in a time that doesn't depend on where they differ.
  package static func areEqual(_ one: String, _ other: String) -> Bool {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
