internal import Planning

/// The seed's priorities, computed for each task at each planning; the first rule that matches wins and is shown as the reason.
struct PriorityRule {
  /// What the rules look at.
  struct Facts {
    var client: Client
    var today: CalendarDay
    /// The template of its process; nil for contacts.
    var templateID: String?
    var due: CalendarDay
    var slack: Int?
    var slackCause = ""
    var isMissed = false
    /// The key date its process turns around, if any.
    var keyDate: KeyDate?
    /// Why somebody else should know: tried three times, or no answer since the escalation day; nil for most.
    var escalation: String?
    /// For a contact: the gap in days that its cadence allows, and how long the last contact is past.
    var contact: Contact?

    /// What a contact's priority depends on.
    struct Contact {
      /// The rule's own priority.
      var base: Priority
      /// "Daily contact in the first week".
      var reason: String
      /// Days since the last contact made; nil when none is recorded.
      var daysSince: Int?
      var gapDays: Int
    }
  }

  /// The priority of a task, and why.
  static func priority(_ facts: Facts) -> (Priority, String) {
    let client = facts.client
    let untilDischarge = client.daysUntilDischarge(on: facts.today)
    if client.openCrisis != nil, facts.templateID == "housing_urgent" || facts.contact != nil {
      return (.urgent, leaving(untilDischarge, crisis: client.openCrisis))
    }
    if let untilDischarge, untilDischarge <= 7, let discharge = client.plannedDischarge,
      facts.due <= max(discharge, facts.today), untilDischarge >= 0 || facts.contact == nil
    {
      return (.urgent, leaving(untilDischarge, crisis: client.openCrisis))
    }
    if facts.isMissed { return (.urgent, "Its date has passed: record what became of it") }
    if let slack = facts.slack, slack <= 0 { return (.urgent, "No day to spare: \(facts.slackCause)") }
    let day = client.dayOfProgram(on: facts.today)
    if day <= 7, facts.templateID == "intake" || facts.due <= client.admission + 7, facts.contact == nil {
      return (.high, "Day \(max(day, 1)) of program - New admission")
    }
    if let keyDate = facts.keyDate, keyDate.kind == "court", (0...7).contains(keyDate.day - facts.today) {
      return (.high, "Court \(DayText.relative(keyDate.day, to: facts.today))")
    }
    if let slack = facts.slack, slack <= 2 {
      return (.high, "\(slack) working \(slack == 1 ? "day" : "days") to spare: \(facts.slackCause)")
    }
    if let escalation = facts.escalation { return (.high, escalation) }
    if let contact = facts.contact { return contactPriority(contact) }
    return (.medium, "Next step of an active process")
  }

  private static func contactPriority(_ contact: Facts.Contact) -> (Priority, String) {
    if let since = contact.daysSince, since > 2 * contact.gapDays {
      return (min(contact.base, .high), "No contact for \(since) days, twice the \(contact.gapDays) allowed")
    }
    if let since = contact.daysSince, since > contact.gapDays {
      return (
        min(contact.base, .medium),
        "No contact for \(since) days, \(contact.gapDays) \(contact.gapDays == 1 ? "is" : "are") allowed"
      )
    }
    return (contact.base, contact.reason)
  }

  /// "Leaves in 6 days - housing crisis".
  static func leaving(_ days: Int?, crisis: String?) -> String {
    let when =
      switch days {
      case nil: ""
      case .some(0): "Leaves today"
      case .some(1): "Leaves tomorrow"
      case .some(let days) where days > 1: "Leaves in \(days) days"
      case .some(let days): "Was to leave \(-days) \(days == -1 ? "day" : "days") ago"
      }
    guard let crisis, !crisis.isEmpty else { return when.isEmpty ? "In crisis" : when }
    return when.isEmpty ? "In crisis: \(crisis)" : "\(when) - \(crisis)"
  }
}
