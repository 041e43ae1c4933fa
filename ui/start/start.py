"""The start page's picture and its ways on."""

import streamlit as st

from lstm.everyday import sentences
from lstm.figures.text import percent
from lstm.figures.who_wrote import ribbon as ribbon_figure
from ui.lessons import before
from ui.link import settings
from ui.sentence import sentence_box
from ui.start import TEXT
from ui.start.ribbon import ribbon
from ui.widgets.plain import say

REASONS = ("job", "tax", "traffic", "headache", "snow", "sleep")
SWAPS = {word: sentences.SEED.replace("job", word).replace("loan", sentences.MEANS[word]) for word in REASONS}


BEGIN = """<style>
.st-key-begin [data-testid=stPageLink] { margin-left: 0; }
.st-key-begin a { border: 2px solid var(--st-primary-color, #0b5fa5); border-radius: 8px; }
.st-key-begin a { padding: 0.15rem 0.9rem; width: fit-content; }
.st-key-begin p { font-weight: 600; }
</style>"""


def begin():
    """The way to the course, before all else."""
    st.html(BEGIN)
    with st.container(key="begin"):
        st.page_link(before.START_HERE, label=TEXT["begin"], query_params=before.others())


def live_picture():
    """The ribbon over the visitor's sentence, and reasons to swap; each answers at once. Always the trained LSTM's."""
    picture = st.container(key="sight")
    st.session_state.choose_swap = next((w for w, text in SWAPS.items() if text == settings.get("sentence")), None)
    st.segmented_control(
        "Swap the reason in the example: the memory and the answer change", SWAPS, key="choose_swap", on_change=swap
    )
    read = sentence_box.sentence_box("lstm", "trained")
    if not read.found or read.strange:
        return
    place = read.end
    drawn = ribbon_figure.draw(read.until(place))
    with picture:
        ribbon(drawn)
        say(drawn["alt"] + went_on(read, place, drawn["answer"]["word"]))
    st.caption(TEXT["how to read it"].format(words=len(read.model.words)))


def went_on(read, place, expected):
    """What the visitor wrote next, where that is not what was expected."""
    if place + 1 == len(read.found) or read.found[place + 1].word == expected:
        return ""
    one = read.found[place + 1]
    return f" You wrote “{one.token.text}”, which it gave {percent(float(read.chances[place, one.id]))}."


def swap():
    """Put the example with another reason into the box."""
    if chosen := st.session_state.choose_swap:
        settings.write(sentence=SWAPS[chosen], **settings.OF_ONE_SENTENCE)


WAYS = {  # for whom: what they find, and where: page, label, and the settings it opens with
    "New to LSTMs?": (
        TEXT["new"],
        [
            ("01_Start_here", "Take the course: twelve short lessons", {}),
            ("11_Your_sentence", "Look inside your sentence", {}),
            ("12_Inside_one_step", "Walk through one step", {"phase": "1"}),
            ("13_Who_wrote_the_memory", "See who wrote its memory", {}),
            ("21_One_unit_by_hand", "Set one unit by hand", {}),
            ("31_Train_it_live", "Watch a network learn", {}),
            ("51_Applications", "See what LSTMs are for", {}),
        ],
    ),
    "In front of a class?": (
        TEXT["class"],
        [
            ("02_In_class", "Ask the class by phone; lesson plans and notes", {}),
            ("11_Your_sentence", "Start untrained", {"stage": "untrained"}),
            ("12_Inside_one_step", "Project the cell, in large type", {"room": "on"}),
            ("13_Who_wrote_the_memory", "Let the class predict, then reveal", {"predict": "on"}),
            ("21_One_unit_by_hand", "Set the class a challenge", {"challenge": "hold"}),
            ("42_Backprop_step_by_step", "Walk a gradient back through time", {}),
            ("57_Handwriting", "Let somebody write digits for it to read", {}),
        ],
    ),
    "Building one?": (
        TEXT["building"],
        [
            ("11_Your_sentence", "Compare the cells", {"cell": "gru"}),
            ("12_Inside_one_step", "Turn a trained weight", {"turn": "f.all.b"}),
            ("13_Who_wrote_the_memory", "Carry a memory from one sentence into another", {}),
            ("22_Squashing_functions", "See what is saturated", {}),
            ("41_Vanishing_gradients", "See gradients fade, hold and explode", {}),
            ("44_Cousins", "Leave a part out of the cell", {}),
        ],
    ),
}


def ways_on():
    """Where to go from here."""
    for place, (who, (text, links)) in zip(st.columns(3, gap="large"), WAYS.items(), strict=True):
        with place:
            st.subheader(who, anchor=False)
            st.markdown(text)
            for page, label, opens in links:
                st.page_link(f"pages/{page}.py", label=label, query_params=settings.set_now() | opens)
