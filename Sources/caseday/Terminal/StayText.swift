internal import Casework

/// A client's stay with its records as the terminal shows it.
struct StayText {
  let stay: StayRecords
  /// "Recorded"; nil where nothing was changed.
  var said: String?

  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    if let said { page.add([Span("\(said): ", .good), Span(stay.name)]) }
    page.add([Span(stay.name.uppercased(), .heading), Span(" (\(stay.clientID))", .faint)])
    page.add("Admitted \(DayText.long(stay.admission))", .faint)
    if let exit = stay.exit {
      let housed = exit.isHoused ? ", counts as housed" : ""
      page.add("Left \(DayText.long(exit.day)): \(exit.destination.title)\(housed)", .faint)
    }
    addFacts(to: &page)
    page.heading(mark: "📋", "SERVICE PLAN")
    page.add(stay.plan.sentence(on: stay.today))
    if !stay.plan.goals.isEmpty { page.add(Page.Row(mark: "•", spans: [Span(stay.plan.goals)])) }
    if let none = stay.plan.noneNeeded {
      page.add(Page.Row(mark: "•", spans: [Span("No process is needed now: \(none)")]))
    }
    for review in stay.plan.reviews {
      let note = review.note.isEmpty ? "" : ": \(review.note)"
      page.add(Page.Row(mark: "•", spans: [Span("Reviewed \(DayText.dayAndMonth(review.day))\(note)", .faint)]))
    }
    if !stay.open.isEmpty {
      page.heading(mark: "🤝", "HAND-OVER")
      for process in stay.open {
        let owner = process.nextOwner.map { "goes to \($0)" } ?? "no next owner named"
        page.add(
          Page.Row(
            mark: "•", spans: [Span("\(process.title) "), Span("(process \(process.processID)): \(owner)", .faint)]))
      }
    }
    for process in stay.ended { page.add(ClientText.row(process)) }
    if !stay.crises.isEmpty {
      page.heading(mark: "🔥", "CRISES")
      for crisis in stay.crises {
        let moments = [
          "opened \(crisis.opened.words)", crisis.stabilised.map { "stabilised \($0.words)" },
          crisis.closed.map { "closed \($0.words)" },
        ].compactMap(\.self).joined(separator: ", ")
        page.add(Page.Row(mark: "•", spans: [Span("\(crisis.id): \(crisis.kind) "), Span("(\(moments))", .faint)]))
      }
    }
    if !stay.notes.isEmpty {
      page.heading(mark: "📝", "NOTES")
      for note in stay.notes {
        let late = note.writtenOn == note.day ? "" : ", written \(DayText.dayAndMonth(note.writtenOn))"
        let text = note.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        page.add(
          Page.Row(
            mark: "•",
            spans: [
              Span("\(DayText.short(note.day))\(late): ", .heading), Span(text), Span(" (note \(note.number))", .faint),
            ]))
      }
    }
    for earlier in stay.earlierStays {
      let end = earlier.exit.map { " to \(DayText.long($0.day)): \($0.destination.title)" } ?? ""
      page.add("Earlier stay: \(DayText.long(earlier.admission))\(end)", .faint)
    }
    return page.text
  }
  private func addFacts(to page: inout Page) {
    if !stay.facts.dates.isEmpty {
      page.heading(mark: "📅", "DATES")
      for known in stay.facts.dates {
        let time = known.date.time.map { ", \($0)" } ?? ""
        page.add(
          Page.Row(
            mark: "•",
            spans: [Span("\(known.name): \(DayText.long(known.date.day))\(time) "), Span("(\(known.use))", .faint)]))
      }
    }
    if !stay.facts.providers.isEmpty {
      page.heading(mark: "🏥", "PROVIDERS")
      for known in stay.facts.providers {
        let asked = known.isAsked ? " (records asked for)" : ""
        page.add(Page.Row(mark: "•", spans: [Span(known.provider.name), Span(asked, .faint)]))
      }
    }
  }
}
