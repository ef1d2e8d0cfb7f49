/// What a step needs before it: finish to start, with a lag. Written `R2+7d`, `D1?`, `H6 any+2w`, `identity_documents/id_receipt?`.
package struct StepDependency: Sendable, Equatable {
  /// What must be finished.
  package enum Target: Sendable, Hashable {
    /// A step of the same template.
    case step(String)
    /// A milestone of a process of another template of the same enrollment; no such process, no dependency.
    case milestone(template: String, name: String)
  }

  /// How many of the target's pieces.
  package enum Pieces: String, Sendable { case any, half, all }

  package var target: Target
  package var pieces: Pieces
  package var lag: TimeSpan
  /// Preferred only: it lapses when waiting for it would pass the step's own due day.
  package var isSoft: Bool

  package init(_ target: Target, pieces: Pieces = .all, lag: TimeSpan = .workingDays(0), isSoft: Bool = false) {
    self.target = target
    self.pieces = pieces
    self.lag = lag
    self.isSoft = isSoft
  }
}
