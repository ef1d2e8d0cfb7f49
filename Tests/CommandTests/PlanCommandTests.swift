import Foundation
import Testing

@testable import caseday

/// The plan's changes from the command line, on a file: what is asked, answered, and taken back.
struct PlanCommandTests {
  private func run(_ line: String, _ file: String) async -> CommandRun {
    await CommandRun(words: line.split(separator: " ").map(String.init) + ["--db", file, "--date", "2026-01-05"])
  }

  private func document(_ line: String, _ file: String) async throws -> [String: Any] {
    let run = await run(line + " --json", file)
    #expect(run.code == 0, "\(line): \(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func plannedFile(_ folder: ScratchFolder) async throws -> String {
    let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Samples/caseload.csv").path()
    let file = try folder.write("", to: "plan.sqlite")
    try FileManager.default.removeItem(atPath: file)
    let imported = await run("import clients \(sample)", file)
    #expect(imported.code == 0, "\(imported.errors)")
    return file
  }

  @Test func `a crisis is opened, its moves are applied once, and everything can be taken back`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = try await plannedFile(folder)
    let opened = await CommandRun(words: [
      "crisis", "open", "Stacey", "no bed tonight", "Find a bed for tonight", "--minutes", "240", "--db", file,
      "--date",
      "2026-01-05",
    ])
    #expect(opened.code == 0, "\(opened.errors)")
    #expect(opened.output.contains("Crisis of Stacey: no bed tonight"))
    let plan = try await document("plan", file)
    #expect((plan["crises"] as? [Any])?.count == 1)
    if plan["preview"] is [String: Any] {
      let applied = try await document("plan apply", file)
      #expect(applied["result"] as? String == "applied")
      let twice = await run("plan apply", file)
      #expect(twice.code == 69 && twice.errors.contains("is in the plan already"))
      #expect(await run("plan undo", file).code == 0)
    }
    #expect(await run("plan undo", file).code == 0)
    let after = try await document("plan", file)
    #expect((after["crises"] as? [Any])?.isEmpty == true)
    let beginning = await run("plan undo", file)
    #expect(beginning.code == 69 && beginning.errors.contains("nothing more to take back"))
  }

  @Test func `a task is explained, moved, pinned and let go, and bad days are refused with the reason`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = try await plannedFile(folder)
    let week = try await document("week", file)
    let days = try #require(week["this_week"] as? [String: [[String: Any]]])
    let task = try #require(
      (days["thursday"] ?? []).first { task in
        task["is_fixed"] as? Bool == false && task["is_tentative"] as? Bool == false && task["deadline"] is NSNull
          && task["process_id"] is Int
      }?["id"] as? Int)
    let why = try await document("why \(task)", file)
    #expect((why["sentence"] as? String)?.hasSuffix(".") == true)
    #expect((why["places"] as? [Any])?.count == 3)
    let not = await run("why \(task) --not 2026-01-19", file)
    #expect(not.code == 0 && not.output.contains("is not a working day"))
    let holiday = await run("move \(task) 2026-01-19", file)
    #expect(holiday.code == 65 && holiday.errors.contains("Martin Luther King"))
    let past = await run("move \(task) 2026-01-02", file)
    #expect(past.code == 65 && past.errors.contains("is over"))
    let moved = try await document("move \(task) 2026-01-14 --overbook", file)
    #expect(moved["result"] as? String == "applied")
    #expect(await run("unpin \(task)", file).code == 0)
    #expect(await run("unpin \(task)", file).code == 69)
    #expect(await run("hold Jay", file).code == 0)
    #expect(await run("hold Jay", file).code == 69)
    #expect(await run("resume Jay", file).code == 0)
  }
}
