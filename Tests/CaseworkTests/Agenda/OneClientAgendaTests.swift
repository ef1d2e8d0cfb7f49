import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// One client's agenda is that client's part of everybody's: what is asked about one task needs no more.
@Suite struct OneClientAgendaTests {
  @Test func `a client's own agenda is the same as in everybody's`() throws {
    let library = try TemplateLibrary.standard()
    let monday = SampleCaseload.monday
    let planned = try SampleCaseload.imported(library: library)
      .replanned(for: monday, library: library, budget: .steps(2_000)).caseload
    let all = Agenda(planned, library: library, on: monday)
    try #require(!all.items.isEmpty && !all.later.isEmpty)
    for client in planned.clients {
      let own = Agenda(planned, library: library, on: monday, onlyFor: client.id)
      #expect(own.items == all.items.filter { $0.key.clientID == client.id })
      #expect(own.later == all.later.filter { $0.key.clientID == client.id })
      #expect(own.waiting.map(\.stepID) == all.waiting.filter { $0.clientID == client.id }.map(\.stepID))
      #expect(own.horizon == all.horizon && own.schedules.clientIDs == [client.id])
    }
  }
}
