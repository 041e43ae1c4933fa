"""What continuations keep, cell beside cell; and what becomes of them with one part of the state from elsewhere."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.figures.cousins.contest import short
from lstm.figures.text import percent

CASES = {  # as lstm.domains.music.carry.figures names them -> in words
    "own": "nothing: its own",
    "key units, other key": "its **key** units, from the same notes in another key",
    "place units, other key": "its **place** units, from the same notes in another key",
    "place units, other place": "its **place** units, from a bar later",
    "key units, other place": "its **key** units, from a bar later",
}


def draw(cells: dict[str, Any]) -> dict[str, Any]:
    """Two tables, as rows. `cells` are those of lstm.presets.apps.figures: under each the "more" of its seeds."""
    return {
        "kept": [kept(name, found["more"], bars) for bars in "12" for name, found in cells.items()],
        "carried": [carried(name, said, cells["lstm"]["more"]) for name, said in CASES.items()],
    }


def middle(runs: Sequence[dict[str, Any]], *way: str) -> str:
    """The median over the seeds of what lies at the end of a way of keys, as a percentage."""
    values: list[Any] = []
    for run in runs:
        found: Any = run
        for step in way:
            found = found.get(step, {}) if isinstance(found, dict) else found
        values.append(found)
    return "" if {} in values else percent(float(np.median(values)))


def kept(name: str, runs: Sequence[dict[str, Any]], bars: str) -> dict[str, str]:
    """What the continuations of one cell keep, after one bar or two."""
    return {
        "": f"{short(name)}, after {bars} bar{'s' * (bars != '1')}",
        "notes in the key": middle(runs, "bars", bars, "in key"),
        "ends on the tonic": middle(runs, "bars", bars, "tonic"),
        "every bar exact": middle(runs, "bars", bars, "filled"),
    }


def carried(name: str, said: str, runs: Sequence[dict[str, Any]]) -> dict[str, str]:
    """What they keep with one part of the state carried over."""
    return {
        "carried over": said,
        "ends on its tonic": middle(runs, "carried", name, "tonic"),
        "on that of the other key": middle(runs, "carried", name, "to", "tonic"),
        "ends after 4 bars": middle(runs, "carried", name, "4 bars"),
        "after 3 bars": middle(runs, "carried", name, "3 bars"),
    }
