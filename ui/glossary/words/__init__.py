"""The words of the glossary where they stand on the page, underlined, to be touched; all of them behind a button."""

import re

from ui.glossary import TEXT
from ui.widgets.components import component

ENTRY = re.compile(r"^- \*\*(.+?)\*\*: (.+)$", re.MULTILINE)
WORDS = dict(ENTRY.findall(TEXT["words"]))
mount = component(__file__)


def words():
    """Mount it: once on a page."""
    mount(key="glossary", data={"words": WORDS, "button": TEXT["button"]}, width="content")
