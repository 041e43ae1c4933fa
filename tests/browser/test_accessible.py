"""A visit of every page: it keeps nobody out, and what it exists for is in view in every window, and whole on paper.

Axe-core finds nothing grave on it, in light and on a dark phone, components too.
"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from in_view import seen_in_rooms, seen_on_phones, seen_wide
from playwright.sync_api import expect
from seen import amiss, still

ROOT = Path(__file__).parent.parent.parent
PAGES = ["/", *(f"/{path.stem.split('_', 1)[1]}" for path in sorted(ROOT.glob("pages/[0-9]*_*.py")))]
COLD = ("/", "/Your_sentence")  # also where the browser has none of the scripts yet
GRAVE = ("serious", "critical")
WINDOW = {"width": 1440, "height": 3200}  # so high that nothing waits to be scrolled to, which axe would leave out
BETWEEN, PHONES = (1280, 768, 1360, 1024, 1920), (390, 360)  # a page is looked at in one of each; in test_seen in all
# The rules whose answers other colours and another width may change:
CHANGED = {"runOnly": ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]}


def found(page, options=None):
    """What axe-core finds that is grave, once nothing moves any more: rule, impact, where, and why."""
    still(page)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"]} | (options or {})
    violations = page.evaluate("async options => (await axe.run(document, options)).violations", options)
    return [
        f"{rule['id']} ({rule['impact']}) at {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in violations
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_with_nothing_grave_all_its_text_to_be_read_and_what_it_exists_for_in_view(visit, path):
    page = visit(path, cold=path in COLD, color_scheme="light", viewport=WINDOW)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).not_to_be_empty()
    light, wide = found(page), amiss(page) + amiss(page, BETWEEN[PAGES.index(path) % len(BETWEEN)])
    link = path[1:]
    in_view = seen_wide(page, link)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": PHONES[PAGES.index(path) % 2], "height": 3200})
    expect(page.get_by_test_id("stApp")).not_to_have_css("background-color", "rgb(255, 255, 255)")
    dark, narrow = found(page, CHANGED), amiss(page)
    in_view += seen_on_phones(page, link) + seen_in_rooms(page, link)
    assert (light, wide, dark, narrow, in_view) == ([], [], [], [], [])


AMISS = """() => {
  const root = [...document.querySelectorAll('*')].find(each => each.shadowRoot).shadowRoot;
  const add = (tag, style) => {
    const node = root.appendChild(document.createElement(tag));
    return Object.assign(node, { id: `amiss-${tag}`, style });
  };
  add('p', 'color: #aaa').textContent = 'hardly to be read';
  add('button', 'width: 40px; height: 40px');
  add('div', 'width: 99px; height: 50px; overflow: auto; white-space: pre').textContent = 'far \\n'.repeat(40);
}"""


def test_what_keeps_people_out_is_found(visit):
    """The check looks into shadow roots: faint words, a button without a name, a scroller that no key reaches."""
    page = visit("/", viewport=WINDOW)
    expect(page.locator(".ribbon svg")).to_be_visible()
    page.evaluate(AMISS)
    rules = {line.split(" ")[0] for line in found(page) if "#amiss-" in line}
    assert rules == {"color-contrast", "button-name", "scrollable-region-focusable"}
