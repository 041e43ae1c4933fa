"""The worksheet's lesson as a notebook: the same numbers, worked out in Python with this library alone.

Its code stands in notebook.txt, cells under `# %% their name`; `__unit__` in it is filled with what is in view. What a
visitor typed stands in it as a text between quotes, and nowhere else.
"""

import json
import re
from pathlib import Path

from ui.take_home import TEXT

NAME, GAP = re.compile(r"^# %% (.+)\n", re.MULTILINE), re.compile(r"__(\w+)__")
LESSON = "gate", "steps", "left", "chart"


def of_reading(one, read, stage, penalty):
    """The notebook of a sheet of a Reading by one of the shipped LSTMs."""
    view = {"unit": one.unit, "place": one.place, "gate": one.gate.key, "rival": one.answer.rival}
    view |= {"text": read.text, "stage": stage, "penalty": penalty}
    return file(["of a text", "predict", *LESSON, "back"], view)


def by_hand(one, values, xs):
    """The notebook of a sheet of a unit set by hand."""
    view = {"values": values, "xs": xs, "place": one.place}
    return file(["of a unit", "predict by hand", *LESSON, "back by hand"], view)


def file(names, view):
    """The text of an .ipynb file: these cells, filled with what is in view, each under its heading."""
    code, (about, *told) = cells(), TEXT["notebook"].split("\n\n")
    made = [{"cell_type": "markdown", "id": "about", "metadata": {}, "source": about}]
    for text, name in zip(told, names, strict=True):
        label, filled = name.replace(" ", "-"), GAP.sub(lambda gap: repr(view[gap[1]]), code[name])
        made.append({"cell_type": "markdown", "id": f"text-{label}", "metadata": {}, "source": text})
        cell = {"cell_type": "code", "id": f"code-{label}", "metadata": {}, "source": filled}
        made.append(cell | {"execution_count": None, "outputs": []})
    python = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"cells": made, "metadata": python, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def cells():
    """The code of every cell by its name."""
    _, *parts = NAME.split(Path(__file__).with_name("notebook.txt").read_text(encoding="utf-8"))
    return {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}
