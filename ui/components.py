"""How the components in ui/ are put together: HTML, CSS and JavaScript in files beside their Python."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent


def component(name):
    """The component in ui/<name>/: its page.html, page.css and page.js, after what all of them share."""
    folder = HERE / name
    script = (HERE / "draw.js").read_text() + (folder / f"{name}.js").read_text()
    style = (HERE / "draw.css").read_text() + (folder / f"{name}.css").read_text()
    html = f'<div class="{name}"></div>\n'
    return st.components.v2.component(f"inside_the_lstm_{name}", html=html, css=style, js=script)
