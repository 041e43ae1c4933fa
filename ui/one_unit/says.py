"""What is said about the unit under the visitor's hands, in numbers of its trace; and those numbers as a table."""

import streamlit as st

from lstm import one_unit
from lstm.figures.colours import INK
from lstm.figures.inside_one_step import equations
from lstm.figures.text import listed, percent
from lstm.numbers import fixed, plain, short
from lstm.one_unit import challenges
from ui.one_unit import TEXT
from ui.widgets import digits

MOST, LEAST = 0.9, 0.1
KEPT = (f"More than {percent(MOST)}", f"{percent(LEAST)} to {percent(MOST)}", f"Less than {percent(LEAST)}")
SIGNAL = {"x": "weight on x", "h": "weight on h", "b": "bias"}


def lasts(values):
    """How long the memory lasts while the unit rests."""
    kept, half = one_unit.at_rest(values), one_unit.half_life(values)
    if half > 1e8:
        told = "practically for ever"
    elif half >= 10:
        told = f"half of a memory is gone after {fixed(half, 0)} steps"
    else:
        told = f"half of a memory is gone after {fixed(half, 1) if half >= 0.1 else 'less than 0.1'} steps"
    return [{"text": f"At rest (x = 0, h = 0) a step keeps {percent(kept)} of the memory: {told}.", "strong": False}]


def no_longer(lesson, values, xs):
    """How the unit in view differs from a lesson's, and what its own memory does: what the lesson says may not hold."""
    differ = [
        f"{label(n)} {plain(old)} → {plain(new)}"
        for n, old, new in zip(one_unit.NAMES, lesson.values, values, strict=True)
        if old != new
    ]
    more = [f"{len(differ) - 3} more weights"] if len(differ) > 3 else []
    parts = differ[:3] + more + ["another input"] * (xs != lesson.xs)
    c = one_unit.curves(values, xs)["c"]
    most = int(abs(c).argmax())
    return TEXT["no longer the lesson"].format(
        lesson=lesson.name, parts=listed(parts), step=most + 1, most=short(c[most]), last=short(c[-1])
    )


def guessed(values, xs):
    """The place of the right answer in KEPT: what is left of the memory at the end."""
    kept = one_unit.kept_to_the_end(values, xs)
    return 0 if kept > MOST else 1 if kept >= LEAST else 2


def judged(challenge, values, xs):
    """How right the unit is: on the input in view, and on those the visitor does not see."""
    right = challenges.right_on(challenge, values)
    here = challenges.share_inside(challenge, values, xs)
    done = "Challenge met: r" if right == challenges.HIDDEN else "R"
    text = (
        f"{done}ight on {right} of {challenges.HIDDEN} sequences you do not see, and at {percent(here)} of these steps."
    )
    return [{"text": text, "strong": True}]


def moved(values, xs, values_before, xs_before, now, before):
    """What was changed, which curves that moved and by how much at most, and which it did not."""
    if before is None:
        return [{"text": TEXT["still"], "strong": False}]
    changed = changes(values, xs, values_before, xs_before)
    gaps = {name: gap for name, gap in one_unit.moved(now, before).items() if name != "x"}
    symbols = {name: INK[name].symbol for name in now if name != "x"}
    if not gaps:
        return [{"text": f"{changed}. No curve moved by as much as 0.001.", "strong": False}]
    most = [f"{symbols[name]} by up to {short(gap)}" for name, (gap, _) in gaps.items()]
    most[0] += f" (step {next(iter(gaps.values()))[1] + 1})"
    still = [symbol for name, symbol in symbols.items() if name not in gaps]
    rest = f" {listed(still)} did not move." if still else ""
    return [{"text": f"{changed}. Moved: {listed(most)}.{rest}", "strong": False}]


def changes(values, xs, values_before, xs_before):
    """What the visitor changed, as the beginning of a sentence."""
    if values != values_before:
        named = zip(one_unit.NAMES, values_before, values, strict=True)
        parts = [f"{label(name)} {plain(old)} → {plain(new)}" for name, old, new in named if old != new]
    elif len(xs) != len(xs_before):
        parts = [f"x has {len(xs)} steps now"]
    else:
        places = [place + 1 for place, (old, new) in enumerate(zip(xs_before, xs, strict=True)) if old != new]
        parts = ["x changed" + (f" at step {places[0]}" if len(places) == 1 else "")]
    return "; ".join(parts[:2])


def label(name):
    """f_b -> "f, bias"."""
    quantity, signal = name.rsplit("_", 1)
    return f"{INK[quantity].symbol}, {SIGNAL[signal]}"


def tables(values, xs):
    """Two expanders; what is closed is not computed."""
    written = st.expander("The equations of this cell", on_change="rerun", key="open_hand_equations")
    if written.open:
        with written:
            for line in equations.draw(one_unit.CELL, dark=st.context.theme.type == "dark"):
                st.latex(line)
    table = st.expander("Every value, as a table", on_change="rerun", key="open_hand_values")
    if table.open:
        made = rows(values, xs)
        table.dataframe(made, hide_index=True, column_config=digits.every(made), alt="Every quantity at every step")


def rows(values, xs):
    """One row a step."""
    found = one_unit.curves(values, xs)
    return [
        {"step": place + 1} | {name: float(curve[place]) for name, curve in found.items()} for place in range(len(xs))
    ]
