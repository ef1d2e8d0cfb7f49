/// A short mark of what a form was filled from: it changes with the words, so that nobody saves over what changed since.
enum TextVersion {
  /// 64-bit FNV-1a of the words, in base 16.
  static func of(_ words: [String]) -> String {
    let hash = words.joined(separator: "\u{1}").utf8
      .reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
