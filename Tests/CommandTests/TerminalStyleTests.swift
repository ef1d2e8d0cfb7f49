import Testing

@testable import caseday

struct TerminalStyleTests {
  private static func suiting(
    _ environment: [String: String] = [:], isTerminal: Bool = true, columns: Int? = 100,
    asked: TerminalStyle.Choice = .auto
  ) -> TerminalStyle {
    TerminalStyle.suiting(isTerminal: isTerminal, columns: columns, environment: environment, asked: asked)
  }

  @Test func `a terminal gets boxes and colours at its width`() {
    #expect(Self.suiting() == TerminalStyle(width: 100, isDrawn: true, hasColour: true))
    #expect(Self.suiting(columns: nil).width == 80)
  }

  @Test func `a pipe gets plain unwrapped text, and boxes without colour when asked`() {
    #expect(Self.suiting(isTerminal: false) == .plain)
    #expect(
      Self.suiting(isTerminal: false, columns: nil, asked: .boxes)
        == TerminalStyle(width: 80, isDrawn: true, hasColour: false))
  }

  @Test func `NO_COLOR turns colours off unless it is empty`() {
    #expect(!Self.suiting(["NO_COLOR": "1"]).hasColour)
    #expect(Self.suiting(["NO_COLOR": "1"]).isDrawn)
    #expect(Self.suiting(["NO_COLOR": ""]).hasColour)
  }

  @Test(arguments: [["TERM": "dumb"], ["LC_ALL": "C"], ["LANG": "POSIX"]])
  func `a dumb terminal and the C locale get plain text at their width`(environment: [String: String]) {
    let style = Self.suiting(environment)
    #expect(!style.isDrawn)
    #expect(style.width == 100)
  }

  @Test(arguments: [
    ("Jay", 3), ("Zoë", 3), ("Zoe\u{308}", 3), ("王小明", 6), ("한글", 4), ("ｆｕｌｌ", 8), ("🏠", 2), ("🇺🇸", 2), ("שלום", 4),
    ("│─┌█░…•→", 8), ("", 0), ("\u{1112}\u{1161}\u{11AB}", 2),
  ])
  func `display widths are those of terminals`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("two\nlines\tand\r\ntabs", "two lines and tabs"), ("\u{1B}[31mred", "?[31mred"), ("\u{9B}2J", "?2J"),
    ("a\u{0}b", "a?b"),
    ("\u{202E}gnp.exe", "gnp.exe"), ("👩‍👩‍👧", "👩👩👧"), ("👍🏽", "👍"), ("⚖️", "⚖"), ("क्‍ष", "क्‍ष"), ("\u{301}x", " \u{301}x"),
    ("zero\u{200B}width\u{FEFF}", "zerowidth"), ("soft\u{AD}hyphen", "softhyphen"),
  ])
  func `text is made safe for a terminal`(text: String, safe: String) {
    #expect(Array(SafeText.line(text).unicodeScalars) == Array(safe.unicodeScalars))
  }

  @Test func `words are wrapped at blanks and cut only when they must be`() {
    let line = StyledLine([Span("one two "), Span("three", .heading), Span("-four abcdefghijkl")])
    #expect(
      line.wrapped(first: 8, rest: 10).map { $0.rendered(colour: false) } == [
        "one two", "three-four", "abcdefghij", "kl",
      ])
  }

  @Test(arguments: [
    (20, "20 minutes"), (1, "1 minute"), (60, "1 hour"), (90, "1.5 hours"), (120, "2 hours"), (100, "1 h 40 min"),
    (345, "5 h 45 min"),
  ])
  func `lengths read as the seed writes them`(minutes: Int, words: String) {
    #expect(Wording.length(minutes) == words)
  }

  @Test(arguments: [
    (0, 8, "░░░░░░░░░░"), (1, 360, "█░░░░░░░░░"), (359, 360, "█████████░"), (8, 8, "██████████"), (9, 8, "██████████"),
    (0, 0, "░░░░░░░░░░"), (20, 100, "██░░░░░░░░"),
  ])
  func `a bar never shows something as nothing or not quite full as full`(used: Int, limit: Int, bar: String) {
    #expect(Wording.bar(used: used, limit: limit, drawn: true) == bar)
  }
}
