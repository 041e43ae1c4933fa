"""What a visitor does on "Next word", in a real browser."""

import re

from playwright.sync_api import expect

PAGE = "/Next_word"


def test_another_word_is_taken_and_the_network_goes_on_from_there(visit):
    page = visit(f"{PAGE}?count=10")
    written = page.locator("[data-written]")
    expect(written).to_have_count(10)
    expect(written.first).to_contain_text("loan")
    before = written.all_text_contents()
    written.nth(3).click()
    expect(page).to_have_url(re.compile("wrote=3"))
    expect(written.nth(3)).to_have_attribute("aria-pressed", "true")
    other = page.locator(".other[aria-pressed=false]").first
    word = other.get_attribute("data-other")
    other.click()
    expect(written.nth(3)).to_contain_text(f"{word}")
    expect(written.nth(3)).to_contain_text("✓")
    assert written.all_text_contents()[:3] == before[:3]
    expect(page).to_have_url(re.compile(r"taken=3%3A\d+"))
    expect(page.locator(".strip [data-role=began]")).to_be_attached()
