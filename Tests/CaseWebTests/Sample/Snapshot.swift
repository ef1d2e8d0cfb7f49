import Foundation
import Testing

/// Compares a whole text with the one stored in `Snapshots/`. A text that is recorded for the first time fails once, so that a person looks.
func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Snapshots")
  let stored = folder.appending(path: name)
  guard let expected = try? String(contentsOf: stored, encoding: .utf8) else {
    // No such file yet: recording it is all there is to do.
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: stored, atomically: true, encoding: .utf8)
    Issue.record("Recorded \(name). Look at it, and run the test again.", sourceLocation: location)
    return
  }
  guard text != expected else { return }
  let pairs = zip(text.split(separator: "\n"), expected.split(separator: "\n")).enumerated()
  let first = pairs.first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(name) differs\(first.map { " from line \($0.offset + 1):\n  was: \($0.element.1)\n  is:  \($0.element.0)" } ?? " in length.")
    Delete the file to record it anew.
    """, sourceLocation: location)
}
