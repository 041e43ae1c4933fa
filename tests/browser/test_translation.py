"""What a visitor does on "Translation", in a real browser."""

import re

from playwright.sync_api import expect

PAGE = "/Translation"


def words(page, part):
    """The words above the bands of a part: what is read, "handed over", what is said."""
    return page.locator(f".tape .plot [data-part='{part}'] [data-word]")


def test_a_number_is_typed_a_word_of_it_picked_and_another_memory_handed_over(visit):
    page = visit(PAGE)
    expect(page.locator(".headline")).to_contain_text("deux-cent-quatre-vingt-dix-sept ✓")
    page.get_by_label("An English number").fill("75")
    expect(page.locator(".headline")).to_contain_text("soixante-quinze ✓")
    expect(words(page, 0)).to_have_text(["seventy", "five"])
    expect(words(page, 2)).to_have_text(["soixante", "quinze", "end"])
    words(page, 0).nth(1).click()
    expect(page).to_have_url(re.compile("place=1"))
    expect(page.get_by_role("button", name="five", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("8 others were put in the place of “five”")).to_be_visible()
    page.locator(".tape .frame").press("ArrowLeft")
    expect(page).to_have_url(re.compile("place=0"))
    page.get_by_label("The other number").fill("twelve")
    expect(page.locator(".ladder tr").last.locator("b")).to_have_text(["douze"])
    page.get_by_label("An English number").fill("<b>75</b>")
    expect(page.get_by_text("“<b>75</b>” is no English number word.")).to_be_visible()


def test_a_date_of_another_century_is_written_wrong_and_marked(visit):
    page = visit(f"{PAGE}?translation=iso&date=14 July 1789", viewport={"width": 390, "height": 844})
    expect(page.locator(".headline .wrong").first).to_be_visible()
    expect(page.locator(".headline")).to_contain_text("By plain rules it is 1789-07-14")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.locator(".tape svg text, .moved td, .moved button").evaluate_all(sizes)) >= 16
