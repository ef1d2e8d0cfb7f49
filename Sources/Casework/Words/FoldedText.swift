internal import Foundation

extension StringProtocol {
  /// The text for a search: lower case, without accents and their kind.
  var foldedForSearch: String {
    let scalars = decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
    return String(String.UnicodeScalarView(scalars.filter { $0.properties.generalCategory != .nonspacingMark }))
  }
}
