internal import Casework

/// A client's stay: its dates, the exit, the service plan, the hand-over list, notes and crises, and what was before.
struct StayPage: Page {
  static let template = "stay"

  var shell: Shell
  var flashMessage: String?
  var clientName: String
  var clientAddress: String
  /// "Admitted on 3 January 2026, leaves on 3 March 2026."
  var summary: String
  var today: String
  var discharge: Discharge?
  var exit: Exit?
  var leave: LeaveForm?
  var returning: Returning?
  var plan: Plan
  var facts: Facts
  var open: OpenList?
  var ended: EndedList?
  var notes: [Note]
  var crises: Crises?
  var earlier: Earlier?

  /// What is known about the client that people correct here.
  struct Facts: Sendable {
    var dates: [DateLine]
    var providers: [ProviderLine]
    var forms: Forms?
  }

  /// A date of the client.
  struct DateLine: Sendable {
    var dateText: String
    var dateUse: String
    var dateForm: DateForm?
  }

  /// The form that moves a date.
  struct DateForm: Sendable {
    var dateKind: String
    var dateDay: String
    var dateTime: String
  }

  /// A provider of the client.
  struct ProviderLine: Sendable {
    var providerName: String
    var providerText: String?
    var removal: Removal?
  }

  /// The form that takes a provider off the list.
  struct Removal: Sendable {
    /// Records are being asked for: the request ends with the reason.
    var needsReason: Bool
  }

  /// The forms for a new date, a new provider, and the name.
  struct Forms: Sendable {
    var dateKinds: [Choice]
    var settings: [Choice]
    var knownName: String
    var knownNote: String
    var factsVersion: String
  }

  /// One choice of a list.
  struct Choice: Sendable {
    var choice: String
    var choiceTitle: String
    var isChosen: Bool
  }

  /// The form that moves the planned discharge.
  struct Discharge: Sendable {
    var plannedDay: String
  }

  /// A recorded exit.
  struct Exit: Sendable {
    var exitText: String
    var housedText: String
  }

  /// The form that records an exit, or corrects it.
  struct LeaveForm: Sendable {
    var leaveTitle: String
    var exitDay: String
    var confirmedDay: String
    var exitReason: String
    var groups: [Group]
  }

  /// Destinations of one kind.
  struct Group: Sendable {
    var groupTitle: String
    var places: [Place]
  }

  /// One destination.
  struct Place: Sendable {
    var place: String
    var placeTitle: String
    var isChosen: Bool
  }

  /// The form that opens a new stay.
  struct Returning: Sendable {
    var firstReturn: String
  }

  /// The service plan.
  struct Plan: Sendable {
    var planText: String
    var goals: String
    var noneNeeded: String
    /// What the form was filled from.
    var planVersion: String
    var planReviews: [Review]
    var offersApproval: Bool
    var offersReview: Bool
    var isChangeable: Bool
  }

  /// A review of it.
  struct Review: Sendable {
    var reviewDay: String
    var reviewNote: String
  }

  /// Open processes with their next owners.
  struct OpenList: Sendable { var openProcesses: [OpenProcess] }

  /// One of them.
  struct OpenProcess: Sendable {
    var openTitle: String
    var openAddress: String
    var ownerText: String
  }

  /// Ended processes.
  struct EndedList: Sendable { var endedProcesses: [EndedLine] }

  /// One of them.
  struct EndedLine: Sendable {
    var endedTitle: String
    var endedAddress: String
    var endedText: String
  }

  /// A note.
  struct Note: Sendable {
    var noteDay: String
    var noteText: String
    var writtenText: String?
    var withdrawAction: String
    var noteNumber: String
  }

  /// Emergencies.
  struct Crises: Sendable { var crisisList: [CrisisLine] }

  /// One of them, with the form that corrects its moments.
  struct CrisisLine: Sendable {
    var crisisText: String
    var crisisTimes: String
    var timesAction: String
    var moments: [MomentInput]
  }

  /// A moment that can be corrected.
  struct MomentInput: Sendable {
    var momentName: String
    var momentLabel: String
    var momentDay: String
    var momentTime: String
  }

  /// Stays before this one.
  struct Earlier: Sendable { var stays: [String] }
}

