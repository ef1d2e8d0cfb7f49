internal import Planning

/// Why what is known about a client can't be changed. Each says what to do instead.
package enum FactError: Error, Equatable, Sendable {
  case unknownClient(String)
  case closedStay(String)
  case noName
  case nameTooLong(Int)
  case nameTaken(name: String, id: String)
  case noteTooLong
  case kindUnusable(String, suggestion: String?)
  case datePassed(kind: String, CalendarDay)
  case dateFarAway(CalendarDay)
  case dateKnown(kind: String, CalendarDay)
  case unknownDate(kind: String, CalendarDay)
  case tooManyDates
  case noProvider
  case providerTooLong
  case providerKnown(String)
  case unknownProvider(String, suggestion: String?)
  case tooManyProviders
  case recordsAskedFor(provider: String)
  case zone(TimeZoneError)

  package var sentence: String {
    switch self {
    case .unknownClient(let id): "There is no client “\(id)”."
    case .closedStay(let client): "\(client)'s stay is closed. Open a new stay first."
    case .noName: "A client has a name. Write it."
    case .nameTooLong(let count): "The name has \(count) characters, and \(Client.longestName) are kept. Shorten it."
    case .nameTaken(let name, let id):
      "Another client is called \(name) (\(id)). Add what tells the two apart, such as an initial."
    case .noteTooLong: "The note is longer than \(Client.longestNote) characters. Shorten it."
    case .kindUnusable(let kind, let suggestion):
      "“\(kind.prefix(40))” can't be the kind of a date.\(suggestion.map { " Maybe \($0)?" } ?? "") Use up to 40 letters, such as court or lease signing."
    case .datePassed(let kind, let day):
      "\(DayText.long(day)) has passed. Choose the new day, or record on its step what came of the \(KeyDateName.of(kind))."
    case .dateFarAway(let day): "\(DayText.long(day)) is more than five years away. Check the year."
    case .dateKnown(let kind, let day):
      "The \(KeyDateName.of(kind)) on \(DayText.long(day)) is known already. Change its time, or choose another day."
    case .unknownDate(let kind, let day):
      "There is no \(KeyDateName.of(kind)) on \(DayText.long(day)) to change. The client's page lists the dates."
    case .tooManyDates: "There are \(Client.mostDates) dates already. Take one off that has passed."
    case .noProvider: "A provider has a name. Write it as you know it: “Dr. Smith (psychiatrist)”."
    case .providerTooLong: "A provider's name has at most 200 characters. Shorten it."
    case .providerKnown(let name): "\(name) is on the list of providers already."
    case .unknownProvider(let name, let suggestion):
      "There is no provider “\(name.prefix(60))” on the list.\(suggestion.map { " Maybe \($0)?" } ?? "") The client's page lists them."
    case .tooManyProviders: "There are \(Client.mostProviders) providers already. Take one off first."
    case .recordsAskedFor(let provider):
      "Records are being asked for from \(provider). Say why it comes off the list: the request ends with that reason."
    case .zone(let error): error.sentence
    }
  }
}

extension Caseload {
  /// Corrects the name, the setting or the note; nil: stays as it is.
  package mutating func correctFacts(
    of clientID: String, name: String? = nil, setting: Client.Setting? = nil, note: String? = nil
  ) throws(FactError) {
    let index = try changeable(clientID)
    var client = clients[index]
    if let name {
      let words = Self.words(name)
      guard !words.isEmpty else { throw .noName }
      guard words.count <= Client.longestName else { throw .nameTooLong(words.count) }
      if let other = clients.first(where: { $0.id != clientID && $0.name == words && $0.exit == nil }) {
        throw .nameTaken(name: words, id: other.id)
      }
      client.name = words
    }
    if let note {
      guard note.count <= Client.longestNote else { throw .noteTooLong }
      client.note = Self.words(note)
    }
    if let setting { client.setting = setting }
    if client == clients[index] { return }
    clients[index] = client
    needsPlanning = true
  }

  // MARK: Dates

  /// Notes an appointment or another date that steers work, or moves the one that stands on `replaced`.
  package mutating func noteDate(
    _ date: KeyDate, of clientID: String, replacing replaced: CalendarDay? = nil, on today: CalendarDay,
    library: TemplateLibrary
  ) throws(FactError) {
    let index = try changeable(clientID)
    let date = KeyDate(kind: try Self.kind(date.kind, library: library), day: date.day, time: date.time)
    var dates = clients[index].keyDates
    if let replaced {
      guard let place = dates.firstIndex(where: { $0.kind == date.kind && $0.day == replaced }) else {
        throw .unknownDate(kind: date.kind, replaced)
      }
      if dates[place] == date { return }
      dates.remove(at: place)
    }
    if dates.contains(where: { $0.kind == date.kind && $0.day == date.day }) {
      throw .dateKnown(kind: date.kind, date.day)
    }
    // A birthday that has passed still steers what is due after it; an appointment doesn't.
    if date.day < (date.kind == KeyDate.eighteenthBirthday ? clients[index].admission : today) {
      throw .datePassed(kind: date.kind, date.day)
    }
    if date.day > today + 5 * 366 { throw .dateFarAway(date.day) }
    guard dates.count < Client.mostDates else { throw .tooManyDates }
    clients[index].keyDates = (dates + [date]).sorted { ($0.day, $0.kind) < ($1.day, $1.kind) }
    needsPlanning = true
    refreshProcesses(of: clientID, on: today, library: library)
  }

