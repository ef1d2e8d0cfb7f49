internal import Casework

/// Services and referrals as the terminal shows them.
struct ServiceTextView {
  let services: [ServiceView]

  /// The whole directory for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add("SERVICES: \(services.count)", .heading)
    if services.isEmpty { page.add("The directory is empty. Import one: caseday services import FILE.csv") }
    for entry in services {
      let service = entry.service
      let texts = ServiceText.fields(service)
      page.gap()
      page.add([Span(service.name, .heading), Span(" (\(service.id), \(service.kind))", .faint)])
      func fact(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        page.add(Page.Row(level: 1, spans: [Span("\(name): ", .faint), Span(value)]))
      }
      fact("Open", texts["hours"].map { $0.isEmpty ? "not known" : $0 })
      fact("Time zone", service.timeZone)
      fact("Intake", texts["intake_days"])
      fact("Closed on", texts["closed_days"])
      if let list = service.waitlist {
        let update = list.updateEveryDays.map { ", update every \($0) days" } ?? ""
        fact("Waitlist", "\(list.isOpen ? "open" : "closed"), usually \(list.usualDays) days\(update)")
      }
      fact("Instead", entry.alternatives.joined(separator: ", "))
      fact("Note", service.note)
      for referral in entry.referrals { page.add(Self.row(referral, isForService: true)) }
      for finding in entry.findings { page.add(Page.Row(mark: "•", level: 1, spans: [Span(finding, .high)])) }
    }
    return page.text
  }

  static func row(_ entry: ReferralView, isForService: Bool = false) -> Page.Row {
    Page.Row(
      mark: "•", level: isForService ? 1 : 0,
      spans: [
        Span("[\(entry.referral.id)] ", .faint),
        Span("\(isForService ? entry.clientName : entry.serviceName): ", .heading), Span(entry.summary),
      ])
  }

  static func referral(_ entry: ReferralView, in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add([
      Span("Recorded: ", .good),
      Span("[\(entry.referral.id)] \(entry.clientName) at \(entry.serviceName). \(entry.summary)"),
    ])
    return page.text
  }
}
