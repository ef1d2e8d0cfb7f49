internal import ArgumentParser
internal import CaseService
internal import CaseWeb

/// `caseday user ...`.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Accounts: who may sign in, as what.",
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserDisableCommand.self, UserEnableCommand.self,
      UserResetCommand.self, UserLinkCommand.self,
    ])
}

/// The database that accounts are in; there is none in the demo.
struct AccountOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The database file (default: $CASEDAY_DB, else ~/.local/share/caseday/caseday.sqlite).", valueName: "file"),
    completion: .file(extensions: ["sqlite"]))
  var database: String?

  /// Opens the office; and who is asking.
  func open(creating: Bool = false) async throws -> (office: Office, actor: Actor) {
    var options = OfficeOptions()
    (options.database, options.isDemo, options.date, options.caseManager) = (database, false, nil, nil)
    let door = try OfficeDoor(options, console: Console.current)
    return (try await door.open(creating: creating), door.actor)
  }
}

/// `caseday user add LOGIN`.
struct UserAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add an account, and print the link with which its person chooses a password.",
    discussion: """
      EXAMPLES:
        caseday user add alex --name "Alex Okafor" --role administrator
        caseday user add dana --name "Dana Rivera" --team North --caseload 1
        caseday user add sam --name "Sam Ito" --team North

      The link works once, for a week; put the server's address before it.
      """)

  @Argument(help: "The sign-in name.")
  var login: String
  @Option(name: .customLong("name"), help: "The person's name.")
  var name: String
  @Option(
    name: .customLong("role"),
    help: ArgumentHelp("case_manager, supervisor, administrator or auditor.", valueName: "role"))
  var role = "case_manager"
  @Option(name: .customLong("team"), help: "The team: its supervisors see its case managers' caseloads.")
  var team = ""
  @Option(
    name: .customLong("caseload"),
    help: ArgumentHelp("A caseload that has no account yet (default: a new, empty one).", valueName: "id"))
  var caseload: String?
  @OptionGroup var options: AccountOptions

  func run() async throws {
    guard let role = Actor.Role(rawValue: role) else {
      throw CommandFailure.usage(
        "“\(role)” is not a role. Take one of \(Actor.Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let (office, actor) = try await options.open(creating: true)
    let link = try await office.perform(
      InviteUser(login: login, name: name, role: role, team: team, caseload: caseload), as: actor)
    try Console.current.put("/enter/\(link)\n")
    Console.current.say(
      "\(login) was added. The path works once, for a week: send it with the server's address before it.")
  }
}

/// `caseday user list`.
struct UserListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print all accounts.",
    discussion: """
      EXAMPLES:
        caseday user list
        caseday user list --json
      """)

  @OptionGroup var options: AccountOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let (office, actor) = try await options.open()
    let users = try await office.perform(ListUsers(), as: actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(users)) }
    var page = Page(style: style)
    for user in users {
      let team = user.team.isEmpty ? "" : ", team \(user.team)"
      let caseload = user.caseManagerID.map { ", caseload \($0)" } ?? ""
      page.add(
        Page.Row(
          mark: "•", spans: [Span(user.login), Span(" \(user.name)", .faint)],
          detail: "\(user.role)\(team)\(caseload), \(user.status)"))
    }
    if users.isEmpty { page.add("There are no accounts. `caseday user add` makes one; `caseday serve` prints a link.") }
    try console.put(page.text)
  }
}

/// `caseday user disable LOGIN`.
struct UserDisableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable",
    abstract: "Disable an account: its sessions and tokens end at once, its history stays.",
    discussion: """
      EXAMPLES:
        caseday user disable sam
      """)

  @Argument(help: "The sign-in name.")
  var login: String
  @OptionGroup var options: AccountOptions

  func run() async throws {
    let (office, actor) = try await options.open()
    let user = try await office.perform(DisableUser(login: login), as: actor)
    Console.current.say("\(user.login) is disabled.")
  }
}

/// `caseday user enable LOGIN`.
struct UserEnableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Enable an account again.",
    discussion: """
      EXAMPLES:
        caseday user enable sam
      """)

  @Argument(help: "The sign-in name.")
  var login: String
  @OptionGroup var options: AccountOptions

  func run() async throws {
    let (office, actor) = try await options.open()
    let user = try await office.perform(DisableUser(login: login, isDisabled: false), as: actor)
    Console.current.say("\(user.login) is enabled.")
  }
}

/// `caseday user reset LOGIN`.
struct UserResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "End an account's sessions, tokens, password and second factor, and print a link for a new password.",
    discussion: """
      EXAMPLES:
        caseday user reset sam
      """)

  @Argument(help: "The sign-in name.")
  var login: String
  @OptionGroup var options: AccountOptions

  func run() async throws {
    let (office, actor) = try await options.open()
    let link = try await office.perform(ResetUser(login: login), as: actor)
    try Console.current.put("/enter/\(link)\n")
    Console.current.say("The path works once, for a day: send it with the server's address before it.")
  }
}

/// `caseday user link LOGIN`.
struct UserLinkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Print a link that signs an account in once.",
    discussion: """
      EXAMPLES:
        caseday user link dana
      """)

  @Argument(help: "The sign-in name.")
  var login: String
  @OptionGroup var options: AccountOptions

  func run() async throws {
    let (office, actor) = try await options.open()
    let link = try await office.perform(MakeSignInLink(login: login), as: actor)
    try Console.current.put("/enter/\(link)\n")
    Console.current.say("The path works once, for a day: open it with the server's address before it.")
  }
}
