import Foundation
import Testing

/// The built program as a process of its own.
struct ServeTests {
  /// `caseday` beside the test bundle.
  private static var program: URL {
    URL(filePath: ProcessInfo.processInfo.arguments.first ?? "").deletingLastPathComponent().appending(path: "caseday")
  }

  @Test(.timeLimit(.minutes(2)))
  func `serve prints where it is, answers, and an interrupt ends it`() async throws {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["serve", "--demo", "--clock", "2026-01-05", "--port", "0"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { process.terminate() }
    var line = ""
    while !line.hasSuffix("\n"), let next = try output.fileHandleForReading.read(upToCount: 1), !next.isEmpty {
      line += String(decoding: next, as: UTF8.self)
    }
    let address = try #require(line.wholeMatch(of: /Caseday is at (http:\/\/127\.0\.0\.1:[0-9]+)\n/)).1
    let answer = try await get("\(address)/health")
    #expect(answer == 200)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(process.terminationReason == .exit)
  }

  @Test(.timeLimit(.minutes(2)))
  func `the log of the program says where the audit log ends, so that a cut with its mark shows`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "serve-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "team.sqlite")
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["serve", "--db", file.path(), "--port", "0"]
    process.standardOutput = FileHandle.nullDevice
    let said = Pipe()
    process.standardError = said
    try process.run()
    defer { process.terminate() }
    var text = ""
    while !text.contains("hash="), let next = try said.fileHandleForReading.read(upToCount: 1), !next.isEmpty {
      text += String(decoding: next, as: UTF8.self)
    }
    while !text.hasSuffix("\n"), let next = try said.fileHandleForReading.read(upToCount: 1), !next.isEmpty {
      text += String(decoding: next, as: UTF8.self)
    }
    process.interrupt()
    process.waitUntilExit()
    let noted = try #require(text.split(separator: "\n").first { $0.contains("newest audit entry") })
    let entry = try #require(noted.firstMatch(of: /entry=([0-9]+)/)).1
    let hash = try #require(noted.firstMatch(of: /hash=([0-9a-f]{64})/)).1
    let mark = URL(filePath: file.path() + "-audit")
    // What was noted is a mark that the log bears out; with another hash it isn't.
    try Data("\(entry) \(hash)\n".utf8).write(to: mark)
    #expect(try check(file) == 0)
    try Data("\(entry) \(String(hash.reversed()))\n".utf8).write(to: mark)
    #expect(try check(file) != 0)
  }

  /// The exit code of `caseday check`.
  private func check(_ file: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["check", "--db", file.path()]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The status of a GET, through Python, which the tests need anyway: no second HTTP client is linked for one line.
  private func get(_ address: String) async throws -> Int {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1], timeout=20).status)"
    process.arguments = ["python3", "-c", script, address]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return Int(text.split(separator: "\n").first ?? "") ?? 0
  }
}
