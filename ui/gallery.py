"""What LSTMs are used for, at a glance: one card for each application, its network at work on it."""

import streamlit as st

from lstm import presets
from lstm.figures import thumbnail
from lstm.live import LIVE
from lstm.presets import apps
from lstm.tasks import everyday
from ui import page, settings
from ui.thumb import thumb

NEXT_WORD = "Let the main model write on from your words, one word at a time."
TASKS = {  # page -> the network on its card
    "Named entities": "entities",
    "Translation": "french",
    "Music": "music",
    "Forecast": "series",
    "Handwriting": "handwriting",
    "Speech": "speech",
}
COLUMNS = 4


def gallery():
    """All cards, in rows."""
    pages = [one for one in page.PAGES if one.name.startswith("5") and page.label(one) != "Applications"]
    for first in range(0, len(pages), COLUMNS):
        for place, one in zip(st.columns(COLUMNS, gap="small"), pages[first : first + COLUMNS], strict=False):
            with place.container(border=True, height="stretch"):
                card(one)


def card(one):
    """One application: what it is for, and its network at work."""
    name = page.label(one)
    task = TASKS.get(name)
    st.page_link(one, label=f"**{name}** →", query_params=settings.set_now())
    st.markdown(LIVE[task].SAID if task else NEXT_WORD)
    thumb(picture(task), f"thumb {name}")


@st.cache_data(show_spinner=False)
def picture(task):
    """The network of a task at work; of none, the main model."""
    if task is None:
        return thumbnail.of_sentence(presets.load(), everyday.SEED.rpartition(" ")[0])
    return thumbnail.draw(apps.training(task, next(iter(apps.variants(task)))))
