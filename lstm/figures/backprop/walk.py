"""Backpropagation through time as a picture, one step per beat, ready for the component in ui/backprop/walk.

The beats: T words forwards, the loss, T words back from the last to the first, the update. All of them are in the data.

Source: backpropagation through time, Werbos 1990; the picture is ours.
"""

from typing import Any, cast

import numpy as np

from lstm.explain.backward import Walk, adds
from lstm.explain.chain import EACH, EQUATIONS, Line, at_sum, numbers
from lstm.explain.edits import Target
from lstm.figures.backprop.walk_says import describe, named
from lstm.figures.backprop.walk_weight import after, curve, nudges, weight
from lstm.figures.colours import INK
from lstm.figures.inside_one_step.equations import QUANTITY, coloured
from lstm.figures.train_live.shades import round_up
from lstm.figures.who_wrote.operated import MANY, TELLING
from lstm.model import signed
from lstm.numbers import count, percent
from lstm.reading import Reading

COUNT_MOST = 6  # words whose products are named
DECADES = 3.0  # from the thickest wire to the thinnest


def draw(read: Reading, walk: Walk, target: Target, reason: int | None = None) -> dict[str, Any]:
    """The lstm.explain.backward.Walk of a Reading up to where the answer is asked for, as plain data.

    target is the weight in view, an explain.edits.Target of one unit; reason is the place of the word that decides, if
    any.
    """
    unit, tokens, words = cast(int, target.unit), read.tokens, read.signature.answers
    rows = drawn_units(walk, unit)
    return {
        "name": walk.cell.NAME,
        "tokens": tokens,
        "rows": rows,
        "unit": unit,
        "reason": reason,
        "said": describe(walk, tokens, reason),
        "answer": words[walk.target],
        "loss": walk.loss,
        "chance": float(walk.chances[walk.target]),
        "wires": wires(walk),
        "cross": crossing(walk),
        "map": heat(walk, rows),
        "lines": lines(walk, unit),
        "numbers": {name: values[:, unit].tolist() for name, values in numbers(walk).items() if named(walk, name)},
        "weight": weight(read, walk, target),
        "nudges": nudges(walk, target),
        "curve": curve(walk, target),
        "rates": after(walk, target),
        "legend": legend(walk),
        "alt": f"Backpropagation through time over {len(tokens)} words: the loss, and its gradient on its way back.",
    }


def legend(walk: Walk) -> str:
    """What a wire's number and thickness mean."""
    text = (
        f"On a wire: the length of its vector over all {walk.trace.h.shape[-1]} units. "
        "Going back, its thickness is logarithmic: a tenth as much is a third thinner."
    )
    units = walk.trace.h.shape[-1]
    text += f" Drawn are the {TELLING} units with the largest gradient, and the one in view." if units > MANY else ""
    inside = " In a box: what steps over from the output to the memory."
    return text + (inside if "c" in walk.trace._fields else "")


def wires(walk: Walk) -> list[dict[str, Any]]:
    """The wires between the steps, the memory's first: sizes (T,) of what goes along each, forwards and back.

    A size is the length of the vector over all units. `thick` is it on a scale of powers of ten, 0..1.
    """
    names = ["c", "h"] if "c" in walk.trace._fields else ["h"]
    parts = dict(zip(["h", "c"], walk.d_states, strict=False))
    most = max(size(part).max() for part in parts.values())
    found = []
    for name in names:
        ahead, back, ink = size(getattr(walk.trace, name)), size(parts[name]), INK[name]
        found.append(
            {
                "key": name,
                "symbol": ink.symbol,
                "name": ink.name,
                "ink": list(ink[3:]),
                "ahead": ahead.tolist(),
                "thick_ahead": (ahead / max(ahead.max(), 1e-300)).tolist(),
                "back": back.tolist(),
                "thick": thick(back, most),
            }
        )
    return found


def crossing(walk: Walk) -> dict[str, list[float]] | None:
    """What steps over from the output to the memory in each cell: sizes and thicknesses; None without a memory c."""
    if "c" not in walk.states:
        return None
    stepped = size(walk.states["c"] - walk.d_states[1])
    most = max(size(part).max() for part in walk.d_states)
    return {"back": stepped.tolist(), "thick": thick(stepped, most)}


def size(values: np.ndarray) -> np.ndarray:
    """The length of each vector, at least 0: (T, H) -> (T,)."""
    return np.linalg.norm(values, axis=-1)


