internal import ArgumentParser
internal import Foundation
internal import Planning

/// Failures that end the command with one sentence and an exit code of `sysexits.h`.
enum SolveFailure {
  case badInput, noInput, cannotWrite

  private var code: Int32 {
    switch self {
    case .badInput: 65
    case .noInput: 66
    case .cannotWrite: 73
    }
  }

  /// Prints the sentence on standard error and gives what to throw.
  func exit(_ sentence: String) -> ExitCode {
    SolveOutput.note("Error: \(sentence)")
    return ExitCode(code)
  }
}

/// Reading the problem, within bounds.
enum SolveInput {
  static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  /// The bytes of a file or of standard input, at most one more than the planner reads, so that it can refuse them.
  static func read(_ path: String) throws -> Data {
    let limit = ProblemLimits.bytes
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw SolveFailure.noInput.exit("\(path): no such file.")
      }
      if isDirectory.boolValue {
        throw SolveFailure.noInput.exit("\(path): is a folder, a file is needed.")
      }
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw SolveFailure.noInput.exit("\(path): can't be read.")
      }
      handle = opened
    }
    var data = Data()
    do {
      while data.count <= limit, let chunk = try handle.read(upToCount: min(1 << 20, limit + 1 - data.count)),
        !chunk.isEmpty
      {
        data.append(chunk)
      }
    } catch {
      throw SolveFailure.noInput.exit("\(name(path)): can't be read.")
    }
    if data.count > limit {
      throw SolveFailure.badInput.exit(
        "\(name(path)): the document is larger than the \(limit >> 20) MB that are read.")
    }
    return data
  }
}

/// Writing the plan, and words for the person on standard error.
enum SolveOutput {
  static func write(_ data: Data, to path: String?) throws {
    do {
      if let path, path != "-" {
        // Whole or not at all; a device such as /dev/null is written to, never replaced.
        let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        let isFile = kind == nil || kind == .typeRegular
        try data.write(to: URL(fileURLWithPath: path), options: isFile ? .atomic : [])
      } else {
        try FileHandle.standardOutput.write(contentsOf: data)
      }
    } catch {
      throw SolveFailure.cannotWrite.exit("\(path ?? "standard output"): can't be written.")
    }
  }

  static func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// The search's course as CSV: seconds, steps, cost.
struct SolveTrace {
  private let path: String
  private var lines = "seconds,steps,cost\n"

  /// Creates the file at once, so that a path that can't be written is known before the search.
  init(path: String) throws {
    self.path = path
    try write()
  }

  mutating func add(_ progress: PlanningProgress) {
    lines += String(format: "%.4f", progress.seconds) + ",\(progress.steps),\(progress.cost)\n"
  }

  func write() throws {
    try SolveOutput.write(Data(lines.utf8), to: path)
  }
}
