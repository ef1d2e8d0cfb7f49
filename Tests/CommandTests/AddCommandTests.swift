import Foundation
import Testing

@testable import caseday

/// A task added in words from the command line.
struct AddCommandTests {
  private func run(_ words: [String], _ file: String) async -> CommandRun {
    await CommandRun(words: words + ["--db", file, "--date", "2026-01-05"])
  }

  @Test func `a line is shown, added, and taken back; what is missing is a sentence`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Samples/caseload.csv").path()
    let file = try folder.write("", to: "add.sqlite")
    try FileManager.default.removeItem(atPath: file)
    #expect(await run(["import", "clients", sample], file).code == 0)
    let line = "call DMV tue 20m overbook #Jay"
    let shown = await run(["add", line, "--dry-run"], file)
    #expect(shown.code == 0 && shown.output.contains("Add “Call DMV” (Jay) on Tue 6 Jan"), "\(shown.errors)")
    #expect(shown.output.contains("Tuesday 6 January (“tue”)") && shown.errors.contains("Nothing was changed."))
    let added = await run(["add"] + line.split(separator: " ").map(String.init), file)
    #expect(added.code == 0 && added.output.contains("Done: Add “Call DMV” (Jay) on Tue 6 Jan"), "\(added.errors)")
    #expect(await run(["week"], file).output.contains("Call DMV"))
    let json = await run(["add", line, "--dry-run", "--json"], file)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((document["task"] as? [String: Any])?["task_description"] as? String == "Call DMV")
    #expect(await run(["plan", "undo"], file).errors.contains("Taken back: Add “Call DMV”"))
    let refusals = [
      ("call DMV tue", "No client yet"), ("call DMV sat #Jay", "not a working day"), ("#", "right after the #"),
    ]
    for (bad, sentence) in refusals {
      for flags in [[], ["--dry-run"]] {
        let refused = await run(["add", bad] + flags, file)
        #expect(refused.code == 65 && refused.errors.contains(sentence), "\(refused.errors)")
      }
    }
  }
}
