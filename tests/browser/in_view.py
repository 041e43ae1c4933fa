"""What a page exists for, as its room declares it: whether it is in view without scrolling, and whole on paper.

And whether few words stand above it, and its letters are large in a room.
"""

import io

from fuzzing import TIMES
from pypdf import PdfReader
from seen import still
from tabs import idle

from ui.page import PAGES, ROOT, address
from ui.ways import layout

DESKTOP, PHONES, ROOMS = (1440, 900), ((390, 844), (360, 740)), ((1280, 720), (1024, 768))
SHEET = {"width": "11in", "height": "210mm"}  # lies on A4 and on Letter: what fits it fits both
MOST_WORDS = 50  # above a picture
LEAST = 20  # px of a letter in a room
PRESSED_ON = ("", "Inside_one_step", "Backprop_step_by_step", "Train_it_live", "Your_own_LSTM", "Start_here")
QUIET = 50  # ms without a change, until a page that changed its size is looked at
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
    """Every link that is looked at, as (link, what is in view in every window, what besides where it is wide)."""
    for one in ALL:
        path = "" if one.stem == "app" else address(one)
        yield path, layout.declared(one, "IN_VIEW"), layout.declared(one, "IN_A_ROOM")
        for query, (wanted, wide) in layout.declared(one, "ALSO", {}).items():
            yield f"{path}?{query}", wanted, wide


LINKS = {link: each for link, *each in links()}


def follow(page, link, window):
    """To another link, or in type for a room, by the app's own way."""
    resize(page, window)
    page.evaluate(GO, f"/{link}")
    if "room=on" in link:
        page.wait_for_selector(".st-key-ways input:checked", state="attached")
    idle(page)


def resize(page, window):
    """A window of this width and height."""
    page.set_viewport_size(dict(zip(("width", "height"), window, strict=True)))


def in_room(link):
    """The link that shows a page in type for a room."""
    return f"{link}{'&' if '?' in link else '?'}room=on"


def seen_wide(page, link):
    """What is amiss on a laptop, and on paper."""
    wanted, wide = LINKS[link]
    found = faults(page, (*wanted, *wide), DESKTOP) + amiss_on_paper(page, wanted)
    return found + (left_to_press(page) if TIMES > 1 or link in PRESSED_ON else [])


def seen_on_phones(page, link):
    """What is amiss on phones."""
    return [fault for window in PHONES for fault in faults(page, LINKS[link][0], window)]


def seen_in_rooms(page, link):
    """What is amiss in type for a room, to which it goes."""
    follow(page, in_room(link), ROOMS[0])
    wanted, wide = LINKS[link]
    return [fault for window in ROOMS for fault in faults(page, (*wanted, *wide), window, room=True)]


def faults(page, wanted, window, room=False):
    """What is amiss in a window of this size; where something is, once more when nothing has moved for longer."""
    resize(page, window)
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
    """What is missing on a sheet of paper, of what a page exists for and its link."""
    shown = [page.locator(selector).locator("visible=true").first for selector in wanted]
    texts = [text for one in shown if one.count() for text in one.evaluate(TEXTS)]
    sheets = PdfReader(io.BytesIO(page.pdf(**SHEET, print_background=True))).pages
    words = "".join("".join(sheet.extract_text() for sheet in sheets).split())
    missing = [text for text in (*texts, page.url) if "".join(text.split()) not in words]
    return [f"{len(sheets)} sheets"] * (len(sheets) != 1) + [f"not on paper: {text}" for text in missing]


def left_to_press(page):
    """What can be pressed on paper, and whether the code of the link is missing, once the page was printed."""
    page.emulate_media(media="print")
    found = [f"on paper there is “{pressed[:30]}”" for pressed in page.evaluate(PRESSED)]
    code = page.locator(".printed img").bounding_box()
    page.emulate_media(media="null")
    return found + ["on paper there is no code of the link"] * (code is None or code["width"] < 60)
