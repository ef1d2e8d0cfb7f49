internal import Foundation
internal import Planning

/// What a change of the plan replaced: enough to restore the plan exactly, and to see that nobody has changed it since.
struct UndoImage: Codable, Equatable {
  /// Tasks that were there before and are different now.
  var tasks: [Task] = []
  /// Tasks that the change made: taking it back cancels them, as nothing is deleted.
  var created: [Int] = []
  var clients: [StoredClient] = []
  var processes: [StoredProcess] = []
  var crises: [Crisis] = []
  /// Crises that the change opened.
  var openedCrises: [Int] = []
  /// Work that the change added by hand; nil in images of earlier versions.
  var addedTasks: [Int]?
  /// The fingerprint of the plan as the change left it; nil in images of earlier versions.
  var left: String?
  /// The absences of the days that the change touched.
  var absences: [Absence] = []

  /// A task's place, before and after.
  struct Task: Codable, Equatable {
    var before: Image
    var after: Place
  }

  /// What says whether somebody has moved a task since.
  struct Place: Codable, Equatable {
    var id: Int
    var day: CalendarDay?
    var half: HalfDay?
    var pin: TaskPin?
    var status: TaskStatus

    init(_ task: TaskRecord) {
      (id, day, half, pin, status) = (task.id, task.day, task.half, task.pin, task.status)
    }
  }

  /// Everything of a task that a change of the plan can touch.
  struct Image: Codable, Equatable {
    var id: Int
    var description: String
    var stepTitle: String
    var category: WorkCategory
    var minutes: Int
    var priority: Priority
    var priorityReason: String
    var status: TaskStatus
    var day: CalendarDay?
    var half: HalfDay?
    var startsAt: ClockTime?
    var due: CalendarDay?
    var deadline: CalendarDay?
    var reason: String
    var isTentative: Bool
    var isFixed: Bool
    var slips: Int
    var pin: TaskPin?

    init(_ task: TaskRecord) {
      (id, description, stepTitle, category) = (task.id, task.description, task.stepTitle, task.category)
      (minutes, priority, priorityReason) = (task.minutes, task.priority, task.priorityReason)
      (status, day, half, startsAt) = (task.status, task.day, task.half, task.startsAt)
      (due, deadline, reason, slips, pin) = (task.due, task.deadline, task.reason, task.slips, task.pin)
      (isTentative, isFixed) = (task.isTentative, task.isFixed)
    }

    func restore(_ task: inout TaskRecord) {
      (task.description, task.stepTitle, task.category) = (description, stepTitle, category)
      (task.minutes, task.priority, task.priorityReason) = (minutes, priority, priorityReason)
      (task.status, task.day, task.half, task.startsAt) = (status, day, half, startsAt)
      (task.due, task.deadline, task.reason, task.slips, task.pin) = (due, deadline, reason, slips, pin)
      (task.isTentative, task.isFixed) = (isTentative, isFixed)
    }
  }

  struct StoredClient: Codable, Equatable {
    var id: String
    var status: String
    var openCrisis: String?
  }

  struct StoredProcess: Codable, Equatable {
    var id: Int
    var status: String
  }

  struct Absence: Codable, Equatable {
    var day: CalendarDay
    /// Nil: there was none.
    var extent: WorkCalendar.Absence.Extent?
    var reason: String
  }

  /// What lies between two caseloads.
  init(from old: Caseload, to new: Caseload) {
    left = new.fingerprint
    let before = Dictionary(old.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for task in new.tasks {
      guard let known = before[task.id] else {
        created.append(task.id)
        continue
      }
      if known != task { tasks.append(Task(before: Image(known), after: Place(task))) }
    }
    for (known, now) in zip(old.clients, new.clients)
    where known.status != now.status || known.openCrisis != now.openCrisis {
      clients.append(StoredClient(id: known.id, status: known.status.rawValue, openCrisis: known.openCrisis))
    }
    for (known, now) in zip(old.processes, new.processes) where (known.status == .onHold) != (now.status == .onHold) {
      processes.append(StoredProcess(id: known.id, status: known.status.rawValue))
    }
    let known = Dictionary(old.crises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for crisis in new.crises where known[crisis.id] != crisis {
      if let before = known[crisis.id] { crises.append(before) } else { openedCrises.append(crisis.id) }
    }
    let addedBefore = Set(old.addedTasks.map(\.id))
    let added = new.addedTasks.map(\.id).filter { !addedBefore.contains($0) }
    if !added.isEmpty { addedTasks = added }
    for day in Set(old.calendar.absences.keys).union(new.calendar.absences.keys).sorted()
    where old.calendar.absences[day] != new.calendar.absences[day] {
      let absence = old.calendar.absences[day]
      absences.append(Absence(day: day, extent: absence?.extent, reason: absence?.reason ?? ""))
    }
  }

  /// The image as text; sorted, so that the same image is the same text.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers only: this can't fail.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Reads an image; nil when the text is of another version.
  init?(_ text: String) {
    // What can't be read can't be taken back: the caller says so.
    guard let image = try? JSONDecoder().decode(UndoImage.self, from: Data(text.utf8)) else { return nil }
    self = image
  }
}
