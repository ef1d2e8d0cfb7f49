/// What people call the processes in their spreadsheets and on the command line, and the template that is meant.
package enum ProcessNames {
  /// Template id, then other names for it, in lower case with single blanks. Data, not code: add what the next agency writes.
  static let synonyms: [(template: String, names: [String])] = [
    (
      "disability_claim",
      [
        "disability", "disability claim", "disability process", "disability filing", "disability application", "ssi",
        "ssdi",
        "ssi ssdi", "ssi claim", "ssdi claim", "ssi application", "soar", "soar claim", "social security disability",
      ]
    ),
    (
      "housing_search",
      [
        "housing", "housing search", "disability housing", "housing standard", "house search", "housing placement",
        "permanent housing", "find housing", "apartment search", "apartment",
      ]
    ),
    ("housing_urgent", ["urgent housing", "housing urgent", "emergency housing", "housing crisis", "shelter"]),
    ("rapid_rehousing", ["rapid rehousing", "rapid re housing", "rrh"]),
    ("housing_voucher", ["housing voucher", "voucher", "section 8", "hcv", "housing choice voucher"]),
    (
      "employment_prep",
      [
        "employment", "employment prep", "employment preparation", "job", "jobs", "job search", "job prep",
        "job readiness",
        "work", "resume", "employment search",
      ]
    ),
    ("court_prep", ["court", "court prep", "court preparation", "court date", "hearing", "court hearing", "legal"]),
    (
      "benefits",
      [
        "benefits", "benefit", "benefits application", "snap", "calfresh", "food stamps", "ebt", "medi cal", "medical",
        "medicaid", "medi caid", "general relief", "public benefits", "benefits interview",
      ]
    ),
    (
      "medical_records",
      ["medical records", "records", "records request", "medical records request", "request medical records"]
    ),
    (
      "identity_documents",
      [
        "identity documents", "id", "ids", "state id", "ca id", "california id", "id documents", "documents", "dmv",
        "birth certificate", "vital documents", "get ca id", "id card",
      ]
    ),
    ("intake", ["intake", "admission", "onboarding"]),
    ("discharge", ["discharge", "discharge planning", "aftercare", "after care"]),
  ]

  /// The template that a name stands for, among the `known` ones; nil if there is none. Letter case and punctuation don't matter.
  package static func template(for name: String, among known: [String]) -> String? {
    let wanted = plain(name)
    if let id = known.first(where: { plain($0) == wanted }) { return id }
    guard let id = synonyms.first(where: { $0.names.contains(wanted) })?.template else { return nil }
    return known.contains(id) ? id : nil
  }

  /// The candidate that somebody probably meant, a few letters away; nil when none is close.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    Suggestion.closest(to: name, among: candidates)
  }

  /// The templates named in one cell, each once, and the words that name none. Names are separated by `;` or a line break; `,`, `/`, `&` and
  /// `+` separate too unless the whole is one name ("SSI/SSDI").
  static func templates(in cell: String, among known: [String]) -> (found: [String], unknown: [String]) {
    var found: [String] = []
    var unknown: [String] = []
    func take(_ name: String, splitting: Bool) {
      let text = name.trimmed
      if text.isEmpty || Blank.isBlank(text) { return }
      if let id = template(for: text, among: known) {
        if !found.contains(id) { found.append(id) }
      } else if splitting, text.contains(where: { ",/&+".contains($0) }) {
        let parts = text.split { ",/&+".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        let hasKnown = parts.contains { template(for: $0, among: known) != nil }
        if hasKnown { parts.forEach { take($0, splitting: false) } } else { unknown.append(text) }
      } else {
        unknown.append(text)
      }
    }
    for name in cell.split(whereSeparator: { $0 == ";" || $0.isNewline }) { take(String(name), splitting: true) }
    return (found, unknown)
  }

  /// Lower case, everything but letters and digits as single blanks.
  static func plain(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}

/// Words that people write into a cell to say that there is nothing.
enum Blank {
  /// True for nothing, `-`, `n/a`, `none`, `tbd` and the like.
  static func isBlank(_ cell: String) -> Bool { words.contains(cell.trimmed.lowercased()) }

  private static let words: Set<String> = [
    "", "-", "--", "–", "—", "?", "n/a", "na", "n.a.", "none", "nil", "null", "tbd", "tba", "unknown", "not set",
    "open",
  ]
}
