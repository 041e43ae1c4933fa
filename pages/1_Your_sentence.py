"""The visitor's sentence through a trained network: every gate of every unit, down to each product."""

import streamlit as st

from ui import controls, evidence, look_inside, page, sentence, settings, tables, teaching

page.open_page(
    "Your sentence",
    "A trained network reads it word by word. Every cell of the picture is one number of one unit at one word.",
)
read = sentence.sentence_box()
choices = st.container()
if read.found:
    teaching.strange_words(read)
    look_inside.look_inside(read)
    teaching.teaching(read)
    tables.tables(read)
with choices if not settings.read("room") else st.container():  # before a class, the picture comes first
    controls.controls()
evidence.evidence()
