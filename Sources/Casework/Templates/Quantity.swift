package import Planning

/// How many pieces a step has. Each piece is one task and counts against the day's caps.
package enum Quantity: Sendable, Equatable {
  /// That many equal pieces.
  case fixed(Int)
  /// Chosen when the process starts, within the range; the upper bound unless somebody chooses.
  case range(ClosedRange<Int>)
  /// One per named provider of the enrollment.
  case perProvider
  /// One per piece of another step of the template, each after that piece.
  case perPieceOf(String)
  /// Pieces that differ in title, category, minutes or dates.
  case pieces([TemplatePiece])
}

/// One piece of a step whose pieces differ; what is nil comes from the step.
package struct TemplatePiece: Sendable, Equatable {
  package var title: String
  package var category: WorkCategory?
  package var minutes: Int?
  package var effort: Effort?
  package var release: DateExpression?
  package var due: DateExpression?

  package init(
    title: String, category: WorkCategory? = nil, minutes: Int? = nil, effort: Effort? = nil,
    release: DateExpression? = nil, due: DateExpression? = nil
  ) {
    self.title = title
    self.category = category
    self.minutes = minutes
    self.effort = effort
    self.release = release
    self.due = due
  }
}
