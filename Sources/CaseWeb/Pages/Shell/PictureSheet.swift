/// The pictures that a page draws from. The layout has all of them; a page keeps those that it shows, which weigh half as much.
enum PictureSheet {
  static func keepingUsed(in html: String) -> String {
    guard let start = html[...].place(of: "<svg class=\"sheet\""),
      let end = html[start.upperBound...].place(of: "</svg>\n")
    else { return html }
    let used = names(in: html[end.upperBound...]).union(names(in: html[..<start.lowerBound])).union(["mark"])
    let symbol = "<symbol id=\"i-"
    let lines = html[start.lowerBound..<end.upperBound].split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { line in
      guard line.hasPrefix(symbol) else { return true }
      return used.contains(String(line.dropFirst(symbol.count).prefix { $0 != "\"" }))
    }
    return html[..<start.lowerBound] + kept.joined(separator: "\n") + html[end.upperBound...]
  }

  /// What stands behind each `#i-`, in one pass over the bytes.
  private static func names(in html: Substring) -> Set<String> {
    var found: Set<String> = []
    let bytes = html.utf8
    var place = bytes.startIndex
    while let hash = bytes[place...].firstIndex(of: UInt8(ascii: "#")) {
      place = bytes.index(after: hash)
      let name = bytes[place...].prefix {
        ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || $0 == UInt8(ascii: "-")
      }
      if name.starts(with: "i-".utf8) { found.insert(String(Substring(name.dropFirst(2)))) }
    }
    return found
  }
}
