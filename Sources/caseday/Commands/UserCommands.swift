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
      UserChangeCommand.self, UserResetCommand.self, UserLinkCommand.self,
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

  /// Performs something about accounts.
  @discardableResult
  func perform<Case: AccountUseCase>(_ useCase: Case, creating: Bool = false) async throws -> Case.Outcome {
    let (office, actor) = try await open(creating: creating)
    return try await office.perform(useCase, as: actor)
  }

  /// Performs something that makes a link; its path is the output, what to do with it is said beside.
  func printLink(
    of useCase: some AccountUseCase<String>, saying what: String, creating: Bool = false
  ) async throws {
    try Console.current.put("/enter/\(try await perform(useCase, creating: creating))\n")
    Console.current.say(what)
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
    let role = try RoleArgument.role(role)
    try await options.printLink(
      of: InviteUser(login: login, name: name, role: role, team: team, caseload: caseload),
      saying: "\(login) was added. The path works once, for a week: send it with the server's address before it.",
      creating: true)
  }
}

/// A role as it is typed.
private enum RoleArgument {
  static func role(_ text: String) throws(CommandFailure) -> Actor.Role {
    if let role = Actor.Role(rawValue: text) { return role }
    throw .usage("“\(text)” is not a role. Take one of \(Actor.Role.allCases.map(\.rawValue).joined(separator: ", ")).")
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
    let users = try await options.perform(ListUsers())
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
    let user = try await options.perform(DisableUser(login: login))
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
    let user = try await options.perform(DisableUser(login: login, isDisabled: false))
    Console.current.say("\(user.login) is enabled.")
  }
}

/// `caseday user change LOGIN`.
struct UserChangeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Change an account's role or team; what it has open ends.",
    discussion: """
      EXAMPLES:
        caseday user change sam --team South
        caseday user change rosa --role supervisor --team North
      """)

  @Argument(help: "The sign-in name.")
  var login: String
  @Option(
    name: .customLong("role"),
    help: ArgumentHelp("case_manager, supervisor, administrator or auditor.", valueName: "role"))
  var role: String?
  @Option(name: .customLong("team"), help: "The team; \"\" for none.")
  var team: String?
  @OptionGroup var options: AccountOptions

  func run() async throws {
    guard role != nil || team != nil else { throw CommandFailure.usage("Say what changes: --role, --team or both.") }
    let change = ChangeUser(login: login, role: try role.map(RoleArgument.role), team: team)
    let user = try await options.perform(change)
    Console.current.say("\(user.login) is \(user.role)\(user.team.isEmpty ? "" : " in team \(user.team)").")
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
    try await options.printLink(
      of: ResetUser(login: login),
      saying: "The path works once, for a day: send it with the server's address before it.")
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
    try await options.printLink(
      of: MakeSignInLink(login: login),
      saying: "The path works once, for a day: open it with the server's address before it.")
  }
}
