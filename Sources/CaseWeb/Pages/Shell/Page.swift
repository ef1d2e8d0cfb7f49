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
  /// Who is signed in; nil for nobody.
  var account: Account? = nil
  /// The office's day: "Monday 5 January 2026".
  var officeDay: String
  /// The demo's line; nil without one.
  var notice: String?
  var stylesheet: String
  var favicon: String

  /// One entry of the navigation.
  struct Link: Sendable {
    var label: String
    var address: String
    var isCurrent: Bool
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

    /// For whoever works with clients.
    private static let ordinary = allCases.filter { ![.team, .accounts, .audit].contains($0) }
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
