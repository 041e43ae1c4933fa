"""What each unit does over many sentences, and which units carry the reason: measured when asked for."""

from math import exp

import streamlit as st

from lstm import inputs
from lstm.explain.transplants import can_be_drawn, pairs, transplants
from lstm.explain.units import CLEARED, HELD, LARGE, WRITTEN, profile, sample
from lstm.figures.who_wrote import units as units_figure
from lstm.kept import kept
from lstm.numbers import percent, plain
from lstm.presets import english
from ui.sentence import visitor_network
from ui.sentence.chart import chart
from ui.who_wrote import TEXT

SEED = 0  # of the sentences and of the pairs
UTTERANCES = 300  # of the text that the English network never read


def units(read):
    """An expander; what is closed is not computed."""
    box = st.expander("What each unit does, and which units carry the reason", on_change="rerun", key="open_units")
    if not box.open or not read.found:
        return
    with box:
        with st.spinner("Reading many sentences, and exchanging memories between them …"):
            found, founds = measured(read.model)
        if founds:
            carrying(read.model, found, founds)
        table(read, found, founds)


@kept(24)
def measured(model):
    """The Profile of a model; and by family of sentences what transplants tell, {} without pairs."""
    if not can_be_drawn(model):
        return profile(model, texts(model)), {}
    drawn = {family: pairs(model, seed=SEED, family=family) for family in units_figure.WHAT}
    return profile(model, sample(model, seed=SEED)), {family: transplants(model, d) for family, d in drawn.items()}


def texts(model):
    """The held-out examples that a network of one's own carries with it, as it reads them."""
    if visitor_network.is_english(model):
        return english.utterances(UTTERANCES)
    return [one.ids for text in model.about["examples"] if len((one := inputs.find(text, model)).found)]


def carrying(model, found, founds):
    """Which units carry the reason: in sentences, as a table, and beside how long their memory lasts."""
    for line in [*units_figure.describe(founds), units_figure.lengths(model, found, founds)]:
        st.markdown(line)
    usable = units_figure.usable(founds)
    if not usable:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.table(units_figure.carried(founds), hide_index=True, alt="What flips the answer when it is carried over")
        st.caption(units_figure.how(usable))
    if found.carried:
        said = "Each unit's memory length, and the share of answers that its memory alone flips"
        with right:
            chart(units_figure.draw(found, usable), "units", said, "units")


def table(read, found, founds):
    """One row for each unit."""
    what = "pairs of held-out sentences, one after the other" if founds else "held-out examples"
    seed = f", seed {SEED}" if founds else ""
    st.caption(f"All units, over {found.sentences} {what}: {found.steps:,} {read.noun}s{seed}.")
    share = st.column_config.NumberColumn(format="percent")
    length = st.column_config.NumberColumn(format="%.1f")
    formats = dict.fromkeys(units_figure.shares(found, founds), share)
    formats |= dict.fromkeys(("memory length", "unless cleared"), length)
    rows = units_figure.rows(read.model, found, founds)
    st.dataframe(rows, hide_index=True, column_config=formats, alt="What each unit does, one row for each")
    st.caption(
        TEXT["columns"].format(
            written=plain(WRITTEN),
            held=percent(HELD),
            cleared=percent(CLEARED),
            large=plain(LARGE),
            left=percent(exp(-1.0)),
        )
        if found.carried
        else TEXT["made anew"]
    )
