"""One update in slow motion, in sentences: what each of its four stages did, in the numbers of this network."""

from typing import Any

import numpy as np

from lstm.figures.colours import INK
from lstm.figures.digits import worked
from lstm.figures.text import listed, percent
from lstm.live.examples import Symbols
from lstm.live.gradients import PENALISED
from lstm.live.slow import Followed
from lstm.live.updates import fault
from lstm.numbers import apart, plain, shares, sized

RULES = {"sgd": "plain descent", "momentum": "momentum", "rmsprop": "RMSProp", "adam": "Adam"}


def describe(one: Followed, symbols: Symbols, stage: int) -> tuple[str, str]:
    """What a stage, 1 to 4, of a lstm.live.slow.Followed did: (in a sentence or two, and what else)."""
    return (forward, loss, backward, update)[stage - 1](one, symbols)


# --- 1 and 2 --------------------------------------------------------------------------------------------------------


def forward(one: Followed, symbols: Symbols) -> tuple[str, str]:
    """What was answered."""
    steps, places = len(one.outputs), answered_steps(one)
    answers = one.outputs[places]
    if by_class(one):
        right = int(np.sum(answers.argmax(axis=-1) == one.example.targets[places, 0]))
        best = int(answers[-1].argmax())
        lone = f"says “{symbols.outputs[best]}”, with {percent(answers[-1, best])}."
        many = f"{right} of the {len(places)} answers {'is' if right == 1 else 'are'} right."
    else:
        lone = f"says {listed([sized(value) for value in answers[-1]])}."
        many = f"Its last answer is {lone.removeprefix('says ')}"
    many = f"answers after {'each' if len(places) == steps else f'{len(places)} of them'}. {many}"
    head = f"The network reads {steps} steps and {many if len(places) > 1 else lone}"
    n = len(one.losses.each)
    which = f"example {one.chosen + 1} of the {n}" if n > 1 else "the one example"
    return head, f"This is {which} that update {one.number} learns from."


def loss(one: Followed, symbols: Symbols) -> tuple[str, str]:
    """What the answers cost, here and in the batch."""
    places, n, more = answered_steps(one), len(one.losses.each), []
    t = places[int(np.argmax(one.losses.steps[places]))]
    head = (surprise if by_class(one) else error)(one, symbols, t)
    if len(places) > 1:
        head = f"The worst answer is after step {t + 1}. {head}"
        more += [f"The {len(places)} answers cost {sized(one.losses.each[one.chosen])} on average."]
    if n > 1:
        more += [f"Averaged over the {n} examples of the batch, the loss is {sized(one.update.loss - one.price)}."]
    if one.price:
        more += [f"The price of open gates adds {sized(one.price)}: {sized(one.update.loss)} in all."]
    return head, " ".join(more)


def surprise(one: Followed, symbols: Symbols, t: int) -> str:
    """The right answer's chance after step t, and minus its log."""
    right, cost = int(one.example.targets[t, 0]), float(one.losses.steps[t])
    chance = float(one.outputs[t, right])
    (p,), total = worked(lambda p: -np.log(p), (chance,), cost)
    if chance > 0.999:
        p = f"(1 − {sized(-np.expm1(-cost))})"
    return f"The right answer, “{symbols.outputs[right]}”, got {percent(chance)}. The loss is −ln {p} = {total}."


def error(one: Followed, symbols: Symbols, t: int) -> str:
    """The error after step t, squared."""
    cost, pairs = float(one.losses.steps[t]), list(zip(one.outputs[t], one.example.targets[t, 0], strict=True))
    if len(pairs) > 1:
        return f"The loss is {sized(cost)}, the mean of {len(pairs)} squared errors."
    (a, b), total = worked(lambda a, b: (a - b) ** 2, tuple(map(float, pairs[0])), cost)
    return f"It says {a}; right is {b}. The loss is ({a} − {f'({b})' if b[0] == '−' else b})² = {total}."


# --- 3 and 4 --------------------------------------------------------------------------------------------------------


def backward(one: Followed, symbols: Symbols) -> tuple[str, str]:
    """How far back the gradient reaches, and where it is largest."""
    name, sizes = along(one)
    places, stretch, ink = answered_steps(one), one.settings.truncate, INK[name]
    last, first = sizes[places[-1]], sizes[0]
    top = f" of layer {len(one.traces)}" if len(one.traces) > 1 else ""
    where = f"{'memory' if name == 'c' else ink.name} {ink.symbol}{top}"
    head = f"At the {where} the gradient is {sized(last)} after the last step"
    if 0 < stretch < len(sizes):
        head += f". It goes back {stretch} steps at most; there it is cut off."
    else:
        head += f" and {sized(first)} after the first. "
        head += (
            "Each answer on the way back adds its own." if len(places) > 1 else verdict(first / last if last else 0.0)
        )
    more = f"{largest(one)} This is one example’s part of the gradient."
    if one.price:
        gates = listed([INK[gate].symbol for gate in PENALISED[one.settings.cell]])
        more += f" The price of open gates pulls at {gates} too; in the curve, dashed is without it."
    return head, more


def along(one: Followed) -> tuple[str, np.ndarray]:
    """(name, sizes): the state that carries most through time, and the length of the answers' gradient at it (T,)."""
    states = one.errors[-1].states
    name = "c" if "c" in states else "h"
    return name, np.linalg.norm(states[name], axis=-1)


def verdict(share: float) -> str:
    """What became of the gradient on the way, in a sentence."""
    if share < 0.001:
        return "On the way it has vanished."
    if share < 0.5:
        return f"{percent(share)} of it arrives."
    return "It is carried all the way." if share <= 2.0 else f"On the way it has grown {sized(share, 2)} times."


