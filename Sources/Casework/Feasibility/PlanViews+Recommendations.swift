internal import Planning

extension PlanViews {
  /// The most that are shown at a time: a list that nobody can finish isn't read.
  static let shownRecommendations = 5

  /// All warnings, the most pressing first, with the day on which each was announced and who accepted it.
  package func warnings() -> [Recommendation] { noted(feasibility.warnings()) }

  /// What Caseday suggests doing, the most pressing first, at most one of a kind for each client.
  package func recommendations() -> [Recommendation] {
    let found =
      warnings().filter { !$0.isEarly }
      + noted(
        escalations() + overdueContacts() + unknownZones() + feasibility.suggestions())
    var count: [String: Int] = [:]
    for finding in found { count[Self.place(finding), default: 0] += 1 }
    var seen: Set<String> = []
    return found.filter { seen.insert(Self.place($0)).inserted }.map { finding in
      var finding = finding
      let more = (count[Self.place(finding)] ?? 1) - 1
      if finding.kind == .deadlineAtRisk, more > 0 {
        finding.message += " \(more) more \(more == 1 ? "step is" : "steps are") in danger as well."
      }
      return finding
    }.sorted(by: Feasibility.inOrder)
  }

  /// The finding of that id, whether it is shown or not.
  package func finding(_ id: String) -> Recommendation? {
    recommendations().first { $0.id == id } ?? warnings().first { $0.id == id }
  }

  /// The few that are shown for the whole caseload: the most pressing of each kind first, so that one kind doesn't hide the others.
  func topRecommendations() -> [Recommendation] {
    let open = recommendations().filter(\.isOpen)
    var lists = Recommendation.Kind.allCases.map { kind in open.filter { $0.kind == kind }[...] }
    var top: [Recommendation] = []
    while top.count < Self.shownRecommendations, lists.contains(where: { !$0.isEmpty }) {
      for index in lists.indices where top.count < Self.shownRecommendations {
        if let next = lists[index].popFirst() { top.append(next) }
      }
    }
    return top.sorted(by: Feasibility.inOrder)
  }

  private var feasibility: Feasibility { Feasibility(caseload, library: library, agenda: agenda) }

  /// What stands in one line of the list: a kind and a client, or what concerns nobody in particular.
  private static func place(_ finding: Recommendation) -> String {
    finding.clientID.isEmpty ? finding.key : "\(finding.kind.rawValue)|\(finding.clientID)"
  }

  /// Findings with what is written down of them.
  private func noted(_ findings: [Recommendation]) -> [Recommendation] {
    let known = Dictionary(caseload.warnings.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.map { finding in
      var finding = finding
      let record = known[finding.key].flatMap { $0.endedOn == nil ? $0 : nil }
      finding.firstSeen = record?.firstSeen
      finding.isNew = record.map { $0.firstSeen >= today } ?? (finding.warning != nil)
      finding.acceptance = record?.acceptance
      return finding
    }
  }

  // MARK: Contacts

  private func overdueContacts() -> [Recommendation] {
    caseload.clients.filter { $0.status == .open }.compactMap { client -> (Int, Recommendation)? in
      let standing = ContactStanding(client, caseload: caseload, library: library, today: today)
      guard let last = standing.lastContact, let past = standing.daysPast else { return nil }
      let gap = standing.rule.gapDays
      guard past > 0 else { return nil }
      let allowed = gap.map { "one every \($0) days is due" } ?? "one every working day is due"
      return (
        past,
        Recommendation(
          kind: .contactOverdue, key: "contact", clientID: client.id, clientName: client.name,
          message:
            "\(client.name) was last reached on \(DayText.weekdayAndDate(last)), \(today - last) days ago; \(allowed).\(tried(standing))",
          fixes: contactFixes(client))
      )
    }.sorted { ($1.0, $0.1.clientID) < ($0.0, $1.1.clientID) }.map(\.1)
  }

  /// " Tried 2 times since." after attempts that reached nobody; empty otherwise.
  private func tried(_ standing: ContactStanding) -> String {
    let count = standing.missed.count
    return count == 0 ? "" : " Tried \(count == 1 ? "once" : "\(count) times") since."
  }

  /// The open contact of a client, today; past the day's limits if it is full.
  private func contactFixes(_ client: Client) -> [Fix] {
    let open = caseload.tasks.filter {
      $0.key.clientID == client.id && $0.key.processID == 0 && $0.isOpen && $0.key.stepID.hasPrefix("contact")
    }.min { ($0.day ?? .distantFuture, $0.id) < ($1.day ?? .distantFuture, $1.id) }
    let record = Fix(title: "Record a contact that was made", action: nil)
    guard let open, open.day != today else { return [Fix(title: "Call today", action: nil), record] }
    return [feasibility.placeFix(open, on: today), feasibility.placeFix(open, on: today, isOverbooking: true), record]
      .compactMap { $0 }
  }
}

extension Caseload {
  /// Writes down which warnings are true on a day: new ones as announced today, others as they were, ended ones as ended.
  ///
  /// - Parameter agenda: this caseload's.
  mutating func noteWarnings(on today: CalendarDay, library: TemplateLibrary, agenda: Agenda) {
    let keys = Set(Feasibility(self, library: library, agenda: agenda).warnings().map(\.key))
    var known = Dictionary(warnings.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for key in keys {
      if let record = known[key], record.endedOn == nil { continue }
      known[key] = WarningRecord(key: key, firstSeen: today)
    }
    for (key, record) in known where !keys.contains(key) && record.endedOn == nil { known[key]?.endedOn = today }
    warnings = known.values.sorted { $0.key < $1.key }
  }

  /// Writes down that somebody lives with a warning, and why. It stays listed.
  package mutating func acceptWarning(
    _ id: String, reason: String, by: String, on day: CalendarDay, library: TemplateLibrary
  ) throws(FixError) {
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let views = PlanViews(self, library: library, on: day)
    guard let finding = views.finding(id) else { throw .unknownWarning(id) }
    if words.isEmpty { throw .noReason }
    let acceptance = WarningRecord.Acceptance(day: day, by: by, reason: words)
    if let index = warnings.firstIndex(where: { $0.key == finding.key && $0.endedOn == nil }) {
      warnings[index].acceptance = acceptance
    } else {
      warnings.removeAll { $0.key == finding.key }
      warnings.append(WarningRecord(key: finding.key, firstSeen: day, acceptance: acceptance))
      warnings.sort { $0.key < $1.key }
    }
  }
}
