"""A run of two cells as bands of units over what was read and written, ready for the component in ui/widgets/tape."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import Cell
from lstm.figures.colours import INK, reach


def draw(
    sections: Sequence[dict[str, Any]],
    bands: Sequence[dict[str, Any]],
    alt: str,
    headline: Sequence[tuple[str, str]] = (),
    noun: str = "word",
) -> dict[str, Any]:
    """The data of the component.

    sections are made by `section`, bands by `band`; headline is a list of (text, kind) where kind is "plain",
    "quiet", "right" or "wrong"; alt says in words what is to be seen; noun is what a column holds.
    """
    return {
        "sections": list(sections),
        "bands": list(bands),
        "alt": alt,
        "headline": [list(piece) for piece in headline],
        "noun": noun,
    }


def section(title: str, columns: Sequence[dict[str, Any]], picks: bool = True) -> dict[str, Any]:
    """Some columns side by side under a title; `picks` says whether they can be picked, by their number."""
    return {"title": title, "columns": list(columns), "picks": picks}


def column(text: str, note: str = "", state: str = "", ink: tuple[str, str] | None = None) -> dict[str, Any]:
    """One column: its word, what stands under it, "wrong" or "quiet" or "", and the (light, dark) ink of a tint."""
    return {"text": text, "note": note, "state": state, "ink": list(ink) if ink else None}


def band(
    cell: Cell,
    name: str,
    parts: Sequence[np.ndarray | None],
    order: np.ndarray,
    way: str = "",
    units: Sequence[int] = (),
) -> dict[str, Any]:
    """One quantity of every unit, one part for each section: (steps, H), or None where the section has none.

    Gates run over [0, 1], signals over a symmetric scale about 0. `order` are the units from the top down; `way` is
    an arrow where a picture has the quantity once for each way of reading; `units` are named beside their rows.
    """
    ink, there = INK[name], [part for part in parts if part is not None]
    return {
        "key": name + way,
        "symbol": ink.symbol + way,
        "name": ink.name,
        "gate": name in cell.GATES,
        "reach": reach(name, np.concatenate(there), cell.GATES),
        "ink": [ink.fill, ink.on_light, ink.on_dark],
        "order": [int(unit) for unit in order],
        "units": list(units),
        "values": [None if part is None else part.T.tolist() for part in parts],
    }


def written_in_turn(memory: np.ndarray) -> np.ndarray:
    """Which units, from 0, by when a memory (T, H) was most changed: (H,), first those of the first step."""
    steps = np.abs(np.diff(memory, axis=0, prepend=0.0))
    return np.lexsort((np.arange(memory.shape[1]), steps.argmax(axis=0)))
