"""The settings of a page live in its link, and nowhere else: a link is a demonstration, and Back goes back.

A setting is read from the query parameters at each run and written to them when a widget changes. What is at its
default is left out of the link. Each page declares its own, in its room's settings.py; what they share is here.
"""

from importlib import import_module
from pathlib import Path

import streamlit as st

from ui.link import address
from ui.link.setting_checks import (
    LONGEST_LINK,
    Setting,
    one_of,
    sentence,
)
from ui.link.take_up import stand

HERE = Path(__file__).parent


def declared():
    """Every setting by name, as the rooms of ui/ declare them: SETTINGS in the settings.py of each."""
    found = {  # of every page
        "room": Setting("type for a room", "", one_of("", "on"), good=("on",), bad=("yes",)),
        "bare": Setting("controls put away", "", one_of("", "on"), good=("on",), bad=("yes",)),
    }
    for path in sorted(HERE.parent.rglob("settings.py")):
        if path.parent == HERE:
            continue
        room = import_module(".".join(path.relative_to(HERE.parent.parent).with_suffix("").parts))
        if twice := found.keys() & room.SETTINGS.keys():
            raise ValueError(f"declared twice: {', '.join(sorted(twice))}")
        found |= room.SETTINGS
    return found


SETTINGS = declared()
RENAMED = {old: name for name, setting in SETTINGS.items() for old in setting.aliases}  # in links that were saved


OF_ONE_TRAINING = "updates", "given"  # the page that trains keeps them in the address, and knows when they hold
OF_ONE_SENTENCE = dict.fromkeys(
    ("place", "beat", "operations", "source", "until", "answer", "against", "span", "alike"), ""
)  # not of others


def today(name):
    """What a parameter of a link is called today."""
    return RENAMED.get(name, name)


def requested(name):
    """What the link says of a setting, or None where that is nothing, or cannot be: two things at once, for example."""
    link = address.now()
    values = [value for spelt in (name, *SETTINGS[name].aliases) for value in link.get_all(spelt)]
    return values[0] if len(set(values)) == 1 and SETTINGS[name].allows(values[0]) else None


def text(name):
    """A setting as the link says it, or its default where the link says nothing or what cannot be."""
    said = requested(name)
    return SETTINGS[name].default if said is None else said


def get(name):
    """The value of a setting: of a number None where there is none."""
    return SETTINGS[name].value(text(name))


def ignored():
    """What the link asks for that cannot be: names of settings with other values, and of parameters nobody knows."""
    names = [today(name) for name in address.now()]
    return [name for name in names if name not in SETTINGS or requested(name) is None]


def read_list(name):
    """A setting that holds several values, as a list."""
    return [value for value in text(name).split(",") if value]


def set_now():
    """The settings in the link that are valid: what travels to the next page."""
    known = {name: requested(name) for name in map(today, address.now()) if name in SETTINGS}
    return {name: value for name, value in known.items() if value is not None}


def travels():
    """What a link to another page carries: the settings, and how far the training in this visit is."""
    return set_now() | st.session_state.get("live_kept", {})


def write(**values):
    """Put settings into the link, all at once; a default takes its setting out, and so does what was ignored."""
    asked = (
        set_now()
        | dict.fromkeys(OF_ONE_TRAINING, "")
        | {name: str(value)[:LONGEST_LINK] for name, value in values.items()}
    )
    address.put({name: value for name, value in asked.items() if value != SETTINGS[name].default})


def own_key(name):
    """The key of a setting's widget on the page in view."""
    return f"{st.session_state.get('page_in_view', '')} {name}"


def bound(name, **also):
    """Arguments that tie a widget to a setting: its key, and to write the link when the visitor changes it.

    `also` is what else a change of this setting sets. The key is the page's own: a widget does not outlive its page.
    """
    key = own_key(name)
    stand(key, text(name), LONGEST_LINK, SETTINGS[name].valid is sentence)
    return {"key": key, "on_change": lambda: write(**{name: st.session_state[key]}, **also)}
