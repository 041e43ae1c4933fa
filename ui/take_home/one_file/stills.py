"""What a page shows when the file is made, as data for it: its pictures, for the app's own scripts, and its sentences.

The page's own script is run for it, with the settings of the step and without anybody's visit, by the runner that
Streamlit has for runs without a browser.
"""

import json
import re

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.testing.v1.local_script_runner import LocalScriptRunner
from streamlit.util import calc_hash

from ui.classroom.offers import OFFERED
from ui.command import folder

LONGEST = 60  # seconds that a page may take
MOST_SENTENCES = 12
NOT_OF_A_PAGE = {"ways", "words", "take", "kept", "trail", "chart", "board", "plan"}  # the way around, and buttons
SENTENCES = {"markdown", "caption", "text"}
ALONE = {  # pictures that need no answer from Python, and what of a pick they follow
    "step": ("place", "key", "phase"),
    "walk": ("beat", "place", "nudge", "rate"),
    **dict.fromkeys(("six", "variants", "dots", "looks"), ()),
}
LINK, COLOUR, ESCAPED = re.compile(r"\[([^]\[]*)\]\([^)]*\)"), re.compile(r":color\[\\(.)\]"), re.compile(r"\\(\W)")


def still(tree):
    """What a page shows, of its tree: its title, and its pictures and sentences in their order. None of none."""
    if tree is None:
        return None
    shown = [*elements(tree.main)]
    sight = [one for one, seen in shown if seen]
    lead = [one for one, seen in shown if not seen and one.type == "markdown"][: len(sight[:1])]
    parts = [part for one in sight or [one for one, _ in shown] if (part := part_of(one))]
    told = [plain(one.value) for one in lead if sentence(one.value)]
    names = {part["name"] for part in parts if "name" in part}
    title = next((one.value for one, _ in shown if one.type == "title"), "")
    return {"title": title, "lead": told, "parts": parts[:MOST_SENTENCES], "free": names <= ALONE.keys()}


def drawn(page, link):
    """All that a page shows, Streamlit's tree of elements; and what it can ask a class, {name: what makes it}.

    (None, {}) of a page that takes too long.
    """
    main = str(folder() / "app.py")
    visit = SafeSessionState(SessionState(), lambda: None)
    if "my_model" in st.session_state:
        visit["my_model"] = st.session_state["my_model"]
    runner = LocalScriptRunner(main, visit, PagesManager(main, ScriptCache()))
    try:
        tree = runner.run(query_params=link, timeout=LONGEST, page_hash=calc_hash(page) if page else "")
    except RuntimeError:  # it takes longer: the file has the way there alone
        return None, {}
    return tree, visit[OFFERED]


def asked(offered, name):
    """The question of a name among those offered: its text and its answers; None where there is none."""
    made = offered[name]() if name in offered else None
    return made and {"text": made.text, "answers": list(made.answers)}


def elements(block, sight=False):
    """Every element of a block in its order, and whether it is part of what the page exists for."""
    for one in block.children.values():
        if hasattr(one, "children"):
            yield from elements(one, sight or getattr(one.proto, "id", "").endswith("-sight"))
        else:
            yield one, sight


def part_of(element):
    """An element as a part of the still: a picture's name and data, or a sentence; None of anything else."""
    if element.type in SENTENCES:
        return {"text": plain(element.value)} if sentence(element.value) else None
    if element.type != "bidi_component":
        return None
    name = element.proto.component_name.removeprefix("inside_the_lstm_")
    if name in NOT_OF_A_PAGE:
        return None
    sent = element.proto.mixed if element.proto.WhichOneof("data") == "mixed" else element.proto
    data = json.loads(sent.json or "{}")
    return {"name": name, "data": json.loads(data.pop("drawn", "{}")) | data, "follows": ALONE.get(name, ())}


def sentence(text):
    """Whether a text says something, and is no label, formula or style."""
    return text.strip().rstrip("*_").endswith((".", "?", "!")) and "$" not in text and not text.startswith("<")


def plain(text):
    """Markdown with no more of it than *quantities* and **words**."""
    return ESCAPED.sub(r"\1", COLOUR.sub(r"\1", LINK.sub(r"\1", text))).replace("`", "")
