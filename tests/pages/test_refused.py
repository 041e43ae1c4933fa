"""While an input is refused, no verdict stands there about another one, and what is shown instead is named."""

import re

import pytest
from mounted import data_of, mounted
from test_pages import ROOT, visit

from ui.link import settings

PAGES = {
    "54_Translation": [({}, "number"), ({"translation": "iso"}, "date")],
    "57_Handwriting": [({}, "digits")],
    "58_Speech": [({}, "spoken")],
}
WRONG = ("hello", "12 monkeys", "-", "99999999", "<b>x</b>", "31 February 2024", "97 and a half", "٣")
REFUSED = [(page, link, name, text) for page, some in PAGES.items() for link, name in some for text in WRONG]
VERDICT = re.compile(r"\b(right|wrong)\b[.:]", re.IGNORECASE)


def words(at):
    """All that is said, headlines of pictures included; but for what is said of the network's figures."""
    texts = [one.value for kind in ("markdown", "caption", "info", "warning") for one in at.get(kind)]
    for part in mounted(at):
        data = data_of(part.proto)
        texts += ["".join(text for text, _ in data.get("headline", [])), data.get("alt", "")]
    return texts


@pytest.mark.parametrize(("page", "link", "name", "text"), REFUSED)
def test_a_refused_input_leaves_no_verdict_behind(page, link, name, text):
    at = visit(ROOT / "pages" / f"{page}.py", **link, **{name: text})
    assert not at.exception
    told = [one.value for kind in ("info", "warning") for one in at.get(kind) if "Until then" in one.value]
    if not told:
        return  # it can be read after all
    default = settings.SETTINGS[name].default
    assert default in told[0]
    assert not [one for one in words(at) if "✓" in one or "✗" in one or VERDICT.match(one)]


@pytest.mark.parametrize(("link", "name"), [({}, "number2"), ({"translation": "iso"}, "date2")])
def test_of_the_second_input_that_is_refused_the_one_shown_instead_is_named(link, name):
    at = visit(ROOT / "pages" / "54_Translation.py", **link, **{name: "hello"})
    assert [one for one in at.info if settings.SETTINGS[name].default in one.value]
    assert any("✓ right" in one for one in words(at))  # of the first, which is in view
