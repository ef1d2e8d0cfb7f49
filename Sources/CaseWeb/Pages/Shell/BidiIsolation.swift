/// Keeps text that runs from right to left from reordering what stands around it.
///
/// A name such as "مريم" inside a sentence would carry the sentence's numbers and brackets along. Each such run of a page's text
/// is put between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE; a text with marks that reorder (U+202E and its kind) is put
/// between them as a whole, so that none reaches beyond it. Attributes, titles and form values are left as they are.
/// Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm", sections 2.4 and 6.
enum BidiIsolation {
  private static let open = "\u{2068}"
  private static let close = "\u{2069}"

  /// The page with its right-to-left runs isolated; the same text when there are none.
  static func apply(to html: String) -> String {
    guard mayNeed(html) else { return html }
    var result = ""
    var rest = html[...]
    // Elements whose text isn't shown in a line, or is a value.
    var isRaw = false
    while let tag = rest.firstIndex(of: "<") {
      result += isRaw ? String(rest[..<tag]) : isolated(rest[..<tag])
      guard let end = rest[tag...].firstIndex(of: ">") else {
        return result + rest[tag...]
      }
      let element = rest[tag...end]
      for name in ["title", "textarea", "option"] {
        if element.hasPrefix("<\(name)") { isRaw = true }
        if element.hasPrefix("</\(name)") { isRaw = false }
      }
      result += element
      rest = rest[rest.index(after: end)...]
    }
    return result + (isRaw ? String(rest) : isolated(rest))
  }

  private static func mayNeed(_ text: String) -> Bool {
    // Letters from Hebrew on and the marks take bytes that plain English text has none of: most pages are done here.
    text.utf8.contains { $0 >= 0xD6 } && text.unicodeScalars.contains { isRightToLeft($0) || isMark($0) }
  }

  private static func isolated(_ text: Substring) -> String {
    let scalars = text.unicodeScalars
    if scalars.contains(where: isMark) { return open + text + close }
    guard let first = scalars.firstIndex(where: isRightToLeft) else { return String(text) }
    var end = scalars.index(after: first)
    var place = end
    // A run reaches to its last right-to-left letter, over blanks and signs, but not over letters from left to right.
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if isRightToLeft(scalar) {
        end = scalars.index(after: place)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        break
      }
      place = scalars.index(after: place)
    }
    return text[..<first] + open + text[first..<end] + close + isolated(text[end...])
  }

  /// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Embeddings, overrides and isolates.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
