"""What a visitor does on "Court of claims", in a real browser: run a claim, stop it, argue one, share it."""

import re

from playwright.sync_api import expect
from waits import link

PAGE = "/Court_of_claims"
OWN = "parity;length:4;lstm,units:4;rnn,units:4;updates;less;5;40;3"


def test_a_claim_is_guessed_at_run_here_and_stopped(visit):
    page = visit(f"{PAGE}?claim=gru_as_good")
    expect(page.get_by_text("What will the verdict be?")).to_be_visible()
    expect(page.locator(".dots [data-case='?']")).to_have_count(4)
    assert page.locator(".dots [data-dot]").count() == 0  # nothing is told before the guess
    page.get_by_role("button", name="It depends", exact=True).click()
    expect(page.locator(".dots [data-case]:not([data-case='?'])")).to_have_count(4)
    page.get_by_role("button", name="Run it here").click()
    expect(page.locator("[data-testid=stProgress]")).to_contain_text("Seed 100")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name=re.compile("Run it here|Go on"))).to_be_visible()
    expect(page.locator("[data-testid=stProgress]")).to_have_count(0)


def test_a_claim_of_ones_own_is_decided_here_and_by_whoever_opens_the_link(visit):
    page = visit(f"{PAGE}?claim=own&argued={OWN}")
    expect(page.get_by_text("3 of 3 seeds have to agree")).to_be_visible()
    page.get_by_role("button", name="Run it here").click()
    said = page.get_by_text(re.compile("^Here: (True|False|Not decided)"))
    expect(said).to_be_visible()
    verdict, dots = said.text_content(), page.locator(".dots [data-dot] title").all_text_contents()
    assert len(dots) == 6
    _, here, what = link(page).partition(PAGE)
    other = visit(f"{here}{what}")  # in another tab, with nothing of the first one's
    other.get_by_role("button", name="Run it here").click()
    expect(other.get_by_text(verdict)).to_be_visible()
    assert other.locator(".dots [data-dot] title").all_text_contents() == dots
