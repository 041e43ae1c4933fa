"""One weight on a walk back through time: what each step adds to its slope, its nudges, and the update."""

from typing import Any

import numpy as np

from lstm.explain import edits, squashed
from lstm.explain.backward import Walk, adds_to, losses_after, losses_with, multiplied, one_weight, summed
from lstm.explain.chain import at_sum
from lstm.figures.backprop.walk_says import agreed, verdict
from lstm.figures.colours import INK
from lstm.figures.inside_one_step.turned import called, sources
from lstm.figures.train_live.shades import round_up
from lstm.figures.who_wrote.operated import MANY
from lstm.numbers import fixed, power
from lstm.reading import Reading

NUDGES = tuple(range(13))  # a weight is nudged by 10 to the power of minus these
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
ACROSS = np.linspace(-2.0, 2.0, 17)  # how far the weight in view is moved for the curve of the loss
STEEPEST = 12  # weights of one sum that are offered where there are many
LEAST_REACH = 0.05  # of the loss, up and down, that this curve shows at least


def weight(read: Reading, walk: Walk, target: edits.Target) -> dict[str, Any]:
    """What each step adds to the slope of a weight, and its running sum as the walk goes; and which may be chosen."""
    added = adds_to(walk, target)
    running, ink = summed(added), INK[target.quantity]
    return {
        "key": target.quantity,
        "source": target.source,
        "name": f"{ink.name} of unit {target.unit}",
        "delta": at_sum(walk.model.layers[0].cell, target.quantity),
        "ink": list(ink[3:]),
        "value": float(one_weight(walk.cell, walk.weights, target)[0]),
        "slopes": walk.sums[target.quantity][:, target.unit].tolist(),
        "times": multiplied(walk, target).tolist(),
        "adds": added.tolist(),
        "sums": running.tolist(),
        "far": float(np.abs(added).max()) or 1.0,
        **in_powers(added, running),
        "gates": [[key, INK[key].name] for key in squashed(walk.trace)],
        "inputs": inputs(read, walk, target),
    }


def in_powers(added: np.ndarray, running: np.ndarray) -> dict[str, Any]:
    """What the steps add to a gradient and their running sum (T,) as short texts, in one power of ten, with that."""
    most = max(np.abs(added).max(), np.abs(running).max())
    exponent = int(np.floor(np.log10(most))) if most else 0
    adds_said, sums_said = ([fixed(value / 10.0**exponent) for value in values] for values in (added, running))
    return {"adds_said": adds_said, "sums_said": sums_said, "unit": f"in {power(exponent)}" if exponent else ""}


def inputs(read: Reading, walk: Walk, target: edits.Target) -> list[list[str]]:
    """What the weights of a quantity are multiplied with, each word once: [code, what people call it].

    Of many, the bias and those with the largest slopes.
    """
    codes = sources(read, target.quantity)
    if len(codes) > MANY:
        steep = {code: abs(slope(walk, target._replace(source=code))) for code in codes if code not in ("b", "all")}
        few = sorted(steep, key=lambda code: -steep[code])[:STEEPEST]
        codes = {code: codes[code] for code in ("b", *few)}
    codes.setdefault(target.source, called(target, read))
    return [[code, name] for code, name in codes.items() if code != "all"]


def slope(walk: Walk, target: edits.Target) -> float:
    """The slope of the loss at one weight of the cell."""
    cells = {name.removeprefix("layer0."): d for name, d in walk.found.items() if name.startswith("layer0.")}
    return float(one_weight(walk.cell, cells, target)[0])


def nudges(walk: Walk, target: edits.Target) -> list[dict[str, Any]]:
    """The weight in view nudged up and down, by less and less: both losses, their slope, and how far it agrees."""
    rows, gradient, bys = [], summed(adds_to(walk, target))[0], [10.0**-digit for digit in NUDGES]
    losses = losses_with(walk, target, [*bys, *(-by for by in bys)])
    for digit, by, up, down in zip(NUDGES, bys, losses[: len(bys)], losses[len(bys) :], strict=True):
        slope = (up - down) / (2.0 * by)
        row = {"power": digit, "up": up, "down": down, "slope": slope, "digits": agreeing(slope, gradient)}
        rows.append(row | {"says": agreed(row["digits"], abs(slope - gradient) * by)})
    return rows


def agreeing(number: float, other: float) -> int:
    """To how many digits two numbers agree, 0 to 15."""
    if number == other:
        return 15
    apart = abs(number - other) / max(abs(number), abs(other))
    return int(np.clip(np.floor(-np.log10(apart)), 0, 15))


def curve(walk: Walk, target: edits.Target) -> dict[str, Any]:
    """The loss over the weight in view, on both sides of where it is; and the scale it is drawn on, about the loss."""
    losses = losses_with(walk, target, ACROSS.tolist())
    limit = max(LEAST_REACH, *(abs(loss - walk.loss) for loss in losses))
    return {"by": ACROSS.tolist(), "losses": losses, "far": round_up(np.array([limit]))}


def after(walk: Walk, target: edits.Target) -> list[dict[str, Any]]:
    """What one plain update does at each of RATES: the weight in view, the loss and the answer's chance after it.

    The network is run again. `foretold` is the fall of the loss that the gradient promises: rate times its squared
    length.
    """
    slope_here, found = slope(walk, target), []
    value = float(one_weight(walk.cell, walk.weights, target)[0])
    for rate, loss in zip(RATES, losses_after(walk, RATES), strict=True):
        row = {"rate": rate, "loss": loss, "chance": float(np.exp(-loss)), "foretold": rate * walk.steep}
        row |= {"weight": value - rate * slope_here, "fall": walk.loss - loss}
        found.append(row | {"verdict": verdict(walk.loss - loss, rate * walk.steep)})
    return found


def default(walk: Walk, place: int, unit: int, quantity: str = "", source: str = "") -> edits.Target:
    """The weight in view: what is asked for where the cell has it, else the bias of the gate with the most to learn.

    That is the one whose sum has the largest gradient at `place`.
    """
    keys = squashed(walk.trace)
    key = quantity if quantity in keys else max(keys, key=lambda name: abs(walk.sums[name][place, unit]))
    wanted = edits.Target(key, unit, source or "b")
    return wanted if edits.fits(walk.cell, walk.weights, wanted) else edits.Target(key, unit, "b")
