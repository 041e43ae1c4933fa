"""A sentence with a gap: what each word weighs in the answer, what four readers say to it, and how far they get.

Ready for the component in ui/how_far/far.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm import model as models
from lstm.explain import influence, missed, overlooked
from lstm.explain.projected_inputs import read_projected
from lstm.figures.colours import CONTENDERS, INK
from lstm.figures.text import listed, percent
from lstm.networks import ngram
from lstm.numbers import fixed, with_sign
from lstm.unroll import at

READERS = {"trigram": "trigram", "rnn": "plain RNN", "gru": "GRU", "lstm": "LSTM"}
LINES = dict(zip(("lstm", "gru", "rnn", "trigram"), CONTENDERS, strict=True))
LEAST = 1.0  # logits at which a tint is full, at the least: less is never blown up to look like more
ABOUT_NEEDS = "How often the answer is right, on new sentences about what is needed"
OTHERS = {"owner": "whose it is", "place": "where it happens", "own": "yours"}  # kinds of sentence the chart is not on
CHANCE = 1 / 8  # of guessing among the answers that fit a need


def draw(
    views: Sequence[dict[str, Any]],
    cell: str,
    stored: dict[str, Any],
    again: dict[str, list[float]] | None = None,
    learnt: int = 0,
    kind: str = "need",
) -> dict[str, Any]:
    """All that ui/how_far/far shows, as plain data.

    `views` are those of `view`, one for each number of clauses, or one alone; `stored` and `again` are shares right by
    gap, see `curves`; `learnt` is the longest gap that any of the readers learnt from. `kind` is what the sentence in
    view is about. The chart is about needs alone: of another kind its title says so, and its gap is not marked on it.
    """
    title = ABOUT_NEEDS if kind == "need" else f"{ABOUT_NEEDS}, and not {OTHERS[kind]}"
    return {
        "views": views,
        "cell": cell,
        "near": "trigram",
        "ink": list(INK["c"][3:]),
        "readers": {key: reader(key) for key in READERS},
        "chart": curves(stored, again) | {"learnt": learnt, "chance": CHANCE, "marked": kind == "need", "title": title},
    }


def reader(key: str) -> dict[str, Any]:
    """How one reader is named and drawn."""
    line = LINES[key]
    name = READERS[key][0].upper() + READERS[key][1:]
    inks = [line.on_light, line.on_dark]
    return {"name": name, "called": READERS[key], "ink": inks, "dash": line.dash, "mark": line.mark} | {
        "picks": key != "trigram"
    }


def view(
    networks: dict[str, models.Model],
    three: ngram.Trigram,
    words: tuple[str, ...],
    tokens: Sequence[str],
    answer: str,
    others: Sequence[str],
    cell: str,
    reason: int | None = None,
    known: bool = True,
) -> dict[str, Any]:
    """One sentence, up to where its answer is asked for.

    `networks` are cell -> model, `three` a trigram; `words` (T) as they are read, `tokens` as they are written;
    `answer` and the `others` that fit are words. `reason` is the place of the word that decides, if that is known.
    `known` is whether the answer is; if not, it is only what the reader in view expects, and nobody is right or wrong.
    """
    model = networks[cell]
    place = {word: k for k, word in enumerate(model.words)}
    ids, right, foils = [place[word] for word in words], place[answer], [place[word] for word in others]
    by_line, by_loss = influence(model, ids, right, foils), missed(model, ids, right, foils)
    chances = {name: models.predict(one, at(read_projected(one, ids)[1][-1], -1)) for name, one in networks.items()}
    chances["trigram"] = ngram.predict(three, words)
    says = {key: describe(chances[key], model.words, right, [right, *foils], known) for key in READERS}
    flat = overlooked(by_line, by_loss)
    picture = {
        "tokens": list(tokens),
        "reason": reason,
        "gap": None if reason is None else len(words) - reason,
        "answer": answer,
        "asked": question(answer, len(others) + 1, len(model.words), READERS[cell], known),
        "gradient": by_line.tolist(),
        "left": by_loss.tolist(),
        "reach": [max(LEAST, float(np.abs(row).max())) for row in (by_line, by_loss)],
        "flat": flat,
        "says": says,
    }
    return picture | {"note": noted(picture), "alt": told(picture, cell)}


def question(answer: str, among: int, of: int, reader: str, known: bool) -> str:
    """Of what the bars are the chance: of one answer `among` so many, `of` all words."""
    if known:
        return f"Chance of “{answer}” among the answers that fit"
    kind = "all words" if among == of else f"the {among} answers of its kind"
    return f"Chance of “{answer}”, which the {reader} expects, among {kind}"


def describe(
    chances: np.ndarray, words: tuple[str, ...], right: int, fitting: Sequence[int], known: bool
) -> dict[str, Any]:
    """What one reader, by its chances (V,), says of the words that fit: how sure it is, and how sure of the answer."""
    fit = chances[fitting] / chances[fitting].sum()
    best = int(np.argmax(fit))
    word, sure, hit = words[fitting[best]], float(fit[best]), best == 0
    told = f"“{word}” {percent(sure)}" + ("" if hit else f", “{words[right]}” {percent(float(fit[0]))}")
    mark = ("✓ " if hit else "✗ ") if known else ""
    return {"word": word, "sure": sure, "right": float(fit[0]), "hit": hit, "told": mark + told}


def noted(picture: dict[str, Any]) -> str:
    """Where the gradient fails to see a word that matters, in a sentence; "" where it fails nowhere."""
    if not picture["flat"]:
        return ""
    t = max(picture["flat"], key=lambda t: abs(picture["left"][t]))
    left, gradient = picture["left"][t], picture["gradient"][t]
    return (
        f"The gradient misses “{picture['tokens'][t]}”, word {t + 1}: it says {with_sign(gradient)}, and leaving the "
        f"word out costs {with_sign(left)}. A small change of it hardly gets through to the answer. Its absence does."
    )


def told(picture: dict[str, Any], cell: str) -> str:
    """The picture in words."""
    tokens, left = picture["tokens"], np.array(picture["left"])
    most = int(np.abs(left).argmax())
    gap = "" if picture["gap"] is None else f"{picture['gap']} words after “{tokens[picture['reason']]}”: "
    says = listed([f"{READERS[key]} “{one['word']}” ({percent(one['sure'])})" for key, one in picture["says"].items()])
    change = f"{fixed(abs(left[most]), 1)} logits {'lower' if left[most] > 0 else 'higher'}"
    lost = f"Without “{tokens[most]}”, word {most + 1}, the {READERS[cell]}'s margin for “{picture['answer']}”"
    return f"{gap}{says}. {lost} would be {change}."


def curves(stored: dict[str, Any], again: dict[str, list[float]] | None) -> dict[str, Any]:
    """Shares right against the gap: of the trigram, and of each cell the lowest, the middle and the highest seed."""
    lines = {"trigram": {"middle": stored["trigram"], "low": stored["trigram"], "high": stored["trigram"]}}
    for cell, runs in stored["cells"].items():
        right = np.array([one["right"] for one in runs])
        lines[cell] = {
            "low": right.min(axis=0).tolist(),
            "middle": np.median(right, axis=0).tolist(),
            "high": right.max(axis=0).tolist(),
        }
    lines = {key: lines[key] for key in LINES}
    return {"gaps": stored["gaps"], "lines": lines, "again": again or {}, "alt": reached(stored["gaps"], lines)}


def reached(gaps: Sequence[int], lines: dict[str, Any]) -> str:
    """The chart in words; `gaps` are from 5 to 100 words."""
    middle = {READERS[key]: one["middle"] for key, one in lines.items()}
    ends = [f"{name} {percent(right[0])} and {percent(right[-1])}" for name, right in middle.items()]
    return f"About what is needed: right answers {gaps[0]} and {gaps[-1]} words after the reason: {listed(ends)}."
