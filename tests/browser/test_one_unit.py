"""What a visitor does on "One unit by hand", in a real browser."""

import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
from playwright.sync_api import expect
from visitor import go
from waits import link

from lstm import one_unit
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS

PAGE = "/One_unit_by_hand"
LEAKY = LESSONS["leaky"]


def ready(page):
    """The page, once its curves and sliders stand."""
    expect(page.locator(".hand")).to_be_attached()
    expect(page.locator("[data-slider]")).to_have_count(12)
    return page


def curve(page, name):
    """A drawn curve's own path."""
    return page.locator(f"[data-curve={name}]").get_attribute("d")


def slider(page, name):
    return page.locator(f"[data-slider={name}] input[type=range]")


def box(page, name):
    return page.locator(f"[data-slider={name}] input[type=text]")


def in_link(page, name):
    """The numbers of a setting in the address."""
    return [float(number) for number in parse_qs(urlsplit(link(page)).query)[name][0].split(",")]


def with_one(values, name, value):
    """Twelve numbers, one of them another."""
    return [value if each == name else old for each, old in zip(one_unit.NAMES, values, strict=True)]


def test_curves_follow_a_drag_and_only_its_end_goes_into_the_link(visit):
    page = ready(visit(f"{PAGE}?lesson=leaky"))
    drawn, address = curve(page, "h"), link(page)
    thumb = slider(page, "f_b").bounding_box()
    middle = thumb["y"] + thumb["height"] / 2
    page.mouse.move(thumb["x"] + 0.555 * thumb["width"], middle)
    page.mouse.down()
    for share in (0.53, 0.5, 0.47, 0.44):
        page.mouse.move(thumb["x"] + share * thumb["width"], middle)
        expect(page.locator("[data-curve=h]")).not_to_have_attribute("d", drawn)
        drawn = curve(page, "h")
    assert link(page) == address
    expect(page.locator("[data-before=h]")).to_have_count(1)
    page.mouse.up()
    expect(page).to_have_url(re.compile("hand="))
    set_to = in_link(page, "hand")
    assert set_to == with_one(LEAKY.values, "f_b", set_to[2]) and set_to[2] < 0
    expect(page.locator(".lines")).to_contain_text(
        re.compile(r"f, bias 2\.2 → −\d.*Moved: c by up to.*i, o and c̃ did not")
    )
    expect(box(page, "f_b")).to_have_value(f"{set_to[2]:g}".replace("-", "−"))
    page.go_back()
    expect(box(page, "f_b")).to_have_value("2.2")


def test_the_drawn_curves_are_the_cells_numbers(visit):
    page = ready(visit(f"{PAGE}?lesson=flip"))
    found = one_unit.curves(LESSONS["flip"].values, LESSONS["flip"].xs)
    for name in ("f", "c", "h"):
        ys = np.array(re.findall(r",([\d.]+)", curve(page, name)), dtype=float)
        slope = np.polyfit(found[name], ys, 1)
        np.testing.assert_allclose(ys, np.polyval(slope, found[name]), atol=0.06)
        assert slope[0] < -20  # up is more: pixels for one unit


def test_a_slider_by_keyboard_alone(visit):
    page = ready(visit(f"{PAGE}?lesson=leaky"))
    slider(page, "f_b").focus()
    page.keyboard.down("ArrowRight")
    page.keyboard.down("ArrowRight")  # held down: it repeats
    expect(box(page, "f_b")).to_have_value("2.4")
    assert "hand=" not in link(page)
    page.keyboard.up("ArrowRight")
    expect(page).to_have_url(re.compile("hand="))
    assert in_link(page, "hand") == with_one(LEAKY.values, "f_b", 2.4)
    page.get_by_role("button", name="forget gate, bias: less by 0.1").press("Enter")
    expect(box(page, "f_b")).to_have_value("2.3")
    expect(page.locator(".lines")).to_contain_text("f, bias 2.4 → 2.3")


def test_a_number_that_cannot_be_is_kept_in_its_box_and_explained(visit):
    page = ready(visit(f"{PAGE}?lesson=latch"))
    drawn = curve(page, "h")
    for text in ("much", "21", ""):
        box(page, "i_b").fill(text)
        box(page, "i_b").press("Enter")
        expect(page.get_by_role("alert").filter(has_text="is not a number")).to_have_text(
            f"“{text}” is not a number from −20 to 20. It stays at −10."
        )
        expect(box(page, "i_b")).to_have_value(text)
    assert curve(page, "h") == drawn and "hand=" not in link(page)
    box(page, "i_b").fill("−3,25")
    box(page, "i_b").press("Enter")
    expect(page).to_have_url(re.compile("hand="))
    assert in_link(page, "hand") == with_one(LESSONS["latch"].values, "i_b", -3.25)


