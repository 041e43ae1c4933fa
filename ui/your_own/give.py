"""What the visitor gives their network to read: numbers in a file, or text and a vocabulary."""

import streamlit as st

from lstm import importers
from lstm.importers import LARGEST_GIVEN, Refused
from ui.widgets.plain import say

MB = LARGEST_GIVEN // 1_000_000
ALPHABET = "one symbol a line, a JSON list, or a JSON object of places"


def give(network):
    """The places for an input to a network, in a popover."""
    with st.popover("Give it an input"):
        kind = st.segmented_control("As", ["numbers", "text"], default="numbers", required=True, key="own_kind")
        if kind == "numbers":
            st.file_uploader(
                "An .npz with x (steps, numbers), or a CSV. For an embedding: token ids",
                ("npz", "csv", "txt", "tsv"),
                key="own_x",
                on_change=numbers,
                max_upload_size=MB,
            )
        else:
            st.text_input("Text", key="own_text", max_chars=2000, on_change=text)
            if network.words:
                st.caption(f"Its own vocabulary is in the file: {len(network.words):,} symbols.")
            else:
                st.file_uploader(
                    f"Vocabulary: {ALPHABET}", ("txt", "json"), key="own_symbols", on_change=text, max_upload_size=MB
                )
        if fault := st.session_state.get("own_given_fault"):
            say(f"⚠ {fault}")


def numbers():
    """Take the numbers out of what was uploaded, or remember why not."""
    st.session_state["own_given_fault"] = ""
    if st.session_state["own_x"] is None:
        return
    try:
        arrays = importers.given(st.session_state["own_x"].getvalue())
        x = importers.sequence(arrays)
    except Refused as fault:
        st.session_state["own_given_fault"] = str(fault)
        return
    columns = {name: array for name, array in arrays.items() if array.shape == x.shape[:1] and name != "x"}
    st.session_state["own_given"] = x, columns, ()


def text():
    """Take the text as the vocabulary has it, or remember why not."""
    st.session_state["own_given_fault"] = ""
    file, typed = st.session_state.get("own_symbols"), st.session_state.get("own_text", "")
    network = st.session_state["own_network"]
    if file is None and not network.words or not typed:
        return
    try:
        symbols = list(network.words) or importers.vocabulary(file.getvalue())
        as_tokens = any(importers.embedding_of(network, layer) for layer in network.layers)
        x, words = (importers.tokens if as_tokens else importers.one_hot)(typed, symbols)
    except Refused as fault:
        st.session_state["own_given_fault"] = str(fault)
        return
    st.session_state["own_given"] = x, {}, tuple(words)
