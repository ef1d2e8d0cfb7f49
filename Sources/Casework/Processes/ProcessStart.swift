/// Why a process can't be started. Each says what to do instead.
package enum ProcessStartError: Error, Equatable, Sendable {
  case unknownTemplate(id: String, suggestion: String?)
  case alreadyRunning(client: String, title: String, processID: Int)
  case closedClient(client: String, isOnHold: Bool)
  case noProviders(client: String, title: String)
  case timelineOutOfRange(weeks: Int)
  case notPublished(title: String, status: ProcessTemplate.Status)
  case unknownVariant(String, title: String, known: [String])
  case hasLeft(client: String, day: CalendarDay)

  package var sentence: String {
    switch self {
    case .unknownTemplate(let id, let suggestion):
      "There is no process “\(id)”.\(suggestion.map { " Maybe \($0)?" } ?? "") `caseday templates list` names all."
    case .alreadyRunning(let client, let title, let processID):
      "\(client) already has “\(title)” (process \(processID)). Finish or cancel it before starting another."
    case .closedClient(let client, true): "\(client) is on hold. Take the hold off first; then start the process."
    case .closedClient(let client, false): "\(client)'s stay is closed. Open a new stay first; then start the process."
    case .noProviders(let client, let title):
      "“\(title)” needs to know whom to ask: add \(client)'s providers first."
    case .notPublished(let title, let status):
      status == .draft
        ? "“\(title)” is a draft. Publish it first: caseday templates publish."
        : "“\(title)” was retired, so it can't be started any more. Processes under way keep it."
    case .unknownVariant(let variant, let title, let known):
      known.isEmpty
        ? "“\(title)” has no variants. Leave “\(variant)” out."
        : "“\(title)” has no variant “\(variant)”. It has \(known.joined(separator: ", "))."
    case .hasLeft(let client, let day):
      "\(client) left on \(DayText.long(day)), so this can't be started any more. Take the exit back if that is wrong."
    case .timelineOutOfRange(let weeks):
      "A timeline of \(weeks) weeks can't be planned. Choose between 1 and 104 weeks, or leave it out for the usual length."
    }
  }
}

/// What starting a process added.
package struct StartedProcess: Sendable, Equatable {
  /// The process, and the ones its steps start with it (records requests, identity documents).
  package var processes: [CaseProcess]
  /// Why it is another template than the one asked for; nil when it is the same.
  package var substitution: String?

  package init(processes: [CaseProcess], substitution: String?) {
    self.processes = processes
    self.substitution = substitution
  }
}

extension Caseload {
  /// Adds a process for a client, and the processes that its steps start with it. The plan is made by the next planning.
  ///
  /// - Parameters:
  ///   - day: the day it starts; its elapsed offsets become the day it is picked up.
  ///   - isFromImport: dates it from its rule (admission, a week after it for housing), never from the day of import.
  package mutating func startProcess(
    _ templateID: String, client: Client, on day: CalendarDay, timelineWeeks: Int? = nil, variant: String? = nil,
    isFromImport: Bool = false, library: TemplateLibrary
  ) throws(ProcessStartError) -> StartedProcess {
    if client.status != .open { throw .closedClient(client: client.name, isOnHold: client.status == .onHold) }
    if let timelineWeeks, !(1...104).contains(timelineWeeks) { throw .timelineOutOfRange(weeks: timelineWeeks) }
    var id = templateID
    var substitution: String?
    if id == "housing_search", !isFromImport, let left = client.daysUntilDischarge(on: day),
      needsUrgentHousing(client, on: day)
    {
      id = "housing_urgent"
      substitution =
        "\(client.name) leaves in \(left) \(left == 1 ? "day" : "days") without a confirmed place, so the urgent housing search is started."
    }
    guard let template = library[id] else {
      throw .unknownTemplate(id: templateID, suggestion: library.suggestion(for: templateID))
    }
    guard template.status == .published else { throw .notPublished(title: template.title, status: template.status) }
    if let variant, !template.variants.contains(variant) {
      throw .unknownVariant(variant, title: template.title, known: template.variants)
    }
    if let exit = client.exit, template.startsAt != nil || exit.destination == .deceased {
      throw .hasLeft(client: client.name, day: exit.day)
    }
    if let running = processes.first(where: { $0.clientID == client.id && $0.templateID == id && $0.status.isOpen }),
      !template.isPerProvider
    {
      throw .alreadyRunning(client: client.name, title: template.title, processID: running.id)
    }
    if template.isPerProvider, client.providers.isEmpty {
      throw .noProviders(client: client.name, title: template.title)
    }
    let first = processes.count
    let start = isFromImport ? importStart(template, client: client) : day
    add(template, client: client, on: start, timelineWeeks: timelineWeeks, variant: variant, parentID: nil, library)
    needsPlanning = true
    return StartedProcess(processes: Array(processes[first...]), substitution: substitution)
  }

