"""What a visitor does on "Vanishing gradients", in a real browser."""

import re

import numpy as np
from playwright.sync_api import expect
from waits import link

from lstm.experiments.fading import Settings, fade
from lstm.figures.vanishing import fading as figure

PAGE = "/Vanishing_gradients"


def ready(page):
    """The page, once its three pictures and their checks stand."""
    expect(page.locator("[data-line=rnn]").first).to_be_attached()
    expect(page.locator("[data-role=badge]").first).to_contain_text("✓ Checked by a nudge")
    expect(page.locator(".half_life [data-role=curve]")).to_be_attached()
    return page


def drawn(page, key):
    """A drawn line's own points."""
    return page.locator(f".fading [data-line={key}]").first.get_attribute("points")


def slider(page, name):
    return page.locator(f"[data-slider={name}] input[type=range]")


def left(page, key):
    """What stands at the end of a line."""
    return page.locator(f".fading [data-left={key}]").first


def test_the_drawn_lines_are_the_measured_sizes(visit):
    page = ready(visit(f"{PAGE}?forget=3&steps=60"))
    picture = figure.draw(Settings(bias=3.0, length=60))
    for one in picture["lines"]:
        places = np.array([point.split(",") for point in drawn(page, one["key"]).split()], dtype=float)
        line = np.polyfit(one["median"], places[:, 1], 1)
        np.testing.assert_allclose(places[:, 1], np.polyval(line, one["median"]), atol=0.08)
        assert line[0] < -2  # up is more: pixels for one power of ten
        np.testing.assert_allclose(np.diff(places[:, 0], 2), 0, atol=0.3 + np.ptp(np.diff(picture["xs"])) * 20)
        expect(left(page, one["key"])).to_have_text(one["left"])


def test_curves_follow_a_drag_and_only_its_end_goes_into_the_link(visit):
    page = ready(visit(f"{PAGE}?forget=0&steps=30"))
    line, rnn, address = drawn(page, "lstm"), left(page, "rnn").text_content(), link(page)
    thumb = slider(page, "forget").bounding_box()
    middle = thumb["y"] + thumb["height"] / 2
    page.mouse.move(thumb["x"] + 8, middle)
    page.mouse.down()
    for share in (0.2, 0.4, 0.6):
        page.mouse.move(thumb["x"] + share * thumb["width"], middle)
        expect(page.locator(".fading [data-line=lstm]").first).not_to_have_attribute("points", line)
        line = drawn(page, "lstm")
    assert link(page) == address
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"forget=[23]"))
    ready(page)
    bias = float(re.search(r"forget=([\d.]+)", link(page))[1])
    found = figure.draw(Settings(bias=bias, length=30))["lines"]
    expect(left(page, "lstm")).to_have_text(found[0]["left"])
    expect(left(page, "rnn")).to_have_text(rnn)  # it has no forget gate
    other = ready(visit("/" + link(page).split("/", 3)[3]))
    expect(left(other, "lstm")).to_have_text(found[0]["left"])
    page.go_back()
    expect(page.locator("[data-slider=forget] input[type=text]")).to_have_value("0")


def test_the_curves_are_read_off_by_pointer_and_by_key_and_a_slider_moves_by_key_alone(visit):
    page = ready(visit(f"{PAGE}?forget=0&steps=20&recurrent=2"))
    frame, tip = page.get_by_role("group", name="The curves").first, page.locator(".fading .tip").first
    frame.focus()
    page.keyboard.press("End")
    said = figure.draw(Settings(bias=0.0, recurrent=2.0, length=20))["lines"][0]["said"]
    expect(tip).to_contain_text("20 steps back")
    expect(tip).to_contain_text(f"LSTM: {said[-1]}")
    page.keyboard.press("ArrowLeft")
    expect(tip).to_contain_text(f"LSTM: {said[-2]}")
    page.keyboard.press("Escape")
    expect(tip).not_to_be_visible()
    frame.hover()
    expect(tip).to_contain_text(re.compile(r"^1\d steps back"))
    assert len(fade(Settings(bias=0.0, recurrent=2.0, length=20)).distances) == len(said) == 21
    slider(page, "recurrent").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"recurrent=2\.1"))
    settings = Settings(bias=0.0, recurrent=2.1, length=20)
    expect(left(page, "rnn")).to_have_text(figure.draw(settings)["lines"][2]["left"])
    page.locator("[data-slider=steps] input[type=text]").fill("9")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="is not a number from 10 to 500")).to_be_visible()


