"""What a visitor does on "Handwriting" and "Speech", in a real browser."""

import re

from playwright.sync_api import expect

SIZES = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"


def draw(page, *lines):
    """Strokes on the sheet, through points of its 600 by 240."""
    box = page.locator(".ink svg").bounding_box()
    for line in lines:
        first, *others = [(box["x"] + box["width"] * x / 600, box["y"] + box["height"] * y / 240) for x, y in line]
        page.mouse.move(*first)
        page.mouse.down()
        for point in others:
            page.mouse.move(*point, steps=3)
        page.mouse.up()


def test_digits_are_written_undone_and_typed(visit):
    page = visit("/Handwriting")
    answer, said = page.locator("h4"), page.locator(".frames [data-said]")
    expect(answer).to_contain_text("It reads 1997")
    expect(said).to_have_text(["1", "9", "9", "7"])
    draw(page, [(200, 30), (200, 210)], [(300, 30), (380, 30), (330, 210)])
    expect(page.locator(".ink [data-stroke]")).to_have_count(2)
    expect(answer).to_contain_text("It reads 17")
    expect(page).to_have_url(re.compile(r"ink=\w+\.\w+"))  # both strokes
    page.reload()
    expect(answer).to_contain_text("It reads 17")
    page.get_by_role("button", name="Undo stroke").click()
    expect(answer).to_contain_text("It reads 1 ")
    page.get_by_role("button", name="Clear").click()
    expect(answer).to_contain_text("It reads 1997")
    page.locator(".frames .frame").press("ArrowRight")
    expect(page.locator(".frames .tip")).to_contain_text("column 1")
    page.get_by_label("Or type digits").fill("<b>7</b>")
    page.get_by_label("Or type digits").press("Enter")
    expect(
        page.get_by_text("'<' is no digit: only 0 to 9 can be written here. Until then 1997 is read.")
    ).to_be_visible()


def test_digits_are_said_and_heard_on_a_phone_too(visit):
    page = visit("/Speech?spoken=42", viewport={"width": 390, "height": 844})
    expect(page.locator("h4")).to_contain_text("It hears 42")
    expect(page.locator(".frames [data-said]")).to_have_text(["4", "2"])
    expect(page.locator("audio")).to_have_attribute("src", re.compile(r"\.wav"))
    assert min(page.locator(".frames svg text").evaluate_all(SIZES)) >= 16
    page.get_by_role("button", name="A clip said in one breath").click()
    expect(page.get_by_text(re.compile("Clip 1 of 40"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
