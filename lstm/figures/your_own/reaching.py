"""How much of a gradient is left on its way back from the end: a Plotly Figure."""

from collections.abc import Sequence

import numpy as np
from plotly.graph_objects import Figure

from lstm.figures.colours import INK, NEGATIVE
from lstm.numbers import percent


def draw(left: np.ndarray | Sequence[float], least: float) -> Figure:
    """The share (T,) of a gradient that is left so many steps back, on a log scale, and the bound `least` across."""
    left = np.maximum(np.asarray(left, float), 1e-12)
    text = [percent(share) for share in left]
    figure = Figure()
    figure.add_scatter(
        x=np.arange(len(left)), y=left, text=text, line={"color": INK["c"].fill}, name="left",
        hovertemplate="%{x} steps back: %{text}<extra></extra>",
    )  # fmt: skip
    figure.add_hline(y=least, line={"color": NEGATIVE, "dash": "dot"})
    figure.update_yaxes(type="log", title_text="share that is left", exponentformat="power", dtick=1)
    figure.update_xaxes(title_text="steps back from the end")
    return figure.update_layout(height=360, showlegend=False, margin={"t": 30, "l": 60, "r": 20, "b": 50})


def describe(left: np.ndarray | Sequence[float], least: float) -> str:
    """What is to be seen, in numbers, for shares (T,)."""
    small = np.flatnonzero(np.asarray(left) < least)
    if not len(small):
        return f"After all {len(left) - 1} steps back, {percent(float(left[-1]))} of the gradient is left."
    return f"{small[0]} steps back, less than {percent(least)} of the gradient at the end is left."
