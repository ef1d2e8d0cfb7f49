@testable import CaseWeb
import Testing

/// Right-to-left names keep to themselves.
@Suite struct BidiIsolationTests {
  @Test(arguments: [
    ("<p>Call Jay</p>", "<p>Call Jay</p>"),
    ("<p>مريم</p>", "<p>\u{2068}مريم\u{2069}</p>"),
    ("<p>“Call” (مريم السالم), 3 days</p>", "<p>“Call” (\u{2068}مريم السالم\u{2069}), 3 days</p>"),
    ("<p>דנה and مريم</p>", "<p>\u{2068}דנה\u{2069} and \u{2068}مريم\u{2069}</p>"),
    ("<p>a\u{202E}b</p><p>c</p>", "<p>\u{2068}a\u{202E}b\u{2069}</p><p>c</p>"),
    ("<option>مريم</option><input value=\"مريم\">", "<option>مريم</option><input value=\"مريم\">"),
    ("<title>دعم</title>Zoë 👩‍👧 – “x”", "<title>دعم</title>Zoë 👩‍👧 – “x”"),
  ])
  func `a run is isolated and nothing else changes`(html: String, wanted: String) {
    #expect(BidiIsolation.apply(to: html) == wanted)
    let plain = BidiIsolation.apply(to: html).filter { !["\u{2068}", "\u{2069}"].contains($0) }
    #expect(plain == html)
  }
}
