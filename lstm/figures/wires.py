"""What a wiring is made of. Coordinates are those of a sheet 1240 wide and 480 high, y downwards."""

from typing import NamedTuple

WIDE, HIGH = 1240, 480


class Wire(NamedTuple):
    """A line along which a number flows."""

    path: str  # as in SVG
    signal: str  # whose number it carries
    label: tuple[float | str, ...] = ()  # where that number stands: (x, y), and "end" or "middle" if not from x on
    steps: tuple[int, ...] = ()  # the steps of the cell that light it
    stage: int = 0  # when in one tick the number comes about: 0 is first
    arrow: bool = True


class Node(NamedTuple):
    """An operator, a squashing function, or an end of the cell."""

    kind: str  # "squash", "operator", "end" or "join"
    x: float
    y: float
    sign: str  # what stands in it
    signal: str  # the number that comes out of it, or stands at this end
    steps: tuple[int, ...] = ()
    says: str = ""  # what it is, for whoever points at it


class Phase(NamedTuple):
    """One of the steps in which a cell is explained: {f} is a number, {f:%} a share."""

    title: str
    text: str


def squash(x: int, quantity: str, sign: str, name: str, steps: tuple[int, ...], y: int = 318) -> Node:
    """A squashing function over the bus: its box, at (x, y) on the sheet.

    It stands 0 to 1240 from the left and 0 to 480 from the top; `steps` are those of the cell that light it, 1 to 4.
    """
    what = "squashes its sum to a number between " + ("0 and 1" if sign == "σ" else "−1 and 1")
    return Node("squash", x, y, sign, quantity, steps, f"{name}: {what}. Click to open it.")


def riser(
    x: int, quantity: str, steps: tuple[int, ...], bottom: int = 420, stage: int = 0, beside: int = 0, label: int = 12
) -> Wire:
    """The wire from the bus up into a squashing function; its number is the sum before squashing.

    x is 0 to 1240, y up to `bottom` of 480; `steps` are those of the cell that light it, 1 to 4.
    """
    return Wire(f"M{x + beside},{bottom} V350", f"sum {quantity}", (x + label, 396), steps, stage)
