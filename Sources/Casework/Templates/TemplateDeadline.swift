/// A hard date: after it the work is worthless or a right is lost.
package struct TemplateDeadline: Sendable, Equatable {
  /// How the date is counted and rolled.
  package enum Kind: String, Sendable, CaseIterable {
    case calendar
    case businessForward = "business_forward"
    case businessBack = "business_back"
    case letterPlusMail = "letter_plus_mail"
    case suspendableClock = "suspendable_clock"
    case recurringWindow = "recurring_window"
    case eventStarted = "event_started"
    case expiry
  }

  package var kind: Kind
  /// The date itself, all legal days included (`E:denied+60d`); mail days come on top of it.
  package var at: DateExpression
  /// Days that the law adds for the mail (`letter_plus_mail`: 5).
  package var mailDays: Int
  /// The event during which the clock stands still (`suspendable_clock`: `rfta_submitted`); nil otherwise.
  package var stoppedBy: String?

  package init(kind: Kind, at: DateExpression, mailDays: Int = 0, stoppedBy: String? = nil) {
    self.kind = kind
    self.at = at
    self.mailDays = mailDays
    self.stoppedBy = stoppedBy
  }
}
