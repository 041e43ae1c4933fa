"""The memory of one unit, and which steps wrote what it holds at one of them: a Plotly Figure."""

import numpy as np
from plotly.graph_objects import Figure
from plotly.subplots import make_subplots

from lstm.cells import Step
from lstm.explain import memory, writers
from lstm.figures.colours import INK, NEGATIVE
from lstm.numbers import brief, say


def draw(trace: Step, unit: int, place: int) -> Figure:
    """The memory of a unit over a trace (T, H), and under it what each step wrote of what it holds after step `place`.

    Raises ValueError for a cell that carries no memory.
    """
    one = alone(trace, unit)
    held, parts = memory(one)[:, 0], writers(one)[1:, place, 0]
    figure = make_subplots(
        2, 1, shared_xaxes=True, vertical_spacing=0.14, subplot_titles=[
            f"memory of unit {unit}", f"who wrote what it holds after step {place + 1}"
        ]
    )  # fmt: skip
    steps = np.arange(1, len(held) + 1)
    ink = INK["c"].fill
    said = [say(value) for value in held]
    figure.add_scatter(
        x=steps, y=held, text=said, line={"color": ink}, hovertemplate="%{text}", name="memory", row=1, col=1
    )
    figure.add_vline(x=place + 1, line={"color": NEGATIVE, "dash": "dot"})
    colours = [ink if value >= 0 else NEGATIVE for value in parts]
    text = [say(value) for value in parts]
    figure.add_bar(
        x=steps, y=parts, text=text, textposition="none", hovertemplate="step %{x}: %{text}<extra></extra>",
        marker={"color": colours}, row=2, col=1,
    )  # fmt: skip
    figure.update_xaxes(title_text="step", row=2, col=1)
    return figure.update_layout(height=460, showlegend=False, margin={"t": 40, "l": 50, "r": 20, "b": 50})


def alone(trace: Step, unit: int) -> Step:
    """The trace (T, 1) of one unit of a trace (T, H); what has another width is left out."""
    wide = memory(trace).shape[1]
    return type(trace)(*(field[:, [unit if field.shape[1] == wide else 0]] for field in trace))


def describe(trace: Step, unit: int, place: int) -> str:
    """What is to be seen, in numbers, for a trace (T, H)."""
    one = alone(trace, unit)
    held, parts = memory(one)[place, 0], writers(one)[1:, place, 0]
    top = int(np.abs(parts).argmax())
    back = "that very step" if top == place else f"{place - top} step{'s' * (place - top > 1)} before"
    return (
        f"After step {place + 1}, unit {unit} holds {brief(held)}. Most of it was written at step {top + 1}, {back}: "
        f"{brief(parts[top])}."
    )
