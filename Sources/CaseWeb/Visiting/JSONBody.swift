internal import Casework
internal import Foundation
internal import Hummingbird

/// The JSON object of a request's body, read strictly: unknown fields and wrong types are named.
struct JSONBody: Sendable {
  private let members: [String: JSONValue]

  init(_ buffer: ByteBuffer, knows known: [String]) throws(Problem) {
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(JSONValue.self, from: Data(buffer.readableBytesView))
    } catch {
      throw .malformed(Self.place(of: error))
    }
    guard case .object(let members) = value else {
      throw .badInput("#", "The body is \(value.kind). Send an object with \(Self.listing(known)).")
    }
    self.members = members
    for name in members.keys.sorted() where !known.contains(name) {
      let start = known.first { name.count > 2 && $0.hasPrefix(name) }
      let hint = (start ?? Suggestion.closest(to: name, among: known)).map { " Maybe “\($0)”?" } ?? ""
      throw .badInput(
        "#/\(name.prefix(40))", "There is no field “\(name.prefix(40))” here.\(hint) It takes \(Self.listing(known)).")
    }
  }

  /// A text that has to be there.
  func text(_ name: String, upTo limit: Int) throws(Problem) -> String {
    switch members[name] {
    case .text(let text):
      let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !trimmed.isEmpty else { throw .badInput("#/\(name)", "“\(name)” is empty. Fill it in.") }
      guard trimmed.count <= limit else {
        throw .badInput("#/\(name)", "“\(name)” is longer than \(limit) characters. Shorten it.")
      }
      return trimmed
    case nil: throw .badInput("#/\(name)", "“\(name)” is missing. Add it as text.")
    case let other?: throw .badInput("#/\(name)", "“\(name)” is \(other.kind). Send text.")
    }
  }

  /// True when the body has that member, and it isn't null: an empty text says something too.
  func names(_ name: String) -> Bool { members[name].map { $0 != .null } ?? false }

  /// A text that may be left out; nil when it is absent, null or empty.
  func optionalText(_ name: String, upTo limit: Int) throws(Problem) -> String? {
    switch members[name] {
    case nil, .null: return nil
    case .text(let text) where text.allSatisfy(\.isWhitespace): return nil
    default: return try text(name, upTo: limit)
    }
  }

  /// A list of texts; empty when it is absent or null.
  func texts(_ name: String, upTo limit: Int, count most: Int) throws(Problem) -> [String] {
    switch members[name] {
    case nil, .null: return []
    case .list(let elements):
      guard elements.count <= most else {
        throw .badInput("#/\(name)", "“\(name)” has more than \(most) entries. Leave some out.")
      }
      var texts: [String] = []
      for element in elements {
        guard case .text(let text) = element, text.count <= limit else {
          throw .badInput("#/\(name)", "“\(name)” has to be a list of texts of up to \(limit) characters.")
        }
        texts.append(text)
      }
      return texts
    case let other?: throw .badInput("#/\(name)", "“\(name)” is \(other.kind). Send a list of texts.")
    }
  }

  /// A yes or no; nil when it is absent or null.
  func flag(_ name: String) throws(Problem) -> Bool? {
    switch members[name] {
    case nil, .null: return nil
    case .bool(let flag): return flag
    case let other?: throw .badInput("#/\(name)", "“\(name)” is \(other.kind). Send true or false.")
    }
  }

  /// A day; nil when it is absent or null.
  func day(_ name: String) throws(Problem) -> CalendarDay? {
    switch members[name] {
    case nil, .null: return nil
    case .text(let text): return try Visit.day(text, pointer: "#/\(name)")
    case let other?: throw .badInput("#/\(name)", "“\(name)” is \(other.kind). Send a date such as 2026-01-06.")
    }
  }

  /// A whole number within bounds; nil when it is absent or null.
  func wholeNumber(_ name: String, in bounds: ClosedRange<Int>) throws(Problem) -> Int? {
    switch members[name] {
    case nil, .null: return nil
    case .int(let number) where bounds.contains(number): return number
    case .int, .number:
      throw .badInput(
        "#/\(name)", "“\(name)” has to be a whole number from \(bounds.lowerBound) to \(bounds.upperBound).")
    case let other?: throw .badInput("#/\(name)", "“\(name)” is \(other.kind). Send a whole number.")
    }
  }

  private static func listing(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: ", ") }

  /// "line 2, column 5", when the parser's report names it.
  private static func place(of error: any Error) -> String? {
    guard case DecodingError.dataCorrupted(let context) = error, let underlying = context.underlyingError else {
      return nil
    }
    let report = "\(underlying)"
    guard let match = report.firstMatch(of: /line [0-9]+, column [0-9]+/) else { return nil }
    return String(match.0)
  }
}
