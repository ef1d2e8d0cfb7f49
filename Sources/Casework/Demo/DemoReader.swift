/// Reads the demo caseload with the same guards and messages as the templates.
package enum DemoReader {
  /// The most days that anything lies back or ahead.
  private static let days = 0...730

  package static func read(_ yaml: String, file: String) throws(TemplateError) -> DemoCaseload {
    let node = try FileNode.yaml(yaml, file: file)
    let record = try FileRecord(node, file: file, subject: "the caseload", keys: ["notice", "clients"])
    let notice = try record.required("notice", "Write that the data is synthetic.")
    var clients: [DemoClient] = []
    for node in try record.list("clients") {
      let client = try client(node, file: file)
      if clients.contains(where: { $0.externalID == client.externalID }) {
        throw TemplateError(
          file: file, line: node.line, reason: "the client \(client.externalID) stands here twice. Keep one.")
      }
      clients.append(client)
    }
    return DemoCaseload(notice: notice, clients: clients)
  }

  private static func client(_ node: FileNode, file: String) throws(TemplateError) -> DemoClient {
    let record = try FileRecord(
      node, file: file, subject: "a client",
      keys: [
        "external_id", "name", "admitted_days_ago", "discharge_in_days", "last_contact_days_ago", "setting", "note",
        "service_plan", "providers", "key_dates", "processes",
      ])
    guard let admitted = try record.number("admitted_days_ago", in: days) else {
      throw record.missing("admitted_days_ago", "Write how many days ago.")
    }
    var client = DemoClient(
      externalID: try record.required("external_id", "Write it, such as C-001."),
      name: try record.required("name", "Write it."),
      admittedDaysAgo: admitted,
      dischargeInDays: try record.number("discharge_in_days", in: days),
      lastContactDaysAgo: try record.number("last_contact_days_ago", in: days),
      setting: try record.choice("setting", DemoClient.Setting.self) ?? .residential,
      note: try record.text("note") ?? "",
      plan: try record.node("service_plan").map { node throws(TemplateError) in try plan(node, file: file) },
      providers: [], keyDates: [], processes: [])
    for node in try record.list("providers") { client.providers.append(try provider(node, file: file)) }
    for node in try record.list("key_dates") { client.keyDates.append(try keyDate(node, file: file)) }
    for node in try record.list("processes") { client.processes.append(try process(node, file: file)) }
    return client
  }

  private static func plan(_ node: FileNode, file: String) throws(TemplateError) -> DemoServicePlan {
    let record = try FileRecord(
      node, file: file, subject: "a service plan",
      keys: ["goals", "agreed_days_ago", "approved_days_ago", "reviewed_days_ago"])
    guard let agreed = try record.number("agreed_days_ago", in: days) else {
      throw record.missing("agreed_days_ago", "Write how many days ago.")
    }
    return DemoServicePlan(
      goals: try record.required("goals", "Write what is aimed at."), agreedDaysAgo: agreed,
      approvedDaysAgo: try record.number("approved_days_ago", in: days),
      reviewedDaysAgo: try record.number("reviewed_days_ago", in: days))
  }

  private static func provider(_ node: FileNode, file: String) throws(TemplateError) -> DemoProvider {
    let record = try FileRecord(node, file: file, subject: "a provider", keys: ["name", "kind", "time_zone"])
    return DemoProvider(
      name: try record.required("name", "Write it."),
      kind: try record.required("kind", "Write the kind of its records, such as psychiatric."),
      timeZone: try record.required("time_zone", "Write it, such as America/Chicago."))
  }

  private static func keyDate(_ node: FileNode, file: String) throws(TemplateError) -> DemoKeyDate {
    let record = try FileRecord(node, file: file, subject: "a key date", keys: ["kind", "day", "in_days", "time"])
    guard let kind = try record.name("kind") else { throw record.missing("kind", "Write it, such as court.") }
    let day: DemoDay
    if let inDays = try record.number("in_days", in: days) {
      day = .inDays(inDays)
    } else {
      let advice = "Write friday, next tuesday, or in_days: 30."
      let text = try record.required("day", advice)
      let word = text.hasPrefix("next ") ? String(text.dropFirst(5)) : text
      guard let weekday = Weekday(rawValue: word) else { throw record.error("day", "\"\(text)\"", advice) }
      day = text == word ? .next(weekday) : .nextWeek(weekday)
    }
    var time: ClockTime?
    if let text = try record.text("time") {
      time = ClockTime(text)
      if time == nil { throw record.error("time", "\"\(text)\"", "Write hours and minutes in quotes: \"09:00\".") }
    }
    return DemoKeyDate(kind: kind, day: day, time: time)
  }

  private static func process(_ node: FileNode, file: String) throws(TemplateError) -> DemoProcess {
    let record = try FileRecord(
      node, file: file, subject: "a process",
      keys: [
        "template", "variant", "provider", "started_days_ago", "starts_in_days", "done", "waiting", "events",
      ])
    guard let template = try record.name("template") else { throw record.missing("template", "Write its name.") }
    let ahead = try record.number("starts_in_days", in: days).map { -$0 }
    guard let started = try record.number("started_days_ago", in: days) ?? ahead else {
      throw record.missing("started_days_ago", "Write how many days ago, or starts_in_days: 5.")
    }
    var process = DemoProcess(
      template: template, variant: try record.name("variant"), provider: try record.text("provider"),
      startedDaysAgo: started, done: [], waiting: [], events: [])
    for node in try record.list("done") {
      process.done.append(try step(node, file: file, subject: "a step that is done", day: "days_ago"))
    }
    for node in try record.list("waiting") {
      process.waiting.append(try step(node, file: file, subject: "a step that is waiting", day: "since_days_ago"))
    }
    for node in try record.list("events") {
      let event = try FileRecord(node, file: file, subject: "an event", keys: ["name", "days_ago"])
      guard let name = try event.name("name"), let ago = try event.number("days_ago", in: days) else {
        throw event.missing("days_ago", "Write { name: accepted, days_ago: 4 }.")
      }
      process.events.append(DemoEvent(name: name, daysAgo: ago))
    }
    return process
  }

  private static func step(_ node: FileNode, file: String, subject: String, day: String)
    throws(TemplateError) -> DemoStep
  {
    let record = try FileRecord(node, file: file, subject: subject, keys: ["step", "pieces", "provider", day])
    let id = try record.required("step", "Write its id, such as J1.")
    guard let ago = try record.number(day, in: days) else { throw record.missing(day, "Write how many days ago.") }
    var pieces: [Int]?
    for text in try record.texts("pieces") {
      guard let piece = Int(text), (1...500).contains(piece) else {
        throw record.error("pieces", "\"\(text)\"", "Write their numbers, counted from 1: [1, 2].")
      }
      pieces = (pieces ?? []) + [piece]
    }
    return DemoStep(step: id, pieces: pieces, provider: try record.text("provider"), daysAgo: ago)
  }
}
