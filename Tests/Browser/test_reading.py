"""Plain words: what pages and messages say can be read after eight years of school."""

import pathlib
import re
import urllib.error
import urllib.request

import pytest

from reading import grade, page_text
from serving import ROOT
from test_every_page import PAGES

HIGHEST = 8.0
# Words that blame, beg or belong to programmers.
UNWANTED = re.compile(r"\b(invalid|please|oops|sorry|forbidden|illegal)\b", re.IGNORECASE)


def document(server, path: str) -> str:
    cookie = f"{server.session['name']}={server.session['value']}"
    request = urllib.request.Request(server.address + path, headers={"Cookie": cookie})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.read().decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_at_grade_eight_or_below(server, path):
    text = page_text(document(server, path))
    assert len(text.split()) > 3
    assert not UNWANTED.search(text), UNWANTED.search(text)
    if path != "/api":  # Written for programmers.
        found = grade(text)
        assert found is None or found <= HIGHEST, found


LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
INSERTED = re.compile(r"\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")


def messages(text: str) -> str:
    """The sentences among a source file's texts; what is put in counts as one short word."""
    code = "\n".join(line for line in text.splitlines() if not line.strip().startswith("//"))
    found = [match.group(1) for match in LITERAL.finditer(INSERTED.sub("it", code))]
    return "\n".join(text for text in found if re.search(r"[.?!]$", text) and "SELECT" not in text)


SOURCES = [path for path in sorted((ROOT / "Sources").rglob("*.swift")) if messages(path.read_text())]


def test_there_are_messages():
    assert len(SOURCES) > 100


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_messages_read_at_grade_eight_or_below(path: pathlib.Path):
    text = messages(path.read_text())
    assert not UNWANTED.search(text), UNWANTED.search(text)
    found = grade(text)
    assert found is None or found <= HIGHEST, f"{found}\n{text}"


def test_the_grade_knows_easy_from_hard():
    assert grade("The cat sat on the mat and ate the fish.") < 3
    assert grade("Organizational interoperability necessitates comprehensive administrative reconceptualization.") > 15
    assert grade("Too short to count.") is None