def test_buttons_show_the_lstm_fade_hold_and_explode(visit):
    page = ready(visit(PAGE))
    for name, word in (("Recurrent × 10", "explodes"), ("Forget bias 0", "faster"), ("Forget bias 3", "holds")):
        page.get_by_role("button", name=name).click()
        expect(page.locator("[data-testid=stMarkdown] strong", has_text=re.compile(f"^{word}$"))).to_be_visible()
    expect(page.locator("[data-line=product]")).to_have_count(1)  # the one under the words
    page.get_by_role("button", name="What f alone says").click()
    expect(page.locator("[data-line=product]")).to_have_count(2)
    expect(page).to_have_url(re.compile("alone=on"))


def test_clipping_is_shown_as_what_it_does_to_the_whole_update_and_a_line_that_leaves_the_axis_says_so(visit):
    page = ready(visit(f"{PAGE}?recurrent=10&forget=1&steps=50"))
    expect(left(page, "lstm")).to_contain_text("grew")
    page.get_by_text("Clip each update at 1").click()
    expect(page).to_have_url(re.compile("clip=on"))
    expect(left(page, "lstm")).to_contain_text("size")
    expect(page.get_by_text("It brings nothing back that has faded")).to_be_visible()
    page.locator("[data-slider=steps] input[type=text]").fill("500")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("steps=500"))
    expect(page.locator("[data-below]")).to_have_text("below the axis ↓")
    expect(page.locator("[data-below=rnn]")).to_be_visible()
    expect(page.get_by_text("saturate")).to_be_visible()


def test_a_half_life_follows_the_hand_and_the_trained_networks_follow_the_sentence(visit):
    page = ready(visit(f"{PAGE}?kept=0.99"))
    said = page.locator(".half_life [data-role=said]")
    expect(said).to_have_text("f = 0.99: half of the memory is gone after 69 steps.")
    box = page.locator("[data-slider=kept] input[type=text]")
    box.fill("0.5")
    box.press("Enter")
    expect(said).to_have_text("f = 0.5: half of the memory is gone after 1.0 step.")
    expect(page).to_have_url(re.compile("kept=0.5"))
    expect(page.locator(".half_life [data-unit]")).to_have_count(16)
    page.get_by_label("Type any sentence").fill("Because of the traffic, I need to take a")
    page.get_by_label("Type any sentence").press("Enter")
    expect(page.get_by_text("At the first word, 9 steps before the last")).to_be_visible()
    assert page.locator(".fading svg text", has_text="traffic").count() == 1
    page.get_by_label("Type any sentence").fill("loan")
    page.get_by_label("Type any sentence").press("Enter")
    expect(page.get_by_text("With one word there is no way back yet")).to_be_visible()
    page.get_by_role("group", name="The curves").last.focus()
    page.keyboard.press("Home")
    expect(page.locator(".fading .tip").last).to_contain_text("after “loan”, 0 steps before the end")


def test_typed_for_a_room_every_number_stays_within_its_column(visit):
    page = ready(visit(f"{PAGE}?room=on", viewport={"width": 1280, "height": 720}))
    right = "all => all.map(each => each.getBoundingClientRect().right)"
    ends, edges = (page.locator(f".sliders {each}").evaluate_all(right) for each in ("input[type=text]", "fieldset"))
    assert len(ends) == 4 and all(end < edge + 1 for end, edge in zip(ends, edges, strict=True))


def test_a_phone_shows_the_same_without_scrolling_sideways(visit):
    page = ready(visit(f"{PAGE}?forget=3&alone=on", viewport={"width": 390, "height": 844}, cold=True, has_touch=True))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "…" not in page.locator(".half_life svg").text_content()
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.locator(".fading svg text, .half_life svg text, .fading div").evaluate_all(sizes)) >= 16
    expect(left(page, "lstm")).to_be_in_viewport()
