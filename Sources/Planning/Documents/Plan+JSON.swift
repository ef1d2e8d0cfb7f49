package import Foundation

extension Plan {
  /// The document's `format`.
  package static let format = "plan/1"

  /// Reads a `plan/1` document. Cost and parts are what the document claims (0 where it claims nothing).
  package init(json: Data) throws(ProblemError) {
    let root = try JSONField(data: json)
    let format = try root["format"].text()
    if format != Self.format {
      throw ProblemError(path: "format", reason: "\(quoted(format)) is not \(quoted(Self.format))")
    }
    var parts = CostParts()
    let claimed = try root["parts"]
    if !claimed.isAbsent {
      for part in CostPart.allCases { parts[part] = try claimed[part.rawValue].optionalInteger() ?? 0 }
    }
    var assignments: [Assignment] = []
    for field in try root["assignments"].list() {
      assignments.append(Assignment(task: try field["task"].text(), place: try field.place()))
    }
    self.init(
      problem: try root["problem"].text(), cost: try root["cost"].optionalInteger() ?? 0, parts: parts,
      assignments: assignments)
  }

  /// The plan as a document; equal plans are equal bytes.
  package func json() -> Data {
    var writer = JSONWriter()
    writer.object { root in
      root.member("format", Self.format)
      root.member("problem", problem)
      root.member("cost", cost)
      root.name("parts")
      root.object { for part in CostPart.allCases { $0.member(part.rawValue, parts[part]) } }
      root.name("assignments")
      root.list { list in
        for assignment in assignments {
          list.object {
            $0.member("task", assignment.task)
            $0.member("day", assignment.place.day)
            $0.member("slot", assignment.place.half.rawValue)
          }
        }
      }
    }
    return Data(writer.bytes)
  }
}
