"""No page sends a visitor to itself."""

import pytest
from test_pages import every_page, visit

from ui.page import label

LINKS = {
    "plain": {},
    "strange": {"sentence": "zebras plugh the road"},
    "not taught": {"sentence": "the zebra runs on the road", "stage": "untrained", "teach": "zebra:dentist"},
    "own": {"model": "mine", "edits": "f.all.b:add:2", "operations": "i.all.1:0", "swap": "f:identity"},
    "shipped": {"model": "music", "net": "mine"},
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
