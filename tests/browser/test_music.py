"""What a visitor does on "Music", in a real browser."""

import re

from playwright.sync_api import expect
from waits import link

PAGE = "/Music"


def ready(page):
    """The page, once the network has gone on."""
    expect(page.locator(".roll .added").first).to_be_visible()
    return page


def key(page, name):
    """A key of the keyboard on the screen."""
    return page.get_by_role("button", name=re.compile(f"^{name}(,|$)"))


def test_notes_are_tapped_typed_taken_back_and_gone_on_with_and_all_of_it_is_in_the_link(visit):
    page = ready(visit(PAGE))
    expect(page.locator(".roll .given")).to_have_count(4)
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page).to_have_url(re.compile("notes=none"))
    expect(page.locator(".roll .note")).to_contain_text("it begins on its own")
    key(page, "G4").click()
    key(page, "E4").press("Enter")
    page.keyboard.press("4")  # a half
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile("notes=g4-2%2Ce4-2%2Cc4-4"))
    expect(page.locator(".roll .given")).to_have_count(3)
    ready(page)
    page.get_by_role("button", name="Undo").click()
    expect(page).to_have_url(re.compile("notes=g4-2%2Ce4-2$"))
    page.get_by_role("button", name="Note after").click()
    expect(page.locator(".roll h3")).to_contain_text("After note 3")
    expect(page).to_have_url(re.compile("place=3"))
    first = page.locator(".roll .added").evaluate_all("all => all.map(one => one.textContent)")
    page.get_by_role("radio", name="key: from elsewhere").click()
    expect(page.locator(".roll .ghost")).to_have_count(len(first))
    assert page.locator(".roll .added").evaluate_all("all => all.map(one => one.textContent)") != first
    again = ready(visit("/" + link(page).split("/", 3)[3]))
    for part in (".given", ".added", ".ghost"):
        expect(again.locator(f".roll {part}")).to_have_count(page.locator(f".roll {part}").count())
    expect(again.locator(".roll h3")).to_contain_text("After note 3")


def test_the_line_follows_what_is_heard_and_stops_with_it(visit):
    page = ready(visit(PAGE, viewport={"width": 390, "height": 844}))
    page.get_by_role("button", name="Play").click()
    line = page.locator(".roll .playhead")
    expect(line).to_have_attribute("visibility", "visible")
    begun = float(line.get_attribute("x1"))
    page.wait_for_function(
        """begun => [...document.querySelectorAll('*')].some(each =>
            +each.shadowRoot?.querySelector('.playhead')?.getAttribute('x1') > begun + 5)""",
        arg=begun,
    )
    page.get_by_role("button", name="Stop").click()
    expect(line).to_have_attribute("visibility", "hidden")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.locator(".roll svg text, .roll span, .roll button, .roll .note").evaluate_all(sizes)) >= 16


def test_a_link_with_bad_notes_says_why_and_shows_the_usual_melody(visit):
    page = ready(visit(f"{PAGE}?notes=c4-2,h9-1"))
    expect(page.get_by_text("“h9-1” is no note: write c4-2")).to_be_visible()
    expect(page.locator(".roll .given")).to_have_count(4)
