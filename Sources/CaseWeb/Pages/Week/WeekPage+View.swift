internal import Casework
internal import Planning

extension WeekPage {
  init(_ week: WeekView, today: CalendarDay, event: Event? = nil, shell: Shell) {
    self.shell = shell
    self.event = event
    monthAddress = MonthPage.address(week.startsOn)
    heading = DayWords.span(week.startsOn, week.days.last?.day ?? week.startsOn + 4)
    let distance = (week.startsOn - today.startOfWeek) / 7
    switch distance {
    case 0: eyebrow = "This week"
    case 1: eyebrow = "Next week"
    case -1: eyebrow = "Last week"
    case 2...: eyebrow = "In \(distance) weeks"
    default: eyebrow = "\(-distance) weeks ago"
    }
    let halves = week.days.flatMap { [$0.morning, $0.afternoon] }
    focus =
      "\(CountWords.count(halves.map(\.tasks.count).reduce(0, +), "task")), "
      + "\(CountWords.duration(halves.map(\.usedMinutes).reduce(0, +))) booked"
    previous = "/week?of=\(week.startsOn - 7)"
    next = "/week?of=\(week.startsOn + 7)"
    isElsewhere = distance != 0
    days = week.days.map(Day.init)
    leftOut = TodayPage.LeftOut(week.unplanned)
  }
}

extension WeekPage.Day {
  init(_ view: WeekView.DayView) {
    weekday = view.day.weekday.name
    date = DayWords.brief(view.day)
    dayAddress = "/?date=\(view.day)"
    dayName = view.day.description
    isToday = view.isToday
    tense = view.isToday ? "today" : view.isPast ? "past" : "ahead"
    closedBecause = view.closedBecause
    load =
      view.closedBecause == nil
      ? "\(CountWords.brief(view.capacity.minutes.used)) of \(CountWords.brief(view.capacity.minutes.limit))" : nil
    marks = view.marks
    let shown = view.closedBecause == nil ? [view.morning, view.afternoon] : []
    halves = shown.map { WeekPage.Half($0, on: view.day, isPast: view.isPast) }
  }
}

extension WeekPage.Half {
  init(_ view: WeekView.HalfView, on day: CalendarDay, isPast: Bool) {
    name = view.half == .am ? "Morning" : "Afternoon"
    spot = isPast ? nil : "\(day)/\(view.half.rawValue)"
    spotWords = PlanSpot(day: day, half: view.half).words
    reading = "\(CountWords.brief(view.usedMinutes)) of \(CountWords.brief(view.limitMinutes))"
    let line = CapacityLine(used: view.usedMinutes, limit: view.limitMinutes)
    bars = Gauge.share(line)
    level = Gauge.level(line)
    entries = WeekPage.Entry.all(view.tasks)
    emptyNote = view.tasks.isEmpty ? (isPast ? "Nothing was done here" : "Free") : nil
  }
}

extension WeekPage.Entry {
  /// Tasks of one client and priority that stand next to each other share a name.
  static func all(_ tasks: [TaskView]) -> [Self] {
    var entries: [Self] = []
    var before: TaskView?
    for task in tasks {
      if let before, before.clientID == task.clientID, before.priority == task.priority, var entry = entries.popLast() {
        entry.tasks.append(WeekPage.Line(task))
        entries.append(entry)
      } else {
        entries.append(Self(task))
      }
      before = task
    }
    return entries
  }

  private init(_ first: TaskView) {
    client = first.clientName
    address = Address.client(first.clientID)
    switch first.priority {
    case .urgent: (kind, priorityLabel) = ("urgent", "Urgent")
    case .high: (kind, priorityLabel) = ("high", "High")
    case .medium, .low: (kind, priorityLabel) = ("scheduled", nil)
    }
    tasks = [WeekPage.Line(first)]
  }
}

extension WeekPage.Line {
  init(_ task: TaskView) {
    text = task.description
    time = task.startsAt?.description
    minutes = CountWords.brief(task.minutes)
    let words = CategoryWords(task.category)
    icon = words.icon
    category = words.name
    isDone = task.status == .done
    isTentative = task.isTentative && task.status != .done
    isPinned = task.isPinned
    placesAddress = task.staysBecause == nil && task.status != .done ? "/tasks/\(task.id)/places?from=week" : nil
    lifts = placesAddress == nil || task.isPinned ? nil : task.id
    staysBecause = task.staysBecause
  }
}
