"""Tables of numbers with the digits that there are: left to itself, a table says 1 of a gate of 0.99998."""

import streamlit as st

DIGITS = "%.10g"  # as many significant digits as a table shows


def every(rows):
    """What makes a table of rows, a list of dicts, show its numbers to their last digits."""
    names = {name for row in rows for name, value in row.items() if isinstance(value, float)}
    return {name: st.column_config.NumberColumn(format=DIGITS) for name in names}
