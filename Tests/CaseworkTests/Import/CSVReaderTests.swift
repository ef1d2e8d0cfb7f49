import Foundation
import Testing

@testable import Casework

/// A small seeded generator (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the same files.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

struct CSVReaderTests {
  /// Pieces from which files are made: everything that the grammar knows, and letters of one to four bytes.
  private static let pieces = [
    "\"", "\"\"", ",", ",", ",", "\n", "\r\n", "\r", ";", "\t", " ", "a", "bc", "1/2/26", "é", "Ł", "🏠", "=1", "", "",
  ]

  private static func file(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...24, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }

  /// What our reader makes of a text: the rows, or nil where it finds a flaw or refuses the file.
  private static func read(_ text: String) -> [[String]]? {
    var reader = CSVReader(utf8: Array(text.utf8), delimiter: UInt8(ascii: ","))
    guard let rows = try? reader.rows(), rows.allSatisfy({ $0.flaw == nil }) else { return nil }
    return rows.map(\.cells)
  }

  @Test func `two thousand generated files are read as Python's csv reads them`() throws {
    var generator = SeededGenerator(seed: 20_260_105)
    let texts = (0..<2_000).map { _ in Self.file(&generator) }
    let script = """
      import csv, io, json, sys
      answers = []
      for text in json.load(sys.stdin):
          try:
              rows = [row or [""] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
          except csv.Error:
              rows = None
          answers.append(rows)
      json.dump(answers, sys.stdout)
      """
    guard let answer = try python(script, input: JSONEncoder().encode(texts)) else { return }
    let expected = try JSONDecoder().decode([[[String]]?].self, from: answer)
    #expect(expected.count == texts.count)
    for (text, rows) in zip(texts, expected) {
      // Python lets a quote stand in the middle of an unquoted cell; RFC 4180 and this reader don't.
      guard let ours = Self.read(text) else {
        #expect(rows == nil || text.contains("\""), "refused: \(text.debugDescription)")
        continue
      }
      #expect(ours == rows, "read differently: \(text.debugDescription)")
    }
    #expect(texts.count { Self.read($0) != nil } > 500)
  }

  @Test func `what the writer writes, Python reads back`() throws {
    var generator = SeededGenerator(seed: 7)
    let rows = (0..<300).map { _ in
      (0..<4).map { _ in Self.file(&generator) }.map { $0.split(separator: "\r").joined() }
    }
    let script = """
      import csv, io, json, sys
      text = sys.stdin.buffer.read().decode("utf-8-sig")
      json.dump(list(csv.reader(io.StringIO(text, newline=""), strict=True)), sys.stdout)
      """
    guard let answer = try python(script, input: Data(CSVWriter.text(rows).utf8)) else { return }
    let read = try JSONDecoder().decode([[String]].self, from: answer)
    #expect(read == rows.map { $0.map { CSVWriter.startsLikeFormula($0) ? "'" + $0 : $0 } })
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
  func `a cell that begins like a formula is neutralised`(cell: String) {
    let written = CSVWriter.cell(cell)
    #expect(written.hasPrefix("'") || written.hasPrefix("\"'"))
  }

  @Test func `a mutated sample is read or refused with a sentence, and no client is made up`() throws {
    var generator = SeededGenerator(seed: 42)
    for name in ["caseload.csv", "caseload-messy.csv"] {
      let original = try sampleFile(name)
      for _ in 0..<120 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
          case 1: bytes.remove(at: place)
          case 2: bytes.insert(Array("\",;\n\r\t=".utf8).randomElement(using: &generator) ?? 0, at: place)
          default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0..<40, using: &generator)))
          }
        }
        do throws(ImportError) {
          let outcome = try ClientImport.read(bytes, knownProcesses: importableProcesses, today: sampleMonday)
          #expect(outcome.rejected.allSatisfy { !$0.findings.isEmpty })
          #expect(Set(outcome.accepted.map { $0.externalID.lowercased() }).count == outcome.accepted.count)
          #expect(
            outcome.accepted.allSatisfy { !$0.name.isEmpty && $0.plannedDischarge ?? $0.admission >= $0.admission })
          #expect(
            outcome == (try? ClientImport.read(bytes, knownProcesses: importableProcesses, today: sampleMonday)))
        } catch {
          #expect(error.sentence.hasSuffix("."))
        }
      }
    }
  }

  /// Runs Python with the script and the input; nil where there is no Python, which under CI is a failure.
  private func python(_ script: String, input: Data) throws -> Data? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "caseday-csv-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // Best effort: the system empties its temporary folder.
    let (inputFile, outputFile) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try input.write(to: inputFile)
    try Data().write(to: outputFile)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-X", "utf8", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus == 127, ProcessInfo.processInfo.environment["CI"] == nil { return nil }
    #expect(process.terminationStatus == 0, "python3 failed; the tests need it")
    return try Data(contentsOf: outputFile)
  }
}
