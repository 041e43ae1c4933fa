"""The settings of a page live in its link, and nowhere else: a link is a demonstration, and Back goes back.

A setting is read from the query parameters at each run and written to them when a widget changes. What is at its
default is left out of the link. Those of the applications stand in ui/link/settings_applications.py.
"""

import re

import streamlit as st

from lstm import one_unit, presets
from lstm.everyday import sentences
from lstm.experiments import gaps
from lstm.explain import edits, whatif
from lstm.figures.backprop.walk_weight import NUDGES, RATES
from lstm.figures.colours import INK
from lstm.figures.squashing.squash import REACH
from lstm.live import LIVE
from lstm.live.race import RACES
from lstm.numbers import exact
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from lstm.presets import apps
from ui.link import address
from ui.link.scheduled_changes import turns
from ui.link.setting_checks import (
    LONGEST_LINK,
    Setting,
    changes,
    decimals,
    fine,
    lessons,
    number,
    one_of,
    operations,
    options,
    sentence,
    words_of,
)
from ui.link.settings_applications import APPLICATIONS
from ui.link.take_up import stand

UNITS = (1, 2, 4, 8, 12, 16, 24, 32, 48, 64)  # of a network that is trained live
BIASES = (-1.0, 0.0, 1.0, 2.0, 3.0, 5.0)  # for keeping the memory, at the start
LANES = ("3", "5", "9")  # networks of each contender in a race
PENALTIES = tuple(exact(penalty, 12) for penalty in presets.PENALTIES["lstm"])


