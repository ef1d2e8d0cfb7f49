/// Text as it stands in HTML, between tags and in attributes.
package enum HTMLText {
  package static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { entity(of: $0) != nil }) else { return text }
    var escaped = ""
    var rest = text[...]
    while let place = rest.utf8.firstIndex(where: { entity(of: $0) != nil }) {
      escaped += rest[..<place]
      escaped += entity(of: rest.utf8[place]) ?? ""
      rest = rest[rest.utf8.index(after: place)...]
    }
    return escaped + rest
  }

  /// What stands for a sign that HTML reads as its own.
  private static func entity(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
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
