"""How the components in ui/ are put together: CSS and JavaScript in files beside their Python."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent


def seen(key):
    """The number of the last message in which a component said what is picked; 0 before any."""
    return ((st.session_state.get(key) or {}).get("picked") or {}).get("number", 0)


def component(name, *also):
    """The component in ui/<name>/: its style and scripts, after what all components share and the scripts in `also`."""
    folder = HERE / name
    scripts = [HERE / shared for shared in ("numbers.js", "draw.js", *also)] + sorted(folder.glob("*.js"))
    script = "\n".join(path.read_text() for path in scripts)
    style = (HERE / "draw.css").read_text() + (folder / f"{name}.css").read_text()
    html = f'<div class="{name}"></div>\n'
    return st.components.v2.component(f"inside_the_lstm_{name}", html=html, css=style, js=script)
