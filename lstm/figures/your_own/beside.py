"""A column of the visitor's over the memory of one unit: a Plotly Figure."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from plotly.graph_objects import Figure
from plotly.subplots import make_subplots

from lstm.cells import Step
from lstm.explain import memory
from lstm.explain.probe import cut_of
from lstm.figures.colours import INK, NEGATIVE, NEUTRAL
from lstm.numbers import brief, say


def draw(trace: Step, unit: int, column: np.ndarray | Sequence[Any], name: str) -> Figure:
    """A column (T,) of any numbers or kinds, and under it the memory of a unit, counted from 0, over a trace (T, H)."""
    steps, held = np.arange(1, len(trace.h) + 1), memory(trace)[:, unit]
    cut = cut_of(len(steps))
    above = name.replace("&", "&amp;").replace("<", "&lt;")  # Plotly reads titles as HTML
    titles = [above, f"memory of unit {unit}"]
    figure = make_subplots(2, 1, shared_xaxes=True, vertical_spacing=0.12, subplot_titles=titles)
    column = np.asarray(column)
    kinds = column.dtype.kind in "bUS"
    values = [str(one) for one in column.tolist()] if kinds else column
    shape = "hv" if kinds else "linear"
    figure.add_scatter(x=steps, y=values, line={"color": NEUTRAL, "shape": shape}, name="column", row=1, col=1)
    text = [say(value) for value in held]
    figure.add_scatter(
        x=steps, y=held, text=text, line={"color": INK["c"].fill}, hovertemplate="%{text}", name="memory", row=2, col=1
    )
    line = {"color": NEGATIVE, "dash": "dot"}
    for row in (1, 2):
        figure.add_vline(x=cut + 0.5, line=line, row=row, col=1)  # pyrefly: ignore[bad-argument-type]
    figure.add_annotation(x=cut + 0.5, y=1.0, yref="y2 domain", text="held out →", showarrow=False, xanchor="left")
    figure.update_xaxes(title_text="step", row=2, col=1)
    return figure.update_layout(height=420, showlegend=False, margin={"t": 40, "l": 50, "r": 20, "b": 50})


def describe(trace: Step, unit: int, column: np.ndarray | Sequence[Any], name: str) -> str:
    """How far the memory of a unit over a trace (T, H) goes along with a column (T,): the correlation, -1 to 1."""
    held, column = memory(trace)[:, unit], np.asarray(column)
    if column.dtype.kind in "bUS" or not held.std() or not column.std():
        return f"The memory of unit {unit} under the column “{name}”."
    together = brief(float(np.corrcoef(held, column)[0, 1]))
    return f"The memory of unit {unit} goes along with “{name}”: correlation {together}."
