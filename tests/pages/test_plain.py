"""What a visitor typed is text wherever it stands: where Streamlit reads Markdown, every mark of it is escaped."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from ui.page import PAGES, ROOT
from ui.widgets.plain import plain

NOT_MARKDOWN = {"text", "bidi_component", "text_input", "text_area", "selectbox", "multiselect", "dataframe", "arrow"}
NOT_MARKDOWN |= {"plotly_chart", "arrow_data_frame", "imgs", "html", "download_button"}
STRANGE = "www.zq.org __zq__ **zq** a@zq.org :red[zq] $zq$ ~~zq~~ `zq` http://zq.org [zq](x) :zq: <zq>"
RAW = ["www.zq", "__zq", "**zq", "a@zq", ":red[", "$zq", "~~zq", "`zq", "//zq", "[zq](", ":zq:", "<zq>"]
TYPED = ["sentence", "other", "typed", "begun", "number", "number2", "date", "date2", "names", "digits", "spoken"]


def shown(at):
    """Every element of a page that is read as Markdown, and as what it is sent to the browser."""
    for element in [*at.main, *at.sidebar]:
        if element.type not in NOT_MARKDOWN and hasattr(element, "proto"):
            yield element.type, element.proto.label if element.type == "page_link" else str(element.proto)


def bare(text):
    """The marks that stand in a text without a backslash before them."""
    return [raw for raw in RAW if re.search(rf"(?<!\\){re.escape(raw)}", text)]


@pytest.mark.parametrize("page", [ROOT / "app.py", *PAGES], ids=lambda page: page.stem)
def test_no_page_hands_what_was_typed_to_markdown(page):
    at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name in TYPED:
        at.query_params[name] = STRANGE[:60] if name in ("digits", "spoken") else STRANGE
    if page.parent != ROOT:
        at.switch_page(page.relative_to(ROOT).as_posix())
    assert not [(kind, bare(text), text[:300]) for kind, text in shown(at.run()) if bare(text)]


def test_every_mark_looked_for_is_in_what_is_typed_and_gone_once_it_is_escaped():
    assert bare(STRANGE) == RAW
    assert bare(plain(STRANGE)) == []
