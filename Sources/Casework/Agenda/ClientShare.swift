internal import Synchronization

extension Caseload {
  /// Each client with their share of the records, by id: what their work is expanded from, and nothing of anybody else's.
  ///
  /// - Parameter clientID: only this client; nil: everybody.
  func shares(onlyFor clientID: String? = nil) -> [(client: Client, share: Caseload)] {
    if let clientID { return client(clientID).map { [($0, share(of: $0))] } ?? [] }
    let tasks = Dictionary(grouping: tasks, by: \.key.clientID)
    let processes = Dictionary(grouping: processes, by: \.clientID)
    let contacts = Dictionary(grouping: contacts, by: \.clientID)
    let attempts = Dictionary(grouping: attempts, by: \.clientID)
    let waits = Dictionary(grouping: waits, by: \.key.clientID)
    return clients.sorted { $0.id < $1.id }.map { client in
      var share = self
      share.clients = [client]
      share.tasks = tasks[client.id] ?? []
      share.processes = processes[client.id] ?? []
      share.contacts = contacts[client.id] ?? []
      share.attempts = attempts[client.id] ?? []
      share.waits = waits[client.id] ?? []
      return (client, share)
    }
  }

  /// One client's share of the records.
  func share(of client: Client) -> Caseload {
    var share = self
    share.clients = [client]
    share.tasks = tasks.filter { $0.key.clientID == client.id }
    share.processes = processes.filter { $0.clientID == client.id }
    share.contacts = contacts.filter { $0.clientID == client.id }
    share.attempts = attempts.filter { $0.clientID == client.id }
    share.waits = waits.filter { $0.key.clientID == client.id }
    return share
  }

  /// What is stored of each piece of work.
  var recordsByKey: [PieceKey: TaskRecord] {
    Dictionary(tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ClientSchedule {
  /// The schedule of a client from their share of a caseload.
  ///
  /// - Parameter records: `share.recordsByKey`.
  init(
    _ client: Client, share: Caseload, records: [PieceKey: TaskRecord], library: TemplateLibrary, today: CalendarDay
  ) {
    let running = share.processes.filter { $0.status != .cancelled }
      .compactMap { process in library.template(of: process).map { (process, $0) } }
    self.init(
      client: client, processes: running, records: records, calendar: share.calendar, settings: share.settings,
      today: today, context: share.context(of: client.id))
  }
}

/// Schedules by client. Those of clients who left are made when somebody asks: a caseload keeps many of them for years.
struct ClientSchedules: Sendable {
  private var made: [String: ClientSchedule] = [:]
  private var putOff: [String: Deferred] = [:]

  /// The ids of all clients.
  var clientIDs: Set<String> { Set(made.keys).union(putOff.keys) }

  subscript(clientID: String) -> ClientSchedule? {
    get { made[clientID] ?? putOff[clientID]?.value }
    set { made[clientID] = newValue }
  }

  /// Makes a client's schedule later, once.
  mutating func put(off clientID: String, making: @escaping @Sendable () -> ClientSchedule) {
    putOff[clientID] = Deferred(making)
  }

  private final class Deferred: Sendable {
    private let making: @Sendable () -> ClientSchedule
    private let kept = Mutex<ClientSchedule?>(nil)

    init(_ making: @escaping @Sendable () -> ClientSchedule) { self.making = making }

    var value: ClientSchedule {
      kept.withLock { kept in
        if let kept { return kept }
        let schedule = making()
        kept = schedule
        return schedule
      }
    }
  }
}
