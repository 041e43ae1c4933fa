"""What the exercises and their solutions are written with."""

from html import escape


def shown(symbol):
    """A letter of the equations, or what stands for one."""
    return f"<i>{escape(symbol)}</i>"


def values(numbers):
    """What is given, in a row."""
    return "".join(f"<span>{shown(one.symbol)} = {one.text}</span>" for one in numbers)


def blank():
    """Room for a number."""
    return '<span class="blank">&nbsp;</span>'


def room(lines, begins=""):
    """Room to write, some lines of it."""
    return f'<div class="room">{begins}</div>' + '<div class="room"></div>' * (lines - 1)
