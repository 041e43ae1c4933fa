"""The glossary: few words, shortly said, each of which stands somewhere in the app."""

import re

import pytest
from test_pages import every_page, visit

from ui.glossary.words import WORDS
from ui.page import ROOT

SAID = "\n".join(
    path.read_text()
    for top in ("ui", "lstm/figures")
    for path in ROOT.glob(f"{top}/**/*")
    if path.suffix in (".py", ".md") and "glossary" not in path.parts
)


def test_it_is_short():
    assert 20 < len(WORDS) <= 40
    for word, meaning in WORDS.items():
        assert len(re.findall(r"[.:!?](?: |$)", meaning)) <= 3 and len(meaning) < 140, word


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_it_stands_somewhere(word):
    assert re.search(rf"(?i)(?<![\w-]){word}", SAID)


@every_page
def test_every_page_has_it(page):
    found = [one for one in visit(page).get("bidi_component") if one.proto.component_name.endswith("_words")]
    assert len(found) == 1
