internal import Crypto
internal import Foundation

/// Makes texts unreadable for whoever hasn't the key, and useless in another place than their own: AES-256-GCM.
package struct Seal: Sendable {
  private static let prefix = "sealed1:"
  private let key: SymmetricKey

  /// With a new key of 256 random bits.
  package init() { key = SymmetricKey(size: .bits256) }

  /// With a key as `keyText` writes it; nil for anything else.
  package init?(keyText: String) {
    let text = keyText.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let data = Data(base64Encoded: text), data.count == SymmetricKeySize.bits256.bitCount / 8 else { return nil }
    key = SymmetricKey(data: data)
  }

  /// The key in base 64, for the file that keeps it.
  package var keyText: String { key.withUnsafeBytes { Data($0).base64EncodedString() } }

  /// True for a text that was sealed, by whichever key.
  package static func isSealed(_ text: String) -> Bool { text.hasPrefix(prefix) }

  /// `sealed1:` and the nonce, the text and its tag in base 64.
  ///
  /// - Parameter place: what the text belongs to; it opens there only.
  /// - Throws: `CredentialFault.sealing`.
  package func sealed(_ text: String, for place: String) throws(CredentialFault) -> String {
    do {
      let box = try AES.GCM.seal(Data(text.utf8), using: key, authenticating: Data(place.utf8))
      guard let combined = box.combined else { throw CredentialFault.sealing }
      return Self.prefix + combined.base64EncodedString()
    } catch {
      throw .sealing
    }
  }

  /// The text; nil when it was sealed by another key or for another place, or was changed.
  package func opened(_ sealed: String, for place: String) -> String? {
    guard Self.isSealed(sealed), let data = Data(base64Encoded: String(sealed.dropFirst(Self.prefix.count))),
      // Every fault of the box means the same: it doesn't open here.
      let box = try? AES.GCM.SealedBox(combined: data),
      let text = try? AES.GCM.open(box, using: key, authenticating: Data(place.utf8))
    else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
