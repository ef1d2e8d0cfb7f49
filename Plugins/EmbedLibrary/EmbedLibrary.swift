import Foundation
import PackagePlugin

/// Turns every file below a target's `Library`, `Templates` and `Assets` folders into one Swift file with the enumeration
/// `EmbeddedFiles`, so that the binary carries its data and there is nothing to install beside it.
@main
struct EmbedLibrary: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let folders = ["Library", "Templates", "Assets"].map { target.directoryURL.appending(path: $0) }
    let files = folders.flatMap { folder -> [URL] in
      let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
      return (found?.allObjects as? [URL] ?? []).filter {
        $0.pathExtension != "swift"
          && (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
      }
    }.sorted { $0.path() < $1.path() }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files of \(target.name)",
        executable: try context.tool(named: "EmbedTool").url,
        arguments: [output.path(), target.directoryURL.path()] + files.map { $0.path() },
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
