internal import Casework

extension Caseload {
  /// Leaves one client with everything about that client, and nothing about anybody else.
  mutating func keepOnly(_ client: String) {
    clients.removeAll { $0.id != client }
    processes.removeAll { $0.clientID != client }
    earlierProcesses.removeAll { $0.clientID != client }
    servicePlans.removeAll { $0.clientID != client }
    notes.removeAll { $0.clientID != client }
    weeklyAnswers = []
    tasks.removeAll { $0.key.clientID != client }
    contacts.removeAll { $0.clientID != client }
    attempts.removeAll { $0.clientID != client }
    waits.removeAll { $0.key.clientID != client }
    referrals.removeAll { $0.clientID != client }
    crises.removeAll { $0.clientID != client }
    addedTasks.removeAll { $0.wish.clientID != client }
    warnings = []
    lifecycle = PlanLifecycle()
  }
}
