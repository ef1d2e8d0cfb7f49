internal import Foundation

/// Why a service can't be kept as it was written. Each says what to do instead.
package struct ServiceError: Error, Equatable, Sendable {
  /// The field, as files and forms name it.
  package var field: String
  package var sentence: String
}

/// Services as texts: the one notation of files, forms and the store.
package enum ServiceText {
  package static let fields = [
    "id", "name", "kind", "time_zone", "hours", "intake_days", "closed_days", "waitlist", "usual_wait_days",
    "update_every_days", "alternatives", "note",
  ]

  /// Changes with any field of a service.
  package static func version(of service: Service) -> String {
    let texts = self.fields(service)
    return TextVersion.of(fields.map { texts[$0] ?? "" })
  }

  /// Reads a service from its fields; missing ones are empty.
  package static func service(_ fields: [String: String]) throws(ServiceError) -> Service {
    func text(_ name: String) -> String { fields[name]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" }
    let id = text("id")
    guard id.wholeMatch(of: /[a-z0-9][a-z0-9_]{0,59}/) != nil else {
      throw ServiceError(
        field: "id",
        sentence: "“\(id.prefix(60))” can't name a service. Use small letters, digits and _: legal_aid_south.")
    }
    let name = text("name")
    guard !name.isEmpty, name.count <= 120 else {
      throw ServiceError(field: "name", sentence: "The service “\(id)” needs a name of at most 120 characters.")
    }
    let kind = text("kind").isEmpty ? id : text("kind")
    guard kind.wholeMatch(of: /[a-z0-9][a-z0-9_]{0,59}/) != nil else {
      throw ServiceError(
        field: "kind",
        sentence: "“\(kind.prefix(60))” isn't a kind of service. Use the templates' word, such as legal_aid.")
    }
    var service = Service(id: id, name: name, kind: kind, note: text("note"))
    let zone = text("time_zone")
    if !zone.isEmpty {
      do throws(TimeZoneError) {
        _ = try TimeZoneClock(zone)
      } catch {
        throw ServiceError(field: "time_zone", sentence: error.sentence)
      }
      service.timeZone = zone
    }
    service.hours = try hours(text("hours"), of: name)
    service.intakeDays = try weekdays(text("intake_days"), field: "intake_days", of: name)
    let closed = service.intakeDays.filter { !service.hours.isEmpty && (service.hours[$0] ?? []).isEmpty }
    if !closed.isEmpty, closed == service.intakeDays {
      throw ServiceError(
        field: "intake_days",
        sentence:
          "“\(name)” takes people in on days on which it is closed. Add opening hours for them, or mend the days.")
    }
    service.closedDays = try words(text("closed_days")).map { word throws(ServiceError) in
      guard let day = CalendarDay(word) else {
        throw ServiceError(
          field: "closed_days", sentence: "“\(word.prefix(20))” is not a date that exists. Write it like 2026-12-24.")
      }
      return day
    }.sorted()
    service.waitlist = try waitlist(
      text("waitlist"), usual: text("usual_wait_days"), update: text("update_every_days"), of: name)
    service.alternatives = words(text("alternatives"))
    return service
  }

  /// The fields of a service, all of them.
  package static func fields(_ service: Service) -> [String: String] {
    [
      "id": service.id, "name": service.name, "kind": service.kind, "time_zone": service.timeZone ?? "",
      "hours": hours(service.hours),
      "intake_days": Weekday.allCases.filter(service.intakeDays.contains).map(short).joined(separator: " "),
      "closed_days": service.closedDays.map(\.description).joined(separator: " "),
      "waitlist": service.waitlist.map { $0.isOpen ? "open" : "closed" } ?? "none",
      "usual_wait_days": service.waitlist.map { String($0.usualDays) } ?? "",
      "update_every_days": service.waitlist?.updateEveryDays.map { String($0) } ?? "",
      "alternatives": service.alternatives.joined(separator: " "), "note": service.note,
    ]
  }

  // MARK: Hours

  /// `mon-fri 08:00-12:00 13:00-17:00; sat 09:00-12:00`.
  package static func hours(_ hours: [Weekday: [OpeningHours]]) -> String {
    var groups: [(first: Weekday, last: Weekday, hours: [OpeningHours])] = []
    for day in Weekday.allCases {
      guard let own = hours[day], !own.isEmpty else { continue }
      if let last = groups.last, last.last.index == day.index - 1, last.hours == own {
        groups[groups.count - 1].last = day
      } else {
        groups.append((day, day, own))
      }
    }
    return groups.map { group in
      let days = group.first == group.last ? short(group.first) : "\(short(group.first))-\(short(group.last))"
      return days + " " + group.hours.map { "\($0.opens)-\($0.closes)" }.joined(separator: " ")
    }.joined(separator: "; ")
  }

  private static func hours(_ text: String, of name: String) throws(ServiceError) -> [Weekday: [OpeningHours]] {
    if text.isEmpty { return [:] }
    let advice = "Write the hours like mon-fri 08:00-17:00; sat 09:00-12:00, or leave them out when nobody knows them."
    var found: [Weekday: [OpeningHours]] = [:]
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let pieces = words(String(part))
      let named = pieces.prefix { !$0.contains(":") }
      let days = try weekdays(named.joined(separator: " "), field: "hours", of: name)
      var own: [OpeningHours] = []
      for piece in pieces.dropFirst(named.count) {
        let ends = piece.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let opens = ClockTime(ends[0]), let closes = ClockTime(ends[1]), opens < closes else {
          throw ServiceError(
            field: "hours", sentence: "“\(piece.prefix(30))” are not opening hours of “\(name)”. \(advice)")
        }
        own.append(OpeningHours(opens: opens, closes: closes))
      }
      for day in days { found[day, default: []] += own }
    }
    guard found.values.contains(where: { !$0.isEmpty }) else {
      throw ServiceError(field: "hours", sentence: "“\(name)” has no opening day. \(advice)")
    }
    return found.mapValues { $0.sorted { $0.opens < $1.opens } }
  }

  /// `mon`, `mon-fri`, `tue thu`.
  private static func weekdays(_ text: String, field: String, of name: String) throws(ServiceError) -> Set<Weekday> {
    var days: Set<Weekday> = []
    for word in words(text.lowercased()) {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { end in
        Weekday.allCases.first { $0.rawValue.hasPrefix(end) && end.count >= 3 }
      }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first.index <= last.index
      else {
        throw ServiceError(
          field: field, sentence: "“\(word.prefix(30))” is not a day of “\(name)”. Write mon, tue, or mon-fri.")
      }
      days.formUnion(Weekday.allCases.filter { (first.index...last.index).contains($0.index) })
    }
    return days
  }

  private static func short(_ day: Weekday) -> String { day.shortName.lowercased() }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
  }

  // MARK: Waitlist

  private static func waitlist(
    _ state: String, usual: String, update: String, of name: String
  ) throws(ServiceError) -> Service.Waitlist? {
    let isOpen: Bool
    switch state.lowercased() {
    case "", "none": return nil
    case "open": isOpen = true
    case "closed": isOpen = false
    default:
      throw ServiceError(
        field: "waitlist", sentence: "“\(state.prefix(30))” is not the state of a waitlist. Write open, closed or none."
      )
    }
    guard let days = Int(usual), (0...3_650).contains(days) else {
      throw ServiceError(
        field: "usual_wait_days",
        sentence: "The waitlist of “\(name)” needs its usual wait in days, from 0 to 3650. An estimate will do.")
    }
    var every: Int?
    if !update.isEmpty {
      guard let number = Int(update), (1...3_650).contains(number) else {
        throw ServiceError(
          field: "update_every_days",
          sentence:
            "“\(update.prefix(20))” is not a number of days. Write how often “\(name)” wants to hear from people on its list."
        )
      }
      every = number
    }
    return Service.Waitlist(isOpen: isOpen, usualDays: days, updateEveryDays: every)
  }
}
