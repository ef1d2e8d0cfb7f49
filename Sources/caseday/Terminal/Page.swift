/// Lines on their way to a terminal, laid out for its width.
struct Page {
  let style: TerminalStyle
  private(set) var lines: [StyledLine] = []

  init(style: TerminalStyle) { self.style = style }

  /// The whole text, with a line break at its end.
  var text: String { lines.map { $0.rendered(colour: style.hasColour) + "\n" }.joined() }

  /// An empty line, unless there is one above already or nothing at all.
  mutating func gap() {
    if let last = lines.last, last.width > 0 { lines.append(StyledLine("")) }
  }

  /// A line of its own, wrapped.
  mutating func add(_ spans: [Span], indent: Int = 0) {
    lines += laidOut(Row(spans: spans), width: style.width, indent: indent)
  }

  mutating func add(_ text: String, _ look: Span.Look = .normal, indent: Int = 0) {
    add([Span(text, look)], indent: indent)
  }

  /// A row: mark, text, and a detail at the right edge.
  mutating func add(_ row: Row, indent: Int = 0) {
    lines += laidOut(row, width: style.isDrawn ? style.measure : style.width, indent: indent)
  }

  /// A heading, with its mark where marks are drawn.
  mutating func heading(mark: String, _ text: String, look: Span.Look = .heading) {
    gap()
    add(Row(mark: mark, spans: [Span(text, look)]))
  }

  /// Rows in a box with a title; without boxes, indented below the title.
  mutating func box(title: String, look: Span.Look, rows: [Row]) {
    guard style.isDrawn else {
      add(title, look)
      for row in rows { lines += laidOut(row, width: style.width, indent: 2) }
      return
    }
    let width = style.measure
    let shown = Self.cut(SafeText.line(title), to: width - 6)
    let rule = String(repeating: "─", count: max(0, width - 5 - DisplayWidth.of(shown)))
    lines.append(StyledLine([Span("┌─ ", .faint), Span(shown, look), Span(" " + rule + "┐", .faint)]))
    for line in rows.flatMap({ laidOut($0, width: width - 4, indent: 0) }) {
      lines.append(StyledLine([Span("│ ", .faint)] + line.padded(to: width - 4).spans + [Span(" │", .faint)]))
    }
    lines.append(StyledLine("└" + String(repeating: "─", count: width - 2) + "┘", .faint))
  }

  /// One entry of a list or a box.
  struct Row {
    /// Drawn before the text, such as `📞`; left out where nothing is drawn.
    var mark = ""
    /// Steps to the right, two columns each.
    var level = 0
    /// Stands before the text, which hangs beside it: a name and a date, a caption. In plain text nothing hangs.
    var label: [Span] = []
    /// The label's width in columns.
    var labelWidth = 0
    var spans: [Span]
    /// At the right edge: a time, a length.
    var detail = ""
    /// The detail's look.
    var detailLook = Span.Look.faint
  }

  private func laidOut(_ row: Row, width: Int?, indent: Int) -> [StyledLine] {
    let lead = Span(String(repeating: " ", count: indent + row.level * 2) + mark(of: row))
    let hang = DisplayWidth.of(lead.text)
    guard let width else {
      let detail = row.detail.isEmpty ? [] : [Span(" (\(row.detail))", row.detailLook)]
      return [StyledLine([lead] + row.label + row.spans + detail)]
    }
    let room = max(width - hang, 8)
    var body: [StyledLine]
    if row.label.isEmpty {
      body = StyledLine(row.spans).wrapped(first: room, rest: room)
    } else {
      body = labelled(row, room: room)
    }
    addDetail(of: row, to: &body, room: room)
    let blanks = Span(String(repeating: " ", count: hang))
    return body.enumerated().map { place, line in StyledLine([place == 0 ? lead : blanks] + line.spans) }
  }

  private func mark(of row: Row) -> String {
    if row.mark.isEmpty { return "" }
    if style.isDrawn { return row.mark + " " }
    return row.mark == "•" ? "- " : row.mark == "→" ? "> " : ""
  }

  /// The text beside its label, or where that would leave it too little room, below.
  private func labelled(_ row: Row, room: Int) -> [StyledLine] {
    let label = StyledLine(row.label)
    let column = max(row.labelWidth, label.width)
    if room - column >= min(20, StyledLine(row.spans).width) {
      let text = StyledLine(row.spans).wrapped(first: room - column, rest: room - column)
      return text.enumerated().map { place, line in
        StyledLine((place == 0 ? label : StyledLine("")).padded(to: column).spans + line.spans)
      }
    }
    let above = label.width <= room ? [label] : label.wrapped(first: room, rest: room)
    let isEmpty = row.spans.allSatisfy { $0.text.isEmpty }
    let below = isEmpty ? [] : StyledLine(row.spans).wrapped(first: room - 2, rest: room - 2)
    return above + below.map { StyledLine([Span("  ")] + $0.spans) }
  }

  /// At the right edge of the last line, and where it doesn't fit there, on a line of its own.
  private func addDetail(of row: Row, to body: inout [StyledLine], room: Int) {
    let width = DisplayWidth.of(SafeText.line(row.detail))
    if width == 0 { return }
    if width > room {
      body += StyledLine(row.detail, row.detailLook).wrapped(first: room, rest: room)
      return
    }
    if body[body.count - 1].width + 2 + width > room { body.append(StyledLine("")) }
    let last = body[body.count - 1].padded(to: room - width)
    body[body.count - 1] = StyledLine(last.spans + [Span(row.detail, row.detailLook)])
  }

  /// At most that many columns, with an ellipsis where something is missing.
  static func cut(_ text: String, to width: Int) -> String {
    if DisplayWidth.of(text) <= width { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = DisplayWidth.of(String(character))
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }
}
