"""A training that is gone, with a reload or with its server: link and seed give it back bit for bit."""

from typing import NamedTuple
from zlib import crc32

import streamlit as st

from lstm.live.run import within
from lstm.numbers import count
from ui.link import address, settings
from ui.train_live import TEXT
from ui.train_live.kept import kept

AT_ONCE = 2.0  # seconds of computing that need no question
TRIED = 10, 0.2  # updates, or seconds, to see how long one takes


class Gone(NamedTuple):
    """What a link, or the browser, says of a training that this session did not see."""

    wanted: object  # its Settings
    updates: int
    given: str  # of what text or numbers of the visitor's own, or ""


def said(text):
    """A number for a text or numbers of the visitor's own, or for settings: another for any other."""
    return "" if text is None else f"{crc32(repr(text).encode()):08x}"


def begun(wanted, own, run):
    """A run was begun anew. Where the page was opened, or Back was pressed, the link may say how far it was."""
    state = st.session_state
    if "live_wanted" not in state or address.gone_back():
        updates = settings.get("updates")
        state["live_gone"] = Gone(wanted, updates, settings.get("given")) if updates else None
    look(wanted, own, run)


def look(wanted, own, run):
    """Whether a run at its beginning is one that is gone: then it is brought there again, at once if that is short."""
    gone = st.session_state.get("live_gone")
    st.session_state.update(live_goal=None, live_way=None)
    if gone and gone.wanted == wanted and gone.given == said(own):
        tried = within(run.training, *TRIED)
        each = tried.seconds / max(1, tried.training.updates - run.training.updates)
        st.session_state["live_way"] = gone.updates, each * gone.updates
        if each * gone.updates <= AT_ONCE:
            go_there()


def go_there():
    """On to the update that was reached before."""
    st.session_state.update(live_goal=st.session_state["live_way"][0], live_playing=True, live_anew=True)


def forget():
    """The visitor begins anew, and wants nothing of before."""
    st.session_state.update(live_gone=None, live_goal=None, live_way=None)


def offer(run):
    """How far the training was, and the way there; or why there is none."""
    state, done = st.session_state, run.training.updates
    gone, way, goal = (state.get(name) for name in ("live_gone", "live_way", "live_goal"))
    if goal:
        st.progress(min(1.0, done / goal), f"On to update {count(goal)} again, to the same bits. Pause stops it.")
    elif way and done < way[0] and not state["live_playing"]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(
                TEXT["the way back"].format(updates=count(way[0]), seconds=max(1, round(way[1]))),
                width="content",
            )
            st.button(f"Go to update {count(way[0])} again", on_click=go_there, key="live_go_there")
    elif (
        gone
        and gone.given
        and not done
        and gone.wanted == state["live_wanted"]
        and gone.given != said(run.training.own)
    ):
        st.info(TEXT["no way back"].format(updates=count(gone.updates)))


def remember(run, wanted, visit):
    """Keep in the address of the page how far the training is: what seed and settings give back, and nothing else."""
    training, state = run.training, st.session_state
    gone, way = state.get("live_gone"), state.get("live_way")
    exact = training.settings == wanted and not run.frames[0].updates  # not out of a file
    done = training.updates if exact else 0
    update = {"updates": str(done or ""), "given": said(training.own) * bool(done)}
    if gone and gone.wanted == wanted and (not done or (way and done < way[0])):
        update = {"updates": str(gone.updates), "given": gone.given}  # it is not reached again yet
    state["live_kept"] = {name: value for name, value in update.items() if value}
    kept(update, said(wanted._replace(turns=())), visit, lambda known: lost(wanted, known, run))


def lost(wanted, known, run):
    """The browser remembers a training that the server does not, for it was started again."""
    gone = Gone(wanted, int(known["updates"] or 0), known["given"])
    if gone.updates and gone != st.session_state.get("live_gone") and gone.updates > run.training.updates:
        st.session_state.update(live_gone=gone, live_playing=False, live_anew=True)
        look(wanted, run.training.own, run)