def thick(sizes: np.ndarray, most: float) -> list[float]:
    """Sizes (T,) as thicknesses 0..1 on a scale of powers of ten; 0 where nothing flows."""
    some = np.maximum(sizes, 1e-300) / max(most, 1e-300)
    return np.clip(1.0 + np.log10(some) / DECADES, 0.0, 1.0).tolist()


def drawn_units(walk: Walk, unit: int) -> list[int]:
    """The units of the map: all, or of many those at whose memory the gradient is largest, and the one in view."""
    far = size(walk.states.get("c", walk.states["h"]).T)
    if len(far) <= MANY:
        return list(range(len(far)))
    return sorted({*np.argsort(-far, kind="stable")[:TELLING].tolist(), unit})


def heat(walk: Walk, rows: list[int]) -> dict[str, Any]:
    """Some units' memory going forwards, and the gradient at it going back: [row][place], each with its scale."""
    key = "c" if "c" in walk.states else "h"
    ink, ahead, back = INK[key], getattr(walk.trace, key), walk.states[key]
    return {
        "symbol": ink.symbol,
        "name": ink.name,
        "ink": list(ink[3:]),
        "ahead": ahead[:, rows].T.tolist(),
        "ahead_far": round_up(ahead),
        "back": back[:, rows].T.tolist(),
        "back_far": round_up(back),
    }


def lines(walk: Walk, unit: int) -> list[dict[str, Any]]:
    """The chain rule at each step for one unit: how each gradient is written, and its numbers over the T steps."""
    there, found = numbers(walk), []
    for key, line in chain(walk).items():
        owner = {"onward": "c" if "c" in walk.states else "h", "sum": "h"}.get(key, key)
        values = there["onward" if key == "onward" else f"d{key}"][:, unit]
        about = {"key": key, "ink": list(INK[owner][3:]), "plain": line.plain, "worked": line.worked}
        found.append(about | {"values": values.tolist()})
    return found


def chain(walk: Walk) -> dict[str, Line]:
    """The chain rule of a walk's cell: key -> Line."""
    return EQUATIONS[walk.model.layers[0].cell]


def latex(walk: Walk, dark: bool = False) -> list[str]:
    """The chain rule of a walk's cell as lines of LaTeX, each letter in the ink of its quantity."""
    lines = [*(line.latex for line in chain(walk).values()), EACH]
    return [QUANTITY.sub(lambda found: coloured(found.group(), dark), line) for line in lines]


def at_scores(walk: Walk, unit: int) -> list[dict[str, Any]]:
    """Where the gradient at a unit's output comes from: one row for each of the words that count most, and the rest.

    The gradient at the score of a word is its chance, less 1 for the right one. Times the word's weight on the unit,
    and summed over all words, that is the gradient at h.
    """
    weights = walk.model.readout["W_y"][:, unit]
    products, words = walk.d_scores * weights, signed(walk.model).answers
    most = np.argsort(-np.abs(products), kind="stable")[:COUNT_MOST]
    rows = [
        {"word": words[k], "chance": percent(walk.chances[k]), "δ at its score": float(walk.d_scores[k])}
        | {f"its weight on unit {unit}": float(weights[k]), "product": float(products[k])}
        for k in most
    ]
    left, rest = (float(values.sum() - values[most].sum()) for values in (walk.d_scores, products))
    others = {"word": f"the {count(len(words) - len(most))} others", "δ at its score": left, "product": rest}
    others["chance"] = percent(1.0 - walk.chances[most].sum())
    return [*rows, others, {"word": f"sum: δh of unit {unit}", "product": float(walk.dh_loss[unit])}]


def table(read: Reading, walk: Walk) -> list[dict[str, Any]]:
    """One row for each step: the word, the size of every gradient there, and of all it adds to every array."""
    sizes = {f"δ{INK[name].symbol}": size(values) for name, values in walk.states.items()}
    sizes |= {at_sum(walk.model.layers[0].cell, name): size(values) for name, values in walk.sums.items()}
    added = [adds(walk, t) for t in range(len(walk.ids))]
    sizes |= {f"adds to {name}": [np.linalg.norm(step[name]) for step in added] for name in added[0]}
    return [
        {"step": t + 1, "word": read.tokens[t]} | {name: float(values[t]) for name, values in sizes.items()}
        for t in range(len(walk.ids))
    ]
