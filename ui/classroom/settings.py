"""What a link may say of a class."""

import re

from ui.link.setting_checks import Setting, number, one_of


def room(text):
    """A test for a room number."""
    return text.isascii() and text.isdigit() and len(text) == 5


def key(text):
    """A test for the key of a class."""
    return re.fullmatch(r"[\w-]{32}", text, re.ASCII) is not None


SETTINGS = {
    "class": Setting("room of a class", "", room, good=("48213",), bad=("4821", "room", "٤٨٢١٣")),
    "class_key": Setting("key of a class", "", key, good=("x" * 32,), bad=("x" * 31, "<b>" * 10 + "xx")),
    "plan": Setting("lesson plan", "", one_of("", "20", "45", "90", "own"), good=("20", "own"), bad=("30", "mine")),
    "plan_step": Setting("step of a lesson plan", "", number, parse=int, good=("0", "7"), bad=("last", "-1")),
}
