extension StepDependency {
  /// Reads `R2+7d`, `D1?`, `H6 any+2w`, `D9 half`, `identity_documents/id_receipt?`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    var rest = text[...]
    let isSoft = rest.last == "?"
    if isSoft { rest = rest.dropLast() }
    var lag = TimeSpan.workingDays(0)
    if let plus = rest.lastIndex(of: "+") {
      guard let span = TimeSpan(rest[rest.index(after: plus)...]) else { return nil }
      lag = span
      rest = rest[..<plus]
    }
    let words = rest.split(separator: " ", omittingEmptySubsequences: false)
    guard let name = words.first, words.count <= 2 else { return nil }
    var pieces = Pieces.all
    if words.count == 2 {
      guard let some = Pieces(rawValue: String(words[1])) else { return nil }
      pieces = some
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ DateExpression.Anchor.isName($0) }) {
      self.init(
        .milestone(template: String(parts[0]), name: String(parts[1])), pieces: pieces, lag: lag, isSoft: isSoft)
    } else if parts.count == 1, DateExpression.Anchor.isStepID(name) {
      self.init(.step(String(name)), pieces: pieces, lag: lag, isSoft: isSoft)
    } else {
      return nil
    }
  }
}

extension StepDependency: CustomStringConvertible {
  /// The notation that is read: `H6 any+2w?`.
  package var description: String {
    let count = pieces == .all ? "" : " \(pieces.rawValue)"
    let days = lag.count == 0 ? "" : "+\(lag)"
    return "\(target)\(count)\(days)\(isSoft ? "?" : "")"
  }
}

extension StepDependency.Target: CustomStringConvertible {
  package var description: String {
    switch self {
    case .step(let id): id
    case .milestone(let template, let name): "\(template)/\(name)"
    }
  }
}
