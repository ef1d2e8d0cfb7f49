"""How hard a text is to read: the Flesch-Kincaid grade, the school year that it asks for.

Source: J. P. Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975.
"""

import html.parser
import re

# A pause within a line ends a sentence as well: lists and labels have no full stop.
ENDS = re.compile(r"(?<=[.!?:;])\s+|\n+|[“”]")
# A line without a full stop is a label or a list.
LIST = re.compile(r"[,:;()]\s+|[“”]")
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence of five words and more."""
    parts = [part for line in text.splitlines() for part in (ENDS if re.search(r"[.!?]", line) else LIST).split(line)]
    found = [WORD.findall(part) for part in parts]
    return [words for words in found if len(words) >= 5]


def syllables(word: str) -> int:
    """The sounded groups of vowels in a word."""
    word = word.lower().replace("’", "'").split("'")[0]
    count = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouy]es$", word) and not re.search(r"(s|x|z|ch|sh|c|g)es$", word):
        count -= 1
    return max(1, count)


def grade(text: str) -> float | None:
    """The grade of a text; None when it has no sentence of five words."""
    found = sentences(text)
    words = [word for sentence in found for word in sentence]
    if not words:
        return None
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


class Lines(html.parser.HTMLParser):
    """The text of a page's main part, a line for each element that stands by itself."""

    INLINE = {"a", "span", "strong", "em", "code", "b", "i", "abbr", "time", "label"}

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""
        self.skipped = ""

    def handle_starttag(self, tag, attributes):
        if tag == "main":
            self.depth = 1
        # What a task is called comes from the agency's own templates.
        if dict(attributes).get("class") in ("entry-text", "piece-name", "move"):
            self.skipped = tag
        if self.depth and tag not in self.INLINE:
            self.text += "\n"

    def handle_endtag(self, tag):
        if tag == self.skipped:
            self.skipped = ""
        if tag == "main":
            self.depth = 0
        if self.depth and tag not in self.INLINE:
            self.text += "\n"

    def handle_data(self, data):
        if self.depth and not self.skipped:
            self.text += re.sub(r"\s+", " ", data)


def page_text(document: str) -> str:
    reader = Lines()
    reader.feed(document)
    return reader.text
