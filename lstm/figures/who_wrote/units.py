"""What the units of a network do, and which of them carry the reason: rows of a table, sentences, and a picture."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lstm.explain.transplants import ENOUGH, PLACES, Found
from lstm.explain.units import Profile, Unit
from lstm.figures.colours import NEUTRAL
from lstm.figures.text import listed, percent
from lstm.inputs import by_words
from lstm.model import Model
from lstm.numbers import brief, fixed

FEW = 20  # pairs told apart: of fewer no shares are made
WHAT = {"need": "what is needed", "owner": "whose it is"}  # family of sentences -> what the reason decides
WHERE = dict(
    zip(PLACES, ("half-way between reason and end", "one word before the end", "at the last word"), strict=True)
)
CARRIED = {"c": "memory c", "h": "output h alone", "both": "c and h"}
COLOURS = {"need": "#7568E8", "owner": "#0A8F84"}  # no quantity's ink; told apart by their marks too
MARKS = {"need": "circle", "owner": "square"}
REACHES = (0.25, 0.5, 1.0)  # of the picture's height: the same for much the same shares
LONGEST = 1e5  # words: a longer memory is drawn as if it were so long


def draw(profile: Profile, founds: dict[str, Found]) -> go.Figure:
    """Each unit's memory length against the share of answers it flips alone: a Plotly Figure.

    `founds` is family -> lstm.explain.transplants.Found, of those with enough pairs.
    """
    figure = go.Figure()
    lengths = [min(max(length, 0.1), LONGEST) for length in of_each(profile.units, "length")]
    for family, found in founds.items():
        flips = [one.flips for one in found.alone]
        figure.add_scatter(
            x=lengths,
            y=flips,
            name=WHAT[family],
            mode="markers+text",
            text=[str(unit) if flip else "" for unit, flip in enumerate(flips)],
            textposition="middle right",
            marker={"color": COLOURS[family], "symbol": MARKS[family], "size": 12, "opacity": 0.85},
            customdata=[[unit, percent(flip)] for unit, flip in enumerate(flips)],
            hovertemplate="unit %{customdata[0]}: %{customdata[1]} flip<extra>" + WHAT[family] + "</extra>",
        )
    largest = max((one.flips for found in founds.values() for one in found.alone), default=0.0)
    top = next(step for step in REACHES if largest <= step)
    figure.update_xaxes(title="memory length, in words", type="log", dtick=1, showgrid=False, tickcolor=NEUTRAL)
    figure.update_yaxes(title="answers it flips alone", tickformat=".0%", range=[-0.04 * top, 1.08 * top])
    legend = {"orientation": "h", "y": 1.12, "x": 0, "font": {"size": 16}}
    margin = {"t": 10, "l": 10, "r": 10, "b": 10}
    return figure.update_layout(height=380, margin=margin, legend=legend, font_size=16, showlegend=True)


def usable(founds: dict[str, Found]) -> dict[str, Found]:
    """Those of some Found that rest on enough pairs."""
    return {family: found for family, found in founds.items() if found.apart >= FEW}


def rows(model: Model, profile: Profile, founds: dict[str, Found]) -> list[dict[str, Any]]:
    """One row for each unit: numbers under the names of their columns. What a cell does not have is left out."""
    table = []
    for one in profile.units:
        row: dict[str, Any] = {"unit": one.unit}
        row |= {f"flips: {WHAT[family]}": found.alone[one.unit].flips for family, found in usable(founds).items()}
        if profile.carried:
            row |= {"written": one.written, "held": one.held, "cleared": one.cleared}
            row |= {"memory length": one.length, "unless cleared": one.unbroken}
        if one.words:
            row["strongest words"] = ", ".join(f"{model.words[k]} {brief(mean)}" for k, mean, _ in one.words)
        for gate, (low, high) in one.flat.items():
            row |= {f"{gate} at 0": low, f"{gate} at 1": high}
        table.append(row)
    return table


def shares(profile: Profile, founds: dict[str, Found]) -> list[str]:
    """The columns of `rows` that hold shares."""
    gates = [f"{gate} at {end}" for gate in profile.units[0].flat for end in (0, 1)]
    return ["written", "held", "cleared", *gates, *(f"flips: {WHAT[family]}" for family in founds)]


def carried(founds: dict[str, Found]) -> list[dict[str, str]]:
    """What flips the answer: one row for each place and what is carried over there, the shares as text."""
    found = usable(founds)
    first = next(iter(found.values()))
    return [
        {
            "carried over": CARRIED[what] if len(first.carried[place]) > 1 else "output h, the memory",
            "where": WHERE[place],
        }
        | {f"flips: {WHAT[family]}": percent(one.carried[place][what].flips) for family, one in found.items()}
        for place in PLACES
        for what in first.carried[place]
    ]


def how(founds: dict[str, Found]) -> str:
    """How it was measured, and why the output alone carries nothing but at the very end."""
    found = next(iter(founds.values()))
    counts = listed([f"{one.apart} of {one.n} ({WHAT[family]})" for family, one in founds.items()])
    text = (
        "Share of the answers that become the other sentence's, when this is carried over from it. Pairs of held-out "
        f"sentences that differ in the reason alone, seed {found.seed}. Counted are those after which the network "
        f"expects different words: {counts}."
    )
    last = found.carried["last"]
    if "c" not in last or last["h"].flips < ENOUGH or found.carried["halfway"]["h"].flips > 1 - ENOUGH:
        return text
    return (
        f"{text} At the last word the output alone flips the answer too, for it is what the answer is read from. "
        "Half-way it does not: what carries the reason on is the memory, and it is not touched."
    )


def describe(founds: dict[str, Found]) -> list[str]:
    """Which units carry the reason, in one line for each family of sentences."""
    return [f"{WHAT[family][0].upper()}{WHAT[family][1:]}: {carriers(found)}" for family, found in founds.items()]


def carriers(found: Found) -> str:
    """The fewest units that were found to carry a reason, in words."""
    if found.apart < FEW:
        return (
            f"of {found.n} pairs of sentences that differ in the reason alone, this network expects different words "
            f"after {found.apart}. There is next to nothing that could be carried over."
        )
    alone = [found.alone[unit].flips for unit, _ in found.together]
    names, whole = [str(unit) for unit, _ in found.together], found.together[-1][1].flips if found.together else 0.0
    if len(names) == 1:
        return f"unit {names[0]} alone carries it. Carried over, it flips {percent(whole)} of the answers."
    if not names:
        return "no memory carried over flips an answer."
    each = listed([percent(flips) for flips in alone])
    best = max(one.flips for one in found.alone)
    none = "No unit does it alone" if best < ENOUGH else "The best unit does it alone"
    return (
        f"units {listed(names)} carry it. Together they flip {percent(whole)} of the answers; alone {each}. "
        f"{none}: the best flips {percent(best)}."
    )


def lengths(model: Model, profile: Profile, founds: dict[str, Found]) -> str:
    """How long the memory of the units that carry a reason lasts, beside that of the others; "" if nothing is told."""
    units = {unit for found in usable(founds).values() for unit, _ in found.together}
    if not profile.carried or not units or len(units) == len(profile.units):
        return ""
    if np.isinf(of_each(profile.units, "length")).all():
        return "This cell forgets nothing: the memory of every unit lasts without end."
    ours, others = ([one for one in profile.units if (one.unit in units) == mine] for mine in (True, False))
    steps = f"{'word' if by_words(model) else 'step'}s"
    text = (
        f"Clearing included, the units that carry a reason have a memory of {spread(ours)} {steps}, the others of "
        f"{spread(others)}."
    )
    if np.median(of_each(ours, "length")) >= np.median(of_each(others, "length")):
        return text
    cleared = [float(np.mean(of_each(some, "cleared"))) for some in (ours, others)]
    why = f" They are cleared at {percent(cleared[0])} of the {steps}, the others at {percent(cleared[1])}."
    return f"{text} So a long memory is not what makes a unit carry something.{why if cleared[0] > cleared[1] else ''}"


def of_each(units: Sequence[Unit], name: str) -> list[float]:
    """One number of each of some units whose memory is carried."""
    return [getattr(one, name) for one in units]


def spread(units: Sequence[Unit]) -> str:
    """The shortest and the longest memory of some units."""
    low, high = (pick(of_each(units, "length")) for pick in (min, max))
    return brief(low) if len(units) == 1 else f"{brief(low)} to {rounded(high)}"


def rounded(length: float) -> str:
    """A length for people."""
    return "without end" if np.isinf(length) else fixed(length, 0) if length >= 10 else brief(length)
