/// A stay's agreed goals and processes: when it was agreed, approved and reviewed. One for each stay.
package struct ServicePlan: Sendable, Equatable {
  package var clientID: String
  /// The admission of the stay it belongs to.
  package var admission: CalendarDay
  /// What is aimed at, in the client's and the case manager's words.
  package var goals: String
  package var agreedOn: CalendarDay?
  package var approval: Approval?
  /// In the order of their days.
  package var reviews: [Review]
  /// Why no process is needed for it now; nil while there should be one.
  package var noneNeeded: String?

  package init(
    clientID: String, admission: CalendarDay, goals: String = "", agreedOn: CalendarDay? = nil,
    approval: Approval? = nil, reviews: [Review] = [], noneNeeded: String? = nil
  ) {
    self.clientID = clientID
    self.admission = admission
    self.goals = goals
    self.agreedOn = agreedOn
    self.approval = approval
    self.reviews = reviews
    self.noneNeeded = noneNeeded
  }

  /// Who approved it, and when.
  package struct Approval: Sendable, Equatable {
    package var day: CalendarDay
    package var by: String
    /// What was said with it; may be empty.
    package var comment: String

    package init(day: CalendarDay, by: String, comment: String = "") {
      self.day = day
      self.by = by
      self.comment = comment
    }
  }

  /// A review, and what came of it.
  package struct Review: Sendable, Equatable {
    package var day: CalendarDay
    /// May be empty.
    package var note: String

    package init(day: CalendarDay, note: String = "") {
      self.day = day
      self.note = note
    }
  }
}

/// Why something can't be recorded about a service plan. Each says what to do instead.
package enum ServicePlanError: Error, Equatable, Sendable {
  case unknownClient(String)
  case hasLeft(client: String, day: CalendarDay)
  case inFuture(CalendarDay)
  case beforeAdmission(client: String, day: CalendarDay)
  case goalsTooLong
  case nothingToRecord
  case notAgreed(client: String)
  case approvedBeforeAgreed(CalendarDay)
  case noApprover
  case notApproved(client: String)
  case reviewedBeforeApproved(CalendarDay)

  package var sentence: String {
    switch self {
    case .unknownClient(let id): "There is no client “\(id)”."
    case .hasLeft(let client, let day):
      "\(client) left on \(DayText.long(day)), and the plan with the stay. Open a new stay first."
    case .inFuture(let day): "\(DayText.long(day)) is still to come. Record it on the day it happens."
    case .beforeAdmission(let client, let day):
      "\(DayText.long(day)) is before \(client)'s admission. Check the day."
    case .goalsTooLong: "The goals are longer than 2,000 characters. Shorten them; details belong in a note."
    case .nothingToRecord: "Write the goals, or why no process is needed."
    case .notAgreed(let client): "\(client)'s service plan isn't agreed yet. Record its goals first."
    case .approvedBeforeAgreed(let day):
      "The plan was agreed on \(DayText.long(day)) only. Choose that day or a later one."
    case .noApprover: "A plan is approved by somebody. Write the supervisor's name."
    case .notApproved(let client): "\(client)'s service plan isn't approved yet. Record the approval first."
    case .reviewedBeforeApproved(let day):
      "The plan was approved on \(DayText.long(day)) only. Choose that day or a later one."
    }
  }
}

extension Caseload {
  /// Records what was agreed with the client. Recorded again, it changes the goals and keeps the approval.
  ///
  /// - Parameter noneNeeded: why no process is needed now; nil: there should be one.
  package mutating func agreeServicePlan(
    of clientID: String, goals: String, noneNeeded: String? = nil, on day: CalendarDay, today: CalendarDay
  ) throws(ServicePlanError) {
    let client = try stay(clientID, on: day, today: today)
    let words = Self.words(goals)
    let none = noneNeeded.map(Self.words).flatMap { $0.isEmpty ? nil : $0 }
    guard words.count <= 2_000, (none?.count ?? 0) <= 2_000 else { throw .goalsTooLong }
    guard !words.isEmpty || none != nil else { throw .nothingToRecord }
    var plan = servicePlan(of: client) ?? ServicePlan(clientID: client.id, admission: client.admission)
    plan.goals = words
    plan.noneNeeded = none
    if plan.agreedOn == nil { plan.agreedOn = day }
    keep(plan)
  }

  /// Records that the supervisor approved the plan.
  package mutating func approveServicePlan(
    of clientID: String, by approver: String, comment: String = "", on day: CalendarDay, today: CalendarDay,
    library: TemplateLibrary
  ) throws(ServicePlanError) {
    let client = try stay(clientID, on: day, today: today)
    let standing = servicePlanStanding(of: client, on: today, library: library)
    guard let agreed = standing.agreedOn else { throw .notAgreed(client: client.name) }
    if day < agreed { throw .approvedBeforeAgreed(agreed) }
    let name = String(Self.words(approver).prefix(200))
    guard !name.isEmpty else { throw .noApprover }
    var plan = servicePlan(of: client) ?? ServicePlan(clientID: client.id, admission: client.admission)
    plan.agreedOn = plan.agreedOn ?? agreed
    plan.approval = ServicePlan.Approval(day: day, by: name, comment: String(Self.words(comment).prefix(500)))
    keep(plan)
  }

  /// Records a review. A second one on the same day replaces its note.
  package mutating func reviewServicePlan(
    of clientID: String, note: String = "", on day: CalendarDay, today: CalendarDay, library: TemplateLibrary
  ) throws(ServicePlanError) {
    let client = try stay(clientID, on: day, today: today)
    let standing = servicePlanStanding(of: client, on: today, library: library)
    guard let approved = standing.approvedOn else { throw .notApproved(client: client.name) }
    if day < approved { throw .reviewedBeforeApproved(approved) }
    var plan = servicePlan(of: client) ?? ServicePlan(clientID: client.id, admission: client.admission)
    plan.reviews.removeAll { $0.day == day }
    plan.reviews.append(ServicePlan.Review(day: day, note: String(Self.words(note).prefix(500))))
    plan.reviews.sort { $0.day < $1.day }
    keep(plan)
  }

  /// What people recorded about the plan of a client's present stay.
  package func servicePlan(of client: Client) -> ServicePlan? {
    let over = client.earlierStays.map(\.admission)
    return servicePlans.last { $0.clientID == client.id && !over.contains($0.admission) }
  }

  private mutating func keep(_ plan: ServicePlan) {
    servicePlans.removeAll { $0.clientID == plan.clientID && $0.admission == plan.admission }
    servicePlans.append(plan)
    servicePlans.sort { ($0.clientID, $0.admission) < ($1.clientID, $1.admission) }
    needsPlanning = true
  }

  private func stay(_ id: String, on day: CalendarDay, today: CalendarDay) throws(ServicePlanError) -> Client {
    guard let client = client(id) else { throw .unknownClient(id) }
    if let exit = client.exit { throw .hasLeft(client: client.name, day: exit.day) }
    if day > today { throw .inFuture(day) }
    if day < client.admission { throw .beforeAdmission(client: client.name, day: day) }
    return client
  }
}
