"""What stands under a page on paper: its link, to be typed and to be scanned."""

from functools import lru_cache
from html import escape
from urllib.parse import urlencode

import segno
import streamlit as st

from ui.link import settings
from ui.ways import TEXT

LONGEST = 1200  # characters: a longer link makes a code too fine for a phone
MASK = 0  # of the eight patterns that may lie over a code; to weigh all of them takes five times as long


@lru_cache(256)
def code(link):
    """A link as the source of a picture to be scanned, or "" where it is too long for one."""
    if len(link) > LONGEST:
        return ""
    made = segno.make(link, error="l", micro=False, mask=MASK)
    return made.svg_data_uri(scale=2, border=2)


def printed():
    """The link under a page; on the screen it is not seen."""
    asked = urlencode(settings.travels())
    link = (st.context.url or "").partition("?")[0] + (f"?{asked}" if asked else "")
    picture = f'<img alt="" src="{code(link)}">' if code(link) else ""
    st.html(
        f'<div class="printed" data-link="{escape(link)}">{picture}{TEXT["printed"]} <span>{escape(link)}</span></div>'
    )
