"""Turning the trained network's own weights on "Inside one step"."""

import re

from playwright.sync_api import expect
from test_inside_one_step import standing
from visitor import SHORT
from waits import link

PAGE = f"/Inside_one_step?sentence={SHORT}&place=3&unit=2"
ANSWER = ".curves .lines .strong"


def shown(page):
    """The page, once the slider and the curves stand."""
    standing(page)
    expect(page.locator(".sliders input[type=range]")).to_be_visible()
    expect(page.locator(ANSWER)).to_contain_text("After “a”")
    return page


def test_a_weight_answers_while_it_is_dragged_and_is_in_the_link_when_let_go(visit):
    page = shown(visit(f"{PAGE}&turn=i.all.b"))
    untouched, answer = page.locator(ANSWER).text_content(), page.locator(ANSWER)
    slider = page.locator(".sliders input[type=range]")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 - 40, box["y"] + box["height"] / 2, steps=4)
    expect(answer).not_to_have_text(untouched)
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2, steps=8)
    expect(page.locator(".curves [data-curve=i]")).to_have_count(1)
    assert "edits" not in link(page)
    page.mouse.up()
    expect(page).to_have_url(re.compile("edits=i.all.b"))
    expect(page.get_by_text("input gate of all units, the bias: −")).to_be_visible()
    expect(page.get_by_text("1 change of its weights by hand")).to_be_visible()


def test_a_change_is_in_the_drawn_cell_for_whoever_has_the_link_and_can_be_undone(visit):
    page = shown(visit(f"{PAGE}&edits=o.2.all:times:0,f.all.b:add:-10"))
    sums = page.locator("[data-signal='sum o'] text")
    expect(sums).to_have_text("0")
    expect(page.locator("[data-signal=f] text")).not_to_contain_text("0.9")
    for wanted in ("output gate of unit 2, all its weights: × 0", "forget gate of all units, the bias: −10"):
        expect(page.get_by_text(wanted, exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).first.click()
    expect(sums).not_to_have_text("0")
    page.go_back()
    expect(sums).to_have_text("0")
    page.get_by_role("button", name="Undo all").click()
    expect(page.get_by_text("Turned so far")).to_have_count(0)
    assert "edits" not in link(page)


def test_a_weight_is_taken_from_the_opened_gate_and_set_by_typing(visit):
    page = shown(visit(f"{PAGE}&quantity=i"))
    page.locator(".open").get_by_role("button", name="“traffic”").click()
    expect(page).to_have_url(re.compile("turn=i.2.x"))
    expect(page.locator(".sliders legend")).to_contain_text("input gate of unit 2, the word “traffic”")
    box = page.locator(".sliders input[type=text]")
    before = box.input_value()
    box.fill("many")
    box.press("Enter")
    expect(page.locator(".sliders [role=alert]")).to_contain_text("“many” is not a number")
    box.fill("-9")
    box.press("Enter")
    expect(page.locator(".open [data-role=worked]")).to_contain_text("σ(−")
    expect(page).to_have_url(re.compile("set%3A-9|set:-9"))
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(box).to_have_value(before)


def test_changes_that_another_cell_does_not_have_wait(visit):
    page = shown(visit(f"{PAGE}&edits=f.0.b:add:2"))
    page.get_by_role("radio", name="GRU").click()
    expect(page.get_by_text("(this cell has no such weight)")).to_be_visible()
    page.get_by_role("radio", name=re.compile("^LSTM")).click()
    expect(page.get_by_text("(this cell has no such weight)")).to_have_count(0)
    expect(page.get_by_text("1 change of its weights by hand")).to_be_visible()
