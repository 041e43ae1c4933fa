"""Lesson 10: one unit learns, and its gates form."""

from typing import Any

import numpy as np

from lstm.figures.colours import reach
from lstm.figures.lessons import HAND, answer, frame, picture, rows, steps
from lstm.kept import kept
from lstm.numbers import brief, percent
from lstm.one_unit import learning

UPDATES = (0, 1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 100)
SEED = 23
WATCHED = ("c", "f", "i", "candidate", "o", "h")


@kept(1)
def draw() -> dict[str, Any]:
    """The hand moves through the updates of a training that has just been computed."""
    moments, frames = learning.film(UPDATES, seed=SEED), []
    flagged = int(moments[0].trace.x[:, 1].argmax())
    wanted = "+1" if moments[0].trace.x[flagged, 0] > 0 else "−1"
    labels = steps(1, learning.STEPS)
    labels[flagged] = "flag"
    for one in moments:
        says = f"The flagged number is {wanted}. After {HAND} updates the loss is **{brief(one.loss)}**, and "
        says += f"**{percent(one.right)}** of all answers are right."
        shown = {"x": one.trace.x[:, 0]} | {name: getattr(one.trace, name)[:, 0] for name in WATCHED}
        said = [answer("+1", one.says), answer("−1", 1.0 - one.says)]
        frames.append(frame(str(one.updates), says, shown, at=flagged, answers=said))
    highest = reach("c", np.array([one.trace.c for one in moments]), ())
    listed = rows("x", *WATCHED, reach=highest, x="one is flagged")
    what = "how many updates the unit has had"
    return picture(labels, listed, frames, 0, len(UPDATES) - 1, what)
