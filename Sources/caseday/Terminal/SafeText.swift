/// Text from people and files on its way to a terminal: nothing in it can move the cursor, colour the screen, reorder the line or
/// make a terminal disagree about its width.
enum SafeText {
  /// One line: line breaks and tabs become blanks, other control characters a question mark; direction overrides, invisible
  /// characters and the joiners of emoji sequences go.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      guard let kept = replacement(for: scalar, after: previous) else { continue }
      // A mark needs something to stand on, or it would join the border of a box.
      if result.isEmpty, isMark(kept) { result.append(" ") }
      if !(kept == " " && previous == " " && scalar != " ") { result.append(kept) }
      previous = kept
    }
    return String(result)
  }

  /// Several lines, each made safe by itself.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\n")
  }

  private static func replacement(for scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20..<0x7F: return scalar
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: return " "
    // Variation selectors and skin tones: their width differs by terminal.
    case 0xFE0E, 0xFE0F, 0x1F3FB...0x1F3FF: return nil
    // Joiners: needed within scripts, not between emoji.
    case 0x200C, 0x200D: return isLetter(previous) ? scalar : nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control: return "?"
    case .format: return isScriptFormat(scalar) ? scalar : nil
    case .surrogate, .unassigned, .privateUse: return "?"
    default: return scalar
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .otherLetter, .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .enclosingMark
  }

  /// Signs that Arabic, Syriac and Kaithi put around numbers: visible, part of the text.
  private static func isScriptFormat(_ scalar: Unicode.Scalar) -> Bool {
    (0x600...0x605).contains(scalar.value) || [0x6DD, 0x70F, 0x8E2, 0x110BD, 0x110CD].contains(scalar.value)
  }
}
