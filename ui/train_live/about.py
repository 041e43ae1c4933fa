"""What is said of the task that is trained on, and where the training in view is not as the task comes."""

import streamlit as st

from lstm.figures.text import listed
from lstm.live import LIVE, defaults, in_force, options_of
from lstm.live.check import spacing
from ui.link.scheduled_changes import AT_ONCE

FIELDS = {"units": "Units", "layers": "Layers", "forget": "Bias for keeping"}
FIELDS |= {name: choice.label for name, choice in AT_ONCE.items()}


def about(training):
    """The task in sentences, told as it comes."""
    task = LIVE[training.settings.task]
    parts = changed(in_force(training.settings, training.updates), training.own)
    warning = f"*Changed here: {listed(parts)}. What follows is said of the task unchanged.* " if parts else ""
    control = f"The dashed line in the picture is there to compare with: {task.CONTROL}."
    looked = f"Whether the task is solved is checked every {spacing(training.settings.task)} updates."
    st.markdown(f"**{task.NAME.rstrip('?')}.** {warning}{task.ABOUT} {control} {looked}")


def changed(now, own=None):
    """What of some Settings, and of the data, is not as the task comes: labels. A seed and a cell change no task."""
    task, usual = LIVE[now.task], defaults(now.task)
    values, known = options_of(now), options_of(usual)
    parts = [one.label for name, one in task.OPTIONS.items() if values[name] != known[name] and not one.names]
    parts += [label for field, label in FIELDS.items() if getattr(now, field) != getattr(usual, field)]
    return parts + ["the data"] * (own is not None)
