import Foundation
import Testing

@testable import caseday

/// Admissions, plans, notes, minutes and figures from the command line, on a file.
struct RecordCommandTests {
  private func run(_ words: [String], _ file: String, on day: String = "2026-01-05") async -> CommandRun {
    await CommandRun(words: words + ["--db", file, "--date", day])
  }

  private func document(_ words: [String], _ file: String) async throws -> [String: Any] {
    let run = await run(words + ["--json"], file)
    #expect(run.code == 0, "\(words): \(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func `a client is admitted, planned for, noted, left and comes back`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = folder.path("records.sqlite")
    let admitted = await run(
      ["stay", "admit", "Nora", "--discharge", "2026-04-10", "--provider", "Dr. Lee", "--start", "SSI"], file)
    #expect(admitted.code == 0, "\(admitted.errors)")
    #expect(admitted.output.contains("Admitted: Nora"))
    #expect(await run(["stay", "admit", "Nora"], file).code == 69)
    #expect(await run(["stay", "admit", "Omar", "--start", "nothing"], file).code == 66)
    #expect(await run(["stay", "admit", "Omar", "--setting", "tent"], file).code == 64)
    #expect(await run(["stay", "plan", "Nora", "--approved-by", "M. Ortiz"], file).code == 69)
    #expect(await run(["stay", "plan", "Nora"], file).code == 64)
    #expect(await run(["stay", "plan", "Nora", "--goals", "Income"], file).code == 0)
    let approved = try await document(["stay", "plan", "Nora", "--approved-by", "M. Ortiz"], file)
    #expect((approved["service_plan"] as? [String: Any])?["review_due"] as? String == "2026-04-05")
    #expect(await run(["stay", "note", "Nora", "Met at the clinic"], file).code == 0)
    #expect(await run(["stay", "note", "Nora"], file).code == 64)
    #expect(await run(["stay", "show", "Nora"], file).output.contains("Met at the clinic"))
    #expect(await run(["stay", "note", "Nora", "--withdraw", "1"], file).code == 0)
    #expect(!(await run(["stay", "show", "Nora"], file).output.contains("Met at the clinic")))
    #expect(await run(["process", "steps", "1"], file).output.contains("D1 Check for a prior or pending claim"))
    #expect(await run(["stay", "exit", "Nora", "family_temporary"], file).code == 0)
    let back = await run(["stay", "again", "Nora"], file, on: "2026-01-12")
    #expect(back.code == 0, "\(back.errors)")
    #expect(
      await run(["stay", "show", "Nora"], file, on: "2026-01-12").output.contains("Earlier stay: Monday 5 January"))
  }

  @Test func `minutes are noted with done, and the figures and the question answer`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = folder.path("figures.sqlite")
    #expect(await run(["stay", "admit", "Nora"], file).code == 0)
    #expect(await run(["estimates"], file).output.contains("No minutes are noted yet"))
    #expect(await run(["done", "1", "2", "--minutes", "25"], file).code == 64)
    #expect(await run(["done", "1", "--minutes", "900"], file).code == 65)
    #expect(await run(["done", "1", "--minutes", "25"], file).code == 0)
    let estimates = try await document(["estimates"], file)
    #expect((estimates["estimates"] as? [[String: Any]])?.first?["median_minutes"] as? Int == 25)
    #expect(await run(["estimates", "--take", "intake"], file).code == 64)
    #expect(await run(["estimates", "--take", "intake", "N1"], file).code == 69)
    #expect(await run(["metrics", "--answer", "x"], file).code == 64)
    let metrics = try await document(["metrics", "--answer", "4"], file)
    #expect((metrics["weekly_question"] as? [String: Any])?["answers"] as? Int == 1)
    #expect((metrics["metrics"] as? [Any])?.count == 17)
    #expect(await run(["stay", "crisis-times", "1", "--opened", "2026-01-05T08:10"], file).code == 66)
    #expect(await run(["stay", "crisis-times", "1", "--opened", "noon"], file).code == 64)
  }
}
