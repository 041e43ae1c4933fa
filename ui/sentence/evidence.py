"""How well the models remember, and what they could do without: the controls, as a table and a picture."""

import streamlit as st

from lstm import CELLS, presets
from lstm.everyday import evaluate
from lstm.figures.how_far import gap as gap_figure
from lstm.figures.text import listed, percent
from lstm.live.gradients import PENALISED
from lstm.numbers import fixed, plain
from ui.link import settings
from ui.sentence import TEXT, networks
from ui.sentence.chart import chart

COLUMNS = {
    "need": "what is needed",
    "owner": "whose it is",
    "place": "where (two words tell)",
    "gap 15": "needed, 15 words on",
    "gap 30": "30 words on",
    "gap 50": "50 words on",
}


def evidence():
    """An expander with the figures of every preset, each measured on sentences held out of training."""
    box = st.expander(
        "Does it really remember? The controls, and how it was trained", on_change="rerun", key="open_controls"
    )
    if not box.open:
        return
    main = presets.load().about["figures"]
    with box:
        st.markdown(TEXT["shares"].format(sentences=main["sentences"], words=len(presets.load().words)))
        st.table(rows(main), hide_index=True, alt="Share of right deciding words, by model and kind of sentence")
        st.markdown(TEXT["read it so"])
        gaps = {CELLS[name].NAME.removesuffix(" LSTM"): gaps_of(presets.load(name)) for name in measured()}
        said = "Share of right answers against the gap, one line for each cell"
        chart(gap_figure.draw(gaps, main["chance"]["need"]), "gap", said, "gap")
        st.markdown(trained(networks.chosen_model(stage="trained").about))


def measured():
    """The usual cells, and the one in view."""
    return tuple(dict.fromkeys((*presets.CELLS_USUAL, settings.get("cell"))))


def trained(about):
    """How the model in view was trained, in sentences."""
    plan, found, cell = about["settings"], about["figures"], CELLS[about["settings"]["cell"]]
    gates = listed([cell.GATES[gate] for gate in PENALISED[plan["cell"]]]) if plan["penalty"] else ""
    price = (
        f"An open {gates} gate cost {plain(plan['penalty'])}. That price is our choice: with it the gates can be read, "
        "and the far reason is learnt soon. It does not belong to the cell as such. "
    )
    text = (
        f"**How the {cell.NAME} in view was trained.** {plan['units']} units, {about['updates']:,} updates in "
        f"{fixed(about['seconds'], 0)} seconds on one core, from seed {plan['seed']}. The last word of a sentence "
        f"counted {plain(plan['weight'])} times as much as any other. "
        f"{price if gates else 'No gate was charged for being open. '}"
        f"Over all words its perplexity is {fixed(found['perplexity'], 1)} (it hesitates between about so many words); "
        f"a trigram's is {fixed(found['perplexity_trigram'], 1)}."
    )
    if found["reason_writes_most"] is None:
        return text
    return (
        f"{text} In {percent(found['reason_writes_most'])} of the sentences about a need, no word wrote more of what "
        "speaks for the answer than the reason did."
    )


def gaps_of(model):
    """Gap in words -> share right."""
    right = model.about["figures"]["right"]
    return {gap: right[f"gap {gap}"] for gap in evaluate.GAPS}


def rows(main):
    """One row for each model and each control, the shares as text."""
    table = [row(CELLS[name].NAME, presets.load(name).about["figures"]["right"]) for name in measured()]
    for penalty in presets.PENALTIES["lstm"]:
        figures = presets.load("lstm", penalty=penalty).about["figures"]
        if figures != main:
            table.append(row(f"LSTM, gate penalty {plain(penalty)}", figures["right"]))
    table.append(row("LSTM, memory wiped before the last word it reads", main["wiped"]))
    table.append(row("trigram (sees two words)", main["trigram"]))
    table.append(row("guessing among the answers that fit", main["chance"]))
    return table


def row(name, shares):
    """One line of the table."""
    return {"model": name} | {label: percent(shares[family]) for family, label in COLUMNS.items()}
