import Foundation
import Testing

/// Compares a whole text with its file in `__Snapshots__`, as a person would read it.
///
/// A text without a file is recorded, and fails once, so that somebody looks at it. To record a changed one, delete its file.
func assertSnapshot(
  _ text: String, named name: String, testFile: String = #filePath, location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "__Snapshots__")
  let file = folder.appending(path: "\(name).txt")
  // Escape sequences are written out, so that the files are text that a review can show.
  let shown = text.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "␛")
  guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(shown.utf8).write(to: file)
    Issue.record("Recorded \(name).txt. Look at it, and run again.", sourceLocation: location)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  if shown == expected { return }
  let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let place =
    zip(lines, expectedLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    ?? min(lines.count, expectedLines.count)
  let was = expectedLines.indices.contains(place) ? expectedLines[place] : "(end)"
  let isNow = lines.indices.contains(place) ? lines[place] : "(end)"
  Issue.record(
    "\(name).txt differs in line \(place + 1):\n- \(was)\n+ \(isNow)\nwhole text:\n\(shown)", sourceLocation: location)
}
