package import Casework

/// The directory of services with the referrals that are open at each.
package struct ListServices: UseCase {
  package typealias Outcome = [ServiceView]
  package static var action: String { "list_services" }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [ServiceView] { workspace.views.services() }
}

/// The services that somebody can be referred to: the directory alone, without who was.
package struct ListDirectory: UseCase {
  package typealias Outcome = [Service]
  package static var action: String { "list_directory" }
  package static var needsPlan: Bool { false }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [Service] {
    workspace.caseload.directory.services
  }
}

/// Adds a service to the directory, or changes the one with that id. The plan is made anew around it; today and tomorrow stay.
package struct KeepService: UseCase {
  package typealias Outcome = ServiceView
  package static var action: String { "keep_service" }
  package static var changesCaseload: Bool { true }
  /// By the names of `ServiceText.fields`; those left out keep their value, or are empty for a new service.
  package var fields: [String: String]
  /// What the person looked at (`ServiceText.version`), empty for a service that is to be new; nil: whatever stands now.
  package var seen: String?

  package init(fields: [String: String], seen: String? = nil) {
    self.fields = fields
    self.seen = seen
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ServiceView {
    let known = fields["id"].flatMap { workspace.caseload.directory[$0] }
    if let seen, seen != known.map({ ServiceText.version(of: $0) }) ?? "" {
      throw .notPossible(sentence: conflict(with: known))
    }
    let service: Service
    do {
      service = try ServiceText.service((known.map(ServiceText.fields) ?? [:]).merging(fields) { _, new in new })
    } catch {
      throw .badInput(field: error.field, sentence: error.sentence)
    }
    if known != service {
      workspace.caseload.directory.keep(service)
      try workspace.planAgain()
    }
    workspace.subject = "service \(service.id)"
    guard let view = workspace.views.services().first(where: { $0.service.id == service.id }) else {
      throw .notFound(kind: "service", id: service.id, suggestion: nil)
    }
    return view
  }

  private func conflict(with known: Service?) -> String {
    guard let known else {
      return
        "This service was taken out of the directory since you opened it. Nothing was saved: add it anew if it is still there."
    }
    return seen == ""
      ? "There is a service “\(known.id)” already: \(known.name). Change that one, or choose another short name."
      : "\(known.name) was changed since you opened it. Nothing was saved over it: compare the two, then save yours."
  }
}

/// Imports services from a file (CSV, JSON or YAML): the good entries are kept, the others named.
package struct ImportServices: UseCase {
  package typealias Outcome = Report
  package static var action: String { "import_services" }
  package static var changesCaseload: Bool { true }
  package static var needsPlan: Bool { false }
  package var bytes: [UInt8]
  /// The file's name: its ending tells how it is written.
  package var file: String
  package var isDryRun: Bool

  package init(bytes: [UInt8], file: String, isDryRun: Bool) {
    self.bytes = bytes
    self.file = file
    self.isDryRun = isDryRun
  }

  /// What an import found and did.
  package struct Report: Sendable, Equatable {
    package var created = 0
    package var updated = 0
    package var unchanged = 0
    package var faults: [ServiceFile.Fault]
    /// What is doubtful about a service, beginning with its name; it is planned around.
    package var warnings: [String] = []
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Report {
    let read: ServiceFile
    if file.lowercased().hasSuffix(".csv") {
      do { read = try ServiceFile(csv: bytes) } catch { throw .badInput(field: error.field, sentence: error.sentence) }
    } else {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .badInput(field: "file", sentence: "\(file) is not UTF-8 text. Save it as CSV, JSON or YAML in UTF-8.")
      }
      do { read = try ServiceFile(text: text, file: file) } catch {
        throw .badInput(field: "file", sentence: "\(error)")
      }
    }
    var report = Report(faults: read.faults)
    var directory = workspace.caseload.directory
    for service in read.services {
      switch directory[service.id] {
      case nil: report.created += 1
      case service: report.unchanged += 1
      default: report.updated += 1
      }
      directory.keep(service)
    }
    for service in read.services {
      report.warnings += directory.findings(about: service).map { "\(service.name): \($0)" }
    }
    guard !isDryRun, report.created + report.updated > 0 else { return report }
    workspace.caseload.directory = directory
    workspace.caseload.needsPlanning = true
    workspace.subject = "\(report.created + report.updated) services"
    return report
  }
}

/// Records that a client was sent to a service.
package struct ReferClient: UseCase {
  package typealias Outcome = ReferralView
  package static var action: String { "refer_client" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var serviceID: String
  /// nil: today.
  package var day: CalendarDay?
  package var note: String

  package init(client: String, serviceID: String, day: CalendarDay? = nil, note: String = "") {
    self.client = client
    self.serviceID = serviceID
    self.day = day
    self.note = note
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ReferralView {
    let client = try workspace.client(client)
    let id: Int
    do {
      id = try workspace.caseload.refer(
        client.id, to: serviceID, on: day ?? workspace.today, today: workspace.today, note: note)
    } catch {
      throw Referrals.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "referral \(id)"
    return try Referrals.view(id, client: client.id, in: workspace)
  }
}

/// Records what became of a referral: accepted, declined, waitlisted, expired.
package struct RecordReferral: UseCase {
  package typealias Outcome = ReferralView
  package static var action: String { "record_referral" }
  package static var changesCaseload: Bool { true }
  package var referralID: Int
  package var state: Referral.State
  /// nil: today.
  package var day: CalendarDay?
  package var place: Int?
  package var nextUpdateDue: CalendarDay?

  package init(
    referralID: Int, state: Referral.State, day: CalendarDay? = nil, place: Int? = nil,
    nextUpdateDue: CalendarDay? = nil
  ) {
    self.referralID = referralID
    self.state = state
    self.day = day
    self.place = place
    self.nextUpdateDue = nextUpdateDue
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ReferralView {
    do {
      try workspace.caseload.recordReferral(
        referralID, state: state, on: day ?? workspace.today, place: place, nextUpdateDue: nextUpdateDue,
        today: workspace.today)
    } catch {
      throw Referrals.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "referral \(referralID) \(state.rawValue)"
    return try Referrals.view(referralID, client: nil, in: workspace)
  }
}

/// Chooses which service a process, or one of its steps, uses.
package struct ChooseService: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "choose_service" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  /// nil: every step of the process that needs this kind of service.
  package var stepID: String?
  package var serviceID: String

  package init(processID: Int, stepID: String?, serviceID: String) {
    self.processID = processID
    self.stepID = stepID
    self.serviceID = serviceID
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    let process = try workspace.process(processID)
    do {
      try workspace.caseload.chooseService(serviceID, process: process, step: stepID, library: workspace.library)
    } catch {
      throw Referrals.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID) \(serviceID)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }
}

private enum Referrals {
  static func caseError(_ error: ReferralError) -> CaseError {
    switch error {
    case .unknownService: .badInput(field: "service_id", sentence: error.sentence)
    case .unknownReferral(let id): .notFound(kind: "referral", id: String(id), suggestion: nil)
    case .inFuture: .badInput(field: "day", sentence: error.sentence)
    case .updatePassed: .badInput(field: "next_update_due", sentence: error.sentence)
    case .openAlready, .notNeeded: .notPossible(sentence: error.sentence)
    }
  }

  static func view(_ id: Int, client: String?, in workspace: Workspace) throws(CaseError) -> ReferralView {
    let owner = client ?? workspace.caseload.referrals.first { $0.id == id }?.clientID
    guard let owner, let view = workspace.views.referrals(of: owner).first(where: { $0.referral.id == id }) else {
      throw .notFound(kind: "referral", id: String(id), suggestion: nil)
    }
    return view
  }
}
