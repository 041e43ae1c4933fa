"""How a page is laid out: style sheets, and what of each page has to be in view, as its room declares it."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

ROOM = (
    re.compile(r"^from (ui\.[\w.]+) import (?:\(\s*)?TEXT\b", re.MULTILINE),
    re.compile(r"^from (ui\.[\w.]+) import", re.M),
)


@cache
def sheet(*names):
    """Style sheets of this folder, as one element."""
    texts = [Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8") for name in names]
    return f"<style>{' '.join(texts)}</style>"


def declared(page, name, otherwise=()):
    """What the room of a page declares under a name: the room whose TEXT it shows, or else the first it imports.

    FOUND_BY: words by which the page is found, beside its title. IN_VIEW: what the page exists for, as CSS selectors,
    in every window; IN_A_ROOM: where it is wide besides. ALSO: the same two for other links to it, by their query.
    """
    source = page.read_text(encoding="utf-8")
    found = next((one for one in (pattern.search(source) for pattern in ROOM) if one), None)
    return getattr(import_module(found[1]), name, otherwise) if found else otherwise