  /// Takes a date off that doesn't hold any more.
  package mutating func dropDate(
    kind: String, day: CalendarDay, of clientID: String, on today: CalendarDay, library: TemplateLibrary
  ) throws(FactError) {
    let index = try changeable(clientID)
    let kind = try Self.kind(kind, library: library)
    guard let place = clients[index].keyDates.firstIndex(where: { $0.kind == kind && $0.day == day }) else {
      throw .unknownDate(kind: kind, day)
    }
    clients[index].keyDates.remove(at: place)
    needsPlanning = true
    refreshProcesses(of: clientID, on: today, library: library)
  }

  /// A kind as it is kept: `Lease signing` is `lease_signing`. A slip in a known kind is asked about; any other word is a date of
  /// the person's own, which steers nothing.
  private static func kind(_ text: String, library: TemplateLibrary) throws(FactError) -> String {
    let kind = words(text).lowercased().replacing(" ", with: "_")
    let known = KeyDate.kinds(in: library)
    if known.contains(kind) { return kind }
    let suggestion = Suggestion.closest(to: kind, among: known).map { KeyDateName.of($0) }
    let isWord = kind.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || $0.properties.numericType != nil
    }
    guard !kind.isEmpty, kind.count <= 40, isWord, suggestion == nil else {
      throw .kindUnusable(text, suggestion: suggestion)
    }
    return kind
  }

  // MARK: Providers

  /// Adds a doctor, clinic or hospital that holds records.
  package mutating func addProvider(
    _ provider: Provider, of clientID: String, on today: CalendarDay, library: TemplateLibrary
  ) throws(FactError) {
    let index = try changeable(clientID)
    let name = Self.words(provider.name)
    guard !name.isEmpty else { throw .noProvider }
    guard name.count <= 200 else { throw .providerTooLong }
    if clients[index].providers.contains(where: { $0.name.lowercased() == name.lowercased() }) {
      throw .providerKnown(name)
    }
    guard clients[index].providers.count < Client.mostProviders else { throw .tooManyProviders }
    if let zone = provider.timeZone {
      do { _ = try TimeZoneClock(zone) } catch { throw .zone(error) }
    }
    clients[index].providers.append(
      Provider(name: name, timeZone: provider.timeZone, kind: provider.kind ?? Provider.kind(of: name)))
    needsPlanning = true
    refreshProcesses(of: clientID, on: today, library: library)
  }

  /// Takes a provider off the list. What was asked of it ends with the reason; what it sent stays.
  package mutating func removeProvider(
    _ name: String, of clientID: String, reason: String, on today: CalendarDay, library: TemplateLibrary
  ) throws(FactError) {
    let index = try changeable(clientID)
    let providers = clients[index].providers
    guard let place = providers.firstIndex(where: { $0.name.lowercased() == Self.words(name).lowercased() }) else {
      throw .unknownProvider(name, suggestion: Suggestion.closest(to: name, among: providers.map(\.name)))
    }
    let provider = providers[place].name
    let asked = processes.filter {
      $0.clientID == clientID && $0.provider == provider && ($0.status.isOpen || $0.status == .onHold)
    }
    let words = Self.words(reason)
    if !asked.isEmpty, words.isEmpty { throw .recordsAskedFor(provider: provider) }
    for process in asked {
      for member in family(of: process.id) {
        end(member, sentence: "\(provider) came off the list of providers: \(words)", nextOwner: nil, on: today)
      }
    }
    clients[index].providers.remove(at: place)
    needsPlanning = true
    refreshProcesses(of: clientID, on: today, library: library)
  }

  private func changeable(_ clientID: String) throws(FactError) -> Int {
    guard let index = clients.firstIndex(where: { $0.id == clientID }) else { throw .unknownClient(clientID) }
    if clients[index].status == .closed { throw .closedStay(clients[index].name) }
    return index
  }
}

extension KeyDate {
  /// The day on which somebody in the household turns 18: HMIS asks for the assessment again.
  package static let eighteenthBirthday = "turns_18"

  /// The kinds of dates that steer work: the appointments that steps wait for, what processes lead to, and the 18th birthday.
  package static func kinds(in library: TemplateLibrary) -> [String] {
    let kinds = library.templates.flatMap { template in
      template.steps.compactMap(\.slot) + (template.keyDate.map { [$0] } ?? [])
    }
    return Set(kinds + [eighteenthBirthday]).sorted()
  }
}
