"""Why memory fades: gradients over long distances, measured while they are turned, and how long a memory lasts."""

import streamlit as st

from ui import page
from ui.sentence import sentence_box
from ui.vanishing import TEXT, fading_memory, vanishing

page.open_page("Vanishing gradients", TEXT["lead"])
vanishing.fade()
vanishing.why()
memory = st.container()
st.subheader("And after training?", anchor=False)
read = sentence_box.sentence_box("lstm", "trained")
with memory:
    fading_memory.lasts(read)
fading_memory.trained(read)
