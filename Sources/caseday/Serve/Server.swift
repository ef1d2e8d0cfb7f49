internal import CaseService
internal import CaseWeb
internal import Hummingbird
internal import Logging

/// The web server of `serve` and `demo`, until SIGINT or SIGTERM.
struct Server {
  let office: Office
  /// Whoever started it, who has the database file.
  let actor: Actor
  let address: ServerAddress
  let isDemo: Bool

  /// Serves until it is told to stop; requests in flight are answered first.
  func run(on console: Console) async throws {
    var logger = Logger(label: "caseday.web") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = console.environment["CASEDAY_LOG"] == "requests" ? .info : .notice
    // Said before anything is written. It goes on: who needs the plan today gets it, and the mark stays for whoever looks into it.
    if let finding = try await office.checkHead() { console.write("\(finding.sentence)\n", to: .error) }
    // Whoever can't be let in safely is told now, and not at the door.
    try await office.perform(SealSecrets(), as: actor)
    try await office.clearPurged()
    let entry = try await entry()
    let configuration = WebConfiguration(
      host: address.host, port: address.port, allowedHosts: address.hosts, reception: office, tls: address.tls,
      isBehindProxy: address.isBehindProxy, requiresSecondFactor: address.requiresSecondFactor,
      notice: isDemo ? "Demo: 20 synthetic clients. Nothing is kept." : nil,
      logger: logger,
      onListening: { port in
        let address = address.text(port: port)
        console.write("Caseday is at \(address)\n" + entry.text(address: address), to: .output)
        if console.isTerminal(.error) { console.write("Ctrl-C stops it.\n", to: .error) }
      })
    let application = try buildApplication(desk: office, configuration: configuration)
    try await office.takeReadings()
    try await rollOver()
    try await noteNewestEntry(in: logger)
    let rollOver = Task { await rollOverAtMidnight(logger) }
    defer { rollOver.cancel() }
    try await application.runService()
  }

  /// How somebody gets in for the first time.
  private func entry() async throws -> Entry {
    if isDemo {
      let people = try await office.perform(MakeDemoAccounts(), as: actor)
      guard let first = people.logins.first else { return .known }
      let link = try await office.perform(MakeSignInLink(login: first), as: actor)
      let token = try await office.perform(
        CreateToken(login: first, name: "demo", mayWrite: true, days: 1), as: actor)
      return .demo(link: link, people: people, token: token)
    }
    guard let link = try await office.perform(MakeSetUpLink(), as: actor) else { return .known }
    return .setUp(link: link)
  }

  /// What is printed about getting in.
  private enum Entry: Sendable {
    /// There are accounts: everybody knows how.
    case known
    case setUp(link: String)
    case demo(link: String, people: MakeDemoAccounts.Outcome, token: String)

    func text(address: String) -> String {
      switch self {
      case .known: ""
      case .setUp(let link):
        "Nobody has an account yet. Make the first one, within a day, at \(address)/enter/\(link)\n"
      case .demo(let link, let people, let token):
        """
        Sign in once with \(address)/enter/\(link)
        or as \(people.logins.joined(separator: ", ")) (case manager, supervisor, administrator, auditor) with the password \(people.password)
        Programs send the header Authorization: Bearer \(token)

        """
      }
    }
  }

  /// Brings every caseload's plan forward to today.
  private func rollOver() async throws {
    for manager in try await office.caseloads() {
      try await office.perform(
        RollOver(), as: Actor(name: "job:roll_over", role: .caseManager, caseManagerID: manager))
    }
  }

  /// Notes where the audit log ends, at the start and each day: the program's own log usually goes where nobody rewrites it, so that
  /// an end that is cut off together with its mark still shows.
  private func noteNewestEntry(in logger: Logger) async throws {
    guard let newest = try await office.newestEntry() else { return }
    logger.notice("newest audit entry", metadata: ["entry": "\(newest.entry)", "hash": "\(newest.hash)"])
  }

  /// Brings the plan forward when the office's day changes. Looking every half minute is enough: nobody plans at midnight.
  private func rollOverAtMidnight(_ logger: Logger) async {
    var day = await office.today
    while !Task.isCancelled {
      do {
        try await Task.sleep(for: .seconds(30))
        guard await office.today != day else { continue }
        try await rollOver()
        day = await office.today
        try await noteNewestEntry(in: logger)
      } catch is CancellationError {
        return
      } catch {
        // The plan is tried again in half a minute, and every reader computes it meanwhile.
        logger.error("The plan could not be brought forward to today.")
      }
    }
  }
}
