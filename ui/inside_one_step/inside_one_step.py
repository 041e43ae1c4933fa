"""The cell as a picture over the visitor's sentence."""

import streamlit as st

from lstm.explain import worth_most
from lstm.figures.inside_one_step import step as step_figure
from lstm.figures.wiring import wiring_of
from ui.inside_one_step import TEXT, weights
from ui.inside_one_step.step import step
from ui.link import settings
from ui.sentence import look_inside
from ui.widgets.own_part import own_part


@own_part(key="step")
def one_step(read):
    """The picture of a reading; a click reruns this and nothing else."""
    if wiring_of(read.layer.cell) is None:
        st.info(TEXT["not drawn"].format(cell=read.cell.NAME))
        return
    read = weights.edited(read)
    view = look_inside.picked(read, look_inside.telling(read) | {"key": ""})
    row = None
    if look_inside.many(read):
        row = sorted({view["unit"], *worth_most(read, read.end, look_inside.TELLING)})
    picture = step_figure.draw(read, view["unit"], row)
    if view["key"] not in picture["opened"]:
        view["key"] = ""
    phase = settings.get("phase") or 0
    view |= {"phase": min(phase, len(picture["phases"])), "all": bool(settings.get("units"))}
    with st.container(key="sight"):
        step(picture, view | {"turn": settings.get("turn")})
    if turned := len(weights.fitting(read, weights.requested())):
        st.caption(f"{turned} change{'s' * (turned > 1)} of its weights by hand: see below.")
