"""The start page's picture and its ways on."""

import streamlit as st

from lstm import until
from lstm.figures import ribbon as ribbon_figure
from lstm.figures.text import percent
from lstm.tasks import everyday
from ui import reading, sentence, settings, teaching
from ui.ribbon import ribbon

REASONS = ("job", "tax", "traffic", "headache", "snow", "sleep")
SWAPS = {word: everyday.SEED.replace("job", word).replace("loan", everyday.MEANS[word]) for word in REASONS}
HOW_TO_READ = (
    "The band is the memory behind the answer: how strongly it speaks (in logits) for that word against the others "
    "that fit. It enters at the word that wrote it, and stays for as long as it is remembered. Grey is what all other "
    "words wrote. The network has learnt {} everyday words from generated sentences: what somebody needs, whose a "
    "thing is, where something happens."
)


def live_picture():
    """The ribbon over the visitor's sentence, and reasons to swap; each answers at once. Always the trained LSTM's."""
    picture = st.container()
    st.session_state.choose_swap = next((w for w, text in SWAPS.items() if text == settings.read("sentence")), None)
    st.segmented_control(
        "Swap the reason in the example: the memory and the answer change", SWAPS, key="choose_swap", on_change=swap
    )
    read = sentence.sentence_box("lstm", "trained")
    if not read.found:
        return
    teaching.strange_words(read)
    place = reading.before_answer(read)
    tokens, trace = [one.token.text for one in read.found[: place + 1]], until(read.trace, place)
    drawn = ribbon_figure.draw(read.model, trace, tokens, read.chances[place], reading.rivals(read, place))
    with picture:
        ribbon(drawn)
        st.text(drawn["alt"] + went_on(read, place, drawn["answer"]["word"]))
        st.caption(HOW_TO_READ.format(len(read.model.words)))


def went_on(read, place, expected):
    """What the visitor wrote next, where that is not what was expected."""
    if place + 1 == len(read.found) or read.found[place + 1].word == expected:
        return ""
    one = read.found[place + 1]
    return f" You wrote “{one.token.text}”, which it gave {percent(float(read.chances[place, one.id]))}."


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
