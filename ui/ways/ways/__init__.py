"""The way around: a link to every page, in groups, with the settings in the link. One component, the same on all pages.

A click goes the way Back and Forward do: the browser is at another address, and Streamlit draws the page that is there.
So nothing is sent first to be told where to go, and a link opens in a tab of its own as any link does.
"""

import streamlit as st

from ui.widgets.components import component

mount = component(__file__)


def ways(pages, here, wrong, kept):
    """Draw it. `pages` are [group, [[name, address, words it is found by], ...]], `here` the one in view.

    Of the settings in the browser's link those named in `wrong` stay behind, and `kept` come along.
    """
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    data = {"pages": pages, "here": here, "wrong": wrong, "kept": kept, "base": f"/{base}/" if base else "/"}
    mount(key="ways_around", data=data, width="content")
