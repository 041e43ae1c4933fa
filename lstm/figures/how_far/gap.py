"""How often the deciding word is right, against how far back its reason lies."""

from typing import Any

import plotly.graph_objects as go

from lstm.figures.colours import NEUTRAL
from lstm.numbers import percent

TOUCHING = 0.04  # of the height: closer labels would lie over each other
STYLES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
COLOURS = (
    "#CC79A7",
    "#0072B2",
    "#009E73",
    "#D55E00",
    "#E69F00",
    "#56B4E9",
)  # cells, not quantities: told apart by dashes too


def draw(curves: dict[str, Any], chance: float) -> go.Figure:
    """One line for each of `curves`, name -> {gap in words: share right}; `chance` as a thin line. A Plotly Figure."""
    figure = go.Figure()
    for k, (name, points) in enumerate(curves.items()):
        gaps, shares = list(points), list(points.values())
        labels = [""] * (len(gaps) - 1) + [f" {names}" if (names := label(name, curves)) else ""]
        figure.add_scatter(
            x=gaps,
            y=shares,
            name=name,
            mode="lines+markers+text",
            text=labels,
            textposition="top right",
            line={"color": COLOURS[k % len(COLOURS)], "dash": STYLES[k % len(STYLES)], "width": 3},
            customdata=[percent(share) for share in shares],
            hovertemplate="%{customdata} at %{x} words<extra>" + name + "</extra>",
        )
    figure.add_hline(y=chance, line={"color": NEUTRAL, "width": 1}, annotation_text=f"chance {percent(chance)}")
    last = max(max(points) for points in curves.values())
    figure.update_xaxes(title="words between the reason and the answer", range=[10, last * 1.3], showgrid=False)
    figure.update_yaxes(title="right", range=[0, 1.12], tickformat=".0%")
    return figure.update_layout(height=380, margin={"t": 20, "l": 10, "r": 10, "b": 10}, showlegend=False, font_size=16)


def label(name: str, curves: dict[str, Any]) -> str:
    """What to write at the end of a line: its name, with those of the lines that end at the same height."""
    ends = {other: list(points.values())[-1] for other, points in curves.items()}
    together = [other for other, end in ends.items() if abs(end - ends[name]) < TOUCHING]
    return ", ".join(together) if name == together[0] else ""
