"""A part that is drawn again by itself stands alone in its container: nothing can be drawn over what follows it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent.parent


def page():
    import streamlit as st

    from ui.widgets.own_part import own_part

    @own_part(key="counted")
    def counted():
        st.text("a part")

    counted()
    st.text("after it")


def test_nothing_stands_beside_it():
    at = AppTest.from_function(page).run()
    around, after = at.main.children.values()
    assert after.value == "after it"
    (part,) = around.children.values()
    assert [one.value for one in part.children.values()] == ["a part"]


def test_every_part_is_made_so():
    assert [path.name for path in (ROOT / "ui").rglob("*.py") if "st.fragment" in path.read_text()] == ["own_part.py"]
