"""A training never outlives its visitor, and those who train at the same time do not stop each other."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from serving import serving
from tabs import listen, tab
from test_train_live import said, standing, updates
from visitor import go
from waits import until

ENDLESS = "/Train_it_live?bias=-1.0&turns=0:rate:0.0003"  # gates that forget, and a low rate: it is not solved
TICKS = os.sysconf("SC_CLK_TCK")


def worked(process):
    """Seconds of computing that a process and its threads have had."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def rests(process):
    """Says, when it is asked again and again, whether the process has done next to nothing since three askings ago."""
    seen = []

    def at_rest():
        seen.append(worked(process))
        return len(seen) > 3 and seen[-1] - seen[-4] <= 1 / TICKS

    return at_rest


def playing(page):
    """A page on which a training runs at full pace."""
    standing(page)
    page.get_by_role("radio", name="full", exact=True).click()
    page.get_by_role("button", name="Play").click()
    expect(said(page)).not_to_contain_text(re.compile("^0 updates"))
    return page


@pytest.mark.parametrize("way", ["the tab closes", "another page"])
def test_whoever_leaves_frees_the_core(visit, server, way):
    page = playing(visit(ENDLESS))
    at_rest = rests(server)
    if way == "the tab closes":
        page.close()
    else:
        go(page, "Squashing functions", "By hand")
        expect(page.get_by_role("heading", name="Squashing functions")).to_be_visible()
    until(at_rest, every=0.1)


def test_two_visitors_train_at_once_and_a_third_has_a_page_that_answers(visit):
    one, two = playing(visit(ENDLESS)), playing(visit(ENDLESS + "&seed=1"))
    third = visit("/Your_sentence")
    before = updates(one), updates(two)
    third.get_by_role("radio", name="GRU").first.click()
    expect(third.locator("[data-testid=stMarkdown]", has_text="GRU").first).to_be_visible()
    for page, done in zip((one, two), before, strict=True):
        expect(said(page)).not_to_have_text(re.compile(rf"^{done:,} updates"))
        page.get_by_role("button", name="Pause").click()
        expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_where_only_one_may_train_the_next_waits_in_line_and_starts_by_itself(chromium, tmp_path):
    faults = []
    with serving(tmp_path / "log.txt", LSTM_TRAINS_AT_ONCE="1") as server:
        pages = []
        for _ in range(2):
            pages.append(tab(chromium, server.address))
            listen(pages[-1], faults)
            pages[-1].goto(server.address + ENDLESS)
            standing(pages[-1])
            pages[-1].get_by_role("button", name="Play").click()
        expect(pages[1].get_by_text("next in line")).to_be_visible()
        assert updates(pages[1]) == 0
        pages[0].get_by_role("button", name="Pause").click()
        expect(pages[1].get_by_text("next in line")).to_be_hidden()
        expect(said(pages[1])).not_to_contain_text(re.compile("^0 updates"))
        for page in pages:
            page.close()
    assert not faults