extension StayPage {
  init(_ stay: StayRecords, isRecorded: Bool, shell: Shell) {
    self.shell = shell
    flashMessage = isRecorded ? "Recorded." : nil
    clientName = stay.name
    clientAddress = Address.client(stay.clientID)
    today = stay.today.description
    let leaves =
      stay.exit != nil
      ? ""
      : stay.plannedDischarge.map { ", leaves on \(DayWords.date($0))" } ?? ", the planned discharge isn't known"
    summary = "Admitted on \(DayWords.date(stay.admission))\(leaves)."
    let isDead = stay.exit?.destination == .deceased
    discharge =
      stay.exit == nil && stay.status != .closed ? Discharge(plannedDay: stay.plannedDischarge?.description ?? "") : nil
    exit = stay.exit.map { exit in
      Exit(
        exitText:
          "Left on \(DayWords.date(exit.day)): \(exit.destination.title)\(exit.reason.isEmpty ? "" : ". \(exit.reason)")",
        housedText: exit.isHoused
          ? "Counts as housed: a permanent place, confirmed in writing on \(DayWords.date(exit.confirmedOn ?? exit.day))."
          : exit.destination.group == .permanent
            ? "Doesn't count as housed yet: lease, placement or keys were not seen in writing by the day of the exit."
            : "Not a permanent place.")
    }
    leave = stay.status == .closed ? nil : Self.leaveForm(stay)
    returning =
      stay.exit != nil && !isDead ? Returning(firstReturn: (stay.exit?.day ?? stay.today).description) : nil
    plan = Plan(stay)
    facts = Facts(stay)
    open =
      stay.open.isEmpty
      ? nil
      : OpenList(
        openProcesses: stay.open.map {
          OpenProcess(
            openTitle: $0.title, openAddress: ProcessPage.address($0.processID),
            ownerText: $0.nextOwner.map { "goes to \($0)" } ?? "no next owner named")
        })
    ended =
      stay.ended.isEmpty
      ? nil
      : EndedList(
        endedProcesses: stay.ended.map {
          EndedLine(
            endedTitle: $0.title, endedAddress: ProcessPage.address($0.processID),
            endedText: "\(DayWords.date($0.endedOn)): \($0.reason)")
        })
    notes = stay.notes.map { note in
      Note(
        noteDay: DayWords.date(note.day), noteText: note.text,
        writtenText: note.writtenOn == note.day ? nil : "written on \(DayWords.date(note.writtenOn))",
        withdrawAction: Address.client(stay.clientID) + "/notes/\(note.number)/withdraw", noteNumber: "\(note.number)")
    }
    crises =
      stay.crises.isEmpty ? nil : Crises(crisisList: stay.crises.map { CrisisLine($0, client: stay.clientID) })
    earlier =
      stay.earlierStays.isEmpty
      ? nil
      : Earlier(
        stays: stay.earlierStays.map { stay in
          let end =
            stay.exit.map { " to \(DayWords.date($0.day)): \($0.destination.title)" } ?? ""
          return "\(DayWords.date(stay.admission))\(end)"
        })
  }

  private static func leaveForm(_ stay: StayRecords) -> LeaveForm {
    let groups: [(ExitDestination.Group, String)] = [
      (.permanent, "Permanent"), (.temporary, "Temporary"), (.institutional, "Institution"), (.homeless, "Homeless"),
      (.other, "Other"),
    ]
    return LeaveForm(
      leaveTitle: stay.exit == nil ? "Record the exit" : "Correct the exit",
      exitDay: (stay.exit?.day ?? stay.today).description, confirmedDay: stay.exit?.confirmedOn?.description ?? "",
      exitReason: stay.exit?.reason ?? "",
      groups: groups.map { group, title in
        Group(
          groupTitle: title,
          places: ExitDestination.allCases.filter { $0.group == group }.map {
            Place(place: $0.word, placeTitle: $0.title, isChosen: $0 == stay.exit?.destination)
          })
      })
  }
}

extension StayPage.Plan {
  init(_ stay: StayRecords) {
    planText = stay.plan.sentence(on: stay.today)
    goals = stay.plan.goals
    noneNeeded = stay.plan.noneNeeded ?? ""
    planVersion = stay.plan.version
    planReviews = stay.plan.reviews.map {
      StayPage.Review(
        reviewDay: "Reviewed on \(DayWords.date($0.day))", reviewNote: $0.note)
    }
    isChangeable = stay.exit == nil && stay.status != .closed
    offersApproval = isChangeable && stay.plan.agreedOn != nil && stay.plan.approvedOn == nil
    offersReview = isChangeable && stay.plan.approvedOn != nil
  }
}

extension StayPage.CrisisLine {
  init(_ crisis: Crisis, client: String) {
    crisisText = "\(crisis.kind): \(crisis.need)"
    let moments: [(String, String, Crisis.Moment?)] = [
      ("opened", "Opened", crisis.opened), ("stabilised", "Stabilised", crisis.stabilised),
      ("closed", "Closed", crisis.closed),
    ]
    crisisTimes = moments.compactMap { _, label, moment in moment.map { "\(label) \($0.words)" } }
      .joined(separator: ", ")
    timesAction = Address.client(client) + "/crises/\(crisis.id)/times"
    self.moments = moments.compactMap { name, label, moment in
      moment.map {
        StayPage.MomentInput(
          momentName: name, momentLabel: label, momentDay: $0.day.description, momentTime: $0.time.description)
      }
    }
  }
}
