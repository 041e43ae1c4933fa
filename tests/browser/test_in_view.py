"""What a page exists for is in view without scrolling, few words stand above it, and on paper it is whole.

A tab goes through some of the pages by the app's own way, each as anybody opens it and in type for a room; for the
rest only the window changes its size.
"""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from seen import still
from tabs import idle

from ui.page import PAGES, ROOT, address
from ui.ways import layout

DESKTOP, PHONES, ROOMS = (1440, 900), ((390, 844), (360, 740)), ((1280, 720), (1024, 768))
SHEET = {"width": "11in", "height": "210mm"}  # lies on A4 and on Letter: what fits it fits both
MOST_WORDS = 50  # above a picture
LEAST = 20  # px of a letter in a room
TABS = 6  # the pages are divided among so many, for tests to run beside each other
QUIET = 80  # ms without a change, until a page that changed its size is looked at
ALL = [ROOT / "app.py", *PAGES]
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
  const top = document.querySelector('.st-key-sight, .st-key-report')?.getBoundingClientRect().top;
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


# All text of a node that is seen, with what stands in its components; what is pressed is not meant for paper.
TEXTS = """node => {
  const found = [], walk = at => {
    if (at.nodeType === 3 && at.data.trim()) found.push(at.data);
    if (at.matches?.('style, title, desc, nav, button, input, select') || at.checkVisibility?.() === false) return;
    [...at.childNodes, ...(at.shadowRoot?.childNodes ?? [])].forEach(walk);
  };
  walk(node);
  return found;
}"""
PRESSED = """() => {
  const found = [], walk = root => {
    for (const each of root.querySelectorAll('*')) {
      const pressed = root === document ? 'button, input, textarea' : '.tools, .player, nav, select, [type=range]';
      if (each.matches(pressed) && each.checkVisibility()) found.push(each);
      if (each.shadowRoot) walk(each.shadowRoot);
    }
  };
  walk(document);
  return found.map(each => each.ariaLabel || each.textContent || each.type);
}"""
GO = "where => { history.pushState(null, '', where); dispatchEvent(new PopStateEvent('popstate')); }"


def links():
    """What is looked at, as (link, what is in view in every window, what besides where it is wide)."""
    for one in ALL:
        path = "" if one.stem == "app" else address(one)
        yield path, layout.declared(one, "IN_VIEW"), layout.declared(one, "IN_A_ROOM")
        for query, (wanted, wide) in layout.declared(one, "ALSO", {}).items():
            yield f"{path}?{query}", wanted, wide


LINKS = [*links()]


def follow(page, link, window, room=False):
    """To another page by the app's own way, in a window, once it stands still."""
    title = page.title()
    page.set_viewport_size(dict(zip(("width", "height"), window, strict=True)))
    page.evaluate(GO, f"/{link}{('&' if '?' in link else '?') + 'room=on' if room else ''}")
    if room:
        page.wait_for_selector(".st-key-ways input:checked", state="attached")
    else:
        page.wait_for_function("title => document.title !== title", arg=title)
    idle(page)
    still(page, QUIET)


def faults(page, wanted, window, room=False):
    """What is amiss in a window of this size; where something is, once more when nothing has moved for longer."""
    page.set_viewport_size(dict(zip(("width", "height"), window, strict=True)))
    found = []
    for quiet in (QUIET, 400):
        still(page, quiet)
        found = out_of_view(page, wanted, *window) + (page.evaluate(SMALL, LEAST) if room else [])
        if not found:
            break
    words = 0 if room else page.evaluate(WORDS)
    found += [f"{words} words above the picture"] * (words > MOST_WORDS)
    return [f"{window[0]} × {window[1]}: {fault}" for fault in found]


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


def amiss_on_paper(page, wanted):
    """What is missing on a sheet of paper, of what a page exists for and its link; and what is there to be pressed."""
    shown = [page.locator(selector).locator("visible=true").first for selector in wanted]
    texts = [text for one in shown if one.count() for text in one.evaluate(TEXTS)]
    printed = page.pdf(**SHEET, print_background=True)  # which asks for the layout on paper
    page.emulate_media(media="print")
    found = [f"on paper there is “{pressed[:30]}”" for pressed in page.evaluate(PRESSED)]
    if page.locator(".printed img").bounding_box()["width"] < 60:
        found.append("on paper there is no code of the link")
    page.emulate_media(media="null")
    sheets = PdfReader(io.BytesIO(printed)).pages
    words = "".join("".join(sheet.extract_text() for sheet in sheets).split())
    missing = [text for text in (*texts, page.url) if "".join(text.split()) not in words]
    return found + [f"{len(sheets)} sheets"] * (len(sheets) != 1) + [f"not on paper: {text}" for text in missing]


@pytest.mark.parametrize("tab", range(TABS))
def test_what_a_page_exists_for_is_in_view_in_every_window_and_whole_on_paper(visit, tab):
    page, amiss = visit("/Applications" if tab == 0 else "/"), {}
    for link, wanted, where_wide in LINKS[tab::TABS]:
        follow(page, link, DESKTOP)
        found = faults(page, (*wanted, *where_wide), DESKTOP) + amiss_on_paper(page, wanted)
        found += [fault for window in PHONES for fault in faults(page, wanted, window)]
        follow(page, link, ROOMS[0], room=True)
        found += [fault for window in ROOMS for fault in faults(page, (*wanted, *where_wide), window, room=True)]
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
