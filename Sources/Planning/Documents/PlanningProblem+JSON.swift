package import Foundation

extension PlanningProblem {
  /// The document's `format`.
  package static let format = "planning-problem/1"

  /// Reads and validates a `planning-problem/1` document.
  ///
  /// - Throws: `ProblemError` with the first place that is wrong, for bad JSON and for broken rules alike.
  package init(json: Data) throws(ProblemError) {
    let root = try JSONField(data: json)
    let format = try root["format"].text()
    if format != Self.format {
      throw ProblemError(path: "format", reason: "\(quoted(format)) is not \(quoted(Self.format))")
    }
    var days: [Day] = []
    for field in try root["days"].list() { days.append(try Day(field)) }
    var clients: [Client] = []
    for field in try root["clients"].list() {
      clients.append(
        Client(id: try field["id"].text(), attentionUntil: try field["attention_until"].optionalInteger()))
    }
    var tasks: [Task] = []
    for field in try root["tasks"].list() { tasks.append(try Task(field)) }
    self.init(
      id: try root["id"].text(), focus: try root["focus"].word(HalfDay.self), days: days, clients: clients,
      tasks: tasks, weights: try Weights(try root["weights"]))
    try validated()
  }

  /// The problem as a document; equal problems are equal bytes.
  package func json() -> Data {
    var writer = JSONWriter()
    writer.object { root in
      root.member("format", Self.format)
      root.member("id", id)
      root.member("focus", focus.rawValue)
      root.name("days")
      root.list { list in for day in days { list.object { day.write(&$0) } } }
      root.name("clients")
      root.list { list in
        for client in clients {
          list.object {
            $0.member("id", client.id)
            if let until = client.attentionUntil { $0.member("attention_until", until) }
          }
        }
      }
      root.name("tasks")
      root.list { list in for task in tasks { list.object { task.write(&$0) } } }
      root.name("weights")
      root.object { weights.write(&$0) }
    }
    return Data(writer.bytes)
  }
}

extension JSONField {
  /// The root of a document, refused when it is too large to be one.
  init(data: Data) throws(ProblemError) {
    if data.count > ProblemLimits.bytes {
      throw ProblemError(
        path: "", reason: "the document has \(data.count >> 20) MB, at most \(ProblemLimits.bytes >> 20) MB are read")
    }
    let result: Result<JSONValue, ProblemError> = data.withUnsafeBytes { raw in
      Result { () throws(ProblemError) in try JSONReader.read(raw.bindMemory(to: UInt8.self)) }
    }
    self.init(path: "", value: try result.get())
    guard case .object = value else {
      throw ProblemError(path: "", reason: "the document is \(value.kind), an object is needed")
    }
  }
}

extension PlanningProblem.Day {
  fileprivate init(_ field: JSONField) throws(ProblemError) {
    let minutes = try field["minutes"]
    let capacity = try field["capacity"]
    self.init(
      date: try field["date"].text(), week: try field["week"].integer(),
      minutes: .init(am: try minutes["am"].integer(), pm: try minutes["pm"].integer()),
      capacity: .init(
        phoneCall: try capacity["phone_call"].integer(), appointment: try capacity["appointment"].integer(),
        paperwork: try capacity["paperwork"].integer(), followUp: try capacity["follow_up"].integer()))
  }

  fileprivate func write(_ writer: inout JSONWriter) {
    writer.member("date", date)
    writer.member("week", week)
    writer.name("minutes")
    writer.object {
      $0.member("am", minutes.am)
      $0.member("pm", minutes.pm)
    }
    writer.name("capacity")
    writer.object {
      for category in WorkCategory.allCases {
        if let cap = capacity[category] { $0.member(category.rawValue, cap) }
      }
    }
  }
}

