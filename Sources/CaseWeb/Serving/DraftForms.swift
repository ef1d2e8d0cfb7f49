internal import CaseService
internal import Foundation

/// Puts what somebody typed and did not save back into the forms of a page.
enum DraftForms {
  /// The page with each draft in its form, and beside it what is saved, where that differs.
  static func restore(_ drafts: [Draft], into html: String) -> String {
    drafts.reduce(html) { page, draft in
      // Several forms can go to one address: the outcomes of a task. The first with such a field takes the text.
      var from = page.startIndex
      while let action = page[from...].range(of: "action=\"\(HTMLText.escaped(draft.form))\""),
        let open = page[action.upperBound...].firstIndex(of: ">"), let end = page[open...].range(of: "</form>")
      {
        let inside = page.index(after: open)
        if let form = restored(draft, in: String(page[inside..<end.lowerBound])) {
          return String(page[..<inside]) + form + String(page[end.lowerBound...])
        }
        from = end.upperBound
      }
      return page
    }
  }

  /// A form's inside with the draft in it; nil when it has none of its fields.
  private static func restored(_ draft: Draft, in inside: String) -> String? {
    var form = inside
    var saved: [String] = []
    var isRestored = false
    for (name, text) in draft.texts.sorted(by: { $0.key < $1.key }) {
      guard let before = put(text, named: name, into: &form) else { continue }
      isRestored = true
      if !before.isEmpty, before != HTMLText.escaped(text) { saved.append(label(of: name, in: form) + before) }
    }
    guard isRestored else { return nil }
    let other = saved.map {
      "<details class=\"why\" open><summary>What is saved now</summary><p class=\"draft-text\">\($0)</p></details>"
    }
    // Behind the fields: the first button of a form is the one that Enter presses.
    return form
      + "<div class=\"draft-note\"><p>You typed this and didn’t save it.</p>\(other.joined())<button class=\"button small\" "
      + "name=\"\(DraftPages.formField)\" value=\"\(HTMLText.escaped(draft.form))\" formaction=\"/drafts/drop\" formnovalidate>"
      + "Throw it away</button></div>"
  }

  /// "Hours: " for a field with a label of its own; empty for a form's only text.
  private static func label(of name: String, in form: String) -> String {
    guard let place = form.range(of: " name=\"\(name)\""), let open = form[..<place.lowerBound].lastIndex(of: "<"),
      let id = form[open..<place.lowerBound].firstMatch(of: #/ id="([^"]+)"/#)?.1,
      let start = form.range(of: "<label for=\"\(id)\">"), let end = form[start.upperBound...].range(of: "</label>")
    else { return "" }
    return "\(form[start.upperBound..<end.lowerBound]): "
  }

  /// Writes a text into the field of that name; what stood there, as HTML. nil when the form has no such field.
  private static func put(_ text: String, named name: String, into form: inout String) -> String? {
    guard let place = form.range(of: " name=\"\(name)\""), let open = form[..<place.lowerBound].lastIndex(of: "<"),
      let close = form[place.upperBound...].firstIndex(of: ">")
    else { return nil }
    let tag = form[open...close]
    if tag.hasPrefix("<textarea") {
      guard let end = form[close...].range(of: "</textarea>") else { return nil }
      let before = String(form[form.index(after: close)..<end.lowerBound])
      form.replaceSubrange(form.index(after: close)..<end.lowerBound, with: "\n" + HTMLText.escaped(text))
      return before
    }
    guard tag.hasPrefix("<input"), !tag.contains(/type="(?!text)/) else { return nil }
    let before = tag.firstMatch(of: #/ value="([^"]*)"/#).map { String($0.1) } ?? ""
    let without = tag.replacing(#/ value="[^"]*"/#, with: "")
    form.replaceSubrange(open...close, with: without.dropLast() + " value=\"\(HTMLText.escaped(text))\">")
    return before
  }
}
