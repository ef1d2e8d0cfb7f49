/// A run of text with one look. Its text is safe for a terminal from the start.
struct Span: Equatable, Sendable {
  /// What a run is, rather than its colour.
  enum Look: Equatable, Sendable { case normal, heading, faint, urgent, high, good }

  let text: String
  let look: Look

  init(_ text: String, _ look: Look = .normal) {
    self.text = SafeText.line(text)
    self.look = look
  }

  /// Two spans as one in the look of the first; both are safe already.
  init(joining first: Span, _ second: Span) {
    text = first.text + second.text
    look = first.look
  }

  /// The text between the escape sequences of its look.
  func rendered(colour: Bool) -> String {
    let text = String(text.map { $0 == "\u{A0}" ? " " : $0 })
    guard colour, !text.isEmpty, let code = look.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Span.Look {
  /// SGR parameters that stay readable on dark and light grounds.
  fileprivate var code: String? {
    switch self {
    case .normal: nil
    case .heading: "1"
    case .faint: "2"
    case .urgent: "1;31"
    case .high: "33"
    case .good: "32"
    }
  }
}

/// One line of spans.
struct StyledLine: Equatable, Sendable {
  var spans: [Span]

  init(_ spans: [Span]) { self.spans = spans }
  init(_ text: String, _ look: Span.Look = .normal) { spans = [Span(text, look)] }

  /// Columns on the screen.
  var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The line filled with blanks up to a width.
  func padded(to width: Int) -> StyledLine {
    StyledLine(spans + [Span(String(repeating: " ", count: max(0, width - self.width)))])
  }

  /// Breaks at blanks so that the first line takes at most `first` columns and the others `rest`; a word longer than a line is cut
  /// between characters. Never returns nothing. O(characters).
  func wrapped(first: Int, rest: Int) -> [StyledLine] {
    var lines: [[Span]] = [[]]
    var used = 0
    var limit = max(first, 2)
    func breakLine() {
      lines.append([])
      used = 0
      limit = max(rest, 2)
    }
    func append(_ text: String, _ look: Span.Look) {
      lines[lines.count - 1].append(Span(text, look))
      used += DisplayWidth.of(text)
    }
    for word in words {
      let blank = used > 0 && word.isAfterBlank ? 1 : 0
      if used > 0, used + blank + word.width > limit, word.isAfterBlank {
        breakLine()
      } else if blank == 1 {
        append(" ", .normal)
      }
      for piece in word.pieces {
        var chunk = ""
        var chunkWidth = 0
        for character in piece.text {
          let width = DisplayWidth.of(String(character))
          if used + chunkWidth + width > limit, used + chunkWidth > 0 {
            append(chunk, piece.look)
            breakLine()
            (chunk, chunkWidth) = ("", 0)
          }
          chunk.append(character)
          chunkWidth += width
        }
        append(chunk, piece.look)
      }
    }
    return lines.map(StyledLine.init)
  }

  /// The text that a terminal, or a pipe, gets; without blanks at its end.
  func rendered(colour: Bool) -> String {
    var kept = spans
    while let last = kept.last, last.look == .normal || !colour, last.text.allSatisfy({ $0 == " " }) {
      kept.removeLast()
    }
    if let last = kept.popLast() {
      let trimmed = String(last.text.reversed().drop { $0 == " " }.reversed())
      kept.append(Span(trimmed, last.look))
    }
    return Self.runs(kept).map { $0.rendered(colour: colour) }.joined()
  }

  /// Neighbours of one look as one span, so that each look is switched on once; blanks look the same in every look.
  private static func runs(_ spans: [Span]) -> [Span] {
    spans.reduce(into: []) { runs, span in
      if let last = runs.last, last.look == span.look || span.text.allSatisfy({ $0 == " " }) {
        runs[runs.count - 1] = Span(joining: last, span)
      } else {
        runs.append(span)
      }
    }
  }

  private struct Word {
    var pieces: [Span]
    var isAfterBlank: Bool
    var width: Int { pieces.reduce(0) { $0 + DisplayWidth.of($1.text) } }
  }

  /// The line's words; a word can run over spans of several looks.
  private var words: [Word] {
    var words: [Word] = []
    var isAfterBlank = true
    for span in spans {
      for (index, part) in span.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { isAfterBlank = true }
        if part.isEmpty { continue }
        let piece = Span(String(part), span.look)
        if isAfterBlank || words.isEmpty {
          words.append(Word(pieces: [piece], isAfterBlank: isAfterBlank))
        } else {
          words[words.count - 1].pieces.append(piece)
        }
        isAfterBlank = false
      }
    }
    return words
  }
}
