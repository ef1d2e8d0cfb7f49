import Foundation
import Synchronization
import Testing

@testable import caseday

/// What one command line did, without a process of its own.
struct CommandRun {
  var output: String
  var errors: String
  var code: Int32

  /// Runs `caseday ARGUMENTS` on a console that is no terminal.
  init(words: [String], input: String = "", environment: [String: String] = ["HOME": "/nonexistent"]) async {
    let written = Mutex((output: "", errors: ""))
    let console = Console(
      writeBytes: { text, stream in
        written.withLock { if stream == .output { $0.output += text } else { $0.errors += text } }
      },
      readInput: { Array(input.utf8) }, environment: environment, isTerminal: { _ in false }, columns: { nil })
    code = await Console.$current.withValue(console) { await Caseday.run(words) }
    (output, errors) = written.withLock { $0 }
  }

  init(_ words: String...) async { await self.init(words: words) }
}

/// A folder for one test, removed when it ends.
struct ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "caseday-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The path of a file in it.
  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return path(name)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)).sorted() }
  }

  /// Best effort: the system empties its temporary folder.
  func remove() { try? FileManager.default.removeItem(at: url) }
}
