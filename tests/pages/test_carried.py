"""Whatever a link carries that changes a run: on each page it is applied, or a line says that it is not."""

from functools import cache

import pytest
from mounted import mounted
from test_pages import PAGES, every_page, visit

from ui.link import settings
from ui.page import label
from ui.sentence import carried

LINKS = {
    "operations": "i.all.6:0,c.all.9:0",
    "until": "5",
    "answer": "7",
    "against": "7",
    "edits": "f.all.b:add:-3",
    "teach": "zebra:dentist",
    "literal": "salery",
    "model": "music",
    "swap": "f:identity",
}
SAID = "This page does not apply what the link carries"
SENTENCE = "Because of the zebra and my salery, I need to take a"
OPENED = {
    "How far back": {"far": "own"},
    "Backprop step by step": {"walked": "trained"},
    "Your own LSTM": {"look": "wrote", "network": "chars2vec"},
}
SEEN = {("Your own LSTM", "edits"): {"look": "step", "network": "chars2vec"}}  # in another view of a page


def name_of(page):
    return "Start" if page == PAGES[0] else label(page)


def said(at):
    return [one.value for one in at.caption if SAID in one.value]


def shown(at):
    """All that is drawn and said, but for that line."""
    kinds = ("markdown", "text", "caption", "info", "warning", "subheader")
    texts = [one.value for kind in kinds for one in at.get(kind) if SAID not in one.value]
    parts = [one.proto for one in mounted(at)]
    parts = [part for part in parts if not part.component_name.endswith("_kept")]  # no picture: it knows its visitor
    return texts, [getattr(part, part.WhichOneof("data") or "id") for part in parts]


def opened(page, one=""):
    """The link by which a page shows a setting."""
    return {"sentence": SENTENCE} | SEEN.get((name_of(page), one), OPENED.get(name_of(page), {}))


@cache
def as_usual(page, one=""):
    """A page by a link with nothing that changes its run: what it shows."""
    at = visit(page, **opened(page, one))
    assert not at.exception and not said(at)
    return shown(at)


@every_page
def test_what_a_page_does_not_apply_it_leaves_as_it_is_and_says_so(page):
    name, link = name_of(page), opened(page)
    others = {one: value for one, value in LINKS.items() if name not in carried.CHANGES[one].pages}
    if name not in carried.MAIN_ALONE:
        others.pop("model", None)  # these show no run of the main model that could be another's
    at = visit(page, **link, **others)
    assert not at.exception and shown(at) == as_usual(page)
    (line,) = said(at)
    for one in others:
        assert carried.CHANGES[one].named in line


def test_what_is_not_applied_can_be_taken_out_of_the_link():
    at = visit(PAGES[0], sentence=SENTENCE, operations=LINKS["operations"], edits=LINKS["edits"])
    next(button for button in at.button if button.label == "Take it out of the link").click().run()
    assert not said(at) and set(at.query_params) == {"sentence"}


APPLIED = [
    (page, one) for page in PAGES for one in LINKS if one != "model" and name_of(page) in carried.CHANGES[one].pages
]


@pytest.mark.parametrize(("page", "one"), APPLIED, ids=lambda one: getattr(one, "stem", one))
def test_what_a_page_applies_is_to_be_seen_on_it(page, one):
    at = visit(page, **opened(page, one), **{one: LINKS[one]})
    assert not at.exception and not said(at)
    assert shown(at) != as_usual(page, one if (name_of(page), one) in SEEN else "")


@pytest.mark.parametrize("stage", ["early", "untrained"])
def test_a_word_is_taught_to_the_trained_network_alone_and_on_others_that_is_said(stage):
    for page in PAGES[2:5]:
        (line,) = said(visit(page, teach="zebra:dentist", stage=stage))
        assert "1 taught word." in line
    assert said(visit(PAGES[2], teach="zebra:dentist", model="music"))


def test_every_setting_that_changes_a_run_is_among_them():
    assert set(LINKS) == set(carried.CHANGES) <= set(settings.SETTINGS)
