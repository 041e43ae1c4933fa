"""A test cannot wait for what was so before: the helpers see to that."""

import re

import pytest
import waits
from playwright.sync_api import expect
from visitor import PAGE
from waits import changes, in_the_end, link


def test_a_link_that_was_there_before_anything_was_done_is_not_waited_for(visit):
    page = visit(f"{PAGE}?stage=untrained")
    page.get_by_role("radio", name="GRU").first.click()
    with pytest.raises(AssertionError, match="a link that was so before"):
        expect(page).to_have_url(re.compile("stage=untrained"))
    page.get_by_role("radio", name="half-trained").click()
    expect(page).to_have_url(re.compile("stage=early"))
    page.get_by_role("radio", name="trained", exact=True).click()
    with pytest.raises(AssertionError, match="a link that was so before"):
        expect(page).not_to_have_url(re.compile("stage=untrained"))


def test_after_a_change_the_page_shows_what_it_brought(visit):
    page = visit(f"{PAGE}?stage=untrained")
    for name, stage in (("half-trained", "early"), ("trained", ""), ("untrained", "untrained")):
        with changes(lambda: link(page)):
            page.get_by_role("radio", name=name, exact=True).click()
        assert (f"stage={stage}" in link(page)) if stage else ("stage=" not in link(page))


def test_what_is_never_so_is_told_as_what_was_asserted(monkeypatch):
    monkeypatch.setattr(waits, "PATIENCE", 100)
    with pytest.raises(TimeoutError), changes(lambda: 1):
        pass

    def never():
        assert [1] == [2], "this"

    with pytest.raises(AssertionError, match="this"):
        in_the_end(never)
