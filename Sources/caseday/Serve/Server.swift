internal import CaseService
internal import CaseWeb
internal import Hummingbird
internal import Logging

/// The web server of `serve` and `demo`, on the loopback address, until SIGINT or SIGTERM.
struct Server {
  let office: Office
  let actor: Actor
  let port: Int
  let isDemo: Bool

  /// Serves until it is told to stop; requests in flight are answered first.
  func run(on console: Console) async throws {
    var logger = Logger(label: "caseday.web") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = console.environment["CASEDAY_LOG"] == "requests" ? .info : .warning
    var visitor = actor
    visitor.name = "case_manager:\(actor.caseManagerID)"
    let configuration = WebConfiguration(
      port: port, actor: visitor, notice: isDemo ? "Demo: 20 synthetic clients. Nothing is kept." : nil,
      logger: logger,
      onListening: { port in
        console.write("Caseday is at http://127.0.0.1:\(port)\n", to: .output)
        if console.isTerminal(.error) { console.write("Ctrl-C stops it.\n", to: .error) }
      })
    let application = try buildApplication(desk: office, configuration: configuration)
    try await office.perform(RollOver(), as: jobs)
    let rollOver = Task { await rollOverAtMidnight(logger) }
    defer { rollOver.cancel() }
    try await application.runService()
  }

  /// Who the log names for work that nobody asked for.
  private var jobs: Actor { Actor(name: "job:roll_over", role: .caseManager, caseManagerID: actor.caseManagerID) }

  /// Brings the plan forward when the office's day changes. Looking every half minute is enough: nobody plans at midnight.
  private func rollOverAtMidnight(_ logger: Logger) async {
    var day = await office.today
    while !Task.isCancelled {
      do {
        try await Task.sleep(for: .seconds(30))
        guard await office.today != day else { continue }
        try await office.perform(RollOver(), as: jobs)
        day = await office.today
      } catch is CancellationError {
        return
      } catch {
        // The plan is tried again in half a minute, and every reader computes it meanwhile.
        logger.error("The plan could not be brought forward to today.")
      }
    }
  }
}
