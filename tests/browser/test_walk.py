"""What a visitor does on "Backprop step by step"."""

import re

import pytest
from playwright.sync_api import expect
from tabs import idle, messages
from visitor import SHORT, ask
from waits import link

from lstm import presets, reading
from lstm.explain.backward import updated, walk
from lstm.figures.backprop import walk as figure
from lstm.figures.backprop import walk_weight as weights

PAGE = "/Backprop_step_by_step"
TRAFFIC = f"{PAGE}?sentence={SHORT}&unit=2&quantity=i"
STEPS = 10  # words of the short sentence; the loss is beat 10, the update beat 21


def standing(page):
    """The page, once the walk is drawn."""
    expect(page.locator("[data-role=loss]")).to_be_visible()
    return page


def walked(cell="lstm"):
    """The same walk, in Python, and its picture."""
    read = reading.read(presets.load(cell, "early"), SHORT)
    one = walk(read.model, read.ids, read.model.words.index("taxi"))
    return one, figure.draw(read, one, weights.default(one, 3, 2, "i" if cell == "lstm" else ""), 3)


def told(page, name):
    """The numbers that a row of the picture shows, as they are and not as they are written; "" where none is."""
    return page.locator(f"[data-{name}]").evaluate_all("all => all.map(each => each.dataset.value)")


def wires(page, key):
    """The numbers on the wires of a quantity, from the first word on."""
    return page.locator(f"g[data-wire={key}] text").evaluate_all("all => all.map(each => each.dataset.value)")


def numbers(texts):
    """Those texts that are numbers."""
    return [float(text) for text in texts if text]


def test_the_loss_lights_up_and_the_gradient_walks_back_one_step_per_press(visit):
    page, (one, picture) = standing(visit(f"{TRAFFIC}&beat={STEPS}")), walked()
    said = page.locator("[data-role=said]")
    expect(said).to_contain_text("The loss. After “a” should come “taxi”")
    expect(page.locator("[data-role=loss]")).to_have_text("loss 2.24")
    assert numbers(told(page, "sum")) == []
    page.locator(".walk .frame").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Back at “a”")
    assert numbers(wires(page, "h")) == [picture["wires"][1]["back"][-1]]
    for back in range(2, STEPS + 1):
        page.keyboard.press("ArrowRight")
        expect(said).to_contain_text(f"Back at “{picture['tokens'][-back]}”")
        assert numbers(told(page, "sum")) == picture["weight"]["sums"][-back:]
        assert numbers(wires(page, "c")) == picture["wires"][0]["back"][-back:-1]
    assert numbers(wires(page, "h")) == picture["wires"][1]["back"]
    total = one.gradient["layer0.b_i"][2]
    expect(page.locator("[data-role=sum]")).to_contain_text("Sum of 10 steps")
    assert numbers(told(page, "sum"))[0] == total
    assert sum(reversed(numbers(told(page, "adds")))) == pytest.approx(total, abs=1e-15)


def test_the_arrow_walks_back_on_a_page_just_opened_and_not_under_an_input(visit):
    page = standing(visit(PAGE))
    said = page.locator("[data-role=said]")
    expect(said).to_contain_text("The loss.")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Back at “a”")
    page.get_by_text("How much arrives").click()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Back at “take”")
    page.get_by_label("Type any sentence").click()
    page.keyboard.press("ArrowRight")
    page.get_by_role("slider", name="Learning rate").press("ArrowRight")
    expect(page).to_have_url(re.compile("rate=5"))
    expect(said).to_contain_text("Back at “take”")


def test_the_update_is_made_and_the_loss_falls_further_with_a_larger_step(visit):
    page, (one, picture) = standing(visit(f"{TRAFFIC}&beat={STEPS}")), walked()
    expect(page.locator("[data-role=after]")).to_have_count(0)
    page.get_by_role("button", name="Make the update").click()
    after = page.locator("[data-role=after]")
    losses = {row["rate"]: row["loss"] for row in picture["rates"]}
    expect(after).to_have_text(f"Loss {one.loss:.2f} → {losses[0.1]:.2f}")
    expect(page.locator("[data-role=loss]")).to_have_text(f"{one.loss:.2f} → {losses[0.1]:.2f}")
    rate = page.get_by_role("slider", name="Learning rate")
    rate.press("ArrowRight")
    expect(after).to_have_text(f"Loss {one.loss:.2f} → {losses[0.3]:.2f}")
    assert losses[0.3] < losses[0.1] < one.loss and updated(one, 0.3) is not None
    expect(page).to_have_url(re.compile("beat=21"))
    expect(page).to_have_url(re.compile("rate=5"))
    other = standing(visit("/" + link(page).split("/", 3)[3]))
    expect(other.locator("[data-role=after]")).to_have_text(f"Loss {one.loss:.2f} → {losses[0.3]:.2f}")


