"""What a visitor does on "Your sentence", by name, for the tests that do it."""

import re

from playwright.sync_api import expect

from lstm import CELLS

PAGE = "/Your_sentence"
SHORT = "Because of the traffic, I need to take a"


def typed(page):
    """The words above the picture."""
    return page.locator("g[data-row=words] text")


def cell_of(page, quantity, row, place, length):
    """The drawn cell of a quantity, by its row from the top and its place."""
    return page.locator(f"g[data-quantity={quantity}] rect").nth(row * length + place)


def ask(page, text):
    """Type a sentence in place of the old one."""
    box = page.get_by_label("Type any sentence")
    box.fill(text)
    box.press("Enter")


def ready(page):
    """The page, once its picture stands."""
    expect(typed(page).first).to_be_visible()
    expect(page.locator(".arithmetic h3").first).to_be_visible()
    return page


def choose(page, cell):
    """Another cell, by the choices over the picture."""
    short = CELLS[cell].NAME.removesuffix(" LSTM")
    page.get_by_role("radio", name=re.compile(f"^{short}(:|$)")).click()


def go(page, name, group):
    """To another page, by the links on top: open their group, and take the link."""
    page.get_by_role("button", name=group).click()
    page.get_by_role("link", name=name, exact=True).click()
