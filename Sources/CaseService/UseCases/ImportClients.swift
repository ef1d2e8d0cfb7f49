package import Casework

/// Imports clients from a spreadsheet: checks everything, then commits the good rows. The same file twice changes nothing the second time.
package struct ImportClients: UseCase {
  package typealias Outcome = ClientImport
  /// The file's bytes; encoding, delimiter and headers are found by `ClientImport`.
  package var csv: [UInt8]
  /// Check only, write nothing.
  package var isDryRun: Bool
  package init(csv: [UInt8], isDryRun: Bool) {
    self.csv = csv
    self.isDryRun = isDryRun
  }
}

extension ImportClients {
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
