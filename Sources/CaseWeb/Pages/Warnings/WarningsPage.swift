internal import Casework

/// All warnings, each with its cause, its fixes and the way to accept it.
struct WarningsPage: Page {
  static let template = "warnings"

  var shell: Shell
  /// "3 warnings, 1 of them new".
  var summary: String
  var flash: String?
  var items: [Item]
  /// What the page says when nothing is in danger; nil while something is.
  var allWell: String?

  /// One warning.
  struct Item: Sendable {
    var code: String
    var title: String
    var isNew: Bool
    var client: String?
    var address: String
    var message: String
    var cause: String?
    /// "Announced on Monday 5 January"; nil on the day itself.
    var since: String?
    var fixes: [FixLink]
    /// "Accepted on 5 January by Dana: the court was told"; nil while nobody has.
    var accepted: String?
    /// Where it is accepted; nil once it is.
    var accepting: String?
  }

  init(_ warnings: [Recommendation], accepted: String?, shell: Shell) {
    self.shell = shell
    let open = warnings.filter(\.isOpen)
    let new = open.count(where: \.isNew)
    summary =
      CountWords.count(open.count, "warning") + (new > 0 ? ", \(new) of them new" : "")
      + (warnings.count > open.count ? "; \(warnings.count - open.count) accepted" : "")
    flash = accepted.flatMap { id in
      warnings.contains { $0.id == id && !$0.isOpen } ? "Accepted. It stays listed." : nil
    }
    items = warnings.map(Item.init)
    allWell = warnings.isEmpty ? "Everything can still go as planned." : nil
  }
}

extension WarningsPage.Item {
  init(_ warning: Recommendation) {
    let shown = AdviceItem(warning)
    code = warning.warning?.rawValue ?? ""
    title = warning.warning?.title ?? shown.kindLabel
    isNew = warning.isNew && warning.isOpen
    client = warning.clientName.isEmpty ? nil : warning.clientName
    address = warning.clientID.isEmpty ? "/calendar" : Address.client(warning.clientID)
    message = warning.message
    cause = shown.cause
    since = warning.firstSeen.flatMap { warning.isNew ? nil : "Announced on \(DayWords.long($0))." }
    fixes = warning.isOpen ? shown.fixes : []
    accepted = warning.acceptance.map { "Accepted on \(DayWords.long($0.day)) by \($0.by): \($0.reason)" }
    accepting = warning.isOpen ? "/warnings/\(warning.id)/accept" : nil
  }
}

/// What a fix would do, before it is applied.
struct FixPage: Page {
  static let template = "fix"

  var shell: Shell
  var heading: String
  /// The finding it mends.
  var message: String
  var verdict: String
  var hurts: HurtList?
  /// What the page says when nothing else moves; nil otherwise.
  var harmless: String?
  var action: String

  /// Whom it hurts.
  struct HurtList: Sendable { var items: [String] }

  init(_ trial: FixTrial, shell: Shell) {
    self.shell = shell
    heading = trial.title
    message = trial.finding.message
    verdict = trial.mends ? "The finding is gone by it." : "The finding stays: this alone doesn't mend it."
    hurts = trial.hurts.isEmpty ? nil : HurtList(items: trial.hurts)
    harmless = trial.hurts.isEmpty ? "It hurts nobody: nothing else that is published moves." : nil
    action = "/warnings/\(trial.finding.id)/fixes/\(trial.number)"
  }
}
