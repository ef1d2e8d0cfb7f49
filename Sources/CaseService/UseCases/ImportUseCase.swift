package import Casework

extension ImportClients: PerformedUseCase {
  package static var action: String { "import_clients" }
  package static var changesCaseload: Bool { true }
  package static var needsPlan: Bool { false }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientImport {
    var report: ClientImport
    do {
      report = try ClientImport.read(
        csv, knownProcesses: workspace.library.templates.map(\.id), today: workspace.today)
    } catch {
      throw .badInput(field: "file", sentence: error.sentence)
    }
    var caseload = workspace.caseload
    for imported in report.accepted {
      switch caseload.take(imported, library: workspace.library) {
      case .created: report.created += 1
      case .updated: report.updated += 1
      case .unchanged: report.unchanged += 1
      }
    }
    guard !isDryRun else { return report }
    workspace.caseload = caseload
    workspace.subject = "\(report.created + report.updated) clients"
    return report
  }
}
