"""Is the copy the same network? The visitor's own input and output, held against what is computed here."""

import streamlit as st

from lstm import importers
from lstm.importers import LARGEST_GIVEN, Refused
from lstm.kept import kept
from lstm.numbers import sized
from ui.widgets.plain import plain, say
from ui.your_own import TEXT, network


def same(name):
    """The table of what was tried, for what the visitor gives or, of an example, for what its runtime computed."""
    st.markdown(TEXT["same"])
    if name in network.EXAMPLES:
        tried = compared(name)
    else:
        upload()
        tried = st.session_state.get("own_tried")
    if tried:
        verdict(tried)
        table(tried)
    elif name not in network.EXAMPLES:
        st.caption(TEXT["same needs"])
    with st.expander("The lines that write parity.npz"):
        for lines, tab in zip(importers.SNIPPETS.values(), st.tabs(list(importers.SNIPPETS)), strict=True):
            with tab:
                st.code(lines, language="python")


@kept(2)
def compared(name):
    """What was tried of an example, as its file was read."""
    one = network.example(name)
    return importers.parity(one.file, one.x, one.h)


def original():
    """The visitor's network."""
    return st.session_state.get("own_network")


def upload():
    """The place for parity.npz."""
    st.file_uploader(
        "parity.npz, with x, h and perhaps c",
        ("npz",),
        key="own_parity",
        on_change=compare,
        max_upload_size=LARGEST_GIVEN // 1_000_000,
    )
    if fault := st.session_state.get("own_parity_fault"):
        say(f"⚠ {fault}")


def compare():
    """Try every way to read the file against what was uploaded, or remember why not."""
    st.session_state["own_parity_fault"] = ""
    file = st.session_state["own_parity"]
    if file is None or original() is None:
        return
    try:
        arrays = importers.given(file.getvalue())
        if not {"x", "h"} <= arrays.keys():
            raise Refused("It needs arrays of the names x and h.")
        tried = importers.parity(original(), arrays["x"], arrays["h"], arrays.get("c"))
    except ValueError as fault:
        said = str(fault)
        st.session_state["own_parity_fault"] = said[:1].upper() + said[1:] + ("" if said.endswith(".") else ".")
        return
    if tried[0].fits and tried[0].changed:
        st.session_state["own_network"] = importers.corrected(original(), tried[0])
    st.session_state["own_tried"] = tried


def verdict(tried):
    """What fits, in a sentence."""
    best = tried[0]
    what, off = plain(best.what), sized(best.difference)
    if not best.fits:
        st.warning(TEXT["fits not"].format(what=what, difference=off))
    elif best.changed:
        st.success(TEXT["fits otherwise"].format(what=what, difference=off))
    else:
        st.success(TEXT["fits"].format(difference=off))


def table(tried):
    """All that was tried, with the largest difference of each."""
    rows = [
        {"read so": plain(one.what), "largest difference": sized(one.difference), "fits": "yes" if one.fits else "no"}
        for one in tried
    ]
    st.table(rows, hide_index=True, alt="Ways to read the file, and how far each is from what its library computed")
