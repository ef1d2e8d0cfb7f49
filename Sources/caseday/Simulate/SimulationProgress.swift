internal import Foundation

/// One line on the terminal that counts the lives that are over; nothing where standard error is no terminal.
final class SimulationProgress: Sendable {
  private let isOn = isatty(STDERR_FILENO) == 1

  func show(_ done: Int, of all: Int) {
    guard isOn else { return }
    FileHandle.standardError.write(Data("\r\(done) of \(all) lives\u{1B}[K".utf8))
  }

  func clear() {
    guard isOn else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