extension PlanningProblem.Task {
  fileprivate init(_ field: JSONField) throws(ProblemError) {
    let process = try field["process"]
    let effort = try field["effort"]
    let days = try field["days"]
    let slot = try field["slot"]
    let fixed = try field["fixed"]
    let previous = try field["previous"]
    let after = try field["after"]
    var allowed: [Int]?
    if !days.isAbsent {
      var numbers: [Int] = []
      for day in try days.list() { numbers.append(try day.integer()) }
      allowed = numbers
    }
    var dependencies: [PlanningProblem.Dependency] = []
    if !after.isAbsent {
      for dependency in try after.list() {
        dependencies.append(.init(task: try dependency["task"].text(), lag: try dependency["lag"].integer()))
      }
    }
    self.init(
      id: try field["id"].text(), client: try field["client"].text(),
      process: process.isAbsent ? nil : try process.text(), category: try field["category"].word(WorkCategory.self),
      minutes: try field["minutes"].integer(), priority: try field["priority"].word(Priority.self),
      effort: effort.isAbsent ? .normal : try effort.word(Effort.self),
      release: try field["release"].optionalInteger() ?? 0, due: try field["due"].optionalInteger(),
      deadline: try field["deadline"].optionalInteger(), days: allowed,
      slot: slot.isAbsent ? nil : try slot.word(HalfDay.self), fixed: fixed.isAbsent ? nil : try fixed.place(),
      after: dependencies, previous: previous.isAbsent ? nil : try previous.place())
  }

  fileprivate func write(_ writer: inout JSONWriter) {
    writer.member("id", id)
    writer.member("client", client)
    if let process { writer.member("process", process) }
    writer.member("category", category.rawValue)
    writer.member("minutes", minutes)
    writer.member("priority", priority.rawValue)
    writer.member("effort", effort.rawValue)
    writer.member("release", release)
    if let due { writer.member("due", due) }
    if let deadline { writer.member("deadline", deadline) }
    if let days {
      writer.name("days")
      writer.list { for day in days { $0.integer(day) } }
    }
    if let slot { writer.member("slot", slot.rawValue) }
    if let fixed {
      writer.name("fixed")
      writer.place(fixed)
    }
    writer.name("after")
    writer.list { list in
      for dependency in after {
        list.object {
          $0.member("task", dependency.task)
          $0.member("lag", dependency.lag)
        }
      }
    }
    if let previous {
      writer.name("previous")
      writer.place(previous)
    }
  }
}

extension PriorityWeights {
  fileprivate init(_ field: JSONField) throws(ProblemError) {
    self.init(
      urgent: try field["urgent"].integer(), high: try field["high"].integer(), medium: try field["medium"].integer(),
      low: try field["low"].integer())
  }

  fileprivate func write(_ writer: inout JSONWriter) {
    for priority in Priority.allCases { writer.member(priority.rawValue, self[priority]) }
  }
}

extension Weights {
  fileprivate init(_ field: JSONField) throws(ProblemError) {
    var balance: [BalanceStep] = []
    for step in try field["balance"].list() {
      let pair = try step.list()
      guard pair.count == 2 else { throw step.refused("a pair [percent, each] is needed") }
      balance.append(BalanceStep(percent: try pair[0].integer(), each: try pair[1].integer()))
    }
    self.init(
      unplanned: try PriorityWeights(try field["unplanned"]), late: try PriorityWeights(try field["late"]),
      delay: try PriorityWeights(try field["delay"]), deadline: try field["deadline"].integer(),
      attention: try field["attention"].integer(), progress: try field["progress"].integer(),
      hardOffFocus: try field["hard_off_focus"].integer(), lightInFocus: try field["light_in_focus"].integer(),
      balance: balance, switching: try field["switching"].integer(), moved: try field["moved"].integer(),
      movedSoon: try field["moved_soon"].integer())
  }

  fileprivate func write(_ writer: inout JSONWriter) {
    for (name, weights) in [("unplanned", unplanned), ("late", late), ("delay", delay)] {
      writer.name(name)
      writer.object { weights.write(&$0) }
    }
    writer.member("deadline", deadline)
    writer.member("attention", attention)
    writer.member("progress", progress)
    writer.member("hard_off_focus", hardOffFocus)
    writer.member("light_in_focus", lightInFocus)
    writer.name("balance")
    writer.list { list in
      for step in balance {
        list.list {
          $0.integer(step.percent)
          $0.integer(step.each)
        }
      }
    }
    writer.member("switching", switching)
    writer.member("moved", moved)
    writer.member("moved_soon", movedSoon)
  }
}
