"""Why the pages give several figures for one cell: each is of other sentences, another training, or both."""

from statistics import median
from typing import Any

from lstm import CELLS, presets
from lstm.experiments import gaps
from lstm.figures.text import percent
from lstm.live import cousins
from lstm.presets import apps
from lstm.presets import gaps as measured

COMPARED = ("lstm", "gru", "rnn")
GAP = 50  # words
HEAD = "Why one cell has several percentages"
WHY = (
    "Every cell learns what the two words before the last one tell: where something happens. A plain RNN that learnt "
    "no more gets those right and guesses the rest, so its figure hangs on how many of the asked sentences are such. "
    "On *How far back* it learnt from short sentences, and so some of what is needed. All that is asked is held out of "
    "training."
)


def rows() -> list[dict[str, str]]:
    """One row for each figure that a page gives: the shares right, what was asked, how it was trained, and where."""
    main = {cell: presets.load(cell).about for cell in COMPARED}
    right = {cell: about["figures"]["right"] for cell, about in main.items()}
    updates = main["lstm"]["updates"]
    usual = f"main networks: seed {main['lstm']['settings']['seed']}, {updates:,} updates"
    stream, writes = cousins.stored()["sentences"], apps.figures("next_word")["cells"]
    place, runs = gaps.GAPS.index(GAP), measured.stored()["cells"]
    same = "same seconds for each, " + listed_updates(writes)
    return [
        row("Your sentence", "every last word", usual, {cell: right[cell]["all"] for cell in COMPARED}),
        row("Your sentence: controls", "what is needed", usual, {cell: right[cell]["need"] for cell in COMPARED}),
        row("Cousins", "first sentence of ten in a row", usual, {cell: stream[cell][0] for cell in COMPARED}),
        row(
            "Next word",
            "every last word",
            f"{same}; median of 3 seeds",
            {cell: median(one["last"] for one in writes[cell]["more"]) for cell in COMPARED},
        ),
        row(
            "How far back",
            f"what is needed, {GAP} words on, among the 8 that fit",
            f"{measured.stored()['updates']:,} updates on short sentences; median of 3 seeds",
            {cell: median(one["right"][place] for one in runs[cell]) for cell in COMPARED},
        ),
    ]


def row(page: str, asked: str, trained: str, shares: dict[str, float]) -> dict[str, str]:
    """One line of the table."""
    named = {CELLS[cell].NAME: percent(share) for cell, share in shares.items()}
    return {"page": page, "asked": asked} | named | {"trained": trained}


def listed_updates(cells: dict[str, Any]) -> str:
    """How many updates each cell got in these seconds."""
    return " / ".join(f"{cells[cell]['updates']:,}" for cell in COMPARED) + " updates"
