@testable import CaseWeb
import Testing

/// How pages and problems put things.
@Suite struct WordingTests {
  @Test(arguments: [
    (0, "0 minutes", "0 min"), (1, "1 minute", "1 min"), (30, "30 minutes", "30 min"), (60, "1 hour", "1 h"),
    (90, "1.5 hours", "1.5 h"), (120, "2 hours", "2 h"), (80, "1 hour 20 minutes", "1 h 20"),
    (360, "6 hours", "6 h"),
  ])
  func `durations read as people say them`(minutes: Int, long: String, brief: String) {
    #expect(CountWords.duration(minutes) == long)
    #expect(CountWords.brief(minutes) == brief)
  }

  @Test func `days read as people say them`() {
    #expect(DayWords.spoken(january(5), on: january(5)) == "today")
    #expect(DayWords.spoken(january(6), on: january(5)) == "tomorrow")
    #expect(DayWords.spoken(january(9), on: january(5)) == "Friday")
    #expect(DayWords.spoken(january(14), on: january(5)) == "Wed 14 Jan")
    #expect(DayWords.span(january(5), january(9)) == "5–9 January 2026")
    #expect(DayWords.span(january(-2), january(2)) == "29 December 2025 – 2 January 2026")
    #expect(DayWords.span(january(26), january(32)) == "26 January – 1 February 2026")
  }

  @Test func `plain words only`() {
    let texts =
      PageRenderer.templates(in: EmbeddedFiles.all).map(\.text)
      + Problem.published.map { "\($0.title) \($0.detail)" }
    for text in texts {
      #expect(!text.contains(/(?i)\b(invalid|please|oops|sorry|forbidden|illegal|bad request)\b/))
    }
  }
}
