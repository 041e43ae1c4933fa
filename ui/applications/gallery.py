"""What LSTMs are used for, at a glance: one card for each application, its network at work on it."""

import streamlit as st

from lstm import presets, reading
from lstm.everyday import sentences
from lstm.figures.applications import thumbnail
from lstm.figures.classroom.asked import next_word
from lstm.live import LIVE
from lstm.presets import apps
from ui import page
from ui.applications.thumb import thumb
from ui.classroom import offers
from ui.link import settings

TASKS = {  # page -> the task it is about
    "Next word": "next_word",
    "Named entities": "entities",
    "Translation": "french",
    "Music": "music",
    "Forecast": "series",
    "Handwriting": "handwriting",
    "Speech": "speech",
}
COLUMNS = 4
WHOLE = """<style>
[class*=st-key-card] { position: relative; }
[class*=st-key-card]:hover { border-color: var(--st-primary-color); }
[class*=st-key-card] [data-testid=stPageLink] a::after { content: ""; position: absolute; inset: 0; z-index: 1; }
[class*=st-key-card] :has(> [data-testid=stPageLink]) { position: static; }
</style>"""  # all of a card is its link


def gallery():
    """All cards, in rows."""
    st.html(WHOLE)
    offers.offer("What comes next?", lambda: next_word(reading.read(presets.load(), sentences.SEED)))
    pages = [one for one in page.PAGES if one.name.startswith("5") and page.label(one) != "Applications"]
    with st.container(key="sight"):
        for first in range(0, len(pages), COLUMNS):
            for place, one in zip(st.columns(COLUMNS, gap="small"), pages[first : first + COLUMNS], strict=False):
                with place.container(border=True, height="stretch", key=f"card {page.label(one)}"):
                    card(one)


def card(one):
    """One application: what it is for, and its network at work."""
    name = page.label(one)
    task = TASKS[name]
    st.page_link(one, label=f"**{name}** →", query_params=settings.set_now())
    st.markdown(LIVE[task].SAID)
    thumb(picture(task), f"thumb {name}")


@st.cache_data(show_spinner=False)
def picture(task):
    """The network of a task at work; where that is the next word, the main model."""
    if task == "next_word":
        return thumbnail.of_sentence(presets.load(), sentences.SEED.rpartition(" ")[0])
    return thumbnail.draw(apps.training(task, next(iter(apps.variants(task)))))
