import Foundation
import Testing

@testable import caseday

/// Each kind of bad input: one sentence on standard error that says what to do, an exit code, nothing on standard output.
struct BadInputTests {
  /// A command line, and what it must say.
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var code: Int32
    var testDescription: String { line }
  }

  static let cases: [Case] = [
    Case(line: "today --demo --date 2026-02-30", code: 64),
    Case(line: "today --demo --date 2026-13-01", code: 64),
    Case(line: "today --demo --date tomorrow", code: 64),
    Case(line: "today --demo --db x.sqlite", code: 64),
    Case(line: "today --demo --width 10", code: 64),
    Case(line: "today --demo --style pretty", code: 64),
    Case(line: "today --wat", code: 64),
    Case(line: "todya", code: 64),
    Case(line: "frobnicate", code: 64),
    Case(line: "import client x.csv", code: 64),
    Case(line: "today", code: 66),
    Case(line: "today --db /nonexistent/x.sqlite", code: 66),
    Case(line: "done --demo", code: 64),
    Case(line: "done abc --demo", code: 64),
    Case(line: "done 999999 --demo --date 2026-01-05", code: 66),
    Case(line: "undo 0 --demo", code: 64),
    Case(line: "move 999999 2026-01-08 --demo --date 2026-01-05", code: 66),
    Case(line: "move 1 2026-01-32 --demo --date 2026-01-05", code: 64),
    Case(line: "move 1 2026-01-08 --at noon --demo --date 2026-01-05", code: 64),
    Case(line: "why 999999 --demo --date 2026-01-05", code: 66),
    Case(line: "plan apply --demo --date 2026-01-05", code: 69),
    Case(line: "plan keep --demo --date 2026-01-05", code: 69),
    Case(line: "plan undo --demo --date 2026-01-05", code: 69),
    Case(line: "hold --demo --date 2026-01-05", code: 64),
    Case(line: "resume Jay --demo --date 2026-01-05", code: 69),
    Case(line: "crisis open Nobody bed help --demo --date 2026-01-05", code: 66),
    Case(line: "crisis open Jay bed help --minutes 900 --demo --date 2026-01-05", code: 65),
    Case(line: "crisis stabilise 7 --demo --date 2026-01-05", code: 66),
    Case(line: "leave 2026-01-02 --demo --date 2026-01-05", code: 65),
    Case(line: "leave 2026-01-10 --demo --date 2026-01-05", code: 65),
    Case(line: "leave 2026-01-08 --half noon --demo --date 2026-01-05", code: 64),
    Case(line: "client Stacy --demo --date 2026-01-05", code: 66),
    Case(line: "client Xavier --demo --date 2026-01-05", code: 66),
    Case(line: "start housing_serch Jay --demo", code: 66),
    Case(line: "start housing_search Jay --weeks 0 --demo", code: 64),
    Case(line: "start housing_search Jay --weeks two --demo", code: 64),
    Case(line: "serve --port 99999", code: 64),
    Case(line: "serve --demo --clock 2026-02-30", code: 64),
    Case(line: "import clients missing.csv --demo", code: 66),
    Case(line: "templates show housing_serch", code: 66),
    Case(line: "templates lint missing.yaml", code: 66),
  ]

  @Test(arguments: cases)
  func `bad input gets one sentence and changes nothing`(bad: Case) async throws {
    let words = bad.line.split(separator: " ").map(String.init)
    let run = await CommandRun(words: words)
    #expect(run.code == bad.code)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("caseday: "))
    #expect(run.errors.split(separator: "\n").count == 1)
    let name = words.joined(separator: "_").map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "." }
    try assertSnapshot("$ caseday \(bad.line)\n\(run.errors)exit code \(run.code)\n", named: "error-\(String(name))")
  }

  @Test func `a file that isn't a database is left as it is`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = try folder.write("this is a shopping list\n", to: "list.sqlite")
    for line in [["today", "--db", file], ["done", "1", "--db", file], ["import", "clients", "-", "--db", file]] {
      let run = await CommandRun(words: line, input: "id,name,intake\nA1,Ana,1/2/26\n")
      #expect(run.code != 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("list.sqlite"))
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "this is a shopping list\n")
    #expect(try folder.names == ["list.sqlite"])
  }

  @Test func `a dry run of an import writes nothing, not even the database`() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let csv = try folder.write("id,name,intake\nA1,Ana,1/2/26\nA2,Bo,2/30/26\n", to: "load.csv")
    let run = await CommandRun(words: ["import", "clients", csv, "--dry-run", "--db", folder.path("new.sqlite")])
    #expect(run.code == 65)
    #expect(run.output.hasPrefix("1 client could be imported"))
    #expect(run.errors == "caseday: 1 row would be rejected; the good ones would land.\n")
    #expect(try folder.names == ["load.csv"])
  }

  @Test func `escape sequences in what was typed don't reach the terminal`() async {
    let run = await CommandRun("client", "\u{1B}[31mJay\u{7}", "--demo")
    #expect(run.code == 66)
    #expect(!run.errors.contains("\u{1B}"))
    #expect(!run.errors.contains("\u{7}"))
  }

  @Test func `a port in use is one sentence and exit code 69`() async throws {
    let taken = try TakenPort()
    defer { taken.release() }
    let run = await CommandRun("serve", "--demo", "--port", "\(taken.number)")
    #expect(run.code == 69)
    #expect(run.output.isEmpty)
    #expect(
      run.errors
        == "caseday: Port \(taken.number) is taken, maybe by another Caseday. Stop that one, or type --port 0 for a free port.\n"
    )
  }

  @Test func `an address that isn't this machine's is one sentence and exit code 69`() async throws {
    // Of a network that is for examples (RFC 5737): nobody has it.
    let run = await CommandRun("serve", "--demo", "--without-tls", "--host", "203.0.113.77", "--port", "0")
    #expect(run.code == 69)
    #expect(
      run.errors.contains("caseday: This machine has no address “203.0.113.77”, so nobody could reach Caseday there."))
  }
}

/// A port of the loopback address on which somebody listens already.
struct TakenPort {
  struct NoPort: Error {}
  let number: Int
  private let handle: Int32

  init() throws {
    handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let handle = handle
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(handle, raw, length) == 0 && listen(handle, 1) == 0 && getsockname(handle, raw, &length) == 0
      }
    }
    guard isBound else { throw NoPort() }
    number = Int(UInt16(bigEndian: address.sin_port))
  }

  func release() { close(handle) }
}
