"""The start page: what this is, one live picture, where to go. Run me: streamlit run app.py"""

import streamlit as st

from ui import page
from ui.start import TEXT, start

page.open_page("See a network remember a sentence", TEXT["lead"])
start.begin()
start.live_picture()
st.divider()
start.ways_on()
