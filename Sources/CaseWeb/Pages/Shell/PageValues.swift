internal import Mustache
internal import Synchronization

/// A page's model as the template engine reads it: its stored properties by name, taken apart once.
///
/// Left to itself the engine looks through all properties of a value by reflection for each name of a template, and again in every
/// value around it when the name isn't there.
final class PageValues: MustacheParent {
  private let values: [String: Any]
  /// Of parts that come again from one visit to the next.
  private static let shelf = PartShelf()

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
    case .collection: return mirror.children.compactMap { shelf.values(of: $0.value) ?? readable($0.value) }
    case .struct: return PageValues(mirror)
    default: return value
    }
  }
}

/// An element of a page's list that is mostly the same on the next visit: it is taken apart once for each state of it.
protocol PagePart: Hashable, Sendable {}

/// What parts were taken apart into, in memory only. Parts that nobody asks for any more make room.
private final class PartShelf: Sendable {
  /// The values of a part. Nothing changes them once they are made, so that pages may share them.
  private struct Kept: @unchecked Sendable {
    let values: PageValues
  }

  /// As many parts as some busy pages have.
  private static let limit = 1000
  private let shelves = Mutex<(new: [Key: Kept], old: [Key: Kept])>(([:], [:]))

  /// nil for what is no part.
  func values(of element: Any) -> PageValues? {
    guard let part = element as? any PagePart else { return nil }
    let key = Key(part)
    let known = shelves.withLock { shelves -> Kept? in
      if let kept = shelves.new[key] { return kept }
      guard let kept = shelves.old[key] else { return nil }
      shelves.new[key] = kept
      return kept
    }
    if let known { return known.values }
    let kept = Kept(values: PageValues(part))
    shelves.withLock { shelves in
      if shelves.new.count >= Self.limit { shelves = (new: [:], old: shelves.new) }
      shelves.new[key] = kept
    }
    return kept.values
  }

  /// A part as it is: two parts with the same key are the same in everything.
  private struct Key: Hashable, Sendable {
    let part: any PagePart

    init(_ part: any PagePart) { self.part = part }

    static func == (left: Key, right: Key) -> Bool { AnyHashable(left.part) == AnyHashable(right.part) }
    func hash(into hasher: inout Hasher) { part.hash(into: &hasher) }
  }
}
