"""The start page's picture and its ways on."""

import streamlit as st

from lstm import until
from lstm.figures import ribbon as ribbon_figure
from lstm.tasks import everyday
from ui import reading, sentence, settings, teaching
from ui.ribbon import ribbon

SWAPS = {word: everyday.SEED.replace("job", word) for word in ("job", "tax", "traffic", "headache", "snow", "sleep")}


def live_picture():
    """The ribbon over the visitor's sentence, and reasons to swap; each answers at once."""
    picture = st.container()
    st.segmented_control(
        "Swap the reason in the example: the memory and the answer change",
        SWAPS,
        key="choose_swap",
        on_change=swap,
    )
    read = sentence.sentence_box(cell="lstm")
    if not read.found:
        return
    teaching.strange_words(read)
    place = reading.before_answer(read)
    tokens, trace = [one.token.text for one in read.found[: place + 1]], until(read.trace, place)
    drawn = ribbon_figure.draw(read.model, trace, tokens, read.chances[place], reading.rivals(read, place))
    with picture:
        ribbon(drawn)
        st.text(drawn["alt"])


def swap():
    """Put the example with another reason into the box."""
    if chosen := st.session_state.choose_swap:
        settings.write(sentence=SWAPS[chosen], place="")


def ways_on():
    """Where to go from here."""
    student, lecturer, engineer = st.columns(3, gap="large")
    with student:
        st.subheader("New to LSTMs?", anchor=False)
        st.markdown("Type a sentence. See which word opens which gate, and follow any number down to its products.")
        st.page_link("pages/1_Your_sentence.py", label="Look inside your sentence", query_params=settings.set_now())
    with lecturer:
        st.subheader("In front of a class?", anchor=False)
        st.markdown(
            "Show the network before and after training on one sentence, one click apart. The link keeps it all."
        )
        st.page_link(
            "pages/1_Your_sentence.py",
            label="Start untrained",
            query_params=settings.set_now() | {"stage": "untrained"},
        )
    with engineer:
        st.subheader("Building one?", anchor=False)
        st.markdown(
            "Compare LSTM, GRU, plain RNN and peepholes, trained alike, with the controls that show what memory buys."
        )
        st.page_link(
            "pages/1_Your_sentence.py", label="Compare the cells", query_params=settings.set_now() | {"cell": "gru"}
        )
