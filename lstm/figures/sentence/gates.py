"""Every gate of every unit over the words, as one Plotly Figure: for notebooks, reports and files of one's own."""

from collections.abc import Sequence

import numpy as np
from plotly.graph_objects import Figure
from plotly.subplots import make_subplots

from lstm.cells import Cell, Step
from lstm.explain.writing import before, memory, order_units
from lstm.figures.colours import INK, NEGATIVE, reach
from lstm.numbers import plain, say

LOW, ROW, HIGHEST = 110, 5, 520  # px of a panel: at least, for each unit, and at most
MOST_LABELS = 40  # of words, and of units
INSIDE = 0.8  # of the memory's values lie within its scale, where the rest would take the others' colour away


def draw(cell: Cell, trace: Step, words: Sequence[str], order: str = "number", most: int | None = None) -> Figure:
    """One heat map for each quantity of a trace (T, H) of `cell`, its columns under the T `words`. A Plotly Figure.

    Gates run over [0, 1], signals over a symmetric scale about 0; a memory in which a few values are far larger than
    all others is at full colour from a smaller one on, and its title says so. Columns go by place.
    `order` is that of the units, as `order_units` has it; of more than `most` units those are drawn whose output moves
    most. Raises ValueError for a batch, or another number of words.
    """
    if trace.h.ndim != 2 or len(words) != len(trace.h):
        raise ValueError(f"one sequence (T, H) and its T words are drawn, not {trace.h.shape} and {len(words)} words")
    units = chosen(trace, order, most)
    names = [name for name in cell.EQUATIONS if getattr(trace, name).shape == memory(trace).shape]
    limits = {name: limit_of(name, getattr(trace, name), cell) for name in names}
    titles = [title(name, *limits[name]) for name in names]
    figure = make_subplots(len(names), 1, shared_xaxes=True, vertical_spacing=0.2 / len(names), subplot_titles=titles)
    labels = [f"unit {unit}" for unit in units]
    for row, name in enumerate(names, start=1):
        values = np.asarray(getattr(trace, name)).T[units]
        limit, gate = limits[name][0], name in cell.GATES
        scale = [[0, "white"], [1, INK[name].fill]] if gate else [[0, NEGATIVE], [0.5, "white"], [1, INK[name].fill]]
        figure.add_heatmap(
            z=values,
            y=labels,
            text=np.array([[say(value) for value in row] for row in values.tolist()]),  # lists Plotly takes apart
            name=name,
            zmin=0 if gate else -limit,
            zmax=limit,
            colorscale=scale,
            showscale=False,
            hovertemplate="%{y}: %{text}<extra>" + name + "</extra>",
            row=row,
            col=1,
        )
    shown = [word.replace("&", "&amp;").replace("<", "&lt;") for word in words]  # Plotly reads labels as HTML
    places = range(0, len(words), 1 + (len(words) - 1) // MOST_LABELS)
    figure.update_xaxes(tickvals=list(places), ticktext=[shown[place] for place in places])
    rows = range(0, len(units), 1 + (len(units) - 1) // 8)
    figure.update_yaxes(autorange="reversed", tickvals=list(rows), ticktext=[str(units[row]) for row in rows])
    height = min(HIGHEST, max(LOW, ROW * len(units)))
    return figure.update_layout(height=height * len(names) * 5 // 4 + 80, margin={"t": 40, "l": 40, "r": 20, "b": 60})


def chosen(trace: Step, order: str, most: int | None) -> list[int]:
    """Which units of a trace (T, H), from 0, are drawn, from the top: all, or the `most` whose output moves most."""
    units = order_units(trace, order)
    if most is None or most >= len(units):
        return units
    moves = trace.h - trace.h_prev if trace.h.shape == memory(trace).shape else memory(trace) - before(trace)
    moved = np.abs(moves).sum(axis=0)
    telling = set(np.argsort(-moved, kind="stable")[:most].tolist())
    return [unit for unit in units if unit in telling]


def limit_of(name: str, values: np.ndarray, cell: Cell) -> tuple[float, bool]:
    """From where on a quantity (T, H) is at full colour, above 0, and whether some of it lies beyond."""
    limit = reach(name, values, cell.GATES)
    usual = reach(name, np.quantile(np.abs(values), INSIDE), cell.GATES)
    return (usual, True) if 2.0 * usual <= limit else (limit, False)


def title(name: str, limit: float, beyond: bool) -> str:
    """What stands over a panel whose quantity is at full colour from `limit`, above 0, on."""
    return f"{INK[name].name} {INK[name].symbol}" + (f", full colour from ±{plain(limit)} on" if beyond else "")