def test_a_nudge_shows_both_losses_and_agrees_with_the_walk(visit):
    page, (_, picture) = standing(visit(TRAFFIC)), walked()
    nudge = page.get_by_role("slider", name="Nudge it yourself by")

    def shown(key):
        return float(page.locator(f"[data-nudge={key}]").get_attribute("data-value"))

    for key, power in (("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("End", 12)):
        nudge.press(key)
        row = picture["nudges"][power]
        expect(page.locator("[data-nudge=up]")).to_have_attribute("data-value", str(row["up"]))
        assert (shown("down"), shown("slope")) == (row["down"], row["slope"])
        expect(page.locator("[data-role=agree]")).to_have_text(row["says"])
        assert shown("gradient") == picture["weight"]["sums"][0]
    expect(page).to_have_url(re.compile("nudge=12"))


def test_another_weight_is_another_sum_and_a_key_another_unit(visit):
    page = standing(visit(f"{TRAFFIC}&beat=20"))
    page.get_by_label("Gate of the weight").select_option("f")
    expect(page.locator("[data-role=weight]")).to_contain_text("forget gate of unit 2")
    page.get_by_label("What the weight is multiplied with").select_option("h3")
    one, _ = walked()
    expect(page).to_have_url(re.compile("into=h3"))
    gradient = page.locator("[data-nudge=gradient]")
    expect(page.locator("[data-weight='f.2.h3']")).to_be_visible()
    assert float(gradient.get_attribute("data-value")) == one.gradient["layer0.W_f"][2, 3]
    page.locator(".walk .frame").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-weight='f.3.h3']")).to_be_visible()
    assert float(gradient.get_attribute("data-value")) == one.gradient["layer0.W_f"][3, 3]
    expect(page.locator(".chain b")).to_contain_text("unit 3")
    expect(page.locator(".worked")).to_have_count(7)
    page.go_back()
    expect(page.locator(".chain b")).to_contain_text("unit 2")


def test_play_and_scrubbing_ask_the_server_nothing(visit):
    page = visit(f"{TRAFFIC}&beat=8")
    standing(page)
    said, play = page.locator("[data-role=said]"), page.get_by_role("button", name="Play", exact=True)
    sent = messages(play)
    play.click()
    expect(said).to_contain_text("Back at")  # no word is there for more than a moment
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile("beat=1[1-9]|beat=20"))
    assert set(sent()) == {"Play"}  # none while it played
    idle(page)
    quiet, track = len(sent()), page.locator(".track svg").bounding_box()
    page.mouse.move(track["x"] + 5, track["y"] + 28)
    page.mouse.down()
    texts = set()
    for share in (0.1, 0.3, 0.5, 0.7, 0.99):
        page.mouse.move(track["x"] + share * track["width"], track["y"] + 28)
        texts.add(said.text_content())
    assert len(texts) == 5 and "The update." in said.text_content()
    assert len(sent()) == quiet > 0
    page.mouse.up()
    expect(page).to_have_url(re.compile("beat=21"))


def test_the_keys_are_those_of_inside_one_step(visit):
    page = standing(visit(f"{TRAFFIC}&beat=3"))
    said, frame = page.locator("[data-role=said]"), page.locator(".walk .frame")
    frame.focus()
    for key, text in (
        ("Home", "Forwards. The network reads “Because”"),
        ("End", "The update."),
        ("Escape", "The loss."),
    ):
        page.keyboard.press(key)
        expect(said).to_contain_text(text)
    page.keyboard.press("ArrowLeft")
    expect(said).to_contain_text("reads “a”")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


@pytest.mark.parametrize("cell", presets.CELLS_USUAL)
def test_every_line_of_the_chain_rule_shows_its_number_for_every_cell(visit, cell):
    page, (_, picture) = standing(visit(f"{TRAFFIC}&cell={cell}&beat=15")), walked(cell)
    lines = {line["key"]: line["values"][5] for line in picture["lines"]}
    for key, value in lines.items():
        worked = page.locator(f"[data-line={key}] .worked")
        expect(worked).to_have_attribute("data-value", re.compile("."))
        assert float(worked.get_attribute("data-value")) == value
        assert "{" not in worked.text_content()


def test_what_a_visitor_types_stays_text_and_a_new_sentence_begins_anew(visit):
    page = standing(visit(f"{TRAFFIC}&beat=20"))
    ask(page, '<img src=x onerror="window.hit=1"> <b>job</b> I need to take a')
    expect(page.locator(".walk .hold text").filter(has_text=re.compile("^<$")).first).to_be_visible()
    assert "beat" not in link(page)
    page.locator(".walk .frame").press("End")
    assert page.evaluate("window.hit") is None
    assert page.locator(".walk img, .walk .hold b").count() == 0


def test_a_phone_shows_the_walk_without_a_sideways_page_and_keeps_the_step_in_view(visit):
    page = standing(visit(f"{TRAFFIC}&beat=10", viewport={"width": 390, "height": 844}))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    scroll = page.locator(".walk .scroll")
    far = scroll.evaluate("each => each.scrollLeft")
    page.locator(".walk .frame").press("Home")
    expect(page.locator("[data-role=said]")).to_contain_text("reads “Because”")
    assert scroll.evaluate("each => each.scrollLeft") < far
    page.locator(".walk .frame").press("End")
    expect(page.locator("[data-role=said]")).to_contain_text("The update.")
    assert scroll.evaluate("each => each.scrollLeft") == far  # where the loss is seen to fall
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.locator(".walk svg text, .walk div, .walk button, .walk td").evaluate_all(sizes)) >= 16
