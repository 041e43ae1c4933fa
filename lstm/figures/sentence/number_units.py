"""Which units bring a noun's number to the verb: as a picture, as a table, and in sentences.

Source: lstm.explain.agreement's; the picture is ours.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lstm.explain.agreement import Found
from lstm.figures.colours import CONTENDERS
from lstm.figures.text import listed, percent
from lstm.numbers import fixed

NAMED = 5  # units in the table, and those that are named in the picture
MUCH, LITTLE = 0.5, 0.1  # shares of the pull: a unit that takes the one carries it, one that takes the other has a part
FAINT = 0.1  # logits: a pull of less is none


def shares(silenced: np.ndarray, carried: np.ndarray, pull: float) -> tuple[np.ndarray, np.ndarray]:
    """What each unit takes of a pull when it is silenced, and brings of it when its memory is carried over: (H,) each.

    In shares of the pull, in logits and not 0: above 1 where more than all of it is gone, below 0 where it grows.
    """
    return (pull - silenced) / pull, carried / pull


def draw(found: Found) -> go.Figure:
    """Every unit by what it takes and what it brings: a Plotly Figure."""
    takes, brings = (100.0 * values for values in shares(found.silenced, found.carried, found.pull))
    far = np.argsort(-np.maximum(np.abs(takes), np.abs(brings)), kind="stable")[:NAMED]
    names = ["" if unit not in far else f" {unit}" for unit in range(len(takes))]
    figure = go.Figure()
    figure.add_scatter(
        x=takes,
        y=brings,
        mode="markers+text",
        text=names,
        textposition="middle right",
        marker={"color": CONTENDERS[0].on_light, "size": 8, "opacity": 0.6},
        customdata=[f"unit {unit}" for unit in range(len(takes))],
        hovertemplate="%{customdata}<extra></extra>",
    )
    reach = 1.2 * max(20.0, np.abs(takes).max(), np.abs(brings).max())
    figure.update_xaxes(title="of the pull gone when it is silenced, in %", range=[-reach / 2, reach])
    figure.update_yaxes(title="brought by its memory alone, in %", range=[-reach / 2, reach])
    return figure.update_layout(height=360, margin={"t": 10, "l": 10, "r": 10, "b": 10}, showlegend=False, font_size=16)


def rows(found: Found) -> list[dict[str, str]]:
    """The units without which the least of the pull is left, several of them together, and the whole memory."""
    takes, brings = shares(found.silenced, found.carried, found.pull)
    each = [row(f"unit {unit}", takes[unit], brings[unit]) for unit in found.worst[:NAMED]]
    more = [row(f"the {n} most needed", 1.0 - left / found.pull) for n, left in found.together.items() if n > 1]
    return [*each, *more, row("the whole memory c", None, found.memory / found.pull)]


def row(name: str, takes: float | None, brings: float | None = None) -> dict[str, str]:
    """One line, of shares of the pull; what was not asked is left blank."""
    said = ["" if share is None else percent(float(share)) for share in (takes, brings)]
    return {"of the pull": name, "gone when silenced": said[0], "brought by its memory": said[1]}


def leaning(found: Found, nouns: tuple[str, str], verbs: tuple[str, str], right: int) -> str:
    """Which verb follows either noun, and whether that agrees, in sentences; `right` is 0 or 1, the one typed."""
    said = [verbs[int(lean > 0)] for lean in found.leans]
    how = "right" if said[right] == verbs[right] else "wrong"
    one, many = (f"“{noun}” … {verb}" for noun, verb in zip(nouns, said, strict=True))
    return f"Likelier of the two verbs: {one}; {many}. For your words that is {how}."


def pulls(found: Found, noun: str, other: Found | None, other_noun: str) -> str:
    """How far the number of the subject moves the verb, beside that of the noun nearest to it, in sentences."""
    pull = f"“{noun}” in the plural makes the plural verb, beside the singular one, {times(found.pull)} as likely"
    if other is None:
        return f"{pull}."
    more = "That is the nearer noun, and it wins." if other.pull > abs(found.pull) else "So the subject wins."
    return f"{pull}; “{other_noun}” in the plural {times(other.pull)}. {more}"


def times(pull: float) -> str:
    """How many times as likely, beside the other verb, a pull in logits makes one."""
    return f"{fixed(float(np.exp(pull)), 1)} times"


def verdict(found: Found) -> str:
    """Whether a single unit carries it here, in sentences, with the figures."""
    if abs(found.pull) < FAINT:
        return "So little of the noun's number is left here that it makes no sense to ask which unit carries it."
    takes, _ = shares(found.silenced, found.carried, found.pull)
    worst, n = found.worst[0], int((takes > LITTLE).sum())
    if takes[worst] >= MUCH:
        taken = f"silenced alone, it takes {percent(float(takes[worst]))} of the pull"
        return f"**Half of it or more hangs on unit {worst} here**: {taken}."
    some = f"{n} units take more than {percent(LITTLE)} each" if n else f"none takes more than {percent(LITTLE)}"
    most = f"the one most needed, unit {worst}, takes {percent(float(takes[worst]))} of the pull"
    return f"**No single unit carries it here**: {most}; {some}. It is spread over many."


def on_average(stored: Mapping[str, Any]) -> str:
    """What many beginnings say of that together, in sentences, with the figures."""
    pull, between, beside = stored["pull"], stored["between"], stored["side by side"]
    takes, brings = shares(np.array(stored["silenced"]), np.array(stored["carried"]), pull)
    most = [int(unit) for unit in np.argsort(-takes, kind="stable")[:3]]
    some = listed([f"unit {unit} {percent(float(takes[unit]))}" for unit in most])
    has = "It has no number unit" if takes.max() < MUCH else f"Unit {most[0]} is a number unit"
    best = int(np.argmax(brings))
    return (
        f"**Over {len(stored['pulls'])} beginnings with a noun of the other number between.** Beside its verb a "
        f"plural subject makes the plural verb {times(beside)} as likely. Across another noun {times(pull)}, and the "
        f"plural of the noun between {times(between)}. {has} like the two that Lakretz and others found among "
        f"1,300 (2019). Of what is left, those most needed take when silenced: {some}. Carried over alone, the "
        f"memory of unit {best} brings {percent(float(brings[best]))} of it, the whole memory "
        f"{percent(stored['memory'] / pull)}."
    )
