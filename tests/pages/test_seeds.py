"""docs/seeds.md keeps its word: each of its links opens what it says."""

import re
from urllib.parse import parse_qsl

import pytest
from test_pages import ROOT, visit

from ui.lessons.course import LESSONS
from ui.page import PAGES, address

TEXT = (ROOT / "docs" / "seeds.md").read_text()
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ")][1:]
SENTENCES = {1: 30, 2: 26, 3: 20, 4: 43, 5: 52}
ERRORS = {  # lesson: what five texts say, and the lesson refutes
    3: "the amount that is forgotten",
    4: "multiply *i* by *c*",
    5: "decided by the current *c*",
    6: "tanh controls the flow",
    11: "training of deep networks effective",
    12: "gender classification",
}
SAID = {
    2: ("**unknown duration**", "**conveyor belt**"),
    6: ("**squashing functions**",),
    10: ("**gradient descent**",),
}
LINKS = sorted({link for row in ROWS for link in re.findall(r"\]\(/([^)]+)\)", row)})


def test_every_row_leads_somewhere():
    assert len(ROWS) > 50 and all("](/" in row for row in ROWS)


def test_every_sentence_of_the_five_texts_is_met():
    met = {tuple(map(int, one.split("."))) for one in re.findall(r"\b[1-5]\.\d+\b", TEXT)}
    assert met == {(text, one + 1) for text, most in SENTENCES.items() for one in range(most)}


@pytest.mark.parametrize("lesson", ERRORS)
def test_an_error_is_named_where_it_is_refuted(lesson):
    assert ERRORS[lesson] in " ".join(LESSONS[lesson - 1].told.often.split())


def test_what_the_texts_call_things_is_said_where_they_are_shown():
    for lesson, names in SAID.items():
        told = LESSONS[lesson - 1].told
        assert all(name in f"{told.claim} {told.reveal}" for name in names), lesson


@pytest.mark.parametrize("link", LINKS)
def test_its_link_opens_a_page_and_asks_for_nothing_that_cannot_be(link):
    name, _, asked = link.partition("?")
    page = next(page for page in PAGES if address(page) == name)
    at = visit(page, **dict(parse_qsl(asked)))
    assert not at.exception and not [one for one in at.warning if "asks for what cannot be" in one.value]
