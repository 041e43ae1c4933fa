"""Every gate of every unit over the words, as one Plotly Figure: for notebooks, reports and files of one's own."""

from collections.abc import Sequence

import numpy as np
from plotly.graph_objects import Figure
from plotly.subplots import make_subplots

from lstm.cells import Cell, Step
from lstm.figures.colours import INK, NEGATIVE, reach
from lstm.numbers import say


def draw(cell: Cell, trace: Step, words: Sequence[str]) -> Figure:
    """One heat map for each quantity of a trace (T, H) of `cell`, its columns under the T `words`. A Plotly Figure.

    Gates run over [0, 1], signals over a symmetric scale about 0. Columns go by place: a word may come twice.
    """
    names = list(cell.EQUATIONS)
    titles = [f"{INK[name].name} {INK[name].symbol}" for name in names]
    figure = make_subplots(len(names), 1, shared_xaxes=True, vertical_spacing=0.03, subplot_titles=titles)
    for row, name in enumerate(names, start=1):
        values = getattr(trace, name)
        limit, gate = reach(name, values, cell.GATES), name in cell.GATES
        scale = [[0, "white"], [1, INK[name].fill]] if gate else [[0, NEGATIVE], [0.5, "white"], [1, INK[name].fill]]
        figure.add_heatmap(
            z=np.asarray(values).T,
            text=[[say(value) for value in row] for row in np.asarray(values).T],
            name=name,
            zmin=0 if gate else -limit,
            zmax=limit,
            colorscale=scale,
            showscale=False,
            hovertemplate="unit %{y}: %{text}<extra>" + name + "</extra>",
            row=row,
            col=1,
        )
    shown = [word.replace("&", "&amp;").replace("<", "&lt;") for word in words]  # Plotly reads labels as HTML
    figure.update_xaxes(tickvals=list(range(len(words))), ticktext=shown)
    figure.update_yaxes(autorange="reversed", showticklabels=False)
    return figure.update_layout(height=110 * len(names) + 80, margin={"t": 40, "l": 20, "r": 20, "b": 60})
