internal import CQRCode

/// A QR code as one path of an SVG: a square for each dark field.
struct QRPicture: Sendable {
  /// Fields on each side, the margin of four included.
  var side: Int
  /// The path's data.
  var path: String

  /// nil when the text is too long for a code.
  init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let fields = code.pointee.data else { return nil }
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        // The lowest bit says whether a field is dark.
        let run = (column..<width).prefix { fields[row * width + $0] & 1 == 1 }.count
        if run > 0 { path += "M\(column + 4) \(row + 4)h\(run)v1h-\(run)z" }
        column += max(run, 1)
      }
    }
    side = width + 8
    self.path = path
  }
}
