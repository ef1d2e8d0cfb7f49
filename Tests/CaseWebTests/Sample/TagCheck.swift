import Testing

/// Walks a template over a model as the renderer would, and notes every name that isn't exactly one value.
///
/// A name that stands in two scopes is a fault too: where the inner one is nil, the renderer would show the outer one.
struct TagCheck {
  let templates: [(name: String, text: String)]
  private(set) var faults: Set<String> = []
  private var filled: Set<String> = []
  private var empty: Set<String> = []
  /// Lists that have no element anywhere in the sample, so that what stands inside was not checked.
  var unchecked: Set<String> { empty.subtracting(filled) }
  /// Templates that were walked.
  private(set) var visited: Set<String> = []
  /// Values that a tag names, and all values there are: "TodayPage.focus".
  private(set) var used: Set<String> = []
  private(set) var offered: Set<String> = []

  init(templates: [(name: String, text: String)]) { self.templates = templates }

  /// One piece of a template: a tag with its sign (`#`, `^`, `/`, `>`, `<`, `$` or none).
  private struct Tag {
    var sign: Character?
    var name: String
  }

  mutating func walk(_ template: String, over scopes: [Any]) throws {
    visited.insert(template)
    let text = try #require(templates.first { $0.name == template }?.text, "no template \(template)")
    let tags = text.matches(of: /\{\{([#^\/><$!%]?)\s*([^}]*?)\s*\}\}/).map {
      Tag(sign: $0.1.first, name: String($0.2))
    }
    note(scopes.last)
    try walk(tags[...], over: scopes)
  }

  private mutating func walk(_ tags: ArraySlice<Tag>, over scopes: [Any]) throws {
    var rest = tags
    while let tag = rest.popFirst() {
      switch tag.sign {
      case "!", "%", "/": continue
      case ">": try walk(tag.name, over: scopes)
      case "<", "$":
        if tag.sign == "<" { try walk(tag.name, over: scopes) }
        try walk(inside(tag, of: &rest), over: scopes)
      case "#", "^":
        let inner = inside(tag, of: &rest)
        guard let value = value(of: tag.name, in: scopes) else { continue }
        try walk(inner, into: value, over: scopes, name: tag.name)
      default: _ = value(of: tag.name, in: scopes)
      }
    }
  }

  private mutating func walk(_ inner: ArraySlice<Tag>, into value: Any, over scopes: [Any], name: String) throws {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .collection:
      if !mirror.children.isEmpty { filled.insert(name) } else { empty.insert(name) }
      for child in mirror.children {
        note(child.value)
        try walk(inner, over: scopes + [child.value])
      }
    case .optional:
      guard let some = mirror.children.first?.value else { return }
      note(some)
      try walk(inner, over: scopes + [some])
    default:
      if value is Bool {
        try walk(inner, over: scopes)
      } else {
        note(value)
        try walk(inner, over: scopes + [value])
      }
    }
  }

  /// The tags up to the one that closes a section.
  private func inside(_ tag: Tag, of rest: inout ArraySlice<Tag>) -> ArraySlice<Tag> {
    var depth = 0
    let end = rest.firstIndex { next in
      guard next.name == tag.name else { return false }
      if next.sign == "/" {
        depth -= 1
        return depth < 0
      }
      if let sign = next.sign, "#^<$".contains(sign) { depth += 1 }
      return false
    }
    let inner = rest[..<(end ?? rest.endIndex)]
    rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
    return inner
  }

  private mutating func note(_ scope: Any?) {
    guard let scope, !(scope is String), !(scope is Int), !(scope is Bool) else { return }
    let mirror = Mirror(reflecting: scope)
    guard mirror.displayStyle == .struct else { return }
    for child in mirror.children { offered.insert("\(mirror.subjectType).\(child.label ?? "")") }
  }

  private mutating func value(of name: String, in scopes: [Any]) -> Any? {
    if name == "." { return scopes.last }
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first else { return nil }
    let holders = scopes.filter { child(first, of: $0) != nil }
    if holders.count != 1 { faults.insert("“\(name)” names \(holders.count) values") }
    guard let holder = holders.last else { return nil }
    var value: Any? = holder
    for part in parts {
      guard let current = value, let next = child(part, of: current) else {
        faults.insert("“\(name)” names nothing")
        return nil
      }
      used.insert("\(Mirror(reflecting: current).subjectType).\(part)")
      value = next
      if !(next is String) { note(next) }
    }
    return value
  }

  private func child(_ name: String, of value: Any) -> Any? {
    Mirror(reflecting: value).children.first { $0.label == name }?.value
  }
}