  /// The day an imported process counts from: admission; for a housing search the first week after intake.
  private func importStart(_ template: ProcessTemplate, client: Client) -> CalendarDay {
    switch template.id {
    case "housing_search": client.admission + 7
    case "housing_urgent": max(client.admission, client.plannedDischarge.map { $0 - 7 } ?? client.admission)
    default: client.admission
    }
  }

  mutating func add(
    _ template: ProcessTemplate, client: Client, on day: CalendarDay, timelineWeeks: Int?, variant: String?,
    parentID: Int?, _ library: TemplateLibrary
  ) {
    let running = processes.filter { $0.clientID == client.id && $0.status.isOpen }
    let providers: [String?]
    if template.isPerProvider {
      let asked = Set(running.filter { $0.templateID == template.id }.compactMap(\.provider))
      providers = client.providers.map(\.name).filter { !asked.contains($0) }
    } else {
      // A housing search under way, urgent or not, is the housing search.
      let same = template.id == "housing_search" ? ["housing_search", "housing_urgent"] : [template.id]
      if parentID != nil, running.contains(where: { same.contains($0.templateID) }) { return }
      providers = [nil]
    }
    for provider in providers {
      let id = max(nextProcessID, ((processes + earlierProcesses).map(\.id).max() ?? 0) + 1)
      processes.append(
        CaseProcess(
          id: id, clientID: client.id, templateID: template.id, templateVersion: template.version,
          variant: variant ?? template.variants.first, provider: provider, startedOn: day,
          timelineWeeks: timelineWeeks, parentID: parentID))
      for step in template.steps where step.onEvent == nil {
        for childID in step.starts {
          guard let child = library[childID], child.status == .published else { continue }
          let childStart = childID == "housing_search" ? max(day, client.admission + 7) : day
          add(child, client: client, on: childStart, timelineWeeks: nil, variant: nil, parentID: id, library)
        }
      }
    }
  }

  /// Starts the processes that a date starts by itself: intake on admission, discharge 30 days before the planned day.
  ///
  /// - Returns: the ids of the new processes.
  mutating func startDueProcesses(on today: CalendarDay, library: TemplateLibrary) -> [Int] {
    let first = processes.count
    for client in clients where client.status == .open && client.exit == nil {
      takeUrgentHousing(client, on: today)
      for template in library.startingByThemselves {
        guard let rule = template.startsAt,
          !processes.contains(where: {
            $0.clientID == client.id && $0.templateID == template.id
          })
        else { continue }
        switch rule.anchor {
        case .admission:
          let start = calendar.day(client.admission, plus: rule.span, isBefore: rule.isBefore)
          // Intake belongs to the first week only: who has been here longer has had one.
          guard start <= today, client.dayOfProgram(on: today) <= 7 else { continue }
          add(template, client: client, on: start, timelineWeeks: nil, variant: nil, parentID: nil, library)
        case .discharge:
          guard let discharge = client.plannedDischarge, discharge >= today else { continue }
          let start = calendar.day(discharge, plus: rule.span, isBefore: rule.isBefore)
          guard start <= today else { continue }
          add(
            template, client: client, on: max(start, client.admission), timelineWeeks: nil, variant: nil, parentID: nil,
            library)
        default: continue
        }
      }
    }
    return processes[first...].map(\.id)
  }

  /// A housing search that nobody has begun becomes the urgent one when the client leaves within a week without a place.
  private mutating func takeUrgentHousing(_ client: Client, on today: CalendarDay) {
    guard needsUrgentHousing(client, on: today) else { return }
    for index in processes.indices
    where processes[index].clientID == client.id && processes[index].templateID == "housing_search"
      && processes[index].pickedUpOn == nil && processes[index].status.isOpen
    {
      processes[index].templateID = "housing_urgent"
      processes[index].startedOn = min(today, max(client.admission, client.plannedDischarge.map { $0 - 7 } ?? today))
    }
  }

  /// True when discharge is within 7 days and no lease is arranged.
  private func needsUrgentHousing(_ client: Client, on day: CalendarDay) -> Bool {
    client.leavesWithinAWeek(of: day) && client.keyDate("lease_signing") == nil
  }
}
