import Casework
import CaseworkTestSupport
import Testing

/// What somebody means by a few letters.
@Suite struct FuzzySearchTests {
  private static let names = [
    "Stacey Cooper", "Jay Rivera", "Ryan Oduya", "Maria Jansen", "Carlos Peña", "Lisa O'Neill", "Zoë Müller",
    "Jayden Brooks", "Marion Hale", "أحمد علي", "Ann-Marie Lund",
  ]

  @Test(arguments: [
    ("jay", "Jay Rivera"), ("JAY", "Jay Rivera"), ("rivera jay", "Jay Rivera"), ("pena", "Carlos Peña"),
    ("zoe", "Zoë Müller"), ("muller", "Zoë Müller"), ("oneill", "Lisa O'Neill"), ("neill", "Lisa O'Neill"),
    ("mar jan", "Maria Jansen"),
    ("stcy", "Stacey Cooper"), ("Jya", "Jay Rivera"), ("odua", "Ryan Oduya"), ("brooxs", "Jayden Brooks"),
    ("marie", "Ann-Marie Lund"),
    ("أحمد", "أحمد علي"), ("  carlos  ", "Carlos Peña"),
  ])
  func `the first that fits is the one that was meant`(typed: String, meant: String) {
    #expect(FuzzySearch(typed).ranked(Self.names, by: \.self, limit: 3).first == meant)
  }

  @Test(arguments: ["xyz", "jay cooper", "qq", "stacey stacey2zz"])
  func `what fits nobody finds nobody`(typed: String) {
    #expect(FuzzySearch(typed).ranked(Self.names, by: \.self, limit: 3).isEmpty)
  }

  @Test func `nothing but blanks and signs is nothing to look for`() {
    for typed in ["", "  ", "-", "…", "\u{0}", "'"] { #expect(FuzzySearch(typed).isEmpty) }
  }

  @Test func `a hundred names with a slip of the finger stand among the first three`() {
    let first = [
      "Abigail", "Benjamin", "Charlotte", "Dominic", "Eleanor", "Fredrick", "Gabriela", "Harrison", "Isabella",
      "Jonathan",
    ]
    let last = [
      "Alvarez", "Bennett", "Castillo", "Donovan", "Eriksen", "Fitzgerald", "Gutierrez", "Hawthorne", "Ibrahim",
      "Jankowski",
    ]
    let names = first.flatMap { one in last.map { "\(one) \($0)" } }
    var chance = SeededGenerator(seed: 7)
    var missed: [String] = []
    for name in names {
      var letters = Array(name.lowercased())
      // The slip is in the first name, which has seven letters or more; the last name follows as it is.
      let place = Int.random(in: 1..<5, using: &chance)
      switch Int.random(in: 0..<4, using: &chance) {
      case 0: letters.swapAt(place, place + 1)
      case 1: letters.remove(at: place)
      case 2: letters.insert("x", at: place)
      default: letters[place] = "x"
      }
      let typed = String(letters)
      if !FuzzySearch(typed).ranked(names, by: \.self, limit: 3).contains(name) {
        missed.append("\(typed) for \(name)")
      }
    }
    #expect(missed.isEmpty, "\(missed)")
  }

  @Test func `what is typed can be as long as it likes`() {
    let typed = String(repeating: "jay ", count: 10_000)
    #expect(FuzzySearch(typed).ranked(Self.names, by: \.self, limit: 3).first == "Jay Rivera")
  }
}
