/// What each room of the house may use. docs and reviews refer to this list: add to it on purpose.
enum RoomRules {
  /// The modules that the files of a room may import, beside those of the standard library.
  static let allowedImports: [String: Set<String>] = [
    "Planning": ["Dispatch", "Foundation"],
    "Casework": ["Foundation", "Planning", "Yams"],
    "Simulation": ["Dispatch", "Foundation", "Planning", "Casework"],
    "CaseStore": ["Foundation", "Planning", "Casework", "GRDB"],
    "Credentials": ["Foundation", "Crypto", "CArgon2"],
    "CaseService": ["Foundation", "Planning", "Casework", "CaseStore", "Credentials", "Crypto"],
    "CaseWeb": [
      "Foundation", "Planning", "Casework", "CaseService", "CQRCode", "Crypto", "HTTPTypes", "Hummingbird",
      "HummingbirdCore", "HummingbirdTLS", "Logging", "Mustache", "NIOCore", "NIOHTTPTypes", "NIOSSL",
      "ServiceLifecycle",
    ],
    "caseday": [
      "Foundation", "Planning", "Casework", "Simulation", "CaseStore", "CaseService", "CaseWeb", "ArgumentParser",
      "Hummingbird", "Logging", "ServiceLifecycle",
    ],
    "EmbedTool": ["Foundation"],
  ]

  /// Part of the toolchain's standard library, with no reach into the world.
  static let standardModules: Set<String> = ["Swift", "Synchronization", "RegexBuilder"]

  /// Rooms that are pure functions of their input: no files, no network, no clock, no global chance, no output.
  static let pureRooms: Set<String> = ["Planning", "Casework", "Simulation"]

  /// What a pure room may not contain, and what it would be.
  static let impure: [(pattern: String, is: String)] = [
    (#"\bDate\(\)"#, "the clock"), (#"\.now\b"#, "the clock"), (#"\b(Continuous|Suspending)Clock\b"#, "the clock"),
    (#"\bCalendar\.(current|autoupdatingCurrent)\b"#, "the machine's settings"),
    (#"\b(TimeZone|Locale)\.(current|autoupdatingCurrent)\b"#, "the machine's settings"),
    (#"\bProcessInfo\b"#, "the machine's settings"), (#"\bgetenv\b"#, "the machine's settings"),
    (#"\b(FileManager|FileHandle|InputStream|OutputStream)\b"#, "files"), (#"\b(Data|String)\(contentsOf"#, "files"),
    (#"\b(URLSession|Process)\b"#, "the world outside"), (#"\bTask\.sleep\b"#, "the clock"),
    (#"\bSystemRandomNumberGenerator\b"#, "global chance"), (#"\bUUID\(\)"#, "global chance"),
    (#"\.random\((?![^)\n]*using:)"#, "global chance"), (#"\.randomElement\(\)"#, "global chance"),
    (#"\.shuffled?\(\)"#, "global chance"), (#"(^|[^.\w])(print|debugPrint|dump)\("#, "output"),
  ]

  /// A file that is longer is two files.
  static let longest = 400

  /// Imports that a file's room doesn't allow, as `path:line: sentence`.
  static func wrongImports(in file: SourceFile) -> [String] {
    guard let room = file.room else { return [] }
    guard let allowed = allowedImports[room] else { return ["\(file.path):1: the room \(room) has no import rule"] }
    return lines(of: file.code).compactMap { number, line in
      guard line.contains("import"), let match = line.firstMatch(of: Self.importLine) else { return nil }
      let module = String(match.1)
      if allowed.contains(module) || standardModules.contains(module) { return nil }
      return "\(file.path):\(number): \(room) may not import \(module)"
    }
  }

  /// Reaches of a pure room into the world.
  static func impurities(in file: SourceFile) throws -> [String] {
    guard let room = file.room, pureRooms.contains(room) else { return [] }
    // Word boundaries as in other languages: by default Swift takes `FileManager.default` for one word.
    let rules = try impure.map { rule in (regex: try Regex(rule.pattern).wordBoundaryKind(.simple), is: rule.is) }
    let code = file.code
    // Most files have none of it: one look at the whole is enough.
    let suspects = rules.filter { code.contains($0.regex) }
    if suspects.isEmpty { return [] }
    return lines(of: code).flatMap { number, line in
      suspects.filter { line.contains($0.regex) }.map {
        "\(file.path):\(number): \(room) may not use \($0.is): \(line)"
      }
    }
  }

  /// Files beyond the longest.
  static func tooLong(_ file: SourceFile) -> [String] {
    let count =
      file.text.split(separator: "\n", omittingEmptySubsequences: false).count - (file.text.hasSuffix("\n") ? 1 : 0)
    return count <= longest ? [] : ["\(file.path): \(count) lines, at most \(longest)"]
  }

  private static var importLine: Regex<(Substring, Substring)> {
    /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/
  }

  private static func lines(of code: String) -> [(number: Int, line: Substring)] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
  }
}
