"""One update in slow motion, as one picture with four stages, for the component in ui/train_live/slow."""

from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.figures.colours import INK, reach
from lstm.figures.train_live.held_out import answers, read
from lstm.figures.train_live.shades import coded, finite, round_up, shades
from lstm.figures.train_live.slow_says import along, answered_steps, by_class, describe, ledger, lone
from lstm.figures.train_live.slow_weights import MANY, chosen_array, likeliest, matrix, weights
from lstm.live.examples import Symbols
from lstm.live.slow import Followed, Losses

STAGES = ("Forward", "Loss", "Backward", "Update")
MOST_DECADES = 6  # of the curve of sizes


def draw(one: Followed, symbols: Symbols, stage: int = 1, array: str = "") -> dict[str, Any]:
    """The picture of a lstm.live.slow.Followed at a stage, 1 to 4, as plain data.

    `symbols` are the task's; `array` is the matrix to look at, the one with the largest gradient if there is none of
    that name.
    """
    with np.errstate(all="ignore"):  # an update after which the numbers run away is drawn too
        return picture(one, symbols, stage, array)


def picture(one: Followed, symbols: Symbols, stage: int, array: str) -> dict[str, Any]:
    """`draw`, whatever the numbers. `stage` is 1 to 4."""
    head, more = describe(one, symbols, stage)
    kind = "class" if by_class(one) else "number"
    after = one._replace(outputs=np.nan_to_num(one.outputs_after, posinf=1e300, neginf=-1e300))
    shown = {"matrix": matrix(one, symbols, array)} if stage == 4 else {"layers": layers(one, stage)}
    return shown | {
        "stage": stage,
        "head": head,
        "more": more,
        "legend": legend(one, stage),
        "read": read(one.example, symbols),
        "answers": answers(one, kind, symbols),
        "answers_after": answers(after, kind, symbols),
        "losses": costs(one, one.losses),
        "losses_after": costs(one, one.losses_after),
        "lone": lone(one, symbols, stage),
        "chances": chances(one, symbols) if kind == "class" else [],
        "shape": list(one.traces[-1].h.shape),
        "sizes": sizes(one),
        "batch": batch(one),
        "weights": weights(one),
        "ledger": ledger(one),
        "chosen": chosen_array(one, array),
        "alt": f"Update {one.number} in slow motion, stage {stage}, {STAGES[stage - 1].lower()}. {head} {more}",
    }


def legend(one: Followed, stage: int) -> str:
    """What the colours mean at a stage, 1 to 4."""
    if stage == 3:
        return "Coloured: more of it would raise the loss. Grey: more would lower it. Every row has its own scale."
    if stage == 4:
        many = len(one.outputs[0]) > MANY or one.traces[0].x.shape[-1] > MANY
        words = " Of the words only those of this example are shown." if many else ""
        return f"Coloured above 0, grey below.{words} Click another matrix to see it."
    units = one.traces[-1].h.shape[-1]
    return f"Each line is one of {units} units. Gates run from 0 to 1; the rest is coloured above 0 and grey below."


def costs(one: Followed, losses: Losses) -> list[float | None]:
    """What each answer cost, in nats or squared units; None where nothing is asked."""
    return [cost if share > 0 else None for cost, share in zip(finite(losses.steps), one.losses.shares, strict=True)]


def chances(one: Followed, symbols: Symbols) -> list[list[Any]]:
    """[answer, its chance, its chance after the update, whether it is right] after the last step asked.

    Every answer there is, or where they are many the likeliest and the right one.
    """
    t = answered_steps(one)[-1]
    right = int(one.example.targets[t, 0])
    both = one.outputs[t], one.outputs_after[t]
    return [[symbols.outputs[k], *finite([said[k] for said in both]), k == right] for k in likeliest(one)]


def layers(one: Followed, stage: int) -> list[dict[str, Any]]:
    """The heat maps of every layer, the top one first, at a stage, 1 to 4."""
    return [heats(one, k, stage) for k in reversed(range(len(one.traces)))]


def heats(one: Followed, k: int, stage: int) -> dict[str, Any]:
    """Every quantity of a layer over the steps: its values, or from the third stage on the gradients there."""
    cell, trace, blame = CELLS[one.settings.cell], one.traces[k], one.blames[k]
    found = blame.sums | blame.states
    rows = []
    for name in cell.EQUATIONS if stage < 3 else [name for name in cell.EQUATIONS if name in found]:
        values = getattr(trace, name) if stage < 3 else found[name]
        limit = reach(name, values, cell.GATES) if stage < 3 else round_up(values)
        ink = INK[name]
        about = {"key": name, "symbol": ink.symbol, "name": ink.name, "ink": list(ink[3:]), "reach": limit}
        at = f"the sum of {ink.symbol}" if name in blame.sums and name not in blame.states else ink.symbol
        rows.append(about | {"at": at, "shades": shades(values.T, limit), "values": coded(values.T, np.float32)})
    return {"name": f"layer {k + 1}" if len(one.traces) > 1 else "", "quantities": rows}


def sizes(one: Followed) -> dict[str, Any]:
    """The size of the gradient at the memory after each step, on a scale of powers of ten: heights between 0 and 1.

    Dashed is the answers' part alone, where open gates have a price.
    """
    name, answered = along(one)
    whole = np.linalg.norm(one.blames[-1].states[name], axis=-1)
    lines = [whole, answered] if one.price else [whole]
    logs = [np.log10(line, where=line > 0, out=np.full(len(line), -np.inf)) for line in lines]
    some = np.concatenate([line[np.isfinite(line)] for line in logs])
    high = int(np.ceil(some.max(initial=-30.0)))
    low = min(high - 2, max(high - MOST_DECADES, int(np.floor(some.min(initial=30.0)))))
    ink = INK[name]
    return {
        "symbol": ink.symbol,
        "ink": list(ink[3:]),
        "lines": [heights((line - low) / (high - low)) for line in logs],
        "ticks": [[k / (high - low), low + k] for k in range(high - low + 1)],
    }


def heights(line: np.ndarray) -> list[float | None]:
    """Heights (T,), 0..1, in a picture; None below it, and where there is nothing to draw."""
    return [float(height) if height >= 0.0 else None for height in line]


def batch(one: Followed) -> dict[str, Any]:
    """The loss of each example of the batch before and after the update, and the whole of it."""
    return {
        "chosen": one.chosen,
        "before": finite(one.losses.each),
        "after": finite(one.losses_after.each),
        "mean": finite([one.update.loss - one.price])[0],
    }


def step_table(one: Followed, symbols: Symbols) -> list[dict[str, Any]]:
    """One row for each layer, step and unit: what is read, every quantity, and the gradient there."""
    cell, found = CELLS[one.settings.cell], read(one.example, symbols)
    names = found["tokens"] if "tokens" in found else list(map(str, zip(*found["numbers"], strict=True)))
    rows = []
    for k, (trace, blame) in enumerate(zip(one.traces, one.blames, strict=True)):
        gradients = {f"gradient at the sum of {name}": rows_ for name, rows_ in blame.sums.items()}
        gradients |= {f"gradient at {name}": rows_ for name, rows_ in blame.states.items()}
        columns = {name: getattr(trace, name) for name in cell.EQUATIONS} | gradients
        for t, unit in np.ndindex(trace.h.shape):
            where = {"layer": k + 1, "step": t + 1, "reads": names[t], "unit": unit}
            rows.append(where | {name: float(values[t, unit]) for name, values in columns.items()})
    return rows
