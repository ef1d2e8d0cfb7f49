internal import Crypto
internal import Foundation

/// A second factor: six digits that change every thirty seconds (RFC 6238, HMAC-SHA1, as authenticator programs expect).
package struct OneTimePassword: Sendable, Equatable {
  /// Twenty random bytes in base 32, without padding.
  package let secret: String

  package init(secret: String) { self.secret = secret }

  /// A new secret.
  package static func make() -> OneTimePassword { OneTimePassword(secret: Base32.text(Secret.bytes(20))) }

  /// The seconds that a code stands for.
  package static let period = 30

  /// The step that a moment lies in. - Parameter moment: seconds since 1970.
  package static func step(at moment: Int) -> Int { moment / period }

  /// The code of a step; nil when the secret isn't base 32.
  package func code(step: Int, digits: Int = 6) -> String? {
    guard let key = Base32.bytes(secret), step >= 0 else { return nil }
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: Data(counter), using: SymmetricKey(data: Data(key))))
    guard let last = mac.last else { return nil }
    let offset = Int(last & 15)
    let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    let modulus = (0..<digits).reduce(1) { product, _ in product * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// The step whose code this is: the present one, or one beside it, later than the last that was used. nil: it is none of them.
  package func step(of code: String, at moment: Int, after used: Int?) -> Int? {
    let typed = code.filter { !$0.isWhitespace }
    let present = Self.step(at: moment)
    return (present - 1...present + 1).first { step in
      step > used ?? -1 && self.code(step: step).map { Secret.areEqual($0, typed) } == true
    }
  }

  /// What an authenticator program reads from the picture.
  package func address(account: String) -> String {
    let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{21}"..."\u{7e}"))
    let label = account.addingPercentEncoding(withAllowedCharacters: allowed) ?? "account"
    return "otpauth://totp/Caseday:\(label)?secret=\(secret)&issuer=Caseday&algorithm=SHA1&digits=6&period=30"
  }
}

/// Ten codes that each open the account once when the second factor is lost.
package enum RecoveryCodes {
  /// New codes, 80 bits each: `k3mf-9x2q-...`.
  package static func make() -> [String] {
    (0..<10).map { _ in
      let letters = Array(Base32.text(Secret.bytes(10)).lowercased())
      return stride(from: 0, to: 16, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }
  }

  /// A code as it is compared: without spaces, hyphens and capitals.
  package static func plain(_ code: String) -> String {
    code.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

/// RFC 4648 base 32, without padding.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var (buffer, bits, result) = (0, 0, [UInt8]())
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        result.append(alphabet[buffer >> bits & 31])
      }
      buffer &= (1 << bits) - 1
    }
    if bits > 0 { result.append(alphabet[buffer << (5 - bits) & 31]) }
    return String(decoding: result, as: UTF8.self)
  }

  /// nil when a letter isn't one of the alphabet.
  static func bytes(_ text: String) -> [UInt8]? {
    var (buffer, bits, result) = (0, 0, [UInt8]())
    for letter in text.uppercased().utf8 where letter != UInt8(ascii: "=") {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      buffer = buffer << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: buffer >> bits))
        buffer &= (1 << bits) - 1
      }
    }
    return result
  }
}
