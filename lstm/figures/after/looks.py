"""Where a trained network looks when it is asked for the value of a key: a row for each pair it has read."""

from typing import Any

import numpy as np

from lstm.linear import Weights
from lstm.live.check import held_out, value
from lstm.live.network import answers, part
from lstm.live.tasks.lookup import KEYS, VALUES
from lstm.live.updates import Training, unflatten
from lstm.networks import attention, mlstm
from lstm.numbers import percent


def draw(training: Training, which: int = 0) -> dict[str, Any]:
    """{"rows", "says"} for one held-out sequence of the task lookup: what is looked at in the last step, and said."""
    settings, named = training.settings, unflatten(training.shapes, training.flat)
    examples, _, _ = held_out(settings.task, settings.options, training.own)
    xs = examples.xs[:, which : which + 1].swapaxes(0, 1)
    h, looks = looked(settings.cell, part(named, settings.cell), xs)
    said = int(answers(named, h[0, -1], "class").argmax())
    right, asked = int(examples.targets[-1, which]), KEYS[int(xs[0, -1, : len(KEYS)].argmax())]
    pairs = [(KEYS[int(x[: len(KEYS)].argmax())], VALUES[int(x[len(KEYS) :].argmax())]) for x in xs[0, :-1]]
    rows = [
        {"read": f"{key} → {held}", "asked": "◀" if key == asked else ""}
        | {name: percent(float(share[t])) for name, share in looks.items()}
        for t, (key, held) in enumerate(pairs)
    ]
    own = {name: percent(float(share[-1])) for name, share in looks.items()}
    rows.append({"read": f"{asked} → ?", "asked": ""} | own)
    verdict = "right" if said == right else f"wrong: it is {VALUES[right]}"
    return {"rows": rows, "says": f"Asked for {asked}, it says {VALUES[said]}: {verdict}."}


def looked(cell: str, w: Weights, xs: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """The outputs (1, T, H), and how the last step's look is shared out over all steps, name -> (T,).

    Of an mLSTM a look may be below 0; its share is that of its size.
    """
    if cell == "attention":
        h, met = attention.forward(w, xs)
        return h, {f"block {k + 1} looks": block["look"][0, -1] for k, block in enumerate(met)}
    h, met = mlstm.forward(w, xs)
    look = np.abs(met["look"][0, -1])
    return h, {"what the gates left": met["left"][0, -1] / met["left"][0, -1].max(), "it reads": look / look.sum()}


def right(training: Training) -> str:
    """The share of held-out values it says rightly."""
    return percent(value(training))
