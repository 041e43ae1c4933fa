"""What a page exists for is in view without scrolling, few words stand above it, and on paper it is whole.

One tab goes through all pages, once as anybody opens them and once in type for a room, in two windows each.
"""

import re

import pytest
from fuzzing import TIMES
from playwright.sync_api import expect
from seen import still

from ui.page import PAGES, ROOT, address
from ui.ways import layout

PHONES, ROOMS = ((390, 844), (360, 740)), ((1280, 720), (1024, 768))
MOST_WORDS = 50  # above a picture
LEAST = 20  # px of a letter in a room
ALL = [ROOT / "app.py", *PAGES]
DECLARED = [page for page in ALL if layout.declared(page, "IN_VIEW")]
# Whether a box around a node slides sideways and says so, by fading.
SLIDES = """node => {
  for (let at = node; at; at = at.parentElement || at.getRootNode().host) {
    const how = getComputedStyle(at);
    if (/auto|scroll/.test(how.overflowX) && at.scrollWidth > at.clientWidth + 1) return how.maskImage !== 'none';
  }
  return false;
}"""
SIDEWAYS = (
    "() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth - main.clientWidth; }"
)
WORDS = """() => {
  const top = document.querySelector('.st-key-sight, .st-key-report').getBoundingClientRect().top;
  const texts = 'h1, h2, h3, [data-testid=stMarkdownContainer] :is(p, li), [data-testid=stText]';
  const others = 'label, button, a, .st-key-ways, .st-key-sight, .st-key-report, .st-key-take_home';
  const bottom = each => each.getBoundingClientRect().bottom;
  const above = each => each.checkVisibility() && !each.closest(others) && bottom(each) <= top + 2;
  const read = [...document.querySelectorAll(texts)].filter(above).map(each => each.textContent.trim());
  return read.flatMap(text => text.split(/\\s+/)).filter(Boolean).length;
}"""
SMALL = """least => {
  const small = new Set();
  const size = node => {
    const given = parseFloat(getComputedStyle(node).fontSize), at = node.ownerSVGElement && node.getScreenCTM();
    return given * (at ? Math.hypot(at.a, at.b) : node.currentCSSZoom || 1);
  };
  const look = node => {
    const text = [...node.childNodes].filter(one => one.nodeType === 3).map(one => one.data.trim()).join('');
    const box = node.getBoundingClientRect();
    const seen = box.width > 3 && box.top < innerHeight && node.checkVisibility();
    if (!text || !seen || node.matches('style, title, sub, sup')) return;
    if (size(node) < least - 0.3) small.add(`${size(node).toFixed(1)} px: ${text.slice(0, 30)}`);
  };
  const within = node => [...node.children, ...(node.shadowRoot?.children ?? [])];
  const walk = node => within(node).forEach(each => { look(each); walk(each); });
  document.querySelectorAll('.st-key-sight').forEach(walk);
  return [...small];
}"""


def opened(page, app, path):
    """A page of the app in a tab that is there, still and at its top."""
    page.goto(app + path)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    still(page)


def out_of_view(page, wanted, wide, high):
    """Which of the selectors are not in the window as it stands, and whether the page slides sideways."""
    found = ["it slides sideways"] * (page.evaluate(SIDEWAYS) > 1)
    for selector in wanted:
        one = page.locator(selector).locator("visible=true").first
        box = one.bounding_box() if one.count() else None
        if box is None:
            found.append(f"{selector} is not there")
        elif box["y"] < 0 or box["y"] + box["height"] > high + 1:
            found.append(f"{selector} ends at {box['y'] + box['height']:.0f}")
        elif (box["x"] < -1 or box["x"] + box["width"] > wide + 1) and not one.evaluate(SLIDES):
            found.append(f"{selector} ends {box['x'] + box['width']:.0f} to the right")
    return found


@pytest.mark.parametrize("room", [False, True], ids=["as it opens", "for a room"])
def test_what_a_page_exists_for_is_in_view_in_every_window(visit, app, room):
    page, amiss = visit("/", viewport={"width": 1280, "height": 720}), {}
    for one in DECLARED:
        path, wanted = "" if one.stem == "app" else address(one), list(layout.declared(one, "IN_VIEW"))
        windows = ROOMS if room else PHONES
        windows = windows if TIMES > 1 else [windows[DECLARED.index(one) % 2]]  # one of each, all of them in make fuzz
        page.set_viewport_size(dict(zip(("width", "height"), windows[0], strict=True)))
        opened(page, app, f"/{path}{'?room=on' if room else ''}")
        found = []
        if room:
            wanted += layout.declared(one, "IN_A_ROOM")
        elif (words := page.evaluate(WORDS)) > MOST_WORDS:
            found.append(f"{words} words above the picture")
        for wide, high in windows:
            page.set_viewport_size({"width": wide, "height": high})
            still(page)
            found += [f"{wide} × {high}: {fault}" for fault in out_of_view(page, wanted, wide, high)]
            if room:
                found += [f"{wide} × {high}: {fault}" for fault in page.evaluate(SMALL, LEAST)]
        if found:
            amiss[one.stem] = found
    assert amiss == {}


@pytest.mark.parametrize(
    ("path", "sheet", "says"), [("/", "A4", "loan"), ("/Inside_one_step?phase=2", "Letter", "word")]
)
def test_on_paper_a_page_is_its_picture_its_sentence_and_its_link(visit, path, sheet, says):
    page = visit(path, viewport={"width": 1280, "height": 720})
    expect(page.locator(".st-key-sight svg").first).to_be_visible()
    printed = page.pdf(format=sheet, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".printed span")).to_have_text(page.url)
    assert page.locator(".printed img").bounding_box()["width"] > 60
    sight = page.locator(".st-key-sight")
    expect(sight).to_contain_text(says)
    for gone in (
        ".st-key-ways",
        "[data-testid=stTextInput]",
        "[data-testid=stSelectbox]",
        ".ribbon button, .step .steps",
    ):
        assert page.locator(gone).locator("visible=true").count() == 0, gone


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


def test_keys_of_a_lecture_step_on_and_put_the_controls_away(visit):
    page = visit("/Inside_one_step?room=on&phase=1")
    said = page.locator(".step .side p").first
    expect(said).to_contain_text("forget gate")
    page.keyboard.press("PageDown")
    expect(said).to_contain_text("candidate")
    expect(page.get_by_label("Type any sentence")).to_be_visible()
    page.keyboard.press("h")
    expect(page).to_have_url(re.compile("bare=on"))
    expect(page.get_by_label("Type any sentence")).to_be_hidden()
    expect(page.locator(".step svg").first).to_be_visible()
    page.keyboard.press("h")
    expect(page.get_by_label("Type any sentence")).to_be_visible()
