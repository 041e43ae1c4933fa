"""What a visitor types, and what a press answers, can be read where it stands: in every window, and in a room."""

from urllib.parse import quote

import pytest
from fuzzing import TIMES
from seen import IN_A_ROOM, amiss

WIDTHS = (360, 390, 768, 1024, 1280, 1360, 1440, 1920)
ROOMS = (1024, 1280, 1920)
HIGH = {"width": 1440, "height": 3200}
MINE = "due to my current job situation and family conditions , I need to take a "
SENTENCES = {
    "long words": "Donaudampfschifffahrtsgesellschaft or pneumonoultramicroscopicsilicovolcanoconiosis , I need a",
    "sixty words": MINE * 4,
    "pictures": "Because of my 🦷 tooth 👩‍👩‍👧‍👦 I need to see a 😀😀😀",
    "from right to left": "بسبب وظيفتي job أحتاج إلى الحصول على قرض I need to take a",
    "one word": "job",
    "marks": "!!! ??? ,,, ...",
    "one letter many times": "W" * 200,
}
READERS = ("Your_sentence", "Inside_one_step", "Who_wrote_the_memory", "Backprop_step_by_step", "Squashing_functions")
CELLS = ("coupled", "gru", "lstm1997", "peephole", "rnn")
PLACES = [
    *(f"/{page}?sentence={quote(text)}" for page in READERS for text in SENTENCES.values()),
    *(f"/Named_entities?names={quote(text)}" for text in SENTENCES.values()),
    *(f"/Next_word?begun={quote(text)}" for text in SENTENCES.values()),
    *(f"/{page}?cell={cell}" for page in READERS[:3] for cell in CELLS),
    *(f"/Inside_one_step?quantity={gate}&units=all" for gate in ("f", "i", "o", "candidate", "shown")),
    "/Train_it_live?view=race",
    "/Train_it_live?view=slow",
    "/Train_it_live?beside=on",
    "/Vanishing_gradients?cells=words",
    "/Translation?translate=iso",
    "/One_unit_by_hand?challenge=hold&hint=2",
    "/Who_wrote_the_memory?operations=f.all.9:0,i.all.6:0&predict=",
]
TOLD = (PLACES[0], PLACES[READERS.index("Who_wrote_the_memory") * len(SENTENCES) + 4])  # what was once not to be read


@pytest.mark.parametrize("place", PLACES if TIMES > 1 else TOLD)
def test_whatever_is_read_nothing_on_the_page_is_cut_or_covered(visit, place):
    page = visit(place, viewport=HIGH)
    assert [fault for width in (WIDTHS if TIMES > 1 else (390, 1280)) for fault in amiss(page, width)] == []


@pytest.mark.parametrize("place", [*PLACES, *READERS] if TIMES > 1 else READERS[:1])
def test_in_type_for_a_room_all_is_large_and_all_can_be_reached(visit, place):
    page = visit(f"/{place.strip('/')}{'&' if '?' in place else '?'}room=on", viewport=HIGH)
    assert [fault for width in (ROOMS if TIMES > 1 else ROOMS[:2]) for fault in amiss(page, width, IN_A_ROOM)] == []
    page.set_viewport_size({"width": 1280, "height": 720})
    main = page.get_by_test_id("stMain")
    main.evaluate("main => { main.scrollTop = main.scrollHeight; }")
    assert main.evaluate("main => main.getBoundingClientRect().bottom") <= 720
    last = page.get_by_test_id("stExpander").last.bounding_box()
    assert last["y"] + last["height"] < 720


BROKEN = """() => {
  const root = [...document.querySelectorAll('*')].find(each => each.shadowRoot?.querySelector('svg')).shadowRoot;
  const made = () => root.appendChild(document.createElement('div'));
  const add = (style, textContent) => Object.assign(made(), { style, textContent });
  add('width: 60px; overflow: hidden; white-space: nowrap', 'cut short by its box');
  add('position: relative; height: 20px; left: 3000px; width: 200px', 'beyond the window');
  add('width: 90px; overflow-x: auto; white-space: nowrap', 'slid to, and nothing says so');
  add('font-size: 9px', 'too small');
  add('height: 24px; white-space: nowrap', 'this one is under another');
  add('height: 24px; margin-top: -22px; white-space: nowrap', 'this one is over another');
  const svg = root.querySelector('svg');
  for (const [x, y, text] of [[-30, 60, 'past the edge'], [100, 50, 'letters'], [104, 54, 'on letters']]) {
    const node = svg.appendChild(document.createElementNS(svg.namespaceURI, 'text'));
    for (const [name, value] of Object.entries({ x, y, 'font-size': 18 })) node.setAttribute(name, value);
    node.textContent = text;
  }
}"""


def test_what_cannot_be_read_is_found(visit):
    page = visit("/Applications", viewport=HIGH)
    assert amiss(page) == []
    page = visit("/", viewport=HIGH)
    assert amiss(page) == []
    page.evaluate(BROKEN)
    found = "\n".join(amiss(page))
    for fault in (
        "cut short: “cut short",
        "“beyond the window”",
        "nothing says so: “slid to",
        "9.0 px: “too small",
        "over one another: “this one is under another” and “this one is over another”",
        "cut at the side: “past the edge",
        "over one another: “letters” and “on letters”",
    ):
        assert fault in found, found
