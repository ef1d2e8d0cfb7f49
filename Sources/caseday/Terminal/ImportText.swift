internal import Casework

/// What an import did, or in a dry run would do.
struct ImportText {
  let outcome: ClientImport
  let isDryRun: Bool
  /// Where the rejected rows were written; nil when there are none, or nothing was written.
  var rejectedFile: String?

  /// The whole report for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    let verb = isDryRun ? "could be imported" : "imported"
    let changes = [(outcome.created, "new"), (outcome.updated, "changed"), (outcome.unchanged, "as before")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let split = changes.isEmpty ? "" : " (\(changes.joined(separator: ", ")))"
    page.add([Span("\(Wording.count(outcome.accepted.count, "client")) \(verb)", .good), Span(split, .faint)])
    if outcome.emptyRows > 0 { page.add("\(Wording.count(outcome.emptyRows, "empty row")) skipped", .faint) }
    if !outcome.rejected.isEmpty {
      page.gap()
      page.add("\(Wording.count(outcome.rejected.count, "row")) rejected", .urgent)
      for finding in outcome.rejected.flatMap(\.findings) { add(finding, to: &page) }
    }
    if !outcome.warnings.isEmpty {
      page.gap()
      page.add("\(Wording.count(outcome.warnings.count, "warning"))", .high)
      for finding in outcome.warnings { add(finding, to: &page) }
    }
    if let rejectedFile {
      page.gap()
      page.add("The rejected rows, with reasons, are in \(rejectedFile). Mend them there and import that file.")
    }
    if isDryRun {
      page.gap()
      page.add("Nothing was written. Without --dry-run the good rows are imported.")
    }
    return page.text
  }

  private func add(_ finding: ImportFinding, to page: inout Page) {
    let column = finding.column.isEmpty ? "" : ", \(finding.column)"
    page.add(Page.Row(mark: "•", spans: [Span("Row \(finding.row)\(column): ", .heading), Span(finding.sentence)]))
  }
}
