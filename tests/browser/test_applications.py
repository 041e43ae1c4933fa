"""The gallery in a real browser."""

import re

from playwright.sync_api import expect


def test_all_of_a_card_is_its_link(visit):
    page = visit("/Applications")
    picture = page.locator(".st-key-card-Music canvas")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("/Music"))
