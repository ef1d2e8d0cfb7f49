/// What is about to change in the plan, what changed by itself, and the way back.
struct PlanPage: Page {
  static let template = "plan"

  var shell: Shell
  /// "Published until Sunday 11 January; a draft until Friday 30 January."
  var horizon: String
  /// What just happened, or why something could not be done.
  var note: String?
  var preview: Preview?
  /// Why what waits can't be done any more.
  var spoiled: Spoiled?
  /// What the page says when nothing waits.
  var nothingWaits: String?
  var changed: Changed?
  var questions: QuestionList?
  var overbooked: SentenceList?
  var crises: CrisisList?
  var report: CrisisForm
  var leave: LeaveForm
  var history: History?

  /// A change that waits for a yes.
  struct Preview: Sendable {
    var title: String
    var summary: String
    var fingerprint: String
    var moves: [Move]
    var warnings: SentenceList?
    var terms: TermList?
  }

  /// One task that would stand elsewhere.
  struct Move: Sendable {
    var text: String
    var client: String
    var address: String
    /// "Tue 6 Jan morning → Wed 7 Jan morning".
    var change: String
    var cause: String
    /// "Published"; nil for drafts.
    var tag: String?
  }

  struct Spoiled: Sendable { var reason: String }

  /// What the change costs, by part.
  struct TermList: Sendable {
    var total: String
    var parts: [Term]
  }

  /// One part of the cost.
  struct Term: Sendable {
    var words: String
    var amount: String
  }

  struct SentenceList: Sendable { var sentences: [String] }

  /// What changed since yesterday.
  struct Changed: Sendable {
    var summary: String
    var entries: [String]
  }

  struct QuestionList: Sendable { var items: [Question] }

  /// A task that a person is asked about.
  struct Question: Sendable {
    var text: String
    var client: String
    var sentence: String
    var placesAddress: String
  }

  struct CrisisList: Sendable { var items: [OpenCrisis] }

  /// A crisis that isn't over.
  struct OpenCrisis: Sendable {
    var client: String
    var address: String
    var kind: String
    var state: String
    /// Nil once it is stabilised.
    var stabiliseAction: String?
    var closeAction: String
  }

  /// The two lines of a crisis.
  struct CrisisForm: Sendable { var clients: [Choice] }

  struct Choice: Sendable {
    var id: String
    var name: String
  }

  struct LeaveForm: Sendable { var firstDay: String }

  /// The changes that can be taken back.
  struct History: Sendable {
    var undoLabel: String
    var items: [String]
  }
}
