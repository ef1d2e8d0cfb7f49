internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday token ...`.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Tokens with which programs use the API.",
    subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

/// `caseday token create LOGIN`.
struct TokenCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a token, and print it this once.",
    discussion: """
      EXAMPLES:
        caseday token create dana --name "nightly export"
        caseday token create dana --name assistant --write --days 30

      A program sends it as Authorization: Bearer TOKEN. It acts as the account.
      """)

  @Argument(help: "The account's sign-in name.")
  var login: String
  @Option(name: .customLong("name"), help: "What the token is for.")
  var name: String
  @Flag(name: .customLong("write"), help: "It may also change things.")
  var mayWrite = false
  @Option(name: .customLong("days"), help: ArgumentHelp("How long it lives, 1 to 365.", valueName: "n"))
  var days = 90
  @OptionGroup var options: AccountOptions

  func run() async throws {
    let token = try await options.perform(CreateToken(login: login, name: name, mayWrite: mayWrite, days: days))
    try Console.current.put("\(token)\n")
    Console.current.say("Keep it like a password: it isn't shown again.")
  }
}

/// `caseday token list`.
struct TokenListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the tokens of an account, or of all.",
    discussion: """
      EXAMPLES:
        caseday token list dana
      """)

  @Argument(help: "The account's sign-in name (default: everybody's).")
  var login: String?
  @OptionGroup var options: AccountOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let tokens = try await options.perform(ListTokens(login: login))
    var page = Page(style: style)
    for token in tokens {
      page.add(
        Page.Row(
          mark: "•", spans: [Span("[\(token.id)] ", .faint), Span(token.name)],
          detail: "\(token.scope), \(token.status)"))
    }
    if tokens.isEmpty { page.add("There are no tokens.") }
    try console.put(page.text)
  }
}

/// `caseday token revoke NUMBER`.
struct TokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a token: it ends at once.",
    discussion: """
      EXAMPLES:
        caseday token revoke 3
      """)

  @Argument(help: "The token's number in `caseday token list`.")
  var token: Int
  @OptionGroup var options: AccountOptions

  func run() async throws {
    try await options.perform(RevokeToken(tokenID: token))
    Console.current.say("Token \(token) is revoked.")
  }
}

/// `caseday check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that the audit log is whole, and that the records are what it says.",
    discussion: """
      EXAMPLES:
        caseday check
        caseday check --db team.sqlite

      Ends with 0 when everything is as it was written, else with 65.
      """)

  @OptionGroup var options: AccountOptions

  func run() async throws {
    let (office, actor) = try await options.open()
    let finding = try await office.checkAudit(as: actor)
    guard case .sound = finding else { throw CommandFailure.data(finding.sentence) }
    try Console.current.put("\(finding.sentence)\n")
  }
}

/// `caseday purge CLIENT`.
struct PurgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Erase a client for good. There is no way back but a backup.",
    discussion: """
      EXAMPLES:
        caseday purge C-002 --reason "Retention period ended 2026-01-01" --confirm C-002

      The audit log stays whole: it keeps the id, and nothing else.
      """)

  @Argument(help: "The client's id.")
  var client: String
  @Option(name: .customLong("reason"), help: "Why it is lawful; the audit log keeps it.")
  var reason: String
  @Option(name: .customLong("confirm"), help: ArgumentHelp("The client's id once more.", valueName: "id"))
  var confirmation: String
  @OptionGroup var options: AccountOptions

  func run() async throws {
    guard confirmation == client else {
      throw CommandFailure.usage("--confirm has to be the same id as the client's. Nothing was erased.")
    }
    let isCleared = try await options.perform(PurgeClient(clientID: client, reason: reason))
    Console.current.say(
      isCleared
        ? "\(client) was erased. Copies of the database that were made before still hold the client: delete them when their time is over."
        : "\(client) was erased. Another program looks at the database: what its files keep in free space goes with the next start of `caseday serve`."
    )
  }
}

/// `caseday audit`.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Print who did and saw what: the newest entries of the audit log that fit.",
    discussion: """
      EXAMPLES:
        caseday audit --client C-002
        caseday audit --user dana --from 2026-01-05 --json
        caseday audit --action export_records --purpose court
      """)

  @Option(name: .customLong("client"), help: ArgumentHelp("A client's id.", valueName: "id"))
  var client: String?
  @Option(name: .customLong("user"), help: ArgumentHelp("A sign-in name, or an actor as printed.", valueName: "name"))
  var user: String?
  @Option(name: .customLong("action"), help: ArgumentHelp("What was done: export_records.", valueName: "name"))
  var action: String?
  @Option(name: .customLong("purpose"), help: "Words of what an export or a purge was for.")
  var purpose: String?
  @Option(name: .customLong("from"), help: ArgumentHelp("The first day.", valueName: "yyyy-mm-dd"))
  var from: String?
  @Option(name: .customLong("through"), help: ArgumentHelp("The last day.", valueName: "yyyy-mm-dd"))
  var through: String?
  @Option(name: .customLong("limit"), help: ArgumentHelp("How many entries, 1 to 1000.", valueName: "n"))
  var limit = 200
  @OptionGroup var options: AccountOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let first = if let from { try DayArgument.day(from, option: "--from") } else { CalendarDay?.none }
    let last = if let through { try DayArgument.day(through, option: "--through") } else { CalendarDay?.none }
    let lines = try await options.perform(
      SearchAudit(
        client: client, user: user, action: action, purpose: purpose, from: first?.description,
        through: last?.description, limit: limit))
    if view.isJSON { return try console.put(json: JSONDocument.data(lines)) }
    var page = Page(style: style)
    for line in lines {
      page.add(
        Page.Row(
          mark: "•",
          spans: [Span("[\(line.id)] \(line.at) ", .faint), Span("\(line.actor) \(line.action) \(line.subject)")],
          detail: line.purpose.isEmpty ? line.outcome : "\(line.outcome), for: \(line.purpose)"))
    }
    if lines.isEmpty { page.add("Nothing fits.") }
    try console.put(page.text)
  }
}
