"""The class of this visit: its room is in the link, its key in the browser and in no link, the rest in the store."""

import os
from functools import lru_cache

import streamlit as st

from ui.classroom.votes.refused import Refused
from ui.classroom.votes.store import Store
from ui.link import settings

KEYS = "keys of classes"  # in the visit: room -> key


@lru_cache(maxsize=1)
def store():
    """The store of this server, opened when the first class is."""
    return Store()


def address():
    """What phones open, without a room: "" where the app was started for this machine alone."""
    return os.environ.get("LSTM_VOTES_ADDRESS", "").rstrip("/")


def app_address():
    """What a browser opens to have the app: "" where it was started for this machine alone."""
    return os.environ.get("LSTM_ROOM_ADDRESS", "").rstrip("/")


def room():
    """The room in the link, "" where there is none."""
    return settings.text("class")


def take_key():
    """The key that a presenter's link brings goes out of the link at once: a projector shows it."""
    if key := settings.text("class_key"):
        keep(room(), key)
        settings.write(class_key="")


def keep(of, key):
    """Remember a key, if it opens that room; whether it does."""
    fits = bool(of and key) and held(of, key)
    if fits:
        st.session_state.setdefault(KEYS, {})[of] = key
    return fits


def held(of, key):
    """Whether a key opens a room."""
    try:
        return store().holds(of, key)
    except Refused:
        return False


def key():
    """The key of the class in view: "" for all who did not open it."""
    return st.session_state.get(KEYS, {}).get(room(), "")


def open_class():
    """Open one, and be its presenter. Raises Refused."""
    of, secret = store().open_class()
    keep(of, secret)
    settings.write(**{"class": of})


def leave():
    """No class in view any more; it stays as it is."""
    settings.write(**{"class": ""})
