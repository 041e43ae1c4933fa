"""What a visitor does on "Inside one step"."""

import re

import pytest
from playwright.sync_api import expect
from tabs import idle, messages
from visitor import SHORT, ask, choose
from waits import changes, in_the_end, link

from lstm import presets, reading
from lstm.figures.inside_one_step import step as figure

PAGE = "/Inside_one_step"
TRAFFIC = f"{PAGE}?sentence={SHORT}&place=3&unit=2"


FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.getAttribute('aria-label') || at.textContent.trim();
}"""


def standing(page):
    """The page, once the cell is drawn."""
    expect(page.locator("[data-role=expects]")).to_be_visible()
    return page


def picture_of(cell, unit=2):
    """What Python draws of the short sentence."""
    return figure.draw(reading.read(presets.load(cell), SHORT), unit)


def number(said):
    """A number as it stands in the picture: 0.93, −1.20, 3.1·10⁻⁵, 1 − 2.0·10⁻⁸."""
    plain = said.replace("−", "-")
    if " - " in plain:
        return 1 - number(plain.split(" - ")[1])
    if "·10" in plain:
        digits, power = plain.split("·10")
        return float(digits) * 10.0 ** int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")))
    return float(plain)


def test_every_number_on_a_wire_is_the_traces_for_every_cell(visit):
    page = standing(visit(TRAFFIC))

    def right():
        unit = int(re.search(r"unit (\d+)", page.locator(".units .number").text_content())[1])
        picture, texts = picture_of(cell, unit), page.locator("g[data-signal] text")
        drawn = texts.evaluate_all("all => all.map(t => [t.parentElement.dataset.signal, t.textContent])")
        assert len(drawn) == sum(bool(wire["label"]) for wire in picture["wires"]), cell
        for signal, said in drawn:
            value = picture["signals"][signal]["values"][unit][3]
            assert number(said) == pytest.approx(value, rel=0.06, abs=6e-3), (cell, signal)

    for cell in presets.CELLS_USUAL:
        if cell != "lstm":
            choose(page, cell)
        in_the_end(right)
    cell = "minlstm"  # whose candidate nothing squashes
    page.get_by_role("combobox", name="or what came after").click()
    page.get_by_role("option", name=re.compile("^minLSTM")).click()
    in_the_end(right)


def test_a_gate_opens_adds_up_and_folds(visit):
    page = standing(visit(TRAFFIC))
    gate, panel = page.locator("g.gate[data-key=i]"), page.locator(".open")
    expect(panel).to_be_hidden()
    gate.click()
    expect(panel).to_contain_text("input gate, unit 2, at “traffic”")
    picture = picture_of("lstm")
    total = picture["signals"]["sum i"]["values"][2][3]
    for shown in (6, len(picture["opened"]["i"]["rows"][3])):  # the weightiest and the rest in one; then every one
        products = panel.locator("[data-product]").evaluate_all("all => all.map(each => +each.dataset.product)")
        assert len(products) == shown
        assert sum(products) == pytest.approx(total, abs=1e-3)
        if shown == 6:
            panel.get_by_role("button", name="smaller ones").click()
    expect(panel.locator("[data-role=slope]")).to_contain_text("of at most 0.25")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    gate.click()
    expect(panel).to_be_visible()
    gate.click()
    expect(panel).to_be_hidden()
    page.locator("g.gate[data-key=shown]").click()
    expect(panel).to_contain_text("tanh of the memory")
    panel.get_by_role("button", name="Fold").click()
    expect(panel).to_be_hidden()


def test_play_and_dragging_along_the_words_ask_the_server_nothing_until_a_pause_or_the_hand_lets_go(visit):
    page = standing(visit(f"{PAGE}?place=0"))  # a long sentence: it still plays when the pause comes
    word, begun = page.locator("[data-role=word]"), "= “Today”"
    play = page.get_by_role("button", name="Play", exact=True)
    sent = messages(play)
    expect(word).to_have_text(begun)
    play.click()
    expect(word).not_to_have_text(begun)
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile("place=[1-9]"))
    assert set(sent()) == {"Play"}  # none while it played: the whole trace is in the browser
    idle(page)
    quiet = len(sent())
    row = page.locator(".line svg").bounding_box()
    page.mouse.move(row["x"] + 500, row["y"] + 40)
    page.mouse.down()
    seen = set()
    for k in reversed(range(20)):
        page.mouse.move(row["x"] + 10 + k * 25, row["y"] + 40)
        seen.add(word.text_content())
    assert len(seen) > 5
    assert len(sent()) == quiet > 0
    with changes(lambda: link(page)):
        page.mouse.up()
    expect(word).to_have_text(begun)


def test_the_four_steps_light_their_part_and_say_the_numbers(visit):
    page = standing(visit(TRAFFIC))
    picture = picture_of("lstm")
    said = page.locator(".side p").first
    for k, part in enumerate(("f", "i", "c", "o"), start=1):
        page.get_by_role("radio", name=picture["phases"][k - 1]["title"]).click()
        expect(page.locator(f"[data-signal='{part}']")).to_have_attribute("opacity", "1")
        expect(page.locator("g.gate[opacity='1']")).to_have_count({1: 1, 2: 2, 3: 0, 4: 2}[k])
    page.get_by_role("radio", name="What to write").click()
    share = round(100 * picture["signals"]["i"]["values"][2][3])
    expect(said).to_contain_text(f"lets {share} % of it in")
    expect(page).to_have_url(re.compile("phase=2"))
    page.go_back()
    expect(page.get_by_role("radio", name="What to show")).to_be_checked()


def test_the_whole_cell_can_be_walked_with_the_keyboard(visit):
    page = standing(visit(TRAFFIC.replace("place=3", "place=0")))
    page.get_by_label("Type any sentence").focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(FOCUSED)
        reached.append(name)
        if name.startswith("The cell through time"):
            page.keyboard.press("ArrowRight")
            expect(page.locator("[data-role=word]")).to_have_text("= “of”")
            page.keyboard.press("2")
            expect(page.get_by_role("radio", name="What to write")).to_be_checked()
            page.keyboard.press("0")
            page.keyboard.press("ArrowDown")
            expect(page.locator(".units .number")).to_have_text("unit 3 (numbered 0 to 15)")
        if name == "output gate: open its arithmetic":
            page.keyboard.press("Enter")
            expect(page.locator(".open")).to_contain_text("output gate, unit 3, at “of”")
            page.keyboard.press("Escape")
            expect(page.locator(".open")).to_be_hidden()
            break
    wanted = {"First word", "One word back", "Play", "One word on", "forget gate: open its arithmetic"}
    assert wanted <= set(reached)


def test_all_units_are_shown_as_cells_and_a_click_on_one_chooses_it(visit):
    page = standing(visit(TRAFFIC))
    page.get_by_label("all units").check()
    cells = page.locator("[data-signal=c] rect")
    expect(cells.first).to_be_visible()
    cells.nth(9).click(force=True)
    expect(page.locator(".units .number")).to_have_text("unit 9 (numbered 0 to 15)")
    expect(page).to_have_url(re.compile("unit=9"))
    other = standing(visit("/" + link(page).split("/", 3)[3]))
    expect(other.get_by_label("all units")).to_be_checked()
    expect(other.locator(".units .number")).to_have_text("unit 9 (numbered 0 to 15)")


def test_what_a_visitor_types_stays_text_in_the_cell(visit):
    page = standing(visit(PAGE))
    ask(page, '<img src=x onerror="window.hit=1"> <b>job</b>')
    expect(page.locator(".step .line text").first).to_have_text("<")
    page.locator(".step .frame").press("End")
    assert page.evaluate("window.hit") is None
    assert page.locator(".step img, .step b > b").count() == 0
