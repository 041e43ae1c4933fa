"""A sentence as the English network reads it: what each word weighs, and what is answered from the last words alone.

Ready for the component in ui/how_far/far, and how surprised the networks are with their memory wiped as a curve.

Source: to take away what is far and see what it was worth, Khandelwal, He, Qi & Jurafsky 2018.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lstm import model as models
from lstm.cells import CELLS
from lstm.explain import influence, missed, overlooked
from lstm.figures.colours import CONTENDERS, INK, NEUTRAL
from lstm.figures.how_far.far import LEAST, describe, noted, question
from lstm.figures.text import listed
from lstm.kept import kept
from lstm.model import Model
from lstm.numbers import fixed, percent
from lstm.reading import Reading

LAST = (1, 2, 5, 10)  # words that are read alone, beside all of them
ALL = "all"


def draw(read: Reading) -> dict[str, Any]:
    """All that ui/how_far/far shows of a Reading, as plain data: no gap, and no chart."""
    return {
        "views": [view(read)],
        "cell": ALL,
        "near": None,
        "ink": list(INK["c"][3:]),
        "readers": readers(len(read.found)),
        "chart": None,
    }


def readers(length: int) -> dict[str, dict[str, Any]]:
    """All words of a sentence of so many, at least 1, and its last ones alone: key -> how it is named and drawn."""
    names = {ALL: f"All {length} words" if length > 1 else "The only word"}
    names |= {str(k): f"The last {k} words" if k > 1 else "The last word" for k in reversed(LAST) if k < length}
    found = {}
    for key, name in names.items():
        line = CONTENDERS[0] if key == ALL else CONTENDERS[3]
        found[key] = {"name": name, "called": "English LSTM", "ink": [line.on_light, line.on_dark], "picks": False}
    return found


@kept(16)
def view(read: Reading) -> dict[str, Any]:
    """The sentence, up to what is expected after its last word."""
    model, ids, end = read.model, list(read.ids), read.end
    words = read.signature.answers
    right, foils = int(read.chances[end].argmax()), read.foils(end)
    by_line, by_loss = influence(model, ids, right, foils), missed(model, ids, right, foils)
    says = {
        key: describe(chances, words, right, [right, *foils], False)
        for key, chances in from_the_last(model, ids).items()
    }
    picture = {
        "tokens": read.tokens,
        "reason": None,
        "gap": None,
        "answer": words[right],
        "asked": question(words[right], len(words), len(words), "English LSTM", False),
        "gradient": by_line.tolist(),
        "left": by_loss.tolist(),
        "reach": [max(LEAST, float(np.abs(row).max())) for row in (by_line, by_loss)],
        "flat": overlooked(by_line, by_loss),
        "says": says,
    }
    return picture | {"note": f"{needed(picture)} {noted(picture)}".strip(), "alt": told(picture)}


def from_the_last(model: Model, ids: Sequence[int]) -> dict[str, np.ndarray]:
    """The chances (V,) of each next word after all of ids (T,), and after the last of them alone: by how many."""
    spans = {ALL: ids} | {str(k): ids[-k:] for k in reversed(LAST) if k < len(ids)}
    return {key: models.predict(model, models.read(model, some)[-1])[-1] for key, some in spans.items()}


def told(picture: Mapping[str, Any]) -> str:
    """The picture in words."""
    left, says = np.array(picture["left"]), picture["says"]
    most = int(np.abs(left).argmax())
    each = listed([f"{'all words' if key == ALL else f'the last {key}'} {one['told']}" for key, one in says.items()])
    change = f"{fixed(abs(left[most]), 1)} logits {'lower' if left[most] > 0 else 'higher'}"
    return f"Read are {each}. Without “{picture['tokens'][most]}” the margin for “{picture['answer']}” is {change}."


def needed(picture: Mapping[str, Any]) -> str:
    """From how few of the last words it already expects what it expects from all, in a sentence."""
    says, answer = picture["says"], picture["answer"]
    fewest = next((key for key in map(str, LAST) if key in says and says[key]["word"] == answer), None)
    sure = percent(says[ALL]["right"])
    if fewest is None and len(says) > 1:
        return f"From its last words alone it expects something else; from all of them “{answer}”, with {sure}."
    if fewest is None:
        return ""
    few = "The last word is" if fewest == "1" else f"The last {fewest} words are"
    return f"{few} enough for “{answer}”: {percent(says[fewest]['right'])} from them alone, {sure} from all."


def curve(figures: Mapping[str, Mapping[str, Any]], trigram: float) -> go.Figure:
    """Perplexity against the words between two wipes of the memory: a Plotly Figure, a line for each network.

    `figures` are what was measured, by cell; `trigram` is its perplexity, at least 1, which no memory changes.
    """
    figure = go.Figure()
    for line, (cell, found) in zip(CONTENDERS, figures.items(), strict=False):
        every, wiped = [*map(int, found["wiped"])], [*found["wiped"].values()]
        name, never = CELLS[cell].NAME, found["perplexity"]["all"]
        figure.add_scatter(
            x=[*map(str, every), "never"],
            y=[*wiped, never],
            mode="lines+markers+text",
            text=[fixed(value, 0) for value in wiped] + [f"{fixed(never, 0)} {name}"] if cell == "lstm" else None,
            textposition=["top center" if value > trigram else "bottom center" for value in [*wiped, never]],
            name=name,
            line={"color": line.on_light, "width": 3},
            customdata=[fixed(value, 1) for value in [*wiped, never]],
            hovertemplate="%{customdata}<extra>" + name + "</extra>",
        )
    figure.add_hline(
        y=trigram,
        line={"color": NEUTRAL, "dash": "dot"},
        annotation_text=f"trigram {fixed(trigram, 0)}",
        annotation_position="bottom left",
    )
    figure.update_xaxes(title="memory wiped every so many words", type="category", showgrid=False)
    most = max(value for found in figures.values() for value in found["wiped"].values())
    figure.update_yaxes(title="perplexity", range=[0, 1.15 * most])
    return figure.update_layout(height=340, margin={"t": 30, "l": 10, "r": 10, "b": 10}, showlegend=False, font_size=16)


def worth(found: Mapping[str, Any]) -> str:
    """What that curve says, in sentences: how much of what memory is worth comes within a few words, and from afar."""
    wiped, never = found["wiped"], found["perplexity"]["all"]
    whole = np.log(wiped["1"] / never)
    near, far = (1.0 - np.log(wiped[k] / never) / whole for k in ("5", "20"))
    return (
        f"One word alone leaves it {fixed(wiped['1'], 0)} words to hesitate between, all it remembers "
        f"{fixed(never, 0)}. Of what that saves, in bits, {percent(near)} is there when the memory is wiped every 5 "
        f"words, and {percent(far)} at every 20. So it lives on the words just before, and the rest is worth the last "
        f"{percent(1.0 - far)}."
    )
