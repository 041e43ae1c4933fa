"""How a layer is, as a picture: how its gates are used, and how long each unit holds. A Plotly Figure."""

import numpy as np
from plotly.graph_objects import Figure
from plotly.subplots import make_subplots

from lstm.explain.health import Health
from lstm.figures.colours import INK, NEUTRAL
from lstm.figures.vanishing.half_life import in_words
from lstm.numbers import percent

LONGEST = 1e5  # steps on the axis
FAINT = 0.35


def draw(report: Health) -> Figure:
    """For each gate the shares of shut, between and open; and the half-life of every unit, the longest first."""
    lives = report.half_lives
    titles = ["shut · between · open", *(["half-life of each unit, in steps"] if lives is not None else [])]
    figure = make_subplots(len(titles), 1, subplot_titles=titles, vertical_spacing=0.2)
    for name, gate in list(report.gates.items())[::-1]:
        for share, what, ink, opacity in (
            (gate.shut, "shut", INK[name].fill, FAINT),
            (1.0 - gate.shut - gate.open, "between", NEUTRAL, 0.15),
            (gate.open, "open", INK[name].fill, 1.0),
        ):
            figure.add_bar(
                x=[share], y=[INK[name].name], orientation="h", marker={"color": ink, "opacity": opacity}, row=1, col=1,
                hovertemplate=f"{INK[name].name} {what}: {percent(share)}<extra></extra>",
            )  # fmt: skip
    if lives is not None:
        order = np.argsort(-lives, kind="stable")
        text = [f"unit {unit}: {in_words(float(lives[unit]))}" for unit in order.tolist()]
        figure.add_scatter(
            x=np.arange(1, len(order) + 1), y=np.clip(lives[order], 0.1, LONGEST), mode="markers", text=text,
            marker={"color": INK["c"].fill, "size": 5}, hovertemplate="%{text}<extra></extra>", row=2, col=1,
        )  # fmt: skip
        figure.update_yaxes(type="log", row=2, col=1, tickvals=[0.1, 1, 10, 100, 1000, 1e4, 1e5])
        figure.update_xaxes(title_text="units, the longest first", row=2, col=1)
    figure.update_xaxes(range=[0, 1], tickvals=[0, 0.5, 1], tickformat=".0%", row=1, col=1)
    height = 240 + 40 * len(report.gates) if lives is not None else 200
    return figure.update_layout(
        barmode="stack", height=height, showlegend=False, margin={"t": 40, "l": 10, "r": 30, "b": 40}
    )


def describe(report: Health) -> str:
    """What is to be seen, in numbers."""
    parts = [
        f"{INK[k].name} {percent(gate.shut)} shut and {percent(gate.open)} open" for k, gate in report.gates.items()
    ]
    if report.half_lives is not None:
        parts.append(f"half of the units hold for less than {in_words(float(np.median(report.half_lives)))}")
    return f"How {report.units} units are used: {'; '.join(parts) or 'there are no gates'}."
