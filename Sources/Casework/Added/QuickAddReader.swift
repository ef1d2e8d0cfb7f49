internal import Planning

/// Reads one line. Each word is used once; what nothing needs is the description.
struct QuickAddReader {
  private typealias Part = QuickAddReading.Part

  private let caseload: Caseload
  private let today: CalendarDay
  private let moment: ClockTime?
  private let text: String
  private var words: [QuickAddWord]
  private var facts: [QuickAddReading.Fact] = []
  private var problems: [QuickAddReading.Problem] = []

  // What the words say.
  private var client: Client?
  private var hasClientWord = false
  /// True when the client's name stays in the description, and where it stands.
  private var keptName: (place: Int, isWithClient: Bool)?
  private var category: WorkCategory?
  /// The words that name the kind.
  private var kind: Range<Int>?
  private var day: CalendarDay?
  private var week: (from: CalendarDay, through: CalendarDay)?
  private var half: HalfDay?
  private var time: ClockTime?
  private var deadline: CalendarDay?
  private var minutes: Int?
  private var priority = Priority.medium
  private var isOverbooking = false
  private var said: Set<QuickAddReading.Part> = []

  init(_ text: String, caseload: Caseload, today: CalendarDay, now: ClockTime?) {
    self.caseload = caseload
    self.today = today
    moment = now
    var line = text.split(whereSeparator: \.isWhitespace)
    if line.first?.lowercased() == "add:" { line.removeFirst() }
    self.text = line.joined(separator: " ")
    words = self.text.count > QuickAddReading.longest ? [] : line.map { QuickAddWord($0) }
  }

  mutating func reading() -> QuickAddReading {
    guard text.count <= QuickAddReading.longest else {
      problems.append(.init(.text, "Write at most \(QuickAddReading.longest) characters; the rest belongs in a note."))
      return QuickAddReading(text: text, facts: [], problems: problems, task: nil)
    }
    findKind()
    var place = 0
    while place < words.count { place += max(1, take(at: place)) }
    let description = self.description()
    finishClient()
    let (category, minutes) = size()
    let due = dates()
    facts.insert(.init(.what, words: nil, meaning: description), at: 0)
    var task: NewTask?
    if problems.isEmpty, let client {
      let isPersonal = [.phoneCall, .appointment, .followUp].contains(category)
      let isWithClient = isPersonal && (keptName?.isWithClient ?? false)
      facts.append(
        .init(
          .contact, words: nil,
          meaning: isWithClient
            ? "Counts as a contact with \(client.name) when it is done."
            : "Doesn’t count as a contact with \(client.name). Write “with #\(QuickAddClients.hash(client.name))” if it is one."
        ))
      task = NewTask(
        clientID: client.id, description: description, category: category, minutes: minutes, priority: priority,
        isWithClient: isWithClient, notBefore: week?.from, due: due, deadline: deadline,
        place: day.map { NewTask.Place(day: $0, half: half, time: time, isOverbooking: isOverbooking) })
    }
    let order = Part.allCases
    facts.sort { (order.firstIndex(of: $0.part) ?? 0) < (order.firstIndex(of: $1.part) ?? 0) }
    return QuickAddReading(text: text, facts: facts, problems: problems, task: task)
  }

  // MARK: Taking words

  private func written(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }

  private mutating func use(_ range: Range<Int>) { for index in range { words[index].isUsed = true } }

  /// Notes what some words say; the second of a kind is a question.
  private mutating func note(_ part: QuickAddReading.Part, _ range: Range<Int>, _ meaning: String, twice: String)
    -> Bool
  {
    use(range)
    guard said.insert(part).inserted else {
      let first = facts.first { $0.part == part }?.words ?? ""
      problems.append(.init(part, "“\(first)” and “\(written(range))”: \(twice)"))
      return false
    }
    facts.append(.init(part, words: written(range), meaning: meaning))
    return true
  }

  /// What begins at a word; how many words it took.
  private mutating func take(at place: Int) -> Int {
    if words[place].isUsed { return 1 }
    if words[place].text.hasPrefix("#") { return takeClient(at: place) }
    return takeDeadline(at: place) ?? takeDay(at: place) ?? takeTime(at: place) ?? takeMinutes(at: place)
      ?? takeMark(at: place) ?? 1
  }

  private mutating func takeClient(at place: Int) -> Int {
    let following = words[(place + 1)...].prefix { !$0.text.hasPrefix("#") }.prefix(3).map(\.plain)
    let finder = QuickAddClients(clients: caseload.clients)
    let (answer, extra) = finder.answer(String(words[place].text.dropFirst()), following: following)
    let range = place..<(place + 1 + extra)
    let isFirst = !hasClientWord
    hasClientWord = true
    switch answer {
    case .problem(let sentence):
      use(range)
      problems.append(.init(.client, sentence))
    case .found(let found):
      if !isFirst, let client, client.id != found.id {
        use(range)
        problems.append(
          .init(.client, "One task is about one client: \(client.name) or \(found.name). Write a line for each."))
        break
      }
      if isFirst || client == nil {
        facts.append(.init(.client, words: written(range), meaning: "\(found.name) (\(found.id))"))
      }
      client = found
      keepName(range)
    }
    return range.count
  }

