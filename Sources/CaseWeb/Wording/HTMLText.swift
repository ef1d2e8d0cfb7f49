/// Text as it stands in HTML, between tags and in attributes.
package enum HTMLText {
  package static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}

extension Substring {
  /// Where a piece of markup stands, by its bytes. Foundation's search compares letters as people read them, and takes a hundred times
  /// as long over a page.
  func place(of markup: String) -> Range<Index>? {
    guard let first = markup.utf8.first else { return nil }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: markup.utf8) {
        return start..<utf8.index(start, offsetBy: markup.utf8.count)
      }
      rest = rest[utf8.index(after: start)...]
    }
    return nil
  }
}
