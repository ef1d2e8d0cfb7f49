/// How text is laid out for whoever reads it.
struct TerminalStyle: Sendable, Equatable {
  /// The columns there are; nil: lines are never wrapped, as in a pipe.
  var width: Int?
  /// Boxes, bars and marks; without them plain words only.
  var isDrawn: Bool
  /// Bold, dim and colours.
  var hasColour: Bool

  /// For a pipe or a file: plain words, one line an item.
  static let plain = TerminalStyle(width: nil, isDrawn: false, hasColour: false)

  /// Wider lines are tiring to read, and boxes look lost.
  static let widest = 100

  /// The width that boxes and bars use: between 40 and `widest`.
  var measure: Int { min(max(width ?? Self.widest, 40), Self.widest) }

  /// What suits an output.
  ///
  /// Drawn on a terminal, plain in a pipe, on a `dumb` terminal and in the C locale; colours only on a terminal, and never with a
  /// non-empty `NO_COLOR` (no-color.org).
  static func suiting(
    isTerminal: Bool, columns: Int?, environment: [String: String], asked: Choice = .auto
  ) -> TerminalStyle {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let isDumb = environment["TERM"] == "dumb"
    let isCapable = isTerminal && !isDumb && locale != "C" && locale != "POSIX"
    let isDrawn = asked == .auto ? isCapable : asked == .boxes
    let hasColour = isTerminal && !isDumb && asked != .plain && (environment["NO_COLOR"] ?? "").isEmpty
    return TerminalStyle(width: isTerminal || isDrawn ? columns ?? 80 : nil, isDrawn: isDrawn, hasColour: hasColour)
  }

  /// What `--style` can ask for.
  enum Choice: String, CaseIterable, Sendable { case auto, boxes, plain }
}
