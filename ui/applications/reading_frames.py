"""What the pages of handwriting and speech share under their picture."""

import streamlit as st

from lstm.figures.applications import frames_says
from ui.widgets import digits


def alone(traces):
    """The traces of one sequence, (T, 1, H), without the axis of those beside it."""
    return tuple(type(trace)(*(field[:, 0] for field in trace)) for trace in traces)


def tables(transcript, names, what):
    """The likeliest readings, and every chance, one click away; what is closed is not computed."""
    made = {
        "The likeliest readings": lambda: frames_says.table(transcript, names),
        f"Every chance at every {what}, as a table": lambda: frames_says.chances_table(transcript, names, what),
    }
    for place, (label, rows) in zip(st.columns(2), made.items(), strict=True):
        with place.expander(label, on_change="rerun", key=f"open {label}") as opened:
            if opened.open:
                found = rows()
                st.dataframe(found, hide_index=True, column_config=digits.every(found), alt=label)
