"""The memory ribbon: whose words a memory consists of; for ui/start/ribbon and ui/who_wrote/interventions."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import Step
from lstm.explain import by_hand, margin, memory, writers
from lstm.figures.colours import INK
from lstm.figures.text import percent
from lstm.numbers import brief
from lstm.reading import Reading
from lstm.words import Found

MOST_BANDS = 3  # writers that get a band of their own; the rest share one
LEAST_SHARE = 0.03  # of the whole, for a band of its own


def draw(read: Reading, foils: Sequence[int] | None = None) -> dict[str, Any]:
    """A stacked band over the words of a Reading whose cell carries its memory, up to where an answer is asked for.

    The band's height is the support the memory would give the likeliest next word against its `foils` (word ids; the
    reading's own, if None) if it were read out as it is at the end, in logits. Each layer of it was written by one word
    (see `writers`: exact, with the gates held fixed).
    """
    model, trace, chances, tokens = read.model, read.trace, read.chances[-1], [as_read(one) for one in read.found]
    answer = int(chances.argmax())
    foils = read.foils(len(tokens) - 1) if foils is None else foils
    layers = stack(trace, margin(model, trace, answer, foils), tokens)
    word, chance = model.words[answer], float(chances[answer])
    return layers | {
        "tokens": tokens,
        "answer": {"word": word, "text": percent(chance)},
        "ink": list(INK["c"][3:]),
        "alt": describe(tokens, layers, word, chance),
    }


def as_read(one: Found) -> str:
    """A word as it stands, and where it was read as quite another one, as that."""
    return one.token.text + (f" → {one.word}" if one.how in ("form", "slip") else "")


def stack(
    trace: Step, worth: np.ndarray, tokens: Sequence[str], either: bool = False, lead: Sequence[int] | None = None
) -> dict[str, list[Any]]:
    """The layers of a ribbon: what each word's writing, times `worth` (H,) per unit, adds up to at each place.

    Writers that bring the most of it at the end get a layer each, and so does what was put there by hand; with `either`
    also those that bring most against it; with `lead` those steps do, the first the foremost. "others" is all the rest
    together. A plain RNN's memory has no writers: all of it is "others".
    """
    if not hasattr(trace, "carried"):
        return {"bands": [], "ranks": [], "others": (memory(trace) @ worth).tolist()}
    parts, hand = writers(trace), by_hand(trace)
    placed = parts[1:] * hand[:, None] @ worth  # (step, place): put there by hand at a step
    written = parts[1:] * ~hand[:, None] @ worth
    end = written[:, -1]
    whole = np.abs(end).sum() + np.abs(placed[:, -1]).sum() or 1.0
    size = np.abs(end) if either else end
    ranked = [int(k) for k in np.argsort(-size, kind="stable")[:MOST_BANDS] if size[k] > LEAST_SHARE * whole]
    ranked = ranked if lead is None else list(lead)
    bands = [by_word(k, written[k], float(end[k] / whole), tokens[k], either) for k in sorted(ranked)]
    hands = [
        band(k, placed[k], f"put there by hand after “{tokens[k]}”") | {"hand": True}
        for k in np.flatnonzero(np.abs(placed).max(axis=1) > 0).tolist()
    ]
    rest = np.delete(written, sorted(ranked), axis=0).sum(axis=0) + parts[0] @ worth
    ranks = [ranked.index(one["writer"]) for one in bands] + [0] * len(hands)
    return {"bands": bands + hands, "ranks": ranks, "others": rest.tolist()}


def by_word(k: int, support: np.ndarray, share: float, token: str, amount: bool) -> dict[str, Any]:
    """The layer (T,) that the k-th word wrote, and its share of all at the end; or its `amount`, which has a sign."""
    left = (brief(float(support[-1])) if amount else percent(share)) if share else "nothing left"
    return band(k, support, f"written at “{token}”: {left}") | {"share": share}


def band(writer: int, support: np.ndarray, label: str) -> dict[str, Any]:
    """One layer: from which step on it stands, its height (T,) at each place, and what it is."""
    return {"writer": writer, "support": support.tolist(), "label": label}


def describe(tokens: Sequence[str], layers: dict[str, list[Any]], word: str, chance: float) -> str:
    """What the ribbon shows, in words."""
    end = f"After “{tokens[-1]}” the network expects “{word}” with a chance of {percent(chance)}."
    if 0 not in layers["ranks"]:
        return f"{end} No single word wrote the memory behind it."
    first = layers["bands"][layers["ranks"].index(0)]
    share, writer = float(first["share"]), tokens[first["writer"]]
    if share > 0.5:
        return f"{end} Most of the evidence for “{word}” ({percent(share)}) was stored when it read “{writer}”."
    return f"{end} The largest part of the evidence, {percent(share)}, was stored when it read “{writer}”."
