import Foundation
import Testing

@testable import caseday

/// Whole commands on the demo caseload of Monday 2026-01-05.
struct CommandTests {
  private static let demo = ["--demo", "--date", "2026-01-05"]

  @Test func `today prints the groups of the seed, and the same tasks as its JSON`() async throws {
    let text = await CommandRun(words: ["today"] + Self.demo)
    #expect(text.code == 0)
    #expect(text.errors.isEmpty)
    #expect(text.output.contains("TODAY'S FOCUS: "))
    #expect(text.output.contains("URGENT (Must complete today)\nSTACEY\n"))
    #expect(text.output.contains("ON TRACK (No action needed today)"))
    #expect(text.output.contains("NEXT IN LINE"))
    let json = await CommandRun(words: ["today", "--json"] + Self.demo)
    #expect(json.code == 0)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(
      document.keys.sorted() == [
        "capacity_used", "date", "day_end", "next_in_line", "on_track", "recommendations", "this_week", "today",
        "unplanned",
      ])
    let tasks = try #require(document["today"] as? [[String: Any]])
    #expect(!tasks.isEmpty)
    for task in tasks where task["status"] as? String == "planned" {
      let id = try #require(task["id"] as? Int)
      #expect(text.output.contains("[\(id)] "), "task \(id) is in the document and not on the screen")
    }
  }

  @Test func `week --json is the same document as today --json`() async {
    let today = await CommandRun(words: ["today", "--json"] + Self.demo)
    let week = await CommandRun(words: ["week", "--json"] + Self.demo)
    #expect(week.code == 0)
    #expect(week.output == today.output)
  }

  @Test func `the week shows five days`() async {
    let run = await CommandRun(words: ["week"] + Self.demo)
    #expect(run.code == 0)
    for day in ["MONDAY 5", "TUESDAY 6", "WEDNESDAY 7", "THURSDAY 8", "FRIDAY 9"] {
      #expect(run.output.contains("\(day) JANUARY"))
    }
  }

  @Test(arguments: ["jay", "Ja", "C-002"])
  func `a client is found by name, its beginning or id`(typed: String) async {
    let run = await CommandRun(words: ["client", typed] + Self.demo)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("JAY (C-002)\n"))
  }

  @Test func `a client's JSON has the same client`() async throws {
    let json = await CommandRun(words: ["client", "Jay", "--json"] + Self.demo)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["client_id"] as? String == "C-002")
  }

  @Test func `boxes can be asked for in a pipe, without colour`() async {
    let run = await CommandRun(words: ["today", "--style", "boxes", "--width", "60"] + Self.demo)
    #expect(run.output.contains("┌─ STACEY ─"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func `a caseload goes in, is planned, and a task is done and undone`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = folder.path("new.sqlite")
    let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let csv = try folder.write(
      String(contentsOf: samples.appending(path: "Samples/caseload-messy.csv"), encoding: .utf8), to: "messy.csv")
    let options = ["--db", file, "--date", "2026-01-05"]
    let load = await CommandRun(words: ["import", "clients", csv] + options)
    #expect(load.code == 65)
    #expect(load.output.hasPrefix("19 clients imported"))
    #expect(load.output.contains("3 rows rejected"))
    #expect(load.output.contains("3 warnings"))
    #expect(load.errors == "caseday: 3 rows were rejected; the good ones landed.\n")
    #expect(try folder.names.contains("messy.rejected.csv"))

    let today = await CommandRun(words: ["today", "--json"] + options)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(today.output.utf8)) as? [String: Any])
    let first = try #require((document["today"] as? [[String: Any]])?.first?["id"] as? Int)
    let done = await CommandRun(words: ["done", "\(first)"] + options)
    #expect(done.code == 0)
    #expect(done.output.hasPrefix("Done: [\(first)] "))
    let undone = await CommandRun(words: ["undo", "[\(first)]"] + options)
    #expect(undone.code == 0)
    #expect(undone.output.hasPrefix("Open again: [\(first)] "))
  }
}