  /// "with #Jay", "call #Jay about the lease": the name belongs to what is to be done.
  private mutating func keepName(_ range: Range<Int>) {
    let before = range.lowerBound > 0 && !words[range.lowerBound - 1].isUsed ? words[range.lowerBound - 1].plain : ""
    let isBehindKind = kind?.upperBound == range.lowerBound && range.lowerBound > 0
    let isNamed = ["with", "for", "to", "from", "about", "of", "and"].contains(before)
    use(range)
    if isBehindKind || isNamed { keptName = (range.lowerBound, isBehindKind || before == "with") }
  }

  private mutating func takeDeadline(at place: Int) -> Int? {
    let word = words[place].plain
    guard ["by", "before", "until"].contains(word),
      let (meaning, count) = QuickAddDays(words: words, today: today).meaning(at: place + 1)
    else { return nil }
    let range = place..<(place + 1 + count)
    let latest: CalendarDay
    switch meaning {
    case .impossible(let sentence):
      use(range)
      problems.append(.init(.deadline, sentence))
      return range.count
    case .day(let named, _): latest = word == "before" ? named - 1 : named
    case .week(_, let through): latest = word == "before" ? through - 7 : through
    }
    let last = caseload.calendar.workingDay(onOrBefore: latest)
    if note(.deadline, range, "By \(DayText.weekdayAndDate(last)), a hard date", twice: "write one last day.") {
      deadline = last
      if last < today { problems.append(.init(.deadline, over(last, written: written(range)))) }
    }
    return range.count
  }

  private func over(_ day: CalendarDay, written: String) -> String {
    "“\(written)” is \(DayText.weekdayAndDate(day)) \(day.components.year), which is over. Write today or a later day."
  }

  private mutating func takeDay(at place: Int) -> Int? {
    let start = words[place].plain == "on" ? place + 1 : place
    guard let (meaning, count) = QuickAddDays(words: words, today: today).meaning(at: start) else { return nil }
    let range = place..<(start + count)
    let twice = "write one day; “by” before the other makes it the last day."
    switch meaning {
    case .impossible(let sentence):
      use(range)
      problems.append(.init(.day, sentence))
    case .day(let named, let hint):
      guard note(.day, range, DayText.weekdayAndDate(named) + (hint.map { " (\($0))" } ?? ""), twice: twice) else {
        break
      }
      day = named
      if named < today { problems.append(.init(.day, over(named, written: written(range)))) }
    case .week(let from, let through):
      let last = max(from, caseload.calendar.workingDay(onOrBefore: through))
      let meaning = "\(DayText.weekdayAndDate(from)) to \(DayText.weekdayAndDate(last)); the plan chooses the day"
      guard note(.day, range, meaning, twice: twice) else { break }
      week = (from, last)
    }
    return range.count
  }

  private mutating func takeTime(at place: Int) -> Int? {
    guard let (meaning, count) = QuickAddTimes(words: words).meaning(at: place) else { return nil }
    let range = place..<(place + count)
    switch meaning {
    case .morning, .afternoon:
      let isMorning = meaning == .morning
      guard
        note(.halfDay, range, isMorning ? "In the morning" : "In the afternoon", twice: "write one half of the day.")
      else { break }
      half = isMorning ? .am : .pm
    case .time(let clock):
      guard note(.time, range, "At \(clock)", twice: "write one time.") else { break }
      time = clock
    case .impossible(let sentence):
      use(range)
      problems.append(.init(.time, sentence))
    }
    return range.count
  }

  private mutating func takeMinutes(at place: Int) -> Int? {
    guard let (length, count) = QuickAddTimes(words: words).minutes(at: place) else { return nil }
    if note(.minutes, place..<(place + count), QuickAddWords.duration(length), twice: "write one length.") {
      minutes = length
    }
    return count
  }

  private mutating func takeMark(at place: Int) -> Int? {
    let word = words[place]
    let isMark = !word.text.isEmpty && word.text.allSatisfy { $0 == "!" }
    let asked: (Priority, String)? =
      isMark || ["urgent", "asap"].contains(word.plain)
      ? (.urgent, "Urgent")
      : word.plain == "important"
        ? (.high, "High") : ["someday", "whenever"].contains(word.plain) ? (.low, "Low: it can wait") : nil
    if let (level, meaning) = asked {
      if note(.priority, place..<(place + 1), meaning, twice: "write one of them.") { priority = level }
      return 1
    }
    guard word.plain == "overbook" else { return nil }
    if note(
      .limits, place..<(place + 1), "Past the day’s limits if need be; nothing gives way", twice: "write it once.")
    {
      isOverbooking = true
    }
    return 1
  }

