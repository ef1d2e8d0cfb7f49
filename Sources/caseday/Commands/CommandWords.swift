internal import ArgumentParser
internal import Casework

/// The words at the start of a command line that name the command.
enum CommandWords {
  /// - Throws: a sentence with the nearest name when a word names no command.
  static func check(_ arguments: [String], of root: any ParsableCommand.Type) throws(CommandFailure) {
    let (path, command, rest) = walk(arguments, from: root)
    let names = command.configuration.subcommands.map(name)
    guard !names.isEmpty, let word = rest.first, !word.hasPrefix("-"), word != "help" else { return }
    let hint =
      if let near = ProcessNames.nearest(to: word, among: names) {
        "Maybe \(path) \(near)?"
      } else {
        "There are: \(names.joined(separator: ", "))."
      }
    throw .usage("There is no command “\(word)”. \(hint)")
  }

  /// `caseday import clients` for arguments that begin so.
  static func path(_ arguments: [String], of root: any ParsableCommand.Type) -> String {
    walk(arguments, from: root).path
  }

  private static func walk(
    _ arguments: [String], from root: any ParsableCommand.Type
  ) -> (path: String, command: any ParsableCommand.Type, rest: ArraySlice<String>) {
    var path = name(root)
    var command = root
    var rest = arguments[...]
    while let word = rest.first, let next = command.configuration.subcommands.first(where: { name($0) == word }) {
      path += " \(word)"
      command = next
      rest = rest.dropFirst()
    }
    return (path, command, rest)
  }

  private static func name(_ command: any ParsableCommand.Type) -> String { command.configuration.commandName ?? "" }
}
