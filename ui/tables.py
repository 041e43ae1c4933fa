"""Under the picture: the equations, what is expected after each word, and every value as a table or a file."""

import csv
import io

import streamlit as st

from lstm.figures import equations, strip
from lstm.figures.text import percent


def tables(read):
    """Three expanders; what is closed is not computed."""
    written = st.expander("The equations of this cell", on_change="rerun", key="open_equations")
    if written.open:
        with written:
            st.caption(read.cell.SOURCE)
            for line in equations.draw(read.cell, dark=st.context.theme.type == "dark"):
                st.latex(line)
    expected = st.expander("What it expects after each word", on_change="rerun", key="open_expected")
    if expected.open:
        expected.dataframe(next_words(read), hide_index=True, alt="The five likeliest next words after each word")
    values = st.expander("Every value, as a table", on_change="rerun", key="open_values")
    if values.open:
        values.dataframe(all_values(read), hide_index=True, alt="Every quantity of every unit at every word")


def csv_button(read):
    """A button that saves every value; the file is made when it is asked for."""

    def make():
        return as_csv(all_values(read))

    st.download_button("Every value as CSV", make, "inside-the-lstm.csv", "text/csv", on_click="ignore")


def next_words(read):
    """The five likeliest next words after each word, one row a word."""
    rows = []
    for place, (one, chances) in enumerate(zip(read.found, read.chances, strict=True)):
        row = {"place": place + 1, "after": one.token.text}
        for rank, (word, chance) in enumerate(strip.best(chances, read.model.words), start=1):
            row[f"likeliest {rank}"] = f"{word} {percent(chance)}"
        rows.append(row)
    return rows


def all_values(read):
    """One row for each word and unit: every quantity of the step, as computed."""
    return [
        {"place": place + 1, "word": one.token.text, "unit": unit}
        | {name: float(getattr(read.trace, name)[place, unit]) for name in read.cell.EQUATIONS}
        for place, one in enumerate(read.found)
        for unit in range(read.trace.h.shape[-1])
    ]


def as_csv(rows):
    """Rows as CSV text. A cell that a spreadsheet would run as a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=rows[0])
    writer.writeheader()
    writer.writerows(row | {"word": "'" + row["word"] if row["word"][0] in "=+-@\t" else row["word"]} for row in rows)
    return out.getvalue()
