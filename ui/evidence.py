"""How well the models remember, and what they could do without: the controls, as a table and a picture."""

import streamlit as st

from lstm import CELLS, presets
from lstm.figures import gap as gap_figure
from lstm.figures.text import percent

COLUMNS = {"need": "need (far back)", "owner": "whose (far back)", "place": "place (two words back)"}
SAVED_AS = {"displaylogo": False, "toImageButtonOptions": {"format": "svg", "filename": "gap"}}


def evidence():
    """An expander with the figures of every preset, each measured on sentences held out of training."""
    box = st.expander("Does it really remember? The controls", on_change="rerun", key="open_controls")
    if not box.open:
        return
    main = presets.load().about
    found, plan = main["figures"], main["settings"]
    with box:
        st.markdown(
            f"Each figure is the share of {found['sentences']} **held-out** sentences whose last word is the model's "
            "first choice. A held-out sentence joins a reason and a thing that no training sentence ever joined. "
            "Only the last word counts here, for it alone depends on what was said long before."
        )
        st.table(rows(found), hide_index=True, alt="Share of right deciding words, by model and kind of sentence")
        gaps = {CELLS[name].NAME: gaps_of(presets.load(name)) for name in presets.CELLS_TRAINED}
        chart = gap_figure.draw(gaps, found["chance"]["need"])
        st.plotly_chart(
            chart, key="gap", config=SAVED_AS, alt="Share of right answers against the gap, one line for each cell"
        )
        st.markdown(
            f"**How it was trained.** {plan['units']} units, one cell, {main['updates']:,} updates in "
            f"{main['seconds']:.0f} seconds on one core, from seed {plan['seed']}. The deciding word counted "
            f"{plan['weight']:g} times as much as any other word. An open input or output gate cost "
            f"{plan['penalty']:g}: that price was chosen so that the gates can be read, and does not come with "
            f"LSTMs as such. Over all words, its perplexity is {found['perplexity']:.1f}; a trigram model reaches "
            f"{found['perplexity_trigram']:.1f} on the same sentences. The reason is the largest writer of the "
            f"answer's memory in {percent(found['reason_writes_most'])} of the sentences about a need."
        )


def gaps_of(model):
    """Gap in words -> share right."""
    return {int(gap): share for gap, share in model.about["figures"]["gaps"].items()}


def rows(found):
    """One row for each model and each control, the shares as text."""
    table = [row(CELLS[name].NAME, presets.load(name).about["figures"]["right"]) for name in presets.CELLS_TRAINED]
    table.append(row("LSTM, memory wiped before the last word it reads", found["wiped"]))
    table.append(row("trigram (sees two words)", found["trigram"]))
    table.append(row("guessing among the answers that fit", found["chance"]))
    return table


def row(name, shares):
    """One line of the table."""
    return {"model": name} | {label: percent(shares[family]) for family, label in COLUMNS.items()}
