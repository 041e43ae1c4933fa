"""Under the text of "Next word": how surprised it is, how well such networks do, training one, and looking inside."""

import streamlit as st

from lstm import presets
from lstm.experiments import gaps
from lstm.figures.applications import writing_says as says
from lstm.figures.text import percent
from lstm.model import signed
from lstm.networks import going_on
from lstm.numbers import sized
from lstm.presets import apps
from ui.applications import application
from ui.applications.next_word import TEXT
from ui.link import settings
from ui.sentence.visitor_network import INSIDE

TASK = "next_word"


def judged(read):
    """How surprised the network and a trigram are by the visitor's text, and what neither can know."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("How surprised it is by your text", anchor=False)
        known = [one.how != "unknown" for one in read.found]
        both = going_on.perplexities(going_on.judge(read.model, gaps.trigram(), read.ids, known))
        st.markdown(says.own_text(*both, len(read.model.words)))
        st.markdown(TEXT["perplexity"])
    with right:
        st.subheader("What it cannot know", anchor=False)
        st.markdown(TEXT["what it cannot know"].format(words=len(signed(read.model).answers)))


def beneath(read, wrote):
    """How well such networks do on sentences held out, a training of one's own, and a look inside the one in view."""
    st.subheader(f"How well {application.shipped(TASK)} does, on sentences it never saw", anchor=False)
    application.how_well(TASK, claims=claims(read.own))
    application.train_here(TASK)
    st.subheader("Look inside it", anchor=False)
    if read.own:
        application.inside(TASK)
    else:
        inside(read, wrote)
    application.licence(TASK)


def claims(own):
    """What perplexity does not see, and how the main model does, if that is in view."""
    seen = says.last_words(apps.figures(TASK)["cells"])
    if own:
        return seen
    main = presets.load("lstm").about["figures"]
    return (
        f"{seen} The network above is the app's main model, which paid more for open gates, so that they are easier to "
        f"read: its perplexity is {sized(main['perplexity'])}, and it gets {percent(main['right']['all'])} of the last "
        "words right."
    )


def ways_inside(read, wrote):
    """The way inside the English network, and what its text is."""
    st.subheader("Look inside it", anchor=False)
    inside(read, wrote, TEXT["look inside english"])
    st.subheader("What it learnt from", anchor=False)
    st.markdown(TEXT["english texts"])


def inside(read, wrote, said=TEXT["look inside"]):
    """Ways to the pages that look inside the main model, with all of the text: what was typed, and what it wrote."""
    text = " ".join([*read.tokens, *wrote])
    whole = {"sentence": text[: settings.LONGEST_LINK], "place": "", "unit": ""}
    kept = {name: value for name, value in (settings.set_now() | whole).items() if value}
    st.markdown(said)
    with st.container(horizontal=True, gap="small"):
        for page, label in INSIDE.items():
            if st.button(label, key=f"inside {label}"):
                st.switch_page(page, query_params=kept)
