/// The word that somebody probably meant: the end of an error message about a name that doesn't exist.
package enum Suggestion {
  /// ` Maybe "due"?` when a candidate is close to what was written, otherwise nothing.
  static func sentence(for written: String, among candidates: some Sequence<String>) -> String {
    guard let best = closest(to: written, among: candidates) else { return "" }
    return " Maybe \(best)?"
  }

  /// The candidate with the fewest edits, the first of equals; nil when none is within a third of the word's length.
  package static func closest(to written: String, among candidates: some Sequence<String>) -> String? {
    let allowed = max(1, min(3, written.count / 3))
    var best: (word: String, edits: Int)?
    for candidate in candidates where candidate != written {
      let edits = distance(Array(written.lowercased()), Array(candidate.lowercased()))
      if edits <= allowed, edits < best?.edits ?? .max { best = (candidate, edits) }
    }
    return best?.word
  }

  /// The distance of Damerau and Levenshtein: insertions, deletions, replacements, and neighbours that changed places. O(n·m).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    // A word of unreasonable length is nobody's typo, and shouldn't cost its square.
    guard left.count <= 64, right.count <= 64 else { return .max }
    var rows = [Array(0...right.count)]
    for (i, character) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        var edits = min(rows[i][j] + (character == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, character == right[j - 1], left[i - 1] == other { edits = min(edits, rows[i - 1][j - 1] + 1) }
        row.append(edits)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
