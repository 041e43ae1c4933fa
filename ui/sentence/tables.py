"""Under the picture: the equations, what is expected after each word, and every value as a table or a file."""

import csv
import io

import streamlit as st

from lstm.figures.inside_one_step import equations
from lstm.figures.sentence.answered import answers
from lstm.figures.text import percent
from lstm.numbers import brief
from lstm.presets import english
from ui.sentence import TEXT
from ui.widgets import digits


def tables(read):
    """Three expanders; what is closed is not computed."""
    equations_box = st.expander("The equations of this cell", on_change="rerun", key="open_equations")
    if equations_box.open:
        with equations_box:
            st.caption(read.cell.SOURCE)
            for line in equations.draw(read.cell, dark=st.context.theme.type == "dark"):
                st.latex(line)
            units, inputs = read.trace.h.shape[-1], read.trace.x.shape[-1]
            st.caption(TEXT["shapes"].format(units=units, inputs=inputs, both=units + inputs))
            st.caption(TEXT["palette"])
    does = "expects" if read.signature.ahead else "answers"
    expected = st.expander(f"What it {does} after each {read.noun}", on_change="rerun", key="open_expected")
    if expected.open:
        rows, said = next_words(read), f"What it {does} after each {read.noun}, likeliest first"
        expected.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt=said)
    values = st.expander("Every value, as a table", on_change="rerun", key="open_values")
    if values.open:
        rows, said = all_values(read), f"Every quantity of every unit at every {read.noun}"
        values.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt=said)


def csv_button(read):
    """A button that saves every value; the file is made when it is asked for."""

    def make():
        return as_csv(all_values(read))

    st.download_button("Every value as CSV", make, "inside-the-lstm.csv", "text/csv", on_click="ignore")


def next_words(read):
    """The five likeliest next words, or answers, after each word, one row a word; or the numbers that are answered."""
    rows, meant = [], read.signature
    for place, (one, said) in enumerate(zip(read.found, read.chances, strict=True)):
        row = {"place": place + 1, "after": one.token.text}
        for rank, (name, value) in enumerate(answers(said, meant), start=1):
            if meant.kind == "class":
                row[f"likeliest {rank}"] = f"{name} {percent(value)}"
            else:
                row[f"answer: {name}"] = brief(value)
        if read.english:
            row["a word it does not know"] = percent(float(english.unknown(read.model, read.trace.h[place])))
        rows.append(row)
    return rows


def all_values(read):
    """One row for each word and unit: what was read, and every quantity of the step, as computed."""
    channels = read.signature.channels
    return [
        {"place": place + 1}
        | ({"layer": read.below + 1} if len(read.model.layers) > 1 else {})
        | (dict(zip(channels, read.ids[place].tolist(), strict=True)) if channels else {read.noun: one.token.text})
        | {"unit": unit}
        | {name: float(getattr(read.trace, name)[place, unit]) for name in read.cell.EQUATIONS}
        for place, one in enumerate(read.found)
        for unit in range(read.trace.h.shape[-1])
    ]


def as_csv(rows):
    """Rows as CSV text. A cell that a spreadsheet would run as a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=rows[0])
    writer.writeheader()
    writer.writerows({name: quoted(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def quoted(value):
    """A cell of a table: a number as it is, a text so that no spreadsheet takes it for a formula."""
    return "'" + value if isinstance(value, str) and value[0] in "=+-@\t" else value
