"""A page in many windows: its other links in view, pages found, keys for a lecture, what the pointer lights up.

Every page as it opens is looked at in test_accessible.py, which visits each of them.
"""

import re

from in_view import DESKTOP, GO, LINKS, follow, seen_in_rooms, seen_on_phones, seen_wide
from playwright.sync_api import expect
from tabs import idle

from ui.page import PAGES


def test_links_that_show_another_side_of_a_page_are_in_view_too(visit):
    page, amiss = visit("/Applications"), {}
    for link in (link for link in LINKS if "?" in link):
        follow(page, "Applications", DESKTOP)
        expect(page.get_by_role("heading", level=1)).to_have_text("Applications")
        follow(page, link, DESKTOP)
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Applications")
        idle(page)
        found = seen_wide(page, link) + seen_on_phones(page, link) + seen_in_rooms(page, link)
        if found:
            amiss[link] = found
    assert amiss == {}


def test_a_page_is_found_by_a_word_and_a_phone_reaches_all_groups_by_one_button(visit):
    page = visit("/", viewport={"width": 360, "height": 740})
    page.get_by_role("button", name="Pages").click()
    find = page.get_by_role("searchbox", name="Find a page by a word")
    for word, names in (("saturation", ["Your own LSTM", "Squashing functions"]), ("CTC", ["Handwriting", "Speech"])):
        find.fill(word)
        assert page.locator(".ways .every a:not([hidden])").all_text_contents() == names
    find.fill("")
    assert page.locator(".ways .every a:not([hidden])").count() == len(PAGES)
    find.fill("CTC speech")
    find.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Speech")


def test_a_cell_under_the_pointer_lights_the_same_word_and_unit_in_every_row(visit):
    page = visit("/Your_sentence")
    cell = page.locator(".strip g[data-quantity=i] rect").nth(2 * 18 + 6)
    cell.hover()
    lit = page.locator(".strip [data-lit]")
    expect(lit).to_have_count(6)
    across, down = [one.bounding_box() for one in (cell, lit.nth(1))]
    assert abs(across["x"] - down["x"]) < 4 and abs(across["y"] - down["y"]) < 4
    page.mouse.move(0, 0)
    expect(lit).to_have_count(0)


def test_keys_of_a_lecture_step_on_reveal_and_put_the_controls_away(visit):
    page = visit("/Inside_one_step?room=on&phase=1")
    said = page.locator(".step .side p").first
    expect(said).to_contain_text("forget gate")
    page.keyboard.press("PageDown")
    expect(said).to_contain_text("candidate")
    page.keyboard.press("PageUp")
    expect(said).to_contain_text("forget gate")
    box = page.get_by_label("Type any sentence")
    box.fill("job.h")  # keys of a lecture are letters where somebody types
    expect(box).to_be_visible()
    page.locator(".step .side p").first.click()
    page.keyboard.press("h")
    expect(page).to_have_url(re.compile("bare=on"))
    expect(box).to_be_hidden()
    expect(page.locator(".step svg").first).to_be_visible()
    page.keyboard.press("h")
    expect(box).to_be_visible()
    page.evaluate(GO, "/Start_here?room=on&course=3")
    for shown in ("Skip the guess", "Show me"):
        page.get_by_role("button", name=shown).wait_for()
        idle(page)
        page.keyboard.press(".")
    expect(page.get_by_text("It is: About 12")).to_be_visible()
