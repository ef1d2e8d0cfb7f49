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
