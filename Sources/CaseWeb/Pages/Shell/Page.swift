internal import CaseService

/// What a page shows: values only, each a stored property, because that is all a template sees.
protocol Page: Sendable {
  /// The name of its template, below `Templates/` and without the ending.
  static var template: String { get }
  var shell: Shell { get }
}

/// What every page has around it.
struct Shell: Sendable {
  /// The document's title. It never names a client: titles land in the browser's history.
  var title: String
  var links: [Link]
  /// The parts that stand folded behind "More"; nil for somebody with few parts.
  var more: More? = nil
  /// Who is signed in; nil for nobody.
  var account: Account? = nil
  /// The office's day: "Monday 5 January 2026".
  var officeDay: String
  /// The demo's line; nil without one.
  var notice: String?
  var stylesheet: String
  var favicon: String
  /// The first of the pages' script modules.
  var script: String
  /// "2 drafts"; nil without one.
  var draftsLabel: String? = nil
  /// Where clients, pages and things to do are found; nil for whoever has no clients.
  var finder: String? = nil
  /// What the page does by itself for somebody who is signed in; nil for nobody.
  var live: Live? = nil

  /// What the script reads from the page.
  struct Live: Sendable {
    /// Which change of the caseload the page shows; the stream of changes goes on from there.
    var planMark: Int
    /// True while single keys do something.
    var hasSingleKeys: Bool
  }

  /// The folded parts of the navigation.
  struct More: Sendable {
    /// "More", with the part that is open: "More: Services".
    var moreLabel: String
    var moreLinks: [Link]
  }

  /// One entry of the navigation.
  struct Link: Sendable {
    var label: String
    var address: String
    var isCurrent: Bool
    /// The single key that leads there; nil for none.
    var partKey: String? = nil
  }

  /// Who is signed in, with the way to the account and out.
  struct Account: Sendable {
    var accountName: String
    /// "Case manager", "Supervisor".
    var accountRole: String

    init(_ visitor: Visitor) {
      accountName = visitor.name
      accountRole = RoleWords.of(visitor.actor.role)
    }
  }

  /// The parts of the site.
  enum Part: String, CaseIterable {
    case today = "Today"
    case week = "Week"
    case clients = "Clients"
    case warnings = "Warnings"
    case services = "Services"
    case calendar = "Calendar"
    case plan = "Plan"
    case templates = "Templates"
    case reports = "Reports"
    case team = "Team"
    case accounts = "Accounts"
    case audit = "Audit"

    var address: String {
      switch self {
      case .today: "/"
      case .week: "/week"
      case .clients: "/clients"
      case .warnings: "/warnings"
      case .services: "/services"
      case .calendar: "/calendar"
      case .plan: "/plan"
      case .templates: "/templates"
      case .reports: "/reports"
      case .team: "/team"
      case .accounts: "/accounts"
      case .audit: "/audit"
      }
    }

    /// What a visitor's role has something in; nothing for nobody.
    static func parts(for visitor: Visitor?) -> [Part] {
      guard let visitor, visitor.pending == nil else { return [] }
      return switch visitor.actor.role {
      case .caseManager: ordinary
      case .supervisor: ordinary + [.team]
      case .administrator: [.services, .calendar, .templates, .accounts, .audit]
      case .auditor: [.audit]
      }
    }

    /// What stands open in the navigation of somebody with many parts; the others are folded.
    static let open: [Part] = [.today, .week, .clients, .plan, .warnings, .team]

    /// The single key that leads there; nil for parts that are rarely gone to.
    var key: String? {
      switch self {
      case .today: "t"
      case .week: "w"
      case .clients: "c"
      case .plan: "p"
      case .warnings: "a"
      case .team: "m"
      case .services: "s"
      case .calendar: "v"
      case .templates, .reports, .accounts, .audit: nil
      }
    }

    /// Where somebody begins whose role has no caseload; nil: on Today.
    static func beginning(for visitor: Visitor?) -> Part? {
      switch visitor?.actor.role {
      case .administrator: .accounts
      case .auditor: .audit
      case .caseManager, .supervisor, nil: nil
      }
    }

    /// For whoever works with clients.
    private static let ordinary = allCases.filter { ![.team, .accounts, .audit].contains($0) }
  }
}

extension Shell.Link {
  /// - Parameter unread: how many things there are news of.
  init(_ part: Shell.Part, isCurrent: Bool, unread: Int = 0) {
    let label = part.rawValue + (unread > 0 ? " (\(unread) new)" : "")
    self.init(label: label, address: part.address, isCurrent: isCurrent, partKey: part.key)
  }
}

extension Shell.More {
  init(_ parts: [Shell.Part], current: Shell.Part?) {
    let open = current.flatMap { parts.contains($0) ? $0 : nil }
    moreLabel = open.map { "More: \($0.rawValue)" } ?? "More"
    moreLinks = parts.map { Shell.Link($0, isCurrent: $0 == open) }
  }
}

/// Roles as people read them.
enum RoleWords {
  static func of(_ role: Actor.Role) -> String {
    switch role {
    case .caseManager: "Case manager"
    case .supervisor: "Supervisor"
    case .administrator: "Administrator"
    case .auditor: "Auditor"
    }
  }
}