def test_the_input_is_drawn_by_mouse(visit):
    page = ready(visit(f"{PAGE}?lesson=counter"))
    step = page.locator("[data-step='2']").bounding_box()
    panel = page.locator(".hand").bounding_box()
    x, top = step["x"] + step["width"] / 2, panel["y"]
    page.mouse.click(x, top + 0.3 * panel["height"])  # above the line: a pulse
    expect(page.locator("[data-step='2']")).to_have_attribute("data-value", "1")
    expect(page).to_have_url(re.compile("pulses="))
    assert in_link(page, "pulses")[:3] == [0, 1, 1]
    page.mouse.click(x, top + 0.7 * panel["height"])  # a pulse is taken away wherever it is clicked
    expect(page.locator("[data-step='2']")).to_have_attribute("data-value", "0")
    expect(page).to_have_url(re.compile("pulses=0%2C0%2C1"))
    page.mouse.move(x, top + 0.5 * panel["height"])
    page.mouse.down()
    address, drawn = link(page), curve(page, "candidate")
    page.mouse.move(x, top + 0.8 * panel["height"], steps=3)
    expect(page.locator("[data-curve=candidate]")).not_to_have_attribute("d", drawn)
    assert link(page) == address
    page.mouse.up()
    expect(page).not_to_have_url(address)
    pulled = in_link(page, "pulses")[1]
    assert -1 < pulled < 0 and pulled == round(pulled, 1)  # by tenths
    page.get_by_role("textbox", name="Steps").fill("400")
    page.get_by_role("textbox", name="Steps").press("Enter")
    expect(page.get_by_text("2 to 60, please")).to_be_visible()
    page.get_by_role("textbox", name="Steps").fill("60")
    page.get_by_role("textbox", name="Steps").press("Enter")
    expect(page.locator("[data-step]")).to_have_count(60)


def test_the_input_by_keyboard_alone(visit):
    page = ready(visit(f"{PAGE}?lesson=remember"))
    page.get_by_role("slider", name="The input").focus()
    for key in ("ArrowRight", "Space", "ArrowRight", "ArrowDown", "ArrowDown", "End", "-"):
        page.keyboard.press(key)
    expect(page.locator("[data-step='24']")).to_have_attribute("data-value", "-1")
    expect(page).to_have_url(re.compile("-1$"))
    assert in_link(page, "pulses") == [0, 1, -0.2, 1, *[0] * 19, -1]


def test_a_challenge_is_met_by_typing_its_solution(visit):
    page = ready(visit(PAGE))
    page.get_by_role("radio", name="Store and clear").click()
    expect(page.get_by_text("Right on 0 of 20 sequences you do not see")).to_be_visible()
    expect(page.locator("[data-role=band]")).to_have_count(1)
    page.get_by_role("button", name="A hint").click()
    page.get_by_role("button", name="A second hint").click()
    expect(page.get_by_text("Hint 2.")).to_be_visible()
    for name, value in zip(one_unit.NAMES, CHALLENGES["store"].solution, strict=True):
        if value:
            box(page, name).fill(f"{value:g}")
            box(page, name).press("Enter")
            expect(page.locator(".lines")).to_contain_text(f"→ {value:g}".replace("-", "−"))
    expect(page.get_by_text("Challenge met: right on 20 of 20 sequences")).to_be_visible()
    expect(page.locator("[data-role=misses]")).to_have_count(0)
    page.get_by_role("button", name="All zeros").click()
    expect(page.get_by_text("Right on 0 of 20")).to_be_visible()
    page.get_by_role("button", name="Show a solution").click()
    expect(page.get_by_text("Challenge met")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Right on 0 of 20")).to_be_visible()


def test_a_link_opens_the_same_unit_on_a_second_visitor_s_phone(visit):
    page = ready(visit(PAGE))
    page.get_by_role("radio", name="Edge detector").click()
    expect(box(page, "f_b")).to_have_value("−12")
    box(page, "o_b").fill("-7.5")
    box(page, "o_b").press("Enter")
    expect(page).to_have_url(re.compile("hand="))
    other = ready(visit("/" + link(page).split("/", 3)[3], viewport={"width": 390, "height": 844}))
    expect(box(other, "o_b")).to_have_value("−7.5")
    expect(other.get_by_text("No longer the lesson “Edge detector”: o, bias −10 → −7.5.")).to_be_visible()
    expect(other.get_by_role("radio", name="Edge detector")).not_to_be_checked()
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Reset").click()
    expect(box(page, "o_b")).to_have_value("−10")
    expect(page.get_by_role("radio", name="Edge detector")).to_be_checked()
    expect(page.get_by_text("It answers only when the input rises.")).to_be_visible()


def test_what_was_set_is_still_there_after_a_look_at_another_page(visit):
    page = ready(visit(f"{PAGE}?lesson=leaky"))
    page.get_by_role("button", name="forget gate, bias: more by 0.1").click()
    expect(page).to_have_url(re.compile("hand="))
    expect(page.locator(".lines")).to_contain_text("f, bias 2.2 → 2.3")
    go(page, "Your sentence", "Look inside")
    expect(page.locator(".arithmetic h3").first).to_be_visible()
    go(page, "One unit by hand", "By hand")
    expect(box(ready(page), "f_b")).to_have_value("2.3")


def test_a_link_with_numbers_that_cannot_be_says_so_and_shows_the_lesson(visit):
    page = ready(visit(f"{PAGE}?lesson=latch&hand=1,2,99&pulses=7"))
    expect(page.get_by_text("Left as usual: the weights set by hand and the input.")).to_be_visible()
    expect(box(page, "f_x")).to_have_value("20")


def test_work_on_a_challenge_is_there_again_after_looking_at_a_lesson(visit):
    page = ready(visit(f"{PAGE}?challenge=hold"))
    box = page.locator("[data-slider=f_b] input[type=text]")
    box.fill("5")
    box.press("Enter")
    expect(page).to_have_url(re.compile("hand="))
    page.get_by_role("radio", name="Counter").click()
    expect(page).to_have_url(re.compile("lesson=counter"))
    expect(box).not_to_have_value("5")
    page.get_by_role("radio", name="Hold a 1").click()
    expect(box).to_have_value("5")
    page.get_by_role("radio", name="Hold a 1").click()  # once more: it stays
    page.get_by_role("button", name="forget gate, bias: more by 0.1").click()
    expect(box).to_have_value("5.1")
    expect(page.get_by_role("radio", name="Hold a 1")).to_be_checked()