SETTINGS = {
    "sentence": Setting("sentence", sentences.SEED, sentence),
    "model": Setting("network", "", one_of("mine", *apps.names())),
    "typed": Setting("text for your own network", "", sentence),
    "cell": Setting("cell", "lstm", one_of(*presets.CELLS_TRAINED)),
    "stage": Setting("training", "trained", one_of("trained", "early", "untrained")),
    "penalty": Setting("gate penalty", exact(presets.settings(presets.load()).penalty, 12), one_of(*PENALTIES)),
    "unit": Setting("unit", "", number),
    "place": Setting("place", "", number),
    "quantity": Setting("quantity", "", one_of(*INK, "shown")),
    "phase": Setting("step of the cell", "", one_of(*"1234")),
    "turn": Setting("weight in hand", "", lambda text: fine(edits.target, text)),
    "edits": Setting("weights turned", "", changes),
    "units": Setting("units shown", "", one_of("all")),
    "order": Setting("order of units", "number", one_of("number", "holds", "written")),
    "teach": Setting("words taught", "", lessons),
    "room": Setting("type for a room", "", one_of("", "on")),
    "literal": Setting("words read as unknown", "", words_of),
    "task": Setting("task", "recall", one_of(*LIVE)),
    "options": Setting("options of the task", "", options),
    "view": Setting("view of the training", "", one_of("", "race", "slow")),
    "hidden": Setting("units", "", one_of(*map(str, UNITS))),
    "layer": Setting("layer drawn", "", one_of("1", "2")),
    "layers": Setting("layers", "", one_of("1", "2")),
    "bias": Setting("bias for keeping", "", one_of(*map(str, BIASES))),
    "seed": Setting("seed", "", number),
    "turns": Setting("changes under way", "", lambda text: fine(turns, text)),
    "updates": Setting("updates made", "", lambda text: text.isascii() and text.isdigit() and 0 < len(text) < 8),
    "given": Setting("text or numbers of your own", "", lambda text: bool(re.fullmatch(r"[0-9a-f]{8}", text))),
    "beside": Setting("before and after", "", one_of("", "on")),
    "half": Setting("stage of the update", "1", one_of(*"1234")),
    "example": Setting("example of the batch", "1", lambda text: number(text) and int(text) > 0),
    "array": Setting(
        "matrix of weights", "", lambda text: bool(re.fullmatch(r"(layer[01]|readout)\.[A-Z]_[a-z]", text))
    ),
    "race": Setting("contenders of the race", "cells", one_of(*RACES)),
    "lanes": Setting("seeds of the race", "5", one_of(*LANES)),
    "operations": Setting("operations on the network", "", operations),
    "other": Setting("second sentence", "", sentence),
    "source": Setting("place in the second sentence", "", number),
    "until": Setting("word after which is asked", "", number),
    "answer": Setting("answer in view", "", number),
    "against": Setting("answer it is weighed against", "", number),
    "predict": Setting("prediction before each answer", "", one_of("", "on")),
    "lesson": Setting("lesson", "remember", one_of(*LESSONS)),
    "challenge": Setting("challenge", "", one_of(*CHALLENGES)),
    "hint": Setting("hints shown", "", one_of("1", "2")),
    "hand": Setting(
        "weights set by hand", "", decimals(one_unit.LOW, one_unit.HIGH, len(one_unit.NAMES), len(one_unit.NAMES))
    ),
    "pulses": Setting("input", "", decimals(-1.0, 1.0, one_unit.SHORTEST, one_unit.LONGEST)),
    "point": Setting("point on the curves", "1.5", decimals(-REACH, REACH, 1, 1)),
    "where": Setting("place whose sums are shown", "", one_of(*(set(INK) - {"c"}), "shown")),
    "forget": Setting("forget bias", "0", decimals(0.0, 5.0, 1, 1)),
    "recurrent": Setting("recurrent weights", "1", decimals(0.5, 10.0, 1, 1)),
    "steps": Setting("length of the sequence", "100", lambda text: number(text) and 10 <= int(text) <= 500),
    "alone": Setting("product of f", "", one_of("on")),
    "clip": Setting("clipping", "", one_of("on")),
    "kept": Setting("share kept", "0.9", decimals(0.5, 0.999, 1, 1)),
    "swap": Setting("function swapped", "o:tanh", one_of(*whatif.SWAPS)),
    "far": Setting("sentence to draw out", "", one_of(*gaps.KINDS, "own")),
    "reason": Setting("reason", "", one_of(*(word for kind in gaps.KINDS for word in gaps.reasons(kind)))),
    "clauses": Setting("clauses between", "3", one_of(*map(str, range(gaps.MOST_CLAUSES + 1)))),
    "between": Setting("seed of the clauses", "0", number),
    "walked": Setting("training of the walk", "early", one_of("trained", "early", "untrained")),
    "beat": Setting("beat of the walk", "", number),
    "into": Setting("what the weight is multiplied with", "", lambda text: fine(edits.target, f"f.0.{text}")),
    "nudge": Setting("nudge", "4", one_of(*map(str, NUDGES))),
    "rate": Setting("learning rate", "4", one_of(*map(str, range(len(RATES))))),
} | APPLICATIONS


OF_ONE_TRAINING = "updates", "given"  # the page that trains keeps them in the address, and knows when they hold
OF_ONE_SENTENCE = dict.fromkeys(
    ("place", "beat", "operations", "source", "until", "answer", "against"), ""
)  # not of others


def requested(name):
    """What the link says of a setting, or None where that is nothing, or cannot be: two things at once, for example."""
    values = address.now().get_all(name)
    return values[0] if len(set(values)) == 1 and SETTINGS[name].allows(values[0]) else None


def get(name):
    """The value in the link, or the default where there is none or none that can be."""
    value = requested(name)
    return SETTINGS[name].default if value is None else value


def ignored():
    """What the link asks for that cannot be: names of settings with other values, and of parameters nobody knows."""
    return [name for name in address.now() if name not in SETTINGS or requested(name) is None]


def read_list(name):
    """A setting that holds several values, as a list."""
    return [value for value in get(name).split(",") if value]


def set_now():
    """The settings in the link that are valid: what travels to the next page."""
    known = {name: requested(name) for name in address.now() if name in SETTINGS}
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
    stand(key, get(name), LONGEST_LINK, SETTINGS[name].valid is sentence)
    return {"key": key, "on_change": lambda: write(**{name: st.session_state[key]}, **also)}
