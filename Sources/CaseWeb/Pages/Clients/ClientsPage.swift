internal import Casework

/// The caseload, grouped by the attention that clients need, with a search and filters.
struct ClientsPage: Page {
  static let template = "clients"

  var shell: Shell
  /// "20 clients".
  var heading: String
  /// "3 of 20 clients fit."; nil without a filter.
  var found: String?
  var views: [View]
  var search: Search
  var groups: [Group]
  /// What an empty caseload says, or a filter that nobody fits.
  var emptyNote: String?

  /// A filter with an address of its own.
  struct View: Sendable {
    var viewLabel: String
    var viewAddress: String
    var isChosen: Bool
  }

  /// The form: a name and whatever else narrows the list. It is sent in the request's body, so that no name lands in an address.
  struct Search: Sendable {
    var name: String
    var kinds: [Choice]
    var levels: [Choice]
    var ticks: [Tick]
  }

  /// One value to choose.
  struct Choice: Sendable {
    var choiceID: String
    var choiceLabel: String
    var isSelected: Bool
  }

  /// A box to tick.
  struct Tick: Sendable {
    var tickName: String
    var tickLabel: String
    var isTicked: Bool
  }

  /// Clients that need the same attention.
  struct Group: Sendable {
    /// `urgent`, `high`, `scheduled`, `on-track`: the name of a style and a picture.
    var kind: String
    var title: String
    var count: String
    var rows: [Row]
  }

  /// One client.
  struct Row: Sendable {
    var clientName: String
    var address: String
    var stay: String
    /// "Leaves in 6 days. No contact for 12 days."; nil when nothing presses.
    var reasons: String?
    /// "Disability claim, Housing search".
    var processes: String
    /// "Today: Call Dr. Smith".
    var next: String
    /// "2 January"; "Not known".
    var lastContact: String
    /// "Fri 9 Jan"; nil without one.
    var deadline: String?
  }
}
