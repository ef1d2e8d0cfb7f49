import Testing

struct ArchitectureTests {
  @Test func `each room imports only what it may`() throws {
    let files = try SourceFile.all(below: ["Sources"])
    #expect(Set(files.compactMap(\.room)).isSuperset(of: ["Planning", "Casework", "CaseService", "caseday"]))
    #expect(files.flatMap(RoomRules.wrongImports) == [])
  }

  @Test func `planning and casework have no files, clock, chance or output`() throws {
    #expect(try SourceFile.all(below: ["Sources"]).flatMap(RoomRules.impurities) == [])
  }

  @Test func `no Swift file is longer than four hundred lines`() throws {
    #expect(try SourceFile.all(below: ["Sources", "Tests", "Plugins"]).flatMap(RoomRules.tooLong) == [])
  }

  @Test(arguments: [
    ("Planning", "import GRDB"), ("Casework", "package import CaseStore"), ("CaseStore", "internal import CaseService"),
    ("CaseWeb", "import GRDB"), ("CaseWeb", "@preconcurrency import CaseStore"),
    ("CaseService", "import struct Hummingbird.Router"),
    ("Cellar", "import Foundation"),
  ])
  func `a planted import is found`(room: String, line: String) {
    let file = SourceFile(path: "Sources/\(room)/Fault.swift", text: "/// A fault.\n\(line)\nstruct Fault {}\n")
    #expect(RoomRules.wrongImports(in: file).count == 1)
  }

  @Test(arguments: [
    "let day = Date()", "let now: Date = .now", "let start = ContinuousClock.now",
    "FileManager.default.removeItem(atPath: path)",
    "var chance = SystemRandomNumberGenerator()", "let die = Int.random(in: 1...6)", "let one = tasks.randomElement()",
    "tasks.shuffle()", "print(plan)", "let text = try String(contentsOf: url)", "let zone = TimeZone.current",
    "let id = UUID()", "let home = ProcessInfo.processInfo.environment", "let shell = Process()",
  ])
  func `a planted reach into the world is found`(line: String) throws {
    let file = SourceFile(path: "Sources/Planning/Search/Fault.swift", text: "func fault() {\n  \(line)\n}\n")
    try #expect(!RoomRules.impurities(in: file).isEmpty)
    let elsewhere = SourceFile(path: "Sources/caseday/Fault.swift", text: file.text)
    try #expect(RoomRules.impurities(in: elsewhere).isEmpty)
  }

  @Test(arguments: [
    "// Date() would be wrong here", "/* print( */ let x = 1", #"let sentence = "never Date() or print(""#,
    "let die = Int.random(in: 1...6, using: &generator)", "tasks.shuffle(using: &generator)",
    "let nowhere = plan.nowhere",
    "let process: CaseProcess = start.process", "page.print(line)", "let text = \"\"\"\nprint(1)\n\"\"\"",
    "let raw = #\"say \"print(\" twice\"#",
  ])
  func `words in comments and strings, and seeded chance, are no fault`(line: String) throws {
    let file = SourceFile(path: "Sources/Casework/Fine.swift", text: "func fine() {\n  \(line)\n}\n")
    try #expect(RoomRules.impurities(in: file) == [])
  }

  @Test func `a planted long file is found`() {
    let lines = String(repeating: "let x = 1\n", count: 400)
    #expect(RoomRules.tooLong(SourceFile(path: "Sources/Planning/Long.swift", text: lines)) == [])
    #expect(RoomRules.tooLong(SourceFile(path: "Sources/Planning/Long.swift", text: lines + "let y = 2\n")).count == 1)
  }
}
