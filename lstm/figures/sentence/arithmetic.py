"""One unit at one step, down to each product: ready for the component in ui/sentence/arithmetic."""

from typing import Any

import numpy as np

from lstm.cells import Step
from lstm.explain import squashed, terms
from lstm.explain.products import Terms
from lstm.figures.colours import INK
from lstm.figures.text import listed, percent
from lstm.numbers import brief
from lstm.reading import Reading
from lstm.unroll import at

FOLDED, LARGEST = 150, 12  # of more products than that only the largest are listed, and the others are one number
SYMBOLS = {"h_prev": "h(t−1)", "c_prev": "c(t−1)", "n_prev": "n(t−1)", "r h_prev": "r·h(t−1)", "x": "x"} | {
    k: i.symbol for k, i in INK.items()
}
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

DOES = {  # what a gate does, in a sentence about its unit
    "f": "keeps {} of its memory",
    "i": "writes {} of its candidate",
    "o": "shows {} of what it then holds",
    "z": "replaces {} of its memory",
    "r": "lets its candidate see {} of it",
}


def draw(read: Reading, place: int, unit: int) -> dict[str, Any]:
    """Every line of the arithmetic of one step of a Reading for one unit, in the order the cell computes it.

    An input of exactly 0 adds nothing and is left out. Each line has its own list of products, which add up to its sum.
    """
    lines, cell, step = [], read.cell, at(read.trace, place)
    for name in cell.EQUATIONS:
        line: dict[str, Any] = {
            "key": name,
            "symbol": INK[name].symbol,
            "name": INK[name].name,
            "ink": list(INK[name][3:]),
        }
        line["value"] = float(getattr(step, name)[unit])
        if name in squashed(step):
            line |= summed(terms(read.layer.weights, step, name, unit), read)
        else:
            line |= worked(cell.WORKED[name], step, unit)
        lines.append(line)
    return {"unit": int(unit), "lines": lines}


def summed(taken_apart: Terms, read: Reading) -> dict[str, Any]:
    """A squashed sum: its products, the weightiest first, what the rest of many adds, and what each signal does."""
    products, groups, zeros, x_names = [], [], 0, input_names(read)
    for part in taken_apart.parts:
        inputs = part.source == "x"
        zeros += int(np.count_nonzero(part.values == 0))
        for k in np.flatnonzero(part.values).tolist():
            label = "bias" if part.source == "1" else SYMBOLS[part.source]
            if inputs:
                label = x_names[k]
            elif len(part.values) > 1:
                label = of_unit(label, k)
            products.append([label, float(part.weights[k]), float(part.values[k]), float(part.products[k])])
        source = read.what if inputs else "bias" if part.source == "1" else SYMBOLS[part.source]
        groups.append([source, float(part.products.sum())])
    products.sort(key=lambda product: -abs(product[-1]))
    rest = products[LARGEST:] if len(products) > FOLDED else []
    sums = {
        "sum": taken_apart.total,
        "groups": groups,
        "products": products[: len(products) - len(rest)],
        "zeros": zeros,
    }
    sums["rest"] = [len(rest), sum(product[-1] for product in rest)]
    return {"squash": taken_apart.squash} | sums


def input_names(read: Reading) -> list[str]:
    """What people call the numbers that a cell reads: a word or symbol in quotes, or x₁₂ of a word's vector."""
    if read.model.embedding is not None and not read.below:
        return [f"x{str(k).translate(LOWERED)}" for k in range(len(read.x_names))]
    return [f"“{name}”" for name in read.x_names]


def of_unit(symbol: str, unit: int) -> str:
    """h(t−1) of unit 12 is h₁₂(t−1)."""
    return symbol.replace("(", f"{str(unit).translate(LOWERED)}(", 1)


def worked(template: str, step: Step, unit: int) -> dict[str, list[Any]]:
    """A line such as c = f × c(t−1) + i × c̃ of one step (H,): in symbols, and the numbers that go in, by place."""
    pieces, rest = [], template
    while "{" in rest:
        before, rest = rest.split("{", 1)
        field, rest = rest.split("}", 1)
        pieces += [before, {"symbol": SYMBOLS[field], "value": float(getattr(step, field)[unit])}]
    return {"worked": [*pieces, rest]}


def describe(read: Reading, place: int, unit: int) -> str:
    """What one unit does at one place, in a sentence or two made of the trace's numbers.

    The text tells how much is still there where the answer is expected, and at the very end.
    """
    cell, trace, tokens = read.cell, read.trace, read.tokens
    here = f"At “{tokens[place]}” unit {unit}"
    if not cell.GATES:
        output = brief(trace.h[place, unit])
        return f"{here} has no gate: its new output, {output}, takes the place of the old one."
    told = {gate: float(getattr(trace, gate)[place, unit]) for gate in cell.GATES}
    if shares := {"k", "n"} & {*trace._fields}:  # what is kept is then no gate, and what is written the rest
        kept = float(trace.carried[0][place, unit])
        told = {"f": kept, "i": 1.0 - kept} | ({"o": told["o"]} if "n" in shares else {})
    does = [DOES[gate].format(percent(share)) for gate, share in told.items()]
    last = len(tokens) - 1
    stops = [stop for stop in dict.fromkeys((read.end, last)) if stop > place] if "c" in cell.EQUATIONS else []
    keeps = trace.carried[0] if stops else np.empty(0)
    kept = [(percent(float(np.prod(keeps[place + 1 : t + 1, unit]))), f"after “{tokens[t]}”") for t in stops]
    still = [f"{share} {'' if k else 'is still there '}{after}" for k, (share, after) in enumerate(kept)]
    return f"{here} {listed(does)}." + (f" Of what it writes here, {listed(still)}." if still else "")
