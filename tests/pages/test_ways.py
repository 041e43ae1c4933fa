"""The ways around: no page sends a visitor to itself, and every page says what it exists for and how it is found."""

import pytest
from test_pages import every_page, visit

from ui.page import label
from ui.ways import layout

LINKS = {
    "own": {"sentence": "zebras plugh the road", "model": "mine", "net": "mine", "edits": "f.all.b:add:2"},
    "not taught": {"sentence": "the zebra runs", "stage": "untrained", "teach": "zebra:dentist", "swap": "f:identity"},
}


@pytest.mark.parametrize("kind", LINKS)
@every_page
def test_no_page_sends_a_visitor_to_itself(page, kind):
    at = visit(page, **LINKS[kind])
    assert not at.exception
    own = "Inside the LSTM" if page.stem == "app" else label(page)
    kinds = ("markdown", "text", "caption", "info", "warning", "success", "error")
    texts = [one.value for kind in kinds for one in at.get(kind)] + [one.label for one in at.button]
    links = [one.proto for one in at.get("page_link")]
    assert not [text for text in texts if f"“{own}”" in text or f"*{own}*" in text]
    assert not [one for one in links if one.label != own and one.page.replace("_", " ") == own]


@every_page
def test_a_page_says_what_it_exists_for_and_by_which_words_it_is_found(page):
    assert layout.declared(page, "IN_VIEW") and layout.declared(page, "FOUND_BY")
