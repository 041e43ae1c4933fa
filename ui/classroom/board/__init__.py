"""What a class sees beside the picture: its room as a code, how many have answered; after the reveal the votes."""

from functools import lru_cache

import segno

from ui.widgets.components import component

BOARD = component(__file__)


@lru_cache(maxsize=64)
def code(address):
    """The QR code of an address: how many squares wide it is, and the dark ones as a path."""
    rows = segno.make(address, micro=False, error="m").matrix
    dark = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, square in enumerate(row) if square]
    return {"size": len(rows), "path": "".join(dark)}


def board(room, address, key, line, picture=None, copies=False):
    """Mount it; the key that this browser remembers of this room, where the visit does not know it: "" if none.

    `line` is what is said under the code, `picture` what lstm.figures.classroom.tally.draw makes of the votes; with
    `copies` the presenter's link can be copied.
    """
    where = f"{address}/{room}"
    data = {"room": room, "key": key, "line": line, "picture": picture, "code": code(where), "copies": copies}
    data |= {"address": where.partition("://")[2]}
    said = BOARD(key="board", data=data, on_remembered_change=lambda: None)
    remembered = said.get("remembered") or {}
    return remembered.get("key", "") if remembered.get("room") == room else ""
