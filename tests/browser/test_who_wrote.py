"""Cause and effect by hand: clamp a gate, wipe the memory, carry it over, read another word, undo, go back, pass on."""

import re

import pytest
from playwright.sync_api import expect
from waits import link

from ui.link import setting_checks

PAGE = "/Who_wrote_the_memory"
SHORT = "Because of the traffic, I need to take a taxi"


@pytest.fixture
def picture(visit):
    """The page with its picture drawn."""

    def opened(query="", **options):
        page = visit(PAGE + query, **({"viewport": {"width": 1440, "height": 1400}} | options))
        expect(line(page)).to_contain_text("%")
        return page

    return opened


def line(page):
    """What became of the answer."""
    return page.locator(".interventions .line")


def word(page, place):
    return page.locator(f".interventions text[data-word='{place}']").first


def press(page, row, first, last=None):
    """Click the picture in a row ("memory" or a gate) over a word; or drag from there to another."""
    box = page.locator(f".interventions [data-{'row' if row == 'memory' else 'gate'}={row}]").first.bounding_box()
    centre = [
        one["x"] + one["width"] / 2
        for one in (word(page, first).bounding_box(), word(page, last or first).bounding_box())
    ]
    page.mouse.move(centre[0], box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(centre[1], box["y"] + box["height"] / 2 + 2, steps=4)
    page.mouse.up()


def test_a_gate_is_clamped_undone_and_the_link_shows_it_to_somebody_else(picture, visit):
    page = picture()
    expect(line(page)).to_have_text("After “a”: “loan” 99.3 %.")
    press(page, "i", 6)
    page.get_by_role("button", name="Shut: 0").click()
    expect(line(page)).to_contain_text("because the input gates were shut at “job”")
    expect(page.locator("[data-touched='i.all.6:0']")).to_have_count(1)
    told = line(page).inner_text()
    other = visit(link(page).removeprefix(re.match(r"https?://[^/]+", link(page))[0]))
    expect(line(other)).to_have_text(told)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(line(page)).to_have_text("After “a”: “loan” 99.3 %.")
    page.go_back()
    expect(line(page)).to_have_text(told)


def test_the_memory_is_wiped_by_dragging_and_a_word_is_read_in_place_of_another(picture):
    page = picture()
    press(page, "memory", 8, 10)
    expect(page.get_by_role("dialog")).to_contain_text("from “and” to “conditions”")
    page.get_by_role("button", name="Wipe the memory").click()
    expect(line(page)).to_contain_text("the memory was wiped from “and” to “conditions”")
    expect(page.locator("path[data-role=was-up]")).to_have_count(1)
    page.get_by_role("button", name="Take the last operation back").click()
    word(page, 6).click()
    page.get_by_label("Read another word here").fill("Traffic")
    page.keyboard.press("Enter")
    expect(line(page)).to_contain_text("“traffic” was read in place of “job”")
    expect(line(page)).to_contain_text("Now “taxi” is expected")
    word(page, 3).click()
    page.get_by_label("Read another word here").fill("<b>xyzzy</b>")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“<b>xyzzy</b>” is not among")).to_be_visible()
    expect(line(page)).to_contain_text("“traffic”")


def test_another_sentences_memory_brings_its_answer_and_its_output_does_not(picture):
    page = picture()
    page.get_by_role("button", name="Carry another sentence's memory over").click()
    expect(line(page)).to_contain_text("the memory was carried over after “conditions”")
    expect(page.locator("path[data-role=arrow]")).to_have_count(1)
    expected = page.locator(".interventions [data-role=answer]").first.text_content()
    assert expected != "loan" and expected in line(page).inner_text()
    page.get_by_role("button", name="Carry only its output over").click()
    expect(line(page)).to_contain_text("“loan” stays at 99.3 %")
    press(page, "memory", 12)
    page.get_by_role("button", name="both").click()
    expect(page.locator(".interventions .line")).to_contain_text(f"Now “{expected}” is expected")


def test_all_of_it_by_the_keyboard(picture):
    page = picture(f"?sentence={SHORT}")
    frame = page.locator(".interventions .frame")
    frame.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("0")
    expect(line(page)).to_contain_text("the input gates were shut at “traffic”")
    frame.focus()
    page.keyboard.press("Delete")
    expect(line(page)).to_contain_text("After “a”")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Open: 1").press("Enter")
    expect(line(page)).to_contain_text("the input gates were opened at “traffic”")
    frame.focus()
    page.keyboard.press("Control+z")
    expect(line(page)).to_contain_text("After “a”")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.get_by_label("Predict first").focus()
    page.keyboard.press("Tab")  # it reaches the picture where all of it can be seen
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("tabindex", "0")  # no browser's own kindness to scrollers


def test_the_keys_go_on_from_where_a_window_was_opened_and_the_page_stays_where_it_is(picture):
    page = picture(f"?sentence={SHORT}", viewport={"width": 1280, "height": 900})
    frame, main = page.locator(".interventions .frame"), page.locator("[data-testid=stMain]")
    main.evaluate("main => main.scrollTop = 400")
    frame.evaluate("frame => frame.focus({ preventScroll: true })")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    title = page.get_by_role("dialog").get_by_role("heading")
    here = title.inner_text()
    assert here.startswith("Input gate at") and "traffic" not in here
    page.keyboard.press("Escape")
    expect(title).to_have_count(0)
    assert main.evaluate("main => main.scrollTop") == 400
    page.keyboard.press("Enter")
    expect(title).to_have_text(here)
    expect(page.get_by_role("button", name="Shut: 0")).to_be_focused()
    page.keyboard.press("Enter")
    expect(line(page)).to_contain_text("the input gates were shut")
    page.keyboard.press("Delete")
    expect(line(page)).to_contain_text("After “a”")
    page.keyboard.press("0")
    expect(line(page)).to_contain_text("the input gates were shut")
    page.get_by_role("button", name="Take the last operation back").press("Enter")
    expect(line(page)).to_contain_text("After “a”")
    page.keyboard.press("Enter")
    expect(title).to_have_text(here)


def test_on_a_phone_every_row_keeps_its_name_in_sight(picture):
    page = picture(viewport={"width": 390, "height": 844})
    assert (
        page.locator(".interventions .plot").evaluate("plot => plot.scrollWidth - plot.clientWidth") <= 1
    )  # words lean
    names = page.locator(".interventions .titles text")
    assert {"f", "i", "o"} < set(names.all_text_contents())
    assert "that is still there" in " ".join(names.all_text_contents())
    for box in [one.bounding_box() for one in names.all()]:
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_a_spot_in_another_sentence_is_forgotten(picture):
    page = picture()
    press(page, "i", 15)
    page.get_by_role("button", name="Shut: 0").click()
    page.get_by_label("Type any sentence").fill("The car runs")
    page.keyboard.press("Enter")
    expect(line(page)).to_contain_text("After “runs”")
    page.locator(".interventions .frame").press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_contain_text("Memory after")


def test_a_tap_on_a_phone_opens_what_can_be_done(picture):
    page = picture("?cell=gru", cold=True, viewport={"width": 390, "height": 844}, has_touch=True)
    word(page, 2).tap()
    expect(page.get_by_label("Read another word here")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_with_type_for_a_room_the_sentence_the_offers_and_a_gate_are_whole_on_a_small_screen(picture):
    page = picture("?room=on", viewport={"width": 1280, "height": 720})
    offers = page.locator(".st-key-try button")
    expect(offers).to_have_count(4)
    right = page.locator(".st-key-try").evaluate("row => row.getBoundingClientRect().right")
    for box in [one.bounding_box() for one in offers.all()]:
        assert box["x"] + box["width"] <= right + 1
    assert page.locator(".interventions .plot").evaluate("plot => plot.scrollWidth <= plot.clientWidth")
    gate = page.locator("[data-gate=f]").bounding_box()
    assert gate["y"] + gate["height"] / 2 < 720


def test_what_cannot_be_done_by_hand_is_said_beside_what_was_pressed(picture):
    full = ",".join(f"i.{unit}.3:0" for unit in range(setting_checks.MOST_OPERATIONS))
    page = picture(f"?operations={full}", viewport={"width": 1440, "height": 900})
    page.get_by_text("Any operation, put together by hand").click()
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_text("operations are the most a link carries")).to_be_in_viewport(ratio=1)
