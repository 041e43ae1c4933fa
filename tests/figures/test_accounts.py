"""Where pages give several figures for one cell, each is set beside the others with what it is of, and is theirs."""

import pytest
from test_pages import ROOT, visit

from lstm.experiments import gaps
from lstm.figures.applications import writing_says
from lstm.figures.cousins import cousins
from lstm.figures.how_far import far
from lstm.figures.sentence import accounts
from lstm.figures.text import percent
from lstm.live import cousins as measured
from lstm.presets import apps
from lstm.presets import gaps as stored
from ui.sentence import evidence

HEADS = dict(zip(accounts.COMPARED, ("LSTM", "GRU", "Plain RNN"), strict=True))
PAGES = ("11_Your_sentence", "43_How_far_back", "44_Cousins", "52_Next_word")
ROWS = {row["page"]: row for row in accounts.rows()}


@pytest.mark.parametrize(("cell", "head"), HEADS.items())
def test_each_figure_is_the_one_its_page_gives(cell, head):
    lines = {row["model"]: row for row in evidence.rows(evidence.presets.load().about["figures"])}
    assert (
        ROWS["Your sentence: controls"][head]
        == next(line for name, line in lines.items() if name.casefold() == head.casefold())["what is needed"]
    )
    table = {row["cell"]: row for row in cousins.table(measured.stored(), ())}
    assert ROWS["Cousins"][head] == table[head]["1st sentence right"]
    assert ROWS["Next word"][head] in writing_says.last_words(apps.figures("next_word")["cells"])
    line = far.curves(stored.stored(), None)["lines"][cell]["middle"]
    assert ROWS["How far back"][head] == percent(line[gaps.GAPS.index(accounts.GAP)])


def test_the_figure_of_your_sentence_stands_on_the_switch_of_cells():
    at = visit(ROOT / "pages" / "11_Your_sentence.py")
    switch = next(one for one in at.get("button_group") if one.label.startswith("Kind of network"))
    assert f"Plain RNN: {ROWS['Your sentence']['Plain RNN']}" in switch.options


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_that_give_one_say_why_others_give_another(page):
    at = visit(ROOT / "pages" / f"{page}.py")
    assert accounts.HEAD in [one.label for one in at.expander]


def test_no_two_figures_are_of_the_same_and_yet_differ():
    seen = {}
    for row in ROWS.values():
        shares = tuple(row[head] for head in HEADS.values())
        assert seen.setdefault((row["asked"], row["trained"]), shares) == shares