def largest(one: Followed) -> str:
    """The largest gradient at a sum of the top layer, in two sentences."""
    name, rows = max(one.blames[-1].sums.items(), key=lambda pair: np.abs(pair[1]).max())
    t, unit = np.unravel_index(np.abs(rows).argmax(), rows.shape)
    way, top = "raised" if rows[t, unit] > 0 else "lowered", " of the top layer" * (len(one.blames) > 1)
    where = f"at the sum of {INK[name].symbol} of unit {unit}{top} at step {t + 1}"
    return f"Largest is {sized(rows[t, unit])}, {where}: more of it would have {way} the loss."


def update(one: Followed, symbols: Symbols) -> tuple[str, str]:
    """Whether the same batch goes better with the new weights, and what made the step."""
    if why := fault(one.update):
        return f"This update is not taken: {why}.", "The learning rate may be too high. The weights stay as they are."
    (before, after), way = apart(one.update.loss, one.loss_after), one.loss_after - one.update.loss
    head = f"The same batch with the new weights: the loss {'rises' if way > 0 else 'falls'} from {before} to {after}."
    if way > 0:
        head += " The slope is that of one point; a step can go too far."
    n, rule = len(one.losses.each), RULES[one.settings.optimiser]
    whole = f"The gradients of all {n} examples, added up" if n > 1 else "The gradient of this example"
    cut = f", cut to the length {plain(one.settings.clip)}" if one.update.clipped > 0 else ""
    more = f"{whole}{cut} and taken by {rule}, make{'s' * (n == 1)} the step. "
    if rule == "Adam" and one.update.memory.updates == 1:
        more += f"The first one of Adam moves every weight that has a gradient by the rate itself, {plain(one.rate)}. "
    return head, more + changed(one, symbols)


def ledger(one: Followed) -> list[list[Any]]:
    """[what, its number, the stage that brings it] of the whole batch, from the loss to the loss after the update."""
    rows = [["loss of the batch", sized(one.update.loss - one.price), 2]]
    if one.price:
        rows += [["price of its open gates", f"+ {sized(one.price)}", 2]]
    rest = np.sqrt(sum(np.sum(change.gradient**2) for change in one.changes.values() if change.gradient.ndim == 1))
    rows += [
        ["the gradient of the biases", sized(rest), 3],
        ["length of the whole gradient", sized(one.update.norm), 3],
    ]
    if one.settings.clip:
        rows += [[f"cut to {plain(one.settings.clip)} where longer", f"× {sized(1.0 - one.update.clipped)}", 4]]
    step = np.sqrt(sum(np.sum((change.after - change.before) ** 2) for change in one.changes.values()))
    rows += [
        [f"length of {RULES[one.settings.optimiser]}’s step at rate {plain(one.rate)}", sized(step), 4],
        ["loss after it" + " with that price" * bool(one.price), sized(one.loss_after), 4],
    ]
    return rows


def changed(one: Followed, symbols: Symbols) -> str:
    """The last answer to the example before and after."""
    t = answered_steps(one)[-1]
    if not by_class(one):
        says = (listed([sized(value) for value in outputs[t]]) for outputs in (one.outputs, one.outputs_after))
        last = "last " * (len(answered_steps(one)) > 1)
        return "Its {}answer to this example goes from {} to {}.".format(last, *says)
    right = int(one.example.targets[t, 0])
    before, after = shares(one.outputs[t, right], one.outputs_after[t, right])
    last = "the last answer, " * (len(answered_steps(one)) > 1)
    return f"In this example {last}“{symbols.outputs[right]}”{',' * bool(last)} had {before} and now has {after}."


def lone(one: Followed, symbols: Symbols, stage: int) -> list[list[Any]]:
    """Where one answer is asked: [[what, in words or numbers, the stage, 1 to 4, that brings it]]; else nothing."""
    t, later = answered_steps(one)[-1], stage == 4
    if len(answered_steps(one)) > 1:
        return []
    if by_class(one):
        best, again = (int(outputs[t].argmax()) for outputs in (one.outputs, one.outputs_after))
        right = int(one.example.targets[t, 0])
        said_, now = (
            f"{symbols.outputs[k]} {percent(o[t, k])}" for k, o in ((best, one.outputs), (again, one.outputs_after))
        )
        before, after = shares(one.outputs[t, right], one.outputs_after[t, right])
        truth = f"{symbols.outputs[right]} {f'{before} → {after}' if later else percent(one.outputs[t, right])}"
    else:
        said_, now = (listed([sized(v, 2) for v in outputs[t]]) for outputs in (one.outputs, one.outputs_after))
        truth = listed([sized(value, 2) for value in one.example.targets[t, 0]])
    cost, lower = (sized(losses.steps[t]) for losses in (one.losses, one.losses_after))
    pairs = (("says", said_, now), ("loss", cost, lower))
    says, costs = ([name, f"{a} → {b}" if later else a] for name, a, b in pairs)
    return [[*says, 1], ["right", truth, 2], [*costs, 2]]


# --- which numbers --------------------------------------------------------------------------------------------------


def answered_steps(one: Followed) -> np.ndarray:
    """The steps (n,) of the example, from 0, after which an answer is asked; the last one if it is nowhere."""
    places = np.flatnonzero(one.losses.shares > 0)
    return places if len(places) else np.array([len(one.outputs) - 1])


def by_class(one: Followed) -> bool:
    """Whether chances are answered."""
    return np.issubdtype(one.example.targets.dtype, np.integer)
