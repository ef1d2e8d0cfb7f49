internal import Foundation

/// The outside of a command: where its text goes, and what it knows of the terminal. Tests put their own in its place.
struct Console: Sendable {
  /// Where text goes: data, or talk about it.
  enum Stream: Sendable { case output, error }

  /// Writes text; throws when the device doesn't take it.
  var writeBytes: @Sendable (String, Stream) throws -> Void
  /// All of standard input.
  var readInput: @Sendable () throws -> [UInt8]
  var environment: [String: String]
  var isTerminal: @Sendable (Stream) -> Bool
  /// The terminal's width; nil when there is none.
  var columns: @Sendable () -> Int?

  /// The console that commands use.
  @TaskLocal static var current = Console.system

  /// Standard output, standard error and the terminal of this process.
  static let system = Console(
    writeBytes: { text, stream in
      let handle = stream == .output ? FileHandle.standardOutput : FileHandle.standardError
      try handle.write(contentsOf: Data(text.utf8))
    },
    readInput: { Array(try FileHandle.standardInput.readToEnd() ?? Data()) },
    environment: ProcessInfo.processInfo.environment,
    isTerminal: { isatty($0 == .output ? STDOUT_FILENO : STDERR_FILENO) == 1 },
    columns: {
      var size = winsize()
      guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
      return Int(size.ws_col)
    })

  /// Writes without a failure of its own: a message that can't be delivered has nobody to report to.
  func write(_ text: String, to stream: Stream) {
    try? writeBytes(text, stream)
  }

  /// Data for standard output.
  func put(_ text: String) throws(CommandFailure) {
    do {
      try writeBytes(text, .output)
    } catch {
      throw .inputOutput("The output could not be written. Check the disk or the program behind the pipe.")
    }
  }

  /// A JSON document on standard output; characters that could steer a terminal are escaped, which JSON allows inside strings.
  func put(json: Data) throws(CommandFailure) {
    var text = ""
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if (0x7F...0x9F).contains(scalar.value) {
        text += "\\u00" + String(scalar.value, radix: 16)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    try put(text.hasSuffix("\n") ? text : text + "\n")
  }

  /// A sentence on standard error.
  func say(_ sentence: String) {
    write("caseday: \(SafeText.lines(sentence))\n", to: .error)
  }

  /// How to lay out what goes to standard output.
  func style(_ asked: TerminalStyle.Choice = .auto, width: Int? = nil) -> TerminalStyle {
    TerminalStyle.suiting(
      isTerminal: isTerminal(.output), columns: width ?? columns(), environment: environment, asked: asked)
  }
}
