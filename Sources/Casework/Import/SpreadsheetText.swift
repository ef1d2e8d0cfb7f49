/// The text of a spreadsheet file as UTF-8 bytes without a byte order mark, and what had to be guessed for it.
struct SpreadsheetText: Equatable {
  var utf8: [UInt8]
  /// True when the bytes were neither UTF-8 nor marked as UTF-16, and were read as Windows-1252.
  var isGuess: Bool

  /// Reads UTF-8 (with or without a byte order mark), UTF-16 with one, or else Windows-1252, which older spreadsheet programs write.
  ///
  /// - Throws: `ImportError.empty`, `.notText`.
  init(_ bytes: [UInt8]) throws(ImportError) {
    if let kind = Self.foreignFormat(bytes) {
      throw .notText(kind: kind, advice: "Open it in a spreadsheet program and save it as CSV (UTF-8).")
    }
    let decoded = try Self.decoded(bytes)
    utf8 = decoded.utf8
    isGuess = decoded.isGuess
    if utf8.contains(0) {
      throw .notText(
        kind: "it holds NUL characters", advice: "Maybe it is UTF-16 without a byte order mark; save it as CSV (UTF-8)."
      )
    }
    if !utf8.contains(where: { $0 > 0x20 }) { throw .empty }
  }

  private static func decoded(_ bytes: [UInt8]) throws(ImportError) -> (utf8: [UInt8], isGuess: Bool) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (try utf16(bytes.dropFirst(2), isBigEndian: bytes[0] == 0xFE), false)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if String(validating: body, as: UTF8.self) != nil { return (Array(body), false) }
    if let guessed = windows1252(body) { return (guessed, true) }
    throw .notText(kind: "its bytes are neither UTF-8 nor Windows-1252", advice: "Save it as CSV (UTF-8).")
  }

  /// What a file that is plainly something else looks like, by its first bytes.
  private static func foreignFormat(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "it looks like an Excel workbook or another zip archive" }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "it looks like an old Excel workbook" }
    if bytes.starts(with: Array("%PDF".utf8)) { return "it looks like a PDF" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "it looks like a gzip archive" }
    if bytes.starts(with: Array("SQLite format 3".utf8)) { return "it looks like a database" }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) throws(ImportError) -> [UInt8] {
    let pairs = Array(bytes)
    let units = stride(from: 0, to: pairs.count - 1, by: 2).map { place in
      let (first, second) = (UInt16(pairs[place]), UInt16(pairs[place + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    guard pairs.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      throw .notText(kind: "its UTF-16 is cut or damaged", advice: "Save it as CSV (UTF-8).")
    }
    return Array(text.utf8)
  }

  /// Nil when a byte has no meaning there.
  private static func windows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var text = ""
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      if (0x80...0x9F).contains(byte) {
        guard let scalar = upperRow[Int(byte) - 0x80] else { return nil }
        text.unicodeScalars.append(scalar)
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return Array(text.utf8)
  }

  /// Windows-1252 from 0x80 to 0x9F (Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT); the rest is Latin-1.
  private static let upperRow: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
