internal import Mustache

/// How the template engine writes a text into a page: escaped, by its bytes. Most texts have nothing to escape and stay what they are.
struct PageText: MustacheContentType {
  /// The word of the templates for it: `{{% CONTENT_TYPE:PAGE}}`.
  static let name = "PAGE"

  func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
