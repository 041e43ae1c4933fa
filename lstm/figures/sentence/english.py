"""What was measured of the English network, as tables: grammar that it was never told, and what its memory is worth.

Source: such pairs, Linzen, Dupoux & Goldberg 2016 and BLiMP (Warstadt et al. 2020); to silence single units,
Lakretz et al. 2019; the tables are ours.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.figures.colours import INK
from lstm.figures.text import listed, percent
from lstm.model import Model
from lstm.numbers import count, fixed, plain
from lstm.presets.english.pairs import KINDS

EXAMPLES = {
    "verb": "the dogs | are, is",
    "distractor": "the dogs near the house | are, is",
    "clause": "the dogs that saw the house | are, is",
    "number": "the teachers really hurt | themselves, himself",
    "gender": "my sister really hurt | herself, himself",
    "determiner": "I like these very old | books, book",
}
CARRIES, WORST = 0.1, 5  # how far the share must fall for a unit to carry the number; units that are named
TRIED = {
    "usual": "like this one: all texts, 35 words back",
    "chats": "chats alone",
    "truncation": "70 words back",
    "units": "more units",
    "gru": "GRU",
    "rnn": "plain RNN",
    "trigram": "trigram",
}
SHORT = {"verb": "beside", "distractor": "noun between", "clause": "clause between", "number": "themselves"}
SHORT["determiner"] = "these … books"
PRICED = {"shipped": "as it is", "no price": "trained on, no price", "price": "trained on, price {price}"}
SURE, GUESSED = 0.8, 0.6  # shares right: from the one on it knows the rule, below the other it does not


def grammar(models: list[Model]) -> list[dict[str, str]]:
    """One row for each kind of pair: the share of each network, and of a trigram, whose right word is the likelier."""
    trigram = models[0].about["trigram"]["pairs"]
    return [
        {"what": what, "for instance": EXAMPLES[kind]}
        | {CELLS[one.layers[0].cell].NAME: percent(one.about["figures"]["pairs"][kind]) for one in models}
        | {"trigram": percent(trigram[kind]), "guessing": percent(0.5)}
        for kind, what in KINDS.items()
    ]


def learnt(model: Model) -> str:
    """What of that a network knows, what not, and where it follows the nearest noun instead, in sentences."""
    right = model.about["figures"]["pairs"]
    sure = [what for kind, what in KINDS.items() if right[kind] >= SURE]
    not_learnt = [what for kind, what in KINDS.items() if right[kind] <= GUESSED]
    lines = [f"It knows: {'; '.join(sure)}." if sure else "Of none of these rules it is sure."]
    if not_learnt:
        lines.append(f"It does not know: {'; '.join(not_learnt)}.")
    if right["distractor"] < 0.5 < right["verb"]:
        lines.append("Where another noun stands between, the verb mostly follows that nearest noun, not its subject.")
    return " ".join(lines)


def number_units(model: Model) -> list[dict[str, str]]:
    """Rows: the share of right verbs with no unit silenced, and with each of those alone that matter the most."""
    found = model.about["figures"]
    rows = [row("none", {kind: found["pairs"][kind] for kind in found["silenced"]})]
    worst = np.argsort(found["silenced"]["verb"], kind="stable")[:WORST]
    return rows + [row(f"unit {k}", {kind: all_[k] for kind, all_ in found["silenced"].items()}) for k in worst]


def row(name: str, shares: dict[str, float]) -> dict[str, str]:
    """One line: what is silenced, and the share right of each kind."""
    return {"silenced": name} | {KINDS[kind]: percent(share) for kind, share in shares.items()}


def carries_number(model: Model) -> str:
    """Whether single units are needed to bring the number from subject to verb, in sentences, with the figures."""
    found = model.about["figures"]
    usual, alone = found["pairs"]["verb"], found["silenced"]["verb"]
    worst = int(np.argmin(alone))
    fall = f"from {percent(usual)} to {percent(alone[worst])}"
    if usual - alone[worst] < CARRIES:
        least = f"to silence the one that matters most, unit {worst}, takes the share {fall}"
        return f"**No single unit is needed for it**: {least}. The number is carried by many."
    some = [f"unit {k}" for k in np.argsort(alone, kind="stable") if usual - alone[k] >= CARRIES][:WORST]
    return f"**Needed for it: {listed(some)}.** Without unit {worst} alone the share falls {fall}."


def memory(model: Model) -> list[dict[str, str]]:
    """One row: between how many words it hesitates on held-out text, with its memory wiped after so many words."""
    found = model.about["figures"]
    row = {
        f"wiped every {k} words" if k != "1" else "wiped at every word": fixed(value, 1)
        for k, value in found["wiped"].items()
    }
    return [
        row
        | {
            "never wiped": fixed(found["perplexity"]["all"], 1),
            "trigram": fixed(model.about["trigram"]["perplexity"]["all"], 1),
        }
    ]


def tried(found: Mapping[str, Mapping[str, Any]]) -> list[dict[str, str]]:
    """A row for each small network that was tried: its size, its time, its perplexities, and its grammar."""
    rows = []
    for name, said in TRIED.items():
        one = found[name]
        row = {"tried": said} | {key: count(one[key]) if key in one else "" for key in ("units", "weights", "seconds")}
        row |= {"perplexity": fixed(one["perplexity"]["all"], 1), "on chats": fixed(one["perplexity"]["chat"], 1)}
        rows.append(row | {short: percent(one["pairs"][kind]) for kind, short in SHORT.items()})
    return rows


def best_tried(found: Mapping[str, Mapping[str, Any]]) -> str:
    """Which of the networks that were tried does best on the mixture, and across another noun, in sentences."""
    networks = [name for name in TRIED if name != "trigram"]
    least = min(networks, key=lambda name: found[name]["perplexity"]["all"])
    most = max(networks, key=lambda name: found[name]["pairs"]["distractor"])
    before, after = (fixed(found[name]["perplexity"]["all"], 1) for name in ("usual", least))
    right = found[most]["pairs"]["distractor"]
    return (
        f"On the mixture “{TRIED[least]}” is best: {after} words to hesitate between, and {before} for "
        f"“{TRIED['usual']}”. Across a noun of the other number the best is “{TRIED[most]}”: {percent(right)} right."
    )


def priced(found: Mapping[str, Mapping[str, Any]]) -> list[dict[str, str]]:
    """The finished network, trained a little further with a price of open gates and without: gates and perplexity."""
    rows = []
    for name, said in PRICED.items():
        one = found[name]
        row = {"": said.format(price=plain(one.get("price", 0.0)))}
        for gate, of in one["gates"].items():
            row |= {f"{INK[gate].name}, mean": fixed(of["mean"]), f"{gate} shut": percent(of["shut"])}
        rows.append(row | {"perplexity": fixed(one["perplexity"]["all"], 1)})
    return rows


def shut(one: Mapping[str, Any]) -> float:
    """The share of the input and output gates of a trial that are shut, 0 to 1."""
    return float(np.mean([one["gates"][gate]["shut"] for gate in "io"]))
