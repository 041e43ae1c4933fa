"""What a visitor does on "Squashing functions", in a real browser."""

import math
import re

from playwright.sync_api import expect
from visitor import SHORT
from waits import link

import lstm
from lstm import presets, words
from lstm.explain import terms

PAGE = "/Squashing_functions"
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
SLOPE = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)) / (1 + math.exp(z)),
    "tanh": lambda z: 1 / math.cosh(z) ** 2,
}
VALUE = {"sigmoid": lambda z: 1 / (1 + math.exp(-z)), "tanh": math.tanh}


def ready(page):
    """The page, once both of its pictures stand."""
    expect(page.locator("[data-curve=tanh] [data-role=value]")).not_to_be_empty()
    expect(page.locator(".swap caption")).to_be_visible()
    return page


def number(text):
    """The number that a text such as "4.9·10⁻⁴" or "1 − 2.2·10⁻⁷" says."""
    if found := re.fullmatch(r"(1 − |−1 \+ )(.+)", text):
        return 1 - number(found[2]) if found[1][0] == "1" else number(found[2]) - 1
    mantissa, _, power = text.partition("·10")
    return float(mantissa.replace("−", "-")) * 10.0 ** int(power.translate(RAISED) or 0)


def shown(page, curve):
    """(z, value, slope) as they are written over a curve."""
    box = page.locator(f"[data-curve={curve}]")
    z, value = re.fullmatch(r"\S+?\((.+)\) = (.+)", box.locator("[data-role=value]").inner_text()).groups()
    slope = box.locator("[data-role=slope]").inner_text().removeprefix("slope ")
    return number(z), value, slope


def right(page):
    """Both curves state their values and slopes to every digit shown; returns z."""
    for curve in VALUE:
        z, value, slope = shown(page, curve)
        for said, truth in ((value, VALUE[curve](z)), (slope, SLOPE[curve](z))):
            off = 1 - abs(truth) if "1 − " in said or "−1 + " in said else truth
            digits = 0.05 * 10.0 ** math.floor(math.log10(abs(off))) if "·10" in said else 0.5e-4
            assert abs(number(said) - truth) <= digits * 1.001 + 1e-15, (curve, z, said, truth)
    return z


def test_the_dragged_point_states_value_and_slope_and_only_its_end_goes_into_the_link(visit):
    page = ready(visit(PAGE))
    assert right(page) == 1.5
    box, address = page.get_by_role("slider", name="A sum, on the sigmoid").bounding_box(), link(page)
    page.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 80)
    page.mouse.down()
    seen = set()
    for share in (0.55, 0.4, 0.3, 0.2, 0.06):
        page.mouse.move(box["x"] + share * box["width"], box["y"] + 60)
        seen.add(right(page))
    assert len(seen) == 5 and link(page) == address
    page.mouse.up()
    expect(page).to_have_url(re.compile("point=-1"))
    z = right(page)
    assert z < -10 and f"point={z:g}" in link(page)
    expect(page.locator("[data-curve=sigmoid] .effect")).to_contain_text("Almost nothing can be learnt")
    other = ready(visit("/" + link(page).split("/", 3)[3]))
    assert right(other) == z
    page.go_back()
    expect(page.locator("[data-curve=tanh] [data-role=value]")).to_contain_text("tanh(1.50)")


def test_the_point_moves_by_keyboard(visit):
    page = ready(visit(PAGE))
    slider = page.get_by_role("slider", name="A sum, on the tanh")
    slider.focus()
    page.keyboard.down("ArrowRight")
    page.keyboard.down("ArrowRight")  # held down: it repeats
    assert "point" not in link(page)
    page.keyboard.up("ArrowRight")
    expect(page).to_have_url(re.compile(r"point=1\.6"))
    assert right(page) == 1.6
    for key, z in (("PageDown", 0.6), ("Home", -12), ("ArrowLeft", -12), ("End", 12)):
        slider.press(key)
        expect(slider).to_have_attribute("aria-valuetext", re.compile(f"^sum {z:.2f},".replace("-", "−")))
        assert right(page) == z
    expect(page).to_have_url(re.compile("point=12"))
    assert slider.get_attribute("aria-valuetext") == "sum 12.00, tanh 1 − 7.6·10⁻¹¹, slope 1.5·10⁻¹⁰"


def test_a_dot_is_one_sum_of_the_visitors_sentence_and_a_click_picks_it(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}&where=i"))
    model = presets.load("lstm")
    ids = [one.id for one in words.find(words.split(SHORT), model.words)]
    trace, weights = lstm.read(model, ids)[-1], model.layers[-1].weights
    dots = page.locator(".dots circle")
    expect(dots).to_have_count(10 * 16 + 1)  # and the ring round the picked one
    page.locator(".dots").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    tip = page.locator(".squash .tip")
    total = terms(weights, lstm.at(trace, 3), "i", 2).total
    expect(tip).to_contain_text("“traffic”, word 4, unit 2")
    assert abs(number(re.search(r"sum (\S+?)σ", tip.text_content())[1]) - total) < 0.00006
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("place=3"))
    expect(page).to_have_url(re.compile("unit=2"))
    assert abs(right(page) - max(-12, min(12, total))) <= 0.025
    expect(page.locator(".swap")).to_contain_text("unit 2")
    page.get_by_role("button", name="forget gate", exact=False).first.click()
    expect(page).to_have_url(re.compile("where=f"))
    expect(page.get_by_role("group", name="The sums of forget gate")).to_be_visible()
    box = page.locator(".dots circle").nth(40).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(tip).to_contain_text(re.compile(r"“.+”, word \d+, unit \d+"))
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).not_to_have_url(re.compile("unit=2&|unit=2$"))


def cell(page, side, name):
    """A number of the table: "right" or "wrong"."""
    return page.locator(f"[data-{side}='{name}']")


def test_swapping_a_function_shows_what_it_does_and_back_takes_it_back(visit):
    page = ready(visit(PAGE))
    expect(cell(page, "right", "gates below 0")).to_have_text("0 %")
    expect(cell(page, "wrong", "gates below 0")).to_have_text("77 %")
    expect(page.locator(".said")).to_contain_text("turns the sign")
    where, what = (page.get_by_role("radiogroup", name=name) for name in ("Where", "What stands there"))
    where.get_by_role("radio", name="forget gate").click()
    expect(page).to_have_url(re.compile("swap=f"))
    what.get_by_role("radio", name="none").click()
    expect(page.locator(".said")).to_contain_text("grows at every step")
    expect(cell(page, "wrong", "… on 200 words")).to_contain_text("·10²")
    page.get_by_role("button", name="The output is the output gate times the input gate").click()
    expect(cell(page, "wrong", "h, with another memory put in")).to_have_text("does not move at all")
    other = ready(visit("/" + link(page).split("/", 3)[3]))
    expect(other.locator(".said")).to_contain_text("written and never read")
    page.go_back()
    expect(page.locator(".said")).to_contain_text("grows at every step")
    what.get_by_role("radio", name="sigmoid").click()
    expect(page.locator(".said")).to_contain_text("nothing changes")


def test_a_phone_shows_the_same_numbers_without_scrolling_sideways(visit):
    page = ready(visit(f"{PAGE}?point=-3", viewport={"width": 390, "height": 844}, cold=True, has_touch=True))
    assert right(page) == -3
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.locator(".squash svg text, .squash span, .squash button, .swap td").evaluate_all(sizes)) >= 16
