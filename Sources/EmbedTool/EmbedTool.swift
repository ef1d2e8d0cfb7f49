internal import Foundation

/// `EmbedTool OUTPUT.swift ROOT FILE...`: writes the files as string literals into one Swift source file.
///
/// String literals compile in a fraction of a second; array literals of bytes take minutes at a few hundred kilobytes.
@main
enum EmbedTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: EmbedTool OUTPUT.swift ROOT FILE...\n".utf8))
      exit(64)
    }
    let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
    var source = """
      /// The files embedded in this binary: path below the target's folder, and text. Generated at build time.
      enum EmbeddedFiles {
        static let all: [(path: String, text: String)] = [

      """
    for path in arguments.dropFirst(3) {
      let file = try String(contentsOfFile: path, encoding: .utf8)
      let text = path.hasSuffix(".css") ? compact(file) : path.hasSuffix(".js") ? compactScript(file) : file
      let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
      // One literal a line: the file's own text can hold anything but the delimiter's five number signs.
      source += "    (path: \(literal(name)), text: \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  /// A style sheet without comments and without the blanks that mean nothing: it is part of what every page weighs.
  private static func compact(_ sheet: String) -> String {
    sheet.replacing(/\/\*(?s:.*?)\*\//, with: "").replacing(/\s+/, with: " ")
      .replacing(#/ ?([{};,]) ?/#) { String($0.1) }.replacing(": ", with: ":").replacing(";}", with: "}")
      .replacing(#/([\s:,(-])0\./#) { "\($0.1)." }
  }

  /// A script without the lines that are comments, and without indentation.
  private static func compactScript(_ script: String) -> String {
    script.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }.joined(separator: "\n") + "\n"
  }

  /// A Swift string literal of any text.
  private static func literal(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20: quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
