"""Predict first, as a room does it: a word by the keyboard, a gate's curve drawn by hand, and a number."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from waits import link

PAGE = "/Who_wrote_the_memory?predict=on"


def grave(page):
    """What axe-core finds that keeps people out."""
    return [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]


def drag(page, shares):
    """Draw in the panel: from (x, y) to (x, y), as shares of it from its left and from its foot."""
    box = page.locator(".hand").bounding_box()
    spots = [(box["x"] + x * box["width"], box["y"] + (1 - y) * box["height"]) for x, y in shares]
    page.mouse.move(*spots[0])
    page.mouse.down()
    for spot in spots[1:]:
        page.mouse.move(*spot)
    page.mouse.up()


def values(page):
    return [float(one.get_attribute("data-value")) for one in page.locator("[data-step]").all()]


def test_a_word_a_curve_and_a_number_are_said_before_they_are_seen(visit):
    page = visit(PAGE, viewport={"width": 1440, "height": 900})
    words, shown = page.locator("[data-choice]"), page.locator("[data-writer]")
    expect(words).to_have_count(17)
    expect(shown).to_have_count(0)
    expect(page.locator("[data-gate]")).to_have_count(0)
    assert grave(page) == []
    words.nth(9).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You said “family”. It was “job”: it wrote 79 % of")).to_be_visible()
    expect(words).to_have_count(0)
    expect(shown).not_to_have_count(0)
    expect(page.locator("[data-gate]")).to_have_count(0)

    page.get_by_role("button", name="Draw it").click()
    expect(page.locator("[data-step]")).to_have_count(17)
    drag(page, [(0.01, 0.02), (0.99, 0.02)])  # in one stroke: no column is left out
    expect(page.locator("[data-value='0.5']")).to_have_count(0)
    assert len(set(values(page))) == 1 and 0 <= values(page)[0] <= 0.1
    page.get_by_role("slider", name="The input gate as you expect it").focus()
    for key in ("Home", *["ArrowRight"] * 6, "PageUp"):
        page.keyboard.press(key)
    expect(page.locator("[data-step='7']")).to_have_attribute("data-value", "1")
    assert grave(page) == []
    page.get_by_role("button", name="Reveal").click()
    expect(page.get_by_text(re.compile(r"On average 0\.\d+ off\. Most at “.+”: you drew"))).to_be_visible()
    expect(page.locator("[data-before=i]")).to_have_count(1)
    expect(page.locator("[data-curve=i]")).to_have_count(1)
    expect(page.locator("[data-gate]")).to_have_count(3)

    page.get_by_role("button", name="Shut the input gates at").click()
    expect(page.get_by_text("what becomes of it?")).to_be_visible()
    expect(page.locator("[data-touched]")).to_have_count(1)
    expect(page.locator("[data-role=was-up]")).to_have_count(0)
    expect(page.locator(".line")).to_have_text("After “a”: “loan” 99.3 %.")
    box = page.get_by_role("spinbutton", name="Your guess")
    box.fill("60")
    box.press("Enter")
    expect(page.get_by_text("It was 99.3 %. You said 60 %. It is 11 %: 49 points off.")).to_be_visible()
    expect(page.locator("[data-role=was-up]")).to_have_count(1)
    expect(page.locator(".line")).to_contain_text("99.3 % → 11 %")
    expect(page.get_by_text("1 chance guessed, 49 points off; 2 other guesses")).to_be_visible()
    assert "predict=on" in link(page) and "60" not in link(page).split("?")[1]


def test_it_is_done_on_a_phone_too(visit):
    page = visit(PAGE, viewport={"width": 390, "height": 844})
    page.get_by_role("button", name=re.compile("word 7, job")).click()
    expect(page.get_by_text("You said “job”. Right: it wrote 79 % of")).to_be_visible()
    draw = page.get_by_role("button", name="Draw it")
    draw.click()
    expect(page.locator(".hand")).to_be_visible()
    expect(draw).to_have_count(0)  # and gone is the other way to skip, which stood beside it
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Skip: show the gates").click()
    expect(page.locator("[data-gate]")).to_have_count(3)
