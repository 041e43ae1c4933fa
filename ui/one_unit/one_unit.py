"""One unit by hand: its sliders, its curves, and what of both is in the link."""

import streamlit as st

from lstm import one_unit as hand
from lstm.figures import curves as curves_figure
from lstm.figures.colours import INK
from lstm.numbers import linked
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from ui.link import settings
from ui.one_unit import TEXT, choice, says
from ui.widgets import guess
from ui.widgets.curves import curves
from ui.widgets.curves import live as live_curves
from ui.widgets.own_part import own_part
from ui.widgets.sliders import live as live_sliders
from ui.widgets.sliders import sliders

SLIDERS, CURVES = "hand_sliders", "hand_curves"


def chosen():
    """The challenge the link asks for, or else its lesson."""
    return CHALLENGES.get(settings.get("challenge")) or LESSONS[settings.get("lesson")]


def in_link():
    """(the twelve numbers, the input): what the link says, or what its lesson or challenge begins with."""
    begins = hand.ZEROS if settings.get("challenge") else chosen().values
    values, xs = (settings.read_list(name) for name in ("hand", "pulses"))
    return tuple(map(float, values)) or begins, tuple(map(float, xs)) or chosen().xs


def in_view():
    """(values, input, the same two before the last movement): under a hand what it says, else what the link says."""
    values, xs = in_link()
    slid, drawn = live_sliders(SLIDERS), live_curves(CURVES)
    if slid and not slid["final"]:
        values = twelve(slid["values"])
    if drawn and not drawn["final"]:
        xs = tuple(drawn["values"])
    before = values, xs
    last = st.session_state.get("hand_moved")
    if last == SLIDERS and slid and twelve(slid["values"]) == values:
        before = twelve(slid["before"]), xs
    if last == CURVES and drawn and tuple(drawn["values"]) == xs:
        before = values, tuple(drawn["before"])
    return values, xs, *before


def twelve(named):
    """Numbers by name, as the sliders say them -> in the order of hand.NAMES."""
    return tuple(float(named[name]) for name in hand.NAMES)


def short(numbers):
    """Numbers as a link carries them: "-20,0.1,3"."""
    return ",".join(linked(number, 3) for number in numbers)


def one_unit():
    """The choice of what to do, and the unit under the visitor's hands."""
    choice.choice()
    unit()


@own_part
def unit():
    """What reruns while a slider or the input is dragged. After a movement all does: links to other pages changed."""
    if st.session_state.pop("hand_over", False):
        st.rerun()
    values, xs, *before = in_view()
    st.html(choice.ROOM_FOR_TEXT)
    with st.container(key="hand_text"):
        task = bool(settings.get("challenge"))
        if task:
            choice.sentences(values, xs)
        shown = guess.first(
            ("one unit", values, xs), question(values, xs, *before), says.KEPT, says.guessed(values, xs)
        )
        if shown and not task:
            choice.sentences(values, xs)
    with st.container(key="sight"), st.container(key="hand"):
        left, right = st.columns([1, 2.35], gap="medium")
    with left:
        sliders(groups(in_link()[0]), key=SLIDERS, on_change=slid, tight=bool(settings.get("room")))
        if settings.get("room"):
            guess.switch()
    with right:
        show(shown, values, xs, *before)
    if shown:
        says.tables(values, xs)


def question(values, xs, values_before, xs_before):
    """What is asked before the curves are shown: what is left of the memory, after what was changed."""
    same = (values_before, xs_before) == (values, xs)
    changed = "" if same else says.changes(values, xs, values_before, xs_before) + ". "
    return changed + TEXT["guess"].format(steps=len(xs))


def groups(values):
    """The twelve sliders, by gate."""
    named, made = dict(zip(hand.NAMES, values, strict=True)), []
    for quantity in hand.SQUASHED:
        ink = INK[quantity]
        rows = [
            {
                "name": f"{quantity}_{signal}",
                "label": {"x": "× x", "h": "× h", "b": "bias"}[signal],
                "says": f"{ink.name}, {says.SIGNAL[signal]}",
                "low": hand.LOW,
                "high": hand.HIGH,
                "step": hand.STEP,
                "value": named[f"{quantity}_{signal}"],
            }
            for signal in hand.SIGNALS
        ]
        made.append({"title": f"{ink.name}: {ink.does}", "symbol": ink.symbol, "ink": list(ink[3:]), "sliders": rows})
    return made


def show(all_of_it, values, xs, values_before, xs_before):
    """The curves of the unit, those before behind them, and the sentences above; before a guess only the input."""
    now, before = hand.curves(values, xs), None
    if (values_before, xs_before) != (values, xs) and len(xs_before) == len(xs):
        before = hand.curves(values_before, xs_before)
    challenge = CHALLENGES.get(settings.get("challenge"))
    bands = {"h": challenge.goal(now["x"])} if challenge else None
    picture = curves_figure.draw(now, before, bands=bands, editable=("x",), panels=None if all_of_it else [("x",)])
    lines = says.judged(challenge, values, xs) if challenge else says.lasts(values)
    lines += says.moved(values, xs, values_before, xs_before, now, before)
    curves(
        picture,
        key=CURVES,
        on_change=drawn,
        lines=lines if all_of_it else [],
        file="one-unit-by-hand",
        tight=bool(settings.get("room")),
        longest=hand.LONGEST,
    )


def slid():
    """The hand moved a slider: when it lets go, the twelve numbers go into the link."""
    if said := live_sliders(SLIDERS):
        remember(SLIDERS, said, {"hand": twelve(said["values"])})


def drawn():
    """The hand drew in the input: when it lets go, the input goes into the link."""
    if said := live_curves(CURVES):
        remember(CURVES, said, {"pulses": said["values"]})


def remember(moved, said, numbers):
    """Every change of the link is a step that Back takes back, so only the end of a movement is one."""
    st.session_state["hand_moved"] = moved
    if said["final"]:
        settings.write(**{name: short(values) for name, values in numbers.items()})
        st.session_state["hand_over"] = True
