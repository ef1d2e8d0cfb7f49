internal import Foundation

/// The fields of a form or a query: `a=1&b=two+words`.
struct FormFields: Sendable, Equatable {
  private var values: [String: String] = [:]

  /// nil when a percent sign isn't followed by two hexadecimal digits, or the bytes aren't UTF-8. The first of two equal names counts.
  init?(_ text: String) {
    for pair in text.split(separator: "&").prefix(100) {
      let name = pair.prefix { $0 != "=" }
      guard let name = Self.decode(name), let value = Self.decode(pair.dropFirst(name.count + 1)) else { return nil }
      if values[name] == nil { values[name] = value }
    }
  }

  /// A field's value without the white space around it; nil when it is absent or empty.
  func text(_ name: String) -> String? {
    let value = values[name]?.trimmingCharacters(in: .whitespacesAndNewlines)
    return value?.isEmpty == false ? value : nil
  }

  /// A text, one character beyond the limit at most: enough for its rule to see that it is too long. Empty when it is absent.
  func limited(_ name: String, _ limit: Int) -> String { String((text(name) ?? "").prefix(limit + 1)) }

  /// All fields by name.
  var all: [String: String] { values }

  /// A field's value as it was typed, white space and all; nil when it is absent.
  func verbatim(_ name: String) -> String? { values[name] }

  private static func decode(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }
}
