"""How every page opens: its frame, the way around, the headline, and a word about a link that asked for too much."""

from pathlib import Path

import streamlit as st

from ui import settings

ROOT = Path(__file__).parent.parent
PAGES = sorted(ROOT.glob("pages/*.py"))  # the file name is order, label and address
STYLE = """<style>
[data-testid=stMainBlockContainer] { padding: 0.8rem 2.2rem 4rem; max-width: 1760px; }
[data-testid=stMainBlockContainer] [data-testid=stVerticalBlock] { gap: 0.6rem; }
[data-testid=stHeader] { background: transparent; height: 2.4rem; }
[data-testid=stSidebar], [data-testid=stExpandSidebarButton] { display: none; }
[data-testid=stPageLink] a { padding-left: 0; }
h1 { padding: 0.2rem 0 0 !important; }
@media (max-width: 640px) { [data-testid=stMainBlockContainer] { padding: 0.8rem 1rem 3rem; } }
</style>"""


def open_page(title, lead):
    """The first line of every page."""
    st.set_page_config(f"{title} · Inside the LSTM", "🧠", layout="wide", initial_sidebar_state="collapsed")
    st.session_state["page_in_view"] = title
    st.html(STYLE)
    if settings.read("room"):
        st.html("<style>[data-testid=stMain] { zoom: 1.5; }</style>")
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.page_link("app.py", label="**Inside the LSTM**", query_params=settings.set_now())
        for page in PAGES:
            label = page.stem.split("_", 1)[1].replace("_", " ")
            st.page_link(page, label=label, query_params=settings.set_now())
        st.space("stretch")
        room = settings.own_key("room")
        st.session_state[room] = bool(settings.read("room"))
        st.toggle("Type for a room", key=room, on_change=lambda: settings.write(room="on" * st.session_state[room]))
    if wrong := settings.ignored():
        st.warning("This link asks for something that cannot be, so these were ignored:")
        st.text(", ".join(wrong[:6]))
    st.title(title, anchor=False)
    st.markdown(lead)
