extension TemplateStep {
  /// The placeholders that a piece's title may hold.
  static let placeholders = ["n", "provider", "kind"]

  /// What a person reads for one piece: "Ask Dr. Smith's records office for dates, fee and form".
  ///
  /// - Parameters:
  ///   - ordinal: the piece, counted from 1.
  ///   - provider: the provider of the piece or of its process; nil when there is none.
  ///   - kind: the kind of the provider's records, as an adjective ("psychiatric"); nil: "medical".
  package func title(ofPiece ordinal: Int, provider: String? = nil, kind: String? = nil) -> String {
    if case .pieces(let pieces) = quantity, pieces.indices.contains(ordinal - 1) { return pieces[ordinal - 1].title }
    let text = pieceTitle ?? title
    // Most have nothing to fill in, and this is asked for every piece of every expansion.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var filled = ""
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      filled += rest[..<open]
      switch rest[rest.utf8.index(after: open)..<close] {
      case "n": filled += String(ordinal)
      case "kind": filled += kind ?? "medical"
      case "provider": filled += provider ?? "the provider"
      default: filled += rest[open...close]
      }
      rest = rest[rest.utf8.index(after: close)...]
    }
    return filled + rest
  }
}
