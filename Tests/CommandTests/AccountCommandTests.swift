import CaseService
import Foundation
import Testing

/// Accounts and the log from the command line, on a file.
struct AccountCommandTests {
  private static let sheet = """
    external_id,name,admission_date,planned_discharge,processes
    C-1,Quillonda,2025-12-20,2026-02-14,benefits

    """

  @Test func `accounts are added, listed, disabled, and the log names who did it`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = folder.path("team.sqlite")
    let imported = await CommandRun("import", "clients", try folder.write(Self.sheet, to: "c.csv"), "--db", file)
    #expect(imported.code == 0)
    let added = await CommandRun("user", "add", "dana", "--name", "Dana Rivera", "--caseload", "1", "--db", file)
    #expect(added.code == 0 && added.output.wholeMatch(of: /\/enter\/[A-Za-z0-9_-]{43}\n/) != nil)
    _ = await CommandRun("user", "add", "sam", "--name", "Sam Ito", "--db", file)
    let several = await CommandRun("today", "--date", "2026-01-05", "--db", file)
    #expect(several.code == 65 && several.errors.contains("--as: dana (Dana Rivera), sam (Sam Ito)"))
    let own = await CommandRun("client", "C-1", "--as", "dana", "--date", "2026-01-05", "--db", file)
    #expect(own.code == 0 && own.output.contains("Quillonda"))
    let other = await CommandRun("client", "C-1", "--as", "sam", "--date", "2026-01-05", "--db", file)
    #expect(other.code == 66 && !other.errors.contains("Quillonda"))
    let token = await CommandRun("token", "create", "dana", "--name", "x", "--db", file)
    #expect(token.output.hasPrefix("cd_"))
    let disabled = await CommandRun("user", "disable", "dana", "--db", file)
    #expect(disabled.code == 0)
    let users = await CommandRun("user", "list", "--json", "--db", file)
    #expect(users.output.contains("\"disabled\"") && users.output.contains("\"invited\""))
    let tokens = await CommandRun("token", "list", "dana", "--db", file)
    #expect(tokens.output.contains("revoked"))
    let log = await CommandRun("audit", "--client", "C-1", "--json", "--db", file)
    #expect(log.output.contains("\"view_client\"") && log.output.contains("cli:"))
    #expect(!log.output.contains("Quillonda"))
    let check = await CommandRun("check", "--db", file)
    #expect(check.code == 0 && check.output.hasPrefix("The audit log is whole"))
    let purge = await CommandRun(
      "purge", "C-1", "--reason", "the retention period ended", "--confirm", "C-2", "--db", file)
    #expect(purge.code == 64)
  }

  @Test func `a log whose end was cut off is found`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = folder.path("team.sqlite")
    _ = await CommandRun("import", "clients", try folder.write(Self.sheet, to: "c.csv"), "--db", file)
    _ = await CommandRun("user", "add", "dana", "--name", "Dana Rivera", "--caseload", "1", "--db", file)
    let head = try String(contentsOfFile: "\(file)-audit", encoding: .utf8)
    let number = try #require(head.split(separator: " ").first.flatMap { Int($0) })
    #expect(number >= 2)
    try "\(number + 1) 00\n".write(toFile: "\(file)-audit", atomically: true, encoding: .utf8)
    let check = await CommandRun("check", "--db", file)
    #expect(check.code == 65 && check.errors.contains("ends at entry \(number), but \(number + 1) were written"))
    // Whatever is written afterwards: the mark stays, and so does the finding.
    for name in ["rosa", "sam"] {
      _ = await CommandRun("user", "add", name, "--name", "Somebody", "--role", "auditor", "--db", file)
    }
    let later = await CommandRun("check", "--db", file)
    #expect(later.code == 65 && later.errors.contains("Entry \(number + 1) of the audit log isn't what was written"))
    // A mark that is gone can't say anything, and that is said.
    try "".write(toFile: "\(file)-audit", atomically: true, encoding: .utf8)
    let empty = await CommandRun("check", "--db", file)
    #expect(empty.code == 65 && empty.errors.contains("missing or empty"))
    try FileManager.default.removeItem(atPath: "\(file)-audit")
    #expect(await CommandRun("check", "--db", file).code == 65)
  }
}
