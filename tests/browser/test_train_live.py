"""What a visitor does on "Train it live"."""

import re

from playwright.sync_api import expect

PAGE = "/Train_it_live"
EASY = f"{PAGE}?options=gap:5,letters:2"


def standing(page):
    """The page, once its picture stands."""
    expect(page.locator(".train image").first).to_be_visible()
    return page


def updates(page):
    """A locator of the line that says how far the training is."""
    return page.locator("[data-testid=stMarkdown]", has_text=re.compile(r"updates in .* of computing"))


def test_play_trains_until_it_is_solved_and_stands(visit):
    page = standing(visit(EASY))
    expect(updates(page)).to_contain_text("0 updates")
    before = page.locator(".train [data-quantity=i]").get_attribute("href")
    page.get_by_role("button", name="Play").click()
    expect(updates(page)).to_contain_text("Solved after")
    expect(page.get_by_role("button", name="Play")).to_be_visible()  # it has paused by itself
    assert page.locator(".train [data-quantity=i]").get_attribute("href") != before
    chance = page.locator(".train [data-chance]").get_attribute("data-chance")
    assert float(chance) > 0.5


def test_one_update_many_and_back_to_the_beginning(visit):
    page = standing(visit(PAGE))
    page.get_by_role("button", name="One update").click()
    expect(updates(page)).to_contain_text("1 updates")
    page.get_by_role("button", name="100 updates").click()
    expect(updates(page)).to_contain_text("101 updates")
    page.get_by_role("button", name="Back to update 0").click()
    expect(updates(page)).to_contain_text("0 updates")


def test_the_film_goes_back_to_an_earlier_moment(visit):
    page = standing(visit(EASY))
    for k in (1, 2, 3):
        page.get_by_role("button", name="100 updates").click()
        expect(updates(page)).to_contain_text(f"{k}00 updates")
    now = page.locator(".train [data-quantity=c]").get_attribute("href")
    slider = page.get_by_role("slider", name="The film")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator(".train [data-quantity=c]")).not_to_have_attribute("href", now)
    expect(updates(page)).to_contain_text("300 updates")  # what was learnt is still there


def test_the_link_carries_the_task_and_a_pause_stops(visit):
    page = standing(visit(f"{PAGE}?task=parity&cell=gru&seed=3"))
    expect(page.get_by_role("radio", name="GRU", exact=True)).to_be_checked()
    page.get_by_role("radio", name="slow").click()
    page.get_by_role("button", name="Play").click()
    expect(updates(page)).not_to_contain_text("0 updates in 0.0")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    stood = updates(page).text_content()
    page.get_by_role("button", name="One update").click()
    expect(updates(page)).not_to_have_text(stood)
