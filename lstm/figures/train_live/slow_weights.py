"""The weights of an update in slow motion: each matrix with its gradient and step, and one of them in full."""

from typing import Any

import numpy as np

from lstm.explain import squashed
from lstm.figures.colours import INK
from lstm.figures.train_live.shades import coded, finite, round_up, shades
from lstm.figures.train_live.slow_says import answered_steps, by_class
from lstm.live.examples import Symbols
from lstm.live.network import layer
from lstm.live.slow import Followed

ACTS_ON = {"h_prev": "h(t−1)", "x": "x(t)", "r h_prev": "r·h(t−1)"}  # what columns of a matrix are multiplied by
MANY = 40  # answers, or inputs: of more than that only those of the example are shown
LIKELIEST = 5  # answers shown where there are many


def weights(one: Followed) -> list[dict[str, Any]]:
    """Every matrix of weights: how long its gradient is, and how long the step it takes."""
    inks, rows = inks_of(one), []
    for name, change in one.changes.items():
        if change.before.ndim == 2:
            where, letter = name.split(".")
            gradient, step = finite(np.linalg.norm(part) for part in (change.gradient, change.after - change.before))
            rows.append(
                {
                    "name": name,
                    "letter": letter.split("_"),
                    "where": (where if where == "readout" else f"layer {int(where[5:]) + 1}") * (len(one.traces) > 1),
                    "ink": inks.get(name),
                    "shape": list(change.before.shape),
                    "gradient": gradient,
                    "step": step,
                }
            )
    return rows


def inks_of(one: Followed) -> dict[str, list[str]]:
    """The colours of each array: those of the quantity whose sum it is part of."""
    inks = {}
    for k, trace in enumerate(one.traces):
        own = layer({name: change.before for name, change in one.changes.items()}, k)
        for quantity in squashed(trace):
            inks |= {f"layer{k}.{feed.name}": list(INK[quantity][3:]) for feed in trace.feeds(own, quantity)}
    return inks


def chosen_array(one: Followed, array: str) -> str:
    """The name of the matrix to look at: this one, or that of a layer with the largest gradient if there is none."""
    sizes = {name: np.linalg.norm(change.gradient) for name, change in one.changes.items() if change.before.ndim == 2}
    inside = [name for name in sizes if name.startswith("layer")]
    return array if array in sizes else max(inside, key=lambda name: np.nan_to_num(sizes[name]))


def matrix(one: Followed, symbols: Symbols, array: str) -> dict[str, list[Any]]:
    """One matrix before, its step, and after: rows are units or answers, columns what they are multiplied by."""
    name = chosen_array(one, array)
    change, (rows, columns) = one.changes[name], axes(one, symbols, name)
    seen = np.ix_([k for k, _ in rows], [k for _, places in columns for k, _ in places])
    parts = {"before": change.before, "step": change.after - change.before, "after": change.after}
    parts = {part: values[seen] for part, values in parts.items()}
    scale = round_up(np.stack([parts["before"], parts["after"]]))
    drawn = []
    for part, values in parts.items():
        limit = round_up(values) if part == "step" else scale
        drawn.append(
            {"key": part, "reach": limit, "shades": shades(values, limit), "values": coded(values, np.float32)}
        )
    named = [[what, [text for _, text in places]] for what, places in columns]
    return {"rows": [text for _, text in rows], "columns": named, "parts": drawn}


def axes(
    one: Followed, symbols: Symbols, name: str
) -> tuple[list[tuple[int, str]], list[tuple[str, list[tuple[int, str]]]]]:
    """What is shown of a matrix: rows [(place, name)], and columns [(what is multiplied, [(place, name)])]."""
    where, short = name.split(".")
    units = [(unit, f"unit {unit}") for unit in range(one.traces[-1].h.shape[-1])]
    plain = [(unit, str(unit)) for unit, _ in units]
    if where == "readout":
        answers_ = likeliest(one) if by_class(one) else range(len(symbols.outputs))
        return [(k, symbols.outputs[k]) for k in answers_], [("h(t)", plain)]
    k, columns, first = int(where[5:]), [], 0
    own = layer({other: change.before for other, change in one.changes.items()}, k)
    for feed in (feed for quantity in squashed(one.traces[k]) for feed in one.traces[k].feeds(own, quantity)):
        if feed.name == short:
            places = inputs(one, symbols) if feed.source == "x" and k == 0 else plain
            what = f"h(t) of layer {k}" if feed.source == "x" and k else ACTS_ON[feed.source]
            columns.append((what, [(first + place, text) for place, text in places]))
            first += feed.weights.shape[1]
    return units, columns


def inputs(one: Followed, symbols: Symbols) -> list[tuple[int, str]]:
    """Which inputs, from 0, are columns, and their names: all, or where they are many those the example reads."""
    if one.example.xs.ndim == 2 and len(symbols.inputs) > MANY:
        return [(int(k), symbols.inputs[k]) for k in dict.fromkeys(one.example.xs[:, 0].tolist())]
    return list(enumerate(symbols.inputs))


def likeliest(one: Followed) -> list[int]:
    """The answers whose chances are shown, after the last step asked."""
    t = answered_steps(one)[-1]
    said, right = one.outputs[t], int(one.example.targets[t, 0])
    if len(said) <= MANY:
        return list(range(len(said)))
    best = np.argsort(-said, kind="stable")[:LIKELIEST].tolist()
    return best if right in best else [*best, right]


def weight_table(one: Followed, array: str) -> list[dict[str, Any]]:
    """One row for each weight of the matrix in view."""
    name = chosen_array(one, array)
    change = one.changes[name]
    parts = {
        "before": change.before,
        "gradient": change.gradient,
        "step": change.after - change.before,
        "after": change.after,
    }
    return [
        {"matrix": name, "row": row, "column": column} | {part: float(v[row, column]) for part, v in parts.items()}
        for row, column in np.ndindex(change.before.shape)
    ]
