import Foundation
import Testing

/// One Swift file of the project.
struct SourceFile: Sendable {
  /// Below the project's folder: `Sources/Planning/Model/Plan.swift`.
  var path: String
  var text: String

  /// The target it belongs to: the folder below `Sources`; nil elsewhere.
  var room: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// The text without comments and without what stands in string literals, line for line.
  var code: String { CodeOnly.of(text) }

  /// All Swift files below the named folders of the project.
  static func all(below folders: [String]) throws -> [SourceFile] {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try folders.flatMap { folder -> [SourceFile] in
      let found = FileManager.default.enumerator(atPath: project.appending(path: folder).path(percentEncoded: false))
      let names = (found?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      return try names.map { name in
        let url = project.appending(path: folder).appending(path: name)
        return SourceFile(path: "\(folder)/\(name)", text: try String(contentsOf: url, encoding: .utf8))
      }
    }
  }
}

/// Takes comments and the contents of string literals out of Swift text. Enough for checks on words, not a parser. O(bytes).
struct CodeOnly {
  private let bytes: [UInt8]
  private var place = 0
  private var result: [UInt8] = []

  static func of(_ text: String) -> String {
    var reader = CodeOnly(bytes: Array(text.utf8))
    while reader.place < reader.bytes.count { reader.step() }
    return String(decoding: reader.result, as: UTF8.self)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ ahead: Int) -> UInt8? {
    place + ahead < bytes.count ? bytes[place + ahead] : nil
  }

  private mutating func step() {
    switch (bytes[place], byte(1)) {
    case (UInt8(ascii: "/"), UInt8(ascii: "/")):
      while let next = byte(0), next != UInt8(ascii: "\n") { place += 1 }
    case (UInt8(ascii: "/"), UInt8(ascii: "*")): skipComment()
    case (UInt8(ascii: "\""), _): skipString(signs: 0)
    case (UInt8(ascii: "#"), _):
      let signs = bytes[place...].prefix { $0 == UInt8(ascii: "#") }.count
      if byte(signs) == UInt8(ascii: "\"") { skipString(signs: signs) } else { keep() }
    default: keep()
    }
  }

  private mutating func keep() {
    result.append(bytes[place])
    place += 1
  }

  /// Leaves a byte out, but keeps line breaks, so that lines stay countable.
  private mutating func drop() {
    if byte(0) == UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
    place += 1
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      switch (byte(0), byte(1)) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        place += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        place += 2
      default: drop()
      }
    } while depth > 0 && place < bytes.count
  }

  /// Leaves `""` of the literal that starts here.
  private mutating func skipString(signs: Int) {
    place += signs
    let quote = UInt8(ascii: "\"")
    let isLong = byte(1) == quote && byte(2) == quote
    place += isLong ? 3 : 1
    result += [quote, quote]
    let end = Array(repeating: quote, count: isLong ? 3 : 1) + Array(repeating: UInt8(ascii: "#"), count: signs)
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\"), signs == 0 {
        place += 2
      } else if bytes[place...].starts(with: end) {
        place += end.count
        return
      } else if bytes[place] == UInt8(ascii: "\n"), !isLong {
        return
      } else {
        drop()
      }
    }
  }
}
