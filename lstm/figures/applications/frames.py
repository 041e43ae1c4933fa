"""What is read frame by frame, and said at each: the picture of networks trained with CTC, for ui/widgets/frames."""

from base64 import b64encode
from collections.abc import Container
from typing import Any

import numpy as np

from lstm.cells import Cell, Step
from lstm.figures.colours import reach
from lstm.figures.text import listed, percent
from lstm.figures.train_live.held_out import SHADES, heat
from lstm.networks.transcript import Transcript
from lstm.numbers import plain

WAYS = ("forwards", "backwards")
SEEN = 0.02  # a label that never reaches this chance has no curve
MOST = 0.8  # of a memory's values lie within its scale, if not all
TOPS = 3  # labels that are told of a frame


def draw(
    cell: Cell,
    traces: tuple[Step, Step],
    image: np.ndarray,
    transcript: Transcript,
    names: tuple[str, ...],
    what: str = "column",
    label: str = "what it reads",
) -> dict[str, Any]:
    """Frames x rows, the chances under them, which frame says what, and memory and gates of both directions.

    image (T, R), 0..1, the first row on top; traces of `cell`, that of the forward one first; names of the V labels;
    `what` a frame is called, and `label` the image.
    """
    chances, labels = transcript.chances, transcript.labels
    return {
        "image": shades(image.T),
        "shape": [len(image), image.shape[1]],
        "what": what,
        "label": label,
        "curves": [
            {"name": names[k], "blank": k == 0, "values": chances[:, k].tolist()}
            for k in range(len(names))
            if k == 0 or chances[:, k].max() >= SEEN
        ],
        "tops": [tops(row, names) for row in chances],
        "said": [one(names[label], share) for label, share in zip(labels, transcript.alignment.T, strict=True)],
        "maps": [
            map_of(name, getattr(trace, name), cell.GATES) | {"way": way}
            for name in shown(cell)
            for way, trace in zip(WAYS, traces, strict=True)
        ],
        "units": traces[0].h.shape[-1],
        "alt": alt(transcript, names, what),
    }


def shown(cell: Cell) -> tuple[str, ...]:
    """The quantities of a cell that are drawn: its memory, or its output where it has none beside; then its gates."""
    return ("c" if "c" in cell.EQUATIONS else "h", *cell.GATES)


def map_of(name: str, values: np.ndarray, gates: Container[str]) -> dict[str, Any]:
    """One quantity (T, H) of every unit as a heat map, and its scale in words.

    A memory has no bounds, and a unit that counts would leave the others no colour: what lies furthest out is full.
    """
    limit = reach(name, values, gates)
    usual = reach(name, np.quantile(np.abs(values), MOST), gates)
    drawn = heat(name, np.clip(values, -usual, usual) if usual < limit else values, gates)
    scale = (
        "0 to 1"
        if drawn["gate"]
        else f"full from ±{plain(usual)}"
        if usual < limit
        else f"−{plain(limit)} to +{plain(limit)}"
    )
    return drawn | {"scale": scale}


def shades(values: np.ndarray) -> str:
    """Numbers 0..1, of any shape, as bytes, row by row."""
    return b64encode(np.round(np.clip(values, 0.0, 1.0) * SHADES).astype(np.int8).tobytes()).decode()


def tops(chances: np.ndarray, names: tuple[str, ...]) -> list[list[Any]]:
    """The likeliest labels of a frame, by chances (O,): [[name, chance], ...]."""
    return [[names[k], float(chances[k])] for k in np.argsort(-chances, kind="stable")[:TOPS]]


def one(name: str, share: np.ndarray) -> dict[str, Any]:
    """A label that is said, the chance (T,) that each frame says it, and where it stands: their middle."""
    middle = float(np.sum(share * (np.arange(len(share)) + 0.5)) / max(share.sum(), 1e-12))
    return {"name": name, "share": share.tolist(), "middle": middle}


def alt(transcript: Transcript, names: tuple[str, ...], what: str) -> str:
    """What is to be seen, in a sentence."""
    peaks = [
        f"{names[label]} at {what} {int(share.argmax()) + 1}"
        for label, share in zip(transcript.labels, transcript.alignment.T, strict=True)
    ]
    said = f"it says {listed(peaks)}" if peaks else "it says nothing"
    blank = np.mean(transcript.chances.argmax(axis=1) == 0)
    return f"{len(transcript.chances)} {what}s: {said}. At {percent(blank)} of them the blank is likeliest."
