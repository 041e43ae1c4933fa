"""What stands under a page on paper: its link, to be typed and to be scanned."""

from functools import lru_cache
from html import escape
from urllib.parse import urlencode

import segno
import streamlit as st

from ui.link import settings
from ui.ways import TEXT

LONGEST = 1200  # characters: a longer link makes a code too fine for a phone


@lru_cache(256)
def code(link):
    """A link as the source of a picture to be scanned, or "" where it is too long for one."""
    return segno.make(link, error="l", micro=False).svg_data_uri(scale=2, border=2) if len(link) <= LONGEST else ""


def printed():
    """The link under a page; on the screen it is not seen."""
    asked = urlencode(settings.travels())
    link = (st.context.url or "").partition("?")[0] + (f"?{asked}" if asked else "")
    picture = f'<img alt="" src="{code(link)}">' if code(link) else ""
    st.html(
        f'<div class="printed" data-link="{escape(link)}">{picture}{TEXT["printed"]} <span>{escape(link)}</span></div>'
    )
