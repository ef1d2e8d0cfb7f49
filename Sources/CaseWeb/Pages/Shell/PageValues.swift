internal import Mustache

/// A page's model as the template engine reads it: its stored properties by name, taken apart once.
///
/// Left to itself the engine looks through all properties of a value by reflection for each name of a template, and again in every
/// value around it when the name isn't there.
final class PageValues: MustacheParent {
  private let values: [String: Any]

  /// - Parameter model: a structure; its properties are structures, lists, optionals of them, or what is written as it is.
  init(_ model: Any) { values = Self.values(of: Mirror(reflecting: model)) }

  private init(_ mirror: Mirror) { values = Self.values(of: mirror) }

  func child(named name: String) -> Any? { values[name] }

  private static func values(of mirror: Mirror) -> [String: Any] {
    var values: [String: Any] = [:]
    for (name, value) in mirror.children {
      if let name, let value = readable(value) { values[name] = value }
    }
    return values
  }

  /// nil for an optional that holds nothing.
  private static func readable(_ value: Any) -> Any? {
    // Asked for by its type, which is much quicker than a cast: nearly everything on a page is one of these.
    let type = type(of: value)
    if type == String.self || type == Bool.self || type == Int.self { return value }
    if type == String?.self { return value as? String }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { readable($0.value) }
    case .collection: return mirror.children.compactMap { readable($0.value) }
    case .struct: return PageValues(mirror)
    default: return value
    }
  }
}
