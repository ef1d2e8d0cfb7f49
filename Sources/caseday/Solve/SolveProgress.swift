internal import Foundation
internal import Planning

/// The time since the process began, so that a limit holds for the whole command.
struct SolveClock {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  /// What loading took before the command could look at a clock.
  private let before: Double

  init() {
    start = clock.now
    before = SolveClock.processAge() ?? 0.03
  }

  /// What is left of a limit for the search: reading so far, and writing and leaving to come, are taken off.
  func remaining(of limit: Double) -> Double {
    let (seconds, attoseconds) = (clock.now - start).components
    let used = before + Double(seconds) + Double(attoseconds) * 1e-18
    return max(0.001, limit - used - min(0.03, 0.1 * limit))
  }

  /// The planner's time source: seconds since now.
  var stopwatch: @Sendable () -> Double {
    let (clock, start) = (clock, clock.now)
    return {
      let (seconds, attoseconds) = (clock.now - start).components
      return Double(seconds) + Double(attoseconds) * 1e-18
    }
  }

  /// Seconds since the process was started, from `/proc` (in hundredths); nil where there is none.
  private static func processAge() -> Double? {
    guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),  // no /proc: an estimate will do
      let uptime = try? String(contentsOfFile: "/proc/uptime", encoding: .utf8),
      let now = uptime.split(separator: " ").first.flatMap({ Double($0) }),
      let ticks = stat.split(separator: ")").last?.split(separator: " ").dropFirst(19).first.flatMap({ Double($0) })
    else { return nil }
    let age = now - ticks / 100
    return age >= 0 && age < 10 ? age : nil
  }
}

/// One line on the terminal that shows the cost falling; nothing where standard error is no terminal.
struct ProgressMeter {
  private let isOn = isatty(STDERR_FILENO) == 1
  private var shown = -1.0

  mutating func show(_ progress: PlanningProgress) {
    guard isOn, progress.seconds - shown >= 0.1 else { return }
    shown = progress.seconds
    let line =
      String(format: "\r%6.1f s  %12d steps  cost ", progress.seconds, progress.steps) + "\(progress.cost)\u{1B}[K"
    FileHandle.standardError.write(Data(line.utf8))
  }

  mutating func clear() {
    guard isOn, shown >= 0 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
