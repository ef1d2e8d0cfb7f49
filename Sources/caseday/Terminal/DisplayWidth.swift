/// The number of terminal columns that text takes.
///
/// Terminals agree on single characters, not on sequences (flags, skin tones, families), so `SafeText` takes sequences apart first,
/// and the width of a text is the sum over its scalars, as `wcwidth` counts.
enum DisplayWidth {
  /// O(scalars).
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// 0 for combining marks and format characters, 2 for wide ones, otherwise 1.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if (0x20..<0x300).contains(scalar.value) {
      return scalar.value == 0xAD || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    // The vowels and final consonants of decomposed Korean join the wide consonant before them.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// East Asian Width W or F (Unicode 15.1, EastAsianWidth.txt): the blocks below, and what is drawn as an emoji by itself.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if wideBlocks.contains(where: { $0.contains(scalar.value) }) { return !(0x3248...0x324F).contains(scalar.value) }
    // Regional indicators are emoji by themselves, and narrow: two of them make a flag.
    return scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
