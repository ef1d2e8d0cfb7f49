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
      }
    }
  }
}
