/// A snapshot of one case manager's work: everything that the agenda and the plan are computed from.
///
/// Small (a few hundred rows), so it is read whole, planned whole, and written as one change.
package struct Caseload: Sendable, Equatable {
  package var caseManagerID: String
  package var settings: AgencySettings
  package var calendar: WorkCalendar
  /// By id.
  package var clients: [Client]
  /// By id.
  package var processes: [CaseProcess]
  /// Processes of earlier stays of clients who came back, by id: history, of which no work comes.
  package var earlierProcesses: [CaseProcess] = []
  /// By id.
  package var tasks: [TaskRecord]
  package var contacts: [ContactRecord]
  /// What became of the warnings that were announced, by key.
  package var warnings: [WarningRecord] = []
  /// Emergencies, by id; closed and withdrawn ones among them.
  package var crises: [Crisis] = []
  /// Work that people added by hand, by id; what was taken back among it.
  package var addedTasks: [AddedTask] = []
  /// What is kept about the plan beside the places themselves: the preview that waits for an answer, what changed, the way back.
  package var lifecycle = PlanLifecycle()
  /// Attempts at tasks, in the order they were made.
  package var attempts: [ContactAttempt] = []
  /// Waits that people recorded, in the order they were recorded.
  package var waits: [WaitRecord] = []
  /// The services that the agency knows.
  package var directory = ServiceDirectory()
  /// Which services processes use.
  package var serviceChoices: [ServiceChoice] = []
  /// Clients sent to services, by id.
  package var referrals: [Referral] = []
  /// The service plans of stays, by client and admission.
  package var servicePlans: [ServicePlan] = []
  /// Notes about clients, by client and number.
  package var notes: [CaseNote] = []
  /// The case manager's own answers to the weekly question, by week.
  package var weeklyAnswers: [WeeklyAnswer] = []
  /// Minutes that the case manager took over from recorded ones, by template and step.
  package var ownEstimates: [OwnEstimate] = []
  /// How plans stood when their days began, and what was owed then.
  package var ledger = PlanLedger()
  /// The day for which the plan was last made; nil before the first plan.
  package var plannedOn: CalendarDay?
  /// True when something was added since the last plan that is to be planned (an import, a new process).
  package var needsPlanning: Bool
  /// The id that the next task gets.
  package var nextTaskID: Int
  /// The least id that a new process may get: those below can be another caseload's.
  package var nextProcessID = 1

  package init(
    caseManagerID: String, settings: AgencySettings = AgencySettings(), calendar: WorkCalendar = WorkCalendar(),
    clients: [Client] = [], processes: [CaseProcess] = [], tasks: [TaskRecord] = [], contacts: [ContactRecord] = [],
    plannedOn: CalendarDay? = nil, needsPlanning: Bool = false, nextTaskID: Int = 1
  ) {
    self.caseManagerID = caseManagerID
    self.settings = settings
    self.calendar = calendar
    self.clients = clients
    self.processes = processes
    self.tasks = tasks
    self.contacts = contacts
    self.plannedOn = plannedOn
    self.needsPlanning = needsPlanning
    self.nextTaskID = nextTaskID
  }

  /// The day planning starts from: the day itself, or the next working day.
  package func planningDay(_ day: CalendarDay) -> CalendarDay { calendar.workingDay(onOrAfter: day) }

  /// The client of that id.
  package func client(_ id: String) -> Client? { clients.first { $0.id == id } }

  /// The latest day on which a client was reached, by any contact; nil when none is recorded. The one definition of last contact.
  ///
  /// - Parameter channel: counts only contacts through that channel, for a cadence that names one.
  package func lastContact(_ clientID: String, through channel: ContactChannel? = nil) -> CalendarDay? {
    contacts.lazy.filter { contact in
      contact.clientID == clientID && contact.wasReached && (channel == nil || contact.channel == channel)
    }.map(\.day).max()
  }
}
