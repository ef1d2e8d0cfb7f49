internal import Foundation

/// Looks at a database that another process writes to, one JSON line each, in a file beside it. Whoever writes next brings them
/// into the log.
package struct ReadingsFile: Sendable {
  /// One look.
  struct Line: Codable, Equatable {
    var at: String
    var actor: String
    var action: String
    var subject: String
    var caseload: String
    var clients: [String]
    /// What an export was for; nil for other looks.
    var purpose: String?
  }

  private let path: String

  package init(database: String) { path = "\(database)-readings" }

  /// Appends a line, in one write.
  func add(_ line: Line) throws {
    let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CaseError.storeFailed(
        sentence: "The look could not be logged beside the database, so nothing is shown. Check the folder's rights.")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: try JSONEncoder().encode(line) + Data("\n".utf8))
  }

  /// The lines that are there; nil without a file.
  func lines() throws -> [Line]? {
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return nil }
    return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Line.self, from: Data($0)) }
  }

  /// Drops the first lines, which are in the log now. Lines that came meanwhile stay.
  func drop(_ count: Int) throws {
    guard let rest = try lines()?.dropFirst(count) else { return }
    if rest.isEmpty { return try FileManager.default.removeItem(atPath: path) }
    let data = try rest.reduce(into: Data()) { try $0.append(JSONEncoder().encode($1) + Data("\n".utf8)) }
    try data.write(to: URL(filePath: path), options: .atomic)
  }
}
