/// A JSON document as a tree, with objects in their written order.
///
/// Foundation's decoder accepts names given twice and words its errors for programmers; the planner's documents are
/// refused with one sentence that names the place, so it reads them itself.
enum JSONValue {
  case object([(name: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number that is no 64-bit integer, as written.
  case number(String)
  case bool(Bool)
  case null

  /// How a sentence calls the value.
  var kind: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string(let text): quoted(text)
    case .integer(let value): String(value)
    case .number(let text): text
    case .bool(let value): String(value)
    case .null: "null"
    }
  }
}

/// A strict reader of JSON (RFC 8259) over UTF-8 bytes: no trailing commas, no duplicate names, no NaN, bounded depth.
struct JSONReader {
  private static let depthLimit = 64
  private static let numberLimit = 40

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0

  /// Reads one whole document.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(ProblemError) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { reader.position = 3 }
    let value = try reader.value()
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.error("text follows the end of the document") }
    return value
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private func error(_ reason: String) -> ProblemError {
    var line = 1
    var column = 1
    for byte in bytes.prefix(position) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return ProblemError(path: "line \(line), column \(column)", reason: "no valid JSON: \(reason)")
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ character: UInt8) -> Bool {
    skipSpace()
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Character, _ byte: UInt8) throws(ProblemError) {
    if !take(byte) { throw error(next == nil ? "the text ends too soon" : "\"\(character)\" is missing") }
  }

  private mutating func value() throws(ProblemError) -> JSONValue {
    skipSpace()
    guard let byte = next else {
      throw error(bytes.isEmpty ? "the text is empty" : "the text ends too soon")
    }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw error("a value is missing")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(ProblemError) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      let index = position + offset
      if index >= bytes.count || bytes[index] != word.utf8Start[offset] { throw error("a value is missing") }
    }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func deeper() throws(ProblemError) {
    depth += 1
    if depth > Self.depthLimit { throw error("lists and objects are nested deeper than \(Self.depthLimit)") }
  }

  private mutating func object() throws(ProblemError) -> JSONValue {
    try deeper()
    try expect("{", UInt8(ascii: "{"))
    var members: [(name: String, value: JSONValue)] = []
    if !take(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        guard next == UInt8(ascii: "\"") else {
          throw error(next == nil ? "the text ends too soon" : "a name is missing")
        }
        let name = try string()
        try expect(":", UInt8(ascii: ":"))
        members.append((name, try value()))
        if members.count > 64 { throw error("an object has more than 64 members") }
      } while take(UInt8(ascii: ","))
      try expect("}", UInt8(ascii: "}"))
    }
    for (index, member) in members.enumerated() {
      for earlier in members[..<index] where earlier.name == member.name {
        throw error("the name \(quoted(member.name)) is given twice in the object that ends here")
      }
    }
    depth -= 1
    return .object(members)
  }

  private mutating func array() throws(ProblemError) -> JSONValue {
    try deeper()
    try expect("[", UInt8(ascii: "["))
    var elements: [JSONValue] = []
    if !take(UInt8(ascii: "]")) {
      repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
      try expect("]", UInt8(ascii: "]"))
    }
    depth -= 1
    return .array(elements)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  private mutating func number() throws(ProblemError) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let leadingZero = next == UInt8(ascii: "0")
    let whole = digits()
    if whole == 0 || (leadingZero && whole > 1) { throw error("a number is malformed") }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      if digits() == 0 { throw error("a number is malformed") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      if digits() == 0 { throw error("a number is malformed") }
    }
    // No integer of so many digits has 64 bits; a sentence needs no more of a number than its beginning.
    if position - start > Self.numberLimit {
      return .number(String(decoding: bytes[start..<start + Self.numberLimit], as: UTF8.self) + "…")
    }
    let written = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int(written) { return .integer(value) }
    return .number(written)
  }

  private mutating func string() throws(ProblemError) -> String {
    position += 1
    let start = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
    if next == UInt8(ascii: "\"") {
      let text = try utf8(bytes[start..<position])
      position += 1
      return text
    }
    var content = Array(bytes[start..<position])
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        return try content.withUnsafeBufferPointer { (all) throws(ProblemError) in try utf8(all[...]) }
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw error("a string contains a control character")
      default: content.append(byte)
      }
    }
    throw error("the text ends within a string")
  }

  private func utf8(_ slice: Slice<UnsafeBufferPointer<UInt8>>) throws(ProblemError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw error("a string is no valid UTF-8") }
    return text
  }

  private mutating func escape(into content: inout [UInt8]) throws(ProblemError) {
    guard let byte = next else { throw error("the text ends within a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw error("a string has half a surrogate pair") }
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("a string has half a surrogate pair") }
      content.append(contentsOf: Array(String(Character(scalar)).utf8))
    default: throw error("a string has an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(ProblemError) -> UInt32 {
    guard position + 4 <= bytes.count else { throw error("the text ends within a string") }
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw error("a string has a malformed \\u escape")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
