import Testing

@testable import Casework

/// YAML can be small and mean billions of values; such files must be refused at once.
@Suite(.timeLimit(.minutes(1))) struct TemplateFileGuardTests {
  private static let refused =
    "anchors (&name) and aliases (*name) are not read. Write the value out, or put the text in the middle of a sentence."

  private static let bomb = """
    a: &a [x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
    d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
    e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
    f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
    g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
    h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g]
    """

  @Test func `an alias bomb is refused at once`() {
    let elapsed = ContinuousClock().measure {
      #expect(SmallTemplate.error(Self.bomb) == "templates/sample.yaml:1: \(Self.refused)")
    }
    #expect(elapsed < .seconds(1))
  }

  @Test func `an alias bomb in a key is refused before the parser unfolds it`() {
    let elapsed = ContinuousClock().measure {
      #expect(SmallTemplate.error(Self.bomb + "\n? *h\n: 1\n") == "templates/sample.yaml:1: \(Self.refused)")
    }
    #expect(elapsed < .seconds(1))
  }

  @Test(arguments: [
    "title: &t A sample", "title: *t", "title: !!str &t A sample", "title: !<tag:yaml.org,2002:str> &t x",
    "title: [&t x]",
    "title: {a: *t}", "title:\n  &t x", "title: [x,*t]", "title: {\"a\":*t}", "? &t x\n: y", "&t title: x",
    "title:\t&t x",
    "title: # why\n  &t x",
  ])
  func `an anchor or alias is refused wherever a value begins`(_ line: String) {
    let found = SmallTemplate.error(SmallTemplate.with("title: A sample", line))
    #expect(found.hasSuffix(Self.refused), "\(found)")
  }

  @Test(arguments: [
    "title: Medication & transport", "title: R&D", "title: 2 * 3", "title: \"a & b\"", "title: wash&go", "title: x*y",
    "title: '& more'",
  ])
  func `a text with such a sign in it reads`(_ line: String) {
    #expect(SmallTemplate.error(SmallTemplate.with("title: A sample", line)) == "no error")
  }

  @Test func `deep nesting is refused`() {
    let nested = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(
      SmallTemplate.error(SmallTemplate.with("title: A sample", "title: \(nested)"))
        == "templates/sample.yaml:4: values are nested deeper than 16 levels. Flatten them.")
    for count in [1_000, 10_000, 200_000] {
      let deep = String(repeating: "[", count: count)
      #expect(SmallTemplate.error("a: \(deep)").hasPrefix("templates/sample.yaml"))
    }
    let maps = (0..<2_000).map { String(repeating: " ", count: $0 % 100) + "a:" }.joined(separator: "\n")
    #expect(SmallTemplate.error(maps) != "no error")
  }

  @Test func `a file that is too large is refused unread`() {
    let large = SmallTemplate.yaml + String(repeating: "# more\n", count: 40_000)
    #expect(
      SmallTemplate.error(large)
        == "templates/sample.yaml: the file has \(large.utf8.count) bytes; at most 262144 are read. Split it.")
  }

  @Test func `a file of too many values is refused`() {
    let many = "a: [" + String(repeating: "1,", count: 60_000) + "1]"
    #expect(
      SmallTemplate.error(many) == "templates/sample.yaml:1: the file has more than 50000 values. Split it.")
  }

  @Test func `too many steps are refused`() {
    let steps = (10..<220).map { "  - { id: D\($0), title: x, category: other, minutes: 5 }\n" }.joined()
    #expect(
      SmallTemplate.error(SmallTemplate.yaml + steps)
        == "templates/sample.yaml:10: the template: \"steps\" is 212 steps. Use at most 200.")
  }

  @Test(arguments: 0..<6)
  func `a spoilt file is refused or read, and never crashes`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let library = try TemplateLibrary.standard()
    let text = try #require(EmbeddedFiles.all.first { $0.path == "Library/templates/housing_search.yaml" }?.text)
    let signs = Array("[]{}:,?-&*!|>'\"%@`#\n\t 0159aDE+w_/\u{0}\u{FEFF}\u{2028}é".unicodeScalars)
    for _ in 0..<60 {
      var scalars = Array(text.unicodeScalars.prefix(3_000))
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars[place] = signs.randomElement(using: &random) ?? "x"
        case 1: scalars.insert(signs.randomElement(using: &random) ?? "x", at: place)
        case 2: scalars.removeSubrange(place..<min(scalars.count, place + Int.random(in: 1...40, using: &random)))
        default:
          let end = min(scalars.count, place + Int.random(in: 1...80, using: &random))
          scalars.insert(contentsOf: scalars[place..<end], at: Int.random(in: 0...scalars.count, using: &random))
        }
      }
      var spoilt = String.UnicodeScalarView()
      spoilt.append(contentsOf: scalars)
      do {
        let document = try TemplateReader.document(String(spoilt), file: "templates/spoilt.yaml")
        _ = TemplateLint.findings(for: document, in: library)
      } catch {
        #expect(error.file == "templates/spoilt.yaml")
        #expect(!error.reason.isEmpty)
      }
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood): the same spoilt files in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
