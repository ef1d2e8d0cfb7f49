/// Finds what somebody means by a few letters: in any order of words, in the middle of a word, with a slip of the finger.
package struct FuzzySearch: Sendable {
  /// A text that is searched, taken apart.
  package struct Text: Sendable {
    fileprivate var words: [Word]

    package init(_ text: String) { words = FuzzySearch.words(text) }
  }

  /// One word, folded: without case and accents.
  fileprivate struct Word: Sendable {
    var letters: [UInt32]
    /// Which letters it has, a bit for each; letters that share a bit only make the filter let more through.
    var mask: UInt64

    init(_ letters: [UInt32]) {
      self.letters = letters
      mask = letters.reduce(0) { $0 | 1 << UInt64($1 % 64) }
    }
  }

  private let wanted: [Word]

  /// - Parameter text: what was typed.
  package init(_ text: String) { wanted = Self.words(text) }

  /// True when nothing was typed that could be looked for.
  package var isEmpty: Bool { wanted.isEmpty }

  /// How far a text is from what was typed, 0 being the same; nil when a word that was typed isn't in it.
  package func distance(to text: String) -> Int? { distance(to: Text(text)) }

  private func distance(to text: Text) -> Int? {
    let words = text.words
    var sum = 0
    for word in wanted {
      var best: Int?
      for (place, candidate) in words.enumerated() {
        guard let found = Self.distance(word, to: candidate) else { continue }
        // A first name is meant more often than a second one.
        best = min(best ?? .max, found + min(place, 3))
      }
      guard let best else { return nil }
      sum += best
    }
    return sum
  }

  /// The things that fit, best first; of equals the earlier.
  package func ranked<Thing>(_ things: [Thing], by text: (Thing) -> String, limit: Int) -> [Thing] {
    ranked(things, by: { Text(text($0)) }, limit: limit)
  }

  /// The same for texts that were taken apart before.
  package func ranked<Thing>(_ things: [Thing], by text: (Thing) -> Text, limit: Int) -> [Thing] {
    let found = things.enumerated().compactMap { place, thing in
      distance(to: text(thing)).map { (distance: $0, place: place, thing: thing) }
    }
    return found.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(limit).map(\.thing)
  }

  /// 0 the same, 10 its beginning, 20 inside, 30 and 40 with one and two slips, 50 its letters in their order.
  private static func distance(_ wanted: Word, to word: Word) -> Int? {
    if wanted.letters == word.letters { return 0 }
    let missing = (wanted.mask & ~word.mask).nonzeroBitCount
    let allowed = wanted.letters.count >= 7 ? 2 : wanted.letters.count >= 3 ? 1 : 0
    guard missing <= allowed else { return nil }
    if missing == 0 {
      if word.letters.starts(with: wanted.letters) { return 10 }
      if contains(word.letters, wanted.letters) { return 20 }
    }
    if allowed > 0, let edits = edits(wanted.letters, toStartOf: word.letters, atMost: allowed) {
      return 20 + edits * 10
    }
    return missing == 0 && wanted.letters.count > 1 && isSpread(wanted.letters, over: word.letters) ? 50 : nil
  }

  private static func contains(_ word: [UInt32], _ part: [UInt32]) -> Bool {
    guard word.count > part.count else { return false }
    return (0...(word.count - part.count)).contains { word[$0...].starts(with: part) }
  }

  /// True when the letters stand in a word in their order, the first at its beginning.
  private static func isSpread(_ letters: [UInt32], over word: [UInt32]) -> Bool {
    guard letters.first == word.first else { return false }
    var rest = letters[...]
    for letter in word where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// The fewest slips (a letter too many, missing, another, two exchanged) that make of what was typed the beginning of a word.
  private static func edits(_ typed: [UInt32], toStartOf word: [UInt32], atMost allowed: Int) -> Int? {
    guard typed.count <= 40, word.count + allowed >= typed.count else { return nil }
    let end = Array(word.prefix(typed.count + allowed))
    var before: [Int] = []
    var row = Array(0...end.count)
    for (i, letter) in typed.enumerated() {
      var next = [i + 1]
      for (j, other) in end.enumerated() {
        var cost = min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, letter == end[j - 1], typed[i - 1] == other { cost = min(cost, before[j - 1] + 1) }
        next.append(cost)
      }
      if next.min() ?? 0 > allowed { return nil }
      (before, row) = (row, next)
    }
    guard let least = row.min(), least <= allowed else { return nil }
    return least
  }

  private static func words(_ text: String) -> [Word] {
    plainWords(text)
      ?? text.prefix(200).foldedForSearch.unicodeScalars
      .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }.map { Word($0.map(\.value)) }
  }

  /// The words of a text in ASCII, which needs no folding but of its capitals; nil for any other. Most names are such texts.
  private static func plainWords(_ text: String) -> [Word]? {
    var words: [Word] = []
    var letters: [UInt32] = []
    for byte in text.utf8.prefix(200) {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: letters.append(UInt32(byte))
      case 0x41...0x5A: letters.append(UInt32(byte | 0x20))
      case 0x80...: return nil
      default:
        if !letters.isEmpty { words.append(Word(letters)) }
        letters.removeAll(keepingCapacity: true)
      }
    }
    if !letters.isEmpty { words.append(Word(letters)) }
    return words
  }
}
