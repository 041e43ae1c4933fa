"""The story and the units as they stand on a page: for any sentence, any cell, and a network of one's own."""

from itertools import cycle

import pytest
from streamlit.testing.v1 import AppTest

from lstm import live, presets
from lstm.live.tasks import LIVE

SENTENCES = {
    "one word": "loan",
    "script": "<script>alert(1)</script> ![x](http://example.org) the **car** :red[runs]",
    "two sentences": "The car runs on the road. Anna said that the bag is hers",
    "long": "the car runs " * 60,
    "unknown": "xyzzy plugh",
    "empty": "",
}
CELLS = dict(zip(LIVE, presets.CELLS_TRAINED * len(LIVE), strict=False))


def page():
    """A page with both, and nothing else."""
    from ui.sentence import network_box, sentence_box, visitor_network
    from ui.who_wrote import story, units

    own = visitor_network.network()
    read = network_box.box(own) if own else sentence_box.sentence_box()
    story.story(read)
    units.units(read)


def shown(network=None, opened=(), **link):
    """The page, by a link, with some expanders open."""
    at = AppTest.from_function(page)
    at.session_state["page_in_view"] = "Your sentence"
    for name, value in link.items():
        at.query_params[name] = value
    for name in opened:
        at.session_state[name] = True
    if network is not None:
        at.session_state["my_model"], at.query_params["model"] = network, "mine"
    at.run()
    assert not at.exception, [fault.message for fault in at.exception]
    return at


def said(at):
    """All texts of the story, if it is told."""
    return [one.value for one in at.text] if at.subheader else []


@pytest.mark.parametrize(("kind", "cell"), list(zip(SENTENCES, cycle(presets.CELLS_TRAINED))))
def test_any_sentence_has_a_story_of_which_more_than_half_is_known(kind, cell):
    at = shown(sentence=SENTENCES[kind], cell=cell)
    assert bool(said(at)) == (kind not in ("empty", "unknown", "script"))
    assert any("Half or more" in one.value for one in at.warning) == (kind in ("unknown", "script"))
    assert not at.expander or "What is often told" not in at.expander[0].label


@pytest.mark.parametrize("mark", ["*", "`", "$", "<"])
def test_what_was_typed_stands_in_the_story_as_plain_text_alone(mark):
    at = shown(sentence=mark)
    assert any(f"“{mark}”" in line for line in said(at))
    assert not [one for kind in ("markdown", "caption") for one in at.get(kind) if f"“{mark}”" in one.value]


@pytest.mark.parametrize("task", ["recall", "adding", "letters", "sine", "everyday", "opinions"])
def test_a_network_of_ones_own_has_a_story_and_units(task):
    training = live.advance(live.begin(live.defaults(task, units=3, batch=2, cell=CELLS[task])), 1)
    at = shown(live.model_of(training), opened=["open_units"])
    assert said(at) and len(at.dataframe) == 1 and len(at.dataframe[0].value) == 3


def test_the_example_alone_has_what_is_often_told_beside_it():
    at = shown(opened=["open_told"])
    table = at.table[0].value
    assert list(table.columns) == ["often told", "in this network", "verdict"] and len(table) == 9
    assert {"holds", "holds in part", "does not hold", "cannot be"} == set(table["verdict"])


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_the_units_are_shown_with_what_was_measured(cell):
    at = shown(opened=["open_units"], cell=cell)
    text = " ".join(one.value for one in at.markdown)
    assert len(at.dataframe[0].value) == 16
    if cell == "rnn":
        assert "There is next to nothing that could be carried over." in text and not at.table
    else:
        assert "Together they flip" in text
        assert at.table[0].value.iloc[0]["flips: what is needed"].endswith("%")
        assert "200 of 200 (what is needed)" in " ".join(one.value for one in at.caption)
