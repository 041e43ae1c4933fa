"""docs/seeds.md keeps its word: each of its links opens what it says."""

import re
from urllib.parse import parse_qsl

import pytest
from test_pages import ROOT, visit

from ui.page import PAGES, address

ROWS = [line for line in (ROOT / "docs" / "seeds.md").read_text().splitlines() if line.startswith("| ")][1:]
LINKS = sorted({link for row in ROWS for link in re.findall(r"\]\(/([^)]+)\)", row)})


def test_every_row_leads_somewhere():
    assert len(ROWS) > 50 and all("](/" in row for row in ROWS)


@pytest.mark.parametrize("link", LINKS)
def test_its_link_opens_a_page_and_asks_for_nothing_that_cannot_be(link):
    name, _, asked = link.partition("?")
    page = next(page for page in PAGES if address(page) == name)
    at = visit(page, **dict(parse_qsl(asked)))
    assert not at.exception and not [one for one in at.warning if "asks for what cannot be" in one.value]