  // MARK: What follows

  /// The first words that name a kind of work.
  private mutating func findKind() {
    for place in words.indices {
      for (names, category) in QuickAddWords.kinds
      where place + names.count <= words.count && zip(names, words[place...]).allSatisfy({ $0 == $1.plain }) {
        self.category = category
        kind = place..<(place + names.count)
        facts.append(
          .init(.category, words: written(place..<(place + names.count)), meaning: QuickAddWords.name(category)))
        return
      }
    }
  }

  /// What is left, with the client's name where it belongs to it.
  private mutating func description() -> String {
    let kindWords = kind.map { Set($0) } ?? []
    let rest = words.indices.filter { !words[$0].isUsed }
    let isBare = !rest.isEmpty && rest.allSatisfy { kindWords.contains($0) || words[$0].plain.isEmpty }
    var parts: [String] = []
    for place in words.indices {
      if !words[place].isUsed { parts.append(words[place].text) }
      if keptName?.place == place, let client {
        parts.append((kind?.upperBound == place ? link(behind: parts.last) : "") + client.name)
      }
    }
    if isBare, keptName == nil, let client {
      parts.append(link(behind: parts.last) + client.name)
      keptName = (words.count, true)
    }
    let line = parts.joined(separator: " ").trimming { " ,;:-–".contains($0) }
    if rest.allSatisfy({ words[$0].plain.isEmpty && words[$0].text.allSatisfy { "-–,.;:".contains($0) } }) {
      problems.append(.init(.what, "Write what is to be done, as in “call DMV tue 20m #Jay”."))
    } else if line.count > NewTask.longestDescription {
      problems.append(
        .init(
          .what,
          "Write what is to be done in at most \(NewTask.longestDescription) characters; the rest belongs in a note."))
    }
    return line.prefix(1).uppercased() + line.dropFirst()
  }

  /// What stands between the kind of work and the client's name: "call Jay", "check in with Jay", "form for Jay".
  private func link(behind word: String?) -> String {
    let direct = ["call", "phone", "ring", "visit", "meet", "text", "email", "remind", "chase", "ask", "accompany"]
    if kind?.count == 1, direct.contains(word?.lowercased() ?? "") { return "" }
    return category == .paperwork ? "for " : "with "
  }

  private mutating func finishClient() {
    guard !hasClientWord else { return }
    let left = words.filter { !$0.isUsed }.map(\.plain)
    let meant = QuickAddClients(clients: caseload.clients).unmarked(in: left)
    let sentence =
      meant.map { "No client yet: write #\(QuickAddClients.hash($0.name)) if you mean \($0.name)." }
      ?? "No client yet: write # and the client’s name, as in #Jay."
    problems.append(.init(.client, sentence))
  }

  private mutating func size() -> (WorkCategory, Int) {
    let category = category ?? .other
    if self.category == nil {
      facts.append(
        .init(
          .category, words: nil,
          meaning: "Other work. Begin with “call”, “visit”, “form” or “check in” for another kind."))
    }
    let minutes = minutes ?? QuickAddWords.usualMinutes(category)
    if self.minutes == nil {
      let kind = QuickAddWords.name(category).lowercased()
      facts.append(
        .init(
          .minutes, words: nil,
          meaning: "\(QuickAddWords.duration(minutes)), as usual for \(kind)"))
    } else if !category.minutesOfOneTask.contains(minutes) {
      problems.append(.init(.minutes, QuickAddWords.minutesOutOfRange(minutes, category)))
    }
    return (category, minutes)
  }

  /// When it should be done, with what is missing for that.
  private mutating func dates() -> CalendarDay {
    let calendar = caseload.calendar
    if day == nil, half != nil || time != nil {
      let words = facts.filter { [.halfDay, .time].contains($0.part) }.compactMap(\.words).joined(separator: " ")
      problems.append(.init(.day, "“\(words)” needs a day. Write “today \(words)” or “tue \(words)”."))
    }
    if let day, let deadline, day > deadline, problems.isEmpty {
      problems.append(
        .init(
          .day,
          "\(DayText.weekdayAndDate(day)) is after the last day, \(DayText.weekdayAndDate(deadline)). Write an earlier day."
        ))
    }
    if let time, let moment, day == today, time < moment {
      problems.append(.init(.time, "\(time) is over today: it is \(moment). Write a later time, or another day."))
    }
    if let day { return day }
    if let week, let deadline { return min(max(week.from, deadline), week.through) }
    if let week { return week.through }
    if let deadline { return deadline }
    if said.contains(.day) || said.contains(.deadline) { return today }
    let last = calendar.workingDay(onOrBefore: today + 7)
    facts.append(
      .init(
        .day, words: nil, meaning: "The plan chooses, by \(DayText.weekdayAndDate(max(last, today)))"))
    return max(last, today)
  }
}
