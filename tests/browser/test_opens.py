"""Every page opens in a real browser, on a cold deep link too, and says what it is."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parent.parent.parent
PAGES = ["/", *(f"/{path.stem.split('_', 1)[1]}" for path in sorted(ROOT.glob("pages/[0-9]*_*.py")))]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_and_has_one_heading_of_its_own(visit, path):
    headings = visit(path, cold=True).get_by_role("heading", level=1)
    expect(headings).to_have_count(1)
    expect(headings).not_to_be_empty()
