"""What a visitor does on "Your sentence", in a real browser."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect
from visitor import PAGE, SHORT, ask, cell_of, choose, ready, typed
from waits import changes, in_the_end

import lstm
from lstm import presets, words


def test_typing_a_sentence_changes_the_picture_while_typing(visit):
    page = ready(visit(PAGE))
    expect(page.locator("[data-role=expects]")).to_be_visible()
    box = page.get_by_label("Type any sentence")
    box.fill("")
    box.press_sequentially(SHORT)  # no Enter
    expect(typed(page)).to_have_text(["Because", "of", "the", "traffic", ",", "I", "need", "to", "take", "a"])
    expect(page.locator("[data-role=expects]")).to_contain_text("taxi")
    expect(box).to_have_value(SHORT)


def test_every_drawn_cell_is_the_traces_number_and_a_click_opens_its_arithmetic_whose_products_add_up(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}"))
    model = presets.load("lstm")
    found = words.find(words.split(SHORT), model.words)
    trace = lstm.read(model, [one.id for one in found])[-1]
    for quantity in ("f", "i", "o"):
        rects = page.locator(f"g[data-quantity={quantity}] rect")
        drawn = rects.evaluate_all("all => all.map(rect => +rect.getAttribute('fill-opacity'))")
        np.testing.assert_allclose(drawn, getattr(trace, quantity).T.ravel(), atol=6e-4)
    cell_of(page, "i", 2, 3, 10).click()
    expect(page.locator(".arithmetic h3").first).to_have_text("At “traffic”, word 4 of 10")
    expect(page.locator(".arithmetic h3").last).to_have_text("The arithmetic of unit 2 here")
    line = page.locator(".line[data-quantity=i]")
    products = line.locator("[data-product]").evaluate_all("all => all.map(each => +each.dataset.product)")
    value = trace.i[3, 2]
    assert sum(products) == pytest.approx(np.log(value / (1 - value)), abs=1e-9)
    line.get_by_role("button").click()
    expect(line.locator(".products")).to_have_count(0)


def test_the_keyboard_walks_through_words_and_units_and_as_fast_as_keys_repeat(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}&place=0&unit=0"))
    heading = page.locator(".arithmetic h3")
    page.locator(".frame").focus()
    page.keyboard.press("ArrowRight")
    expect(heading.first).to_contain_text("“of”, word 2")
    page.keyboard.press("ArrowDown")
    expect(heading.last).to_contain_text("unit 1")
    page.keyboard.press("End")
    expect(heading.first).to_contain_text("“a”, word 10")
    page.keyboard.press("Home")
    expect(heading.first).to_contain_text("“Because”, word 1 ")
    for turn in range(10):
        for _ in range(6):
            page.keyboard.press("ArrowLeft" if turn % 2 else "ArrowRight", delay=8)
    page.keyboard.press("End")
    expect(heading.first).to_contain_text("“a”, word 10")
    expect(page).to_have_url(re.compile("place=9"))
    page.get_by_role("radio", name="untrained").click()
    expect(page).to_have_url(re.compile("stage=untrained"))


def test_swapping_the_reason_changes_the_answer_and_the_picture_can_be_saved(visit):
    page = visit("/")
    expect(page.locator("[data-role=answer]")).to_have_text("loan")
    page.get_by_role("radio", name="traffic").click()
    expect(page.locator("[data-role=answer]")).to_have_text("taxi")
    can_be_saved(page)


def can_be_saved(page):
    """The picture of the page, as a file of either kind."""
    for kind, starts in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"Save this picture as {kind}").click()
        data = saved.value.path().read_bytes()
        assert data.startswith(starts)
        assert len(data) > 3000


NASTY = [
    "<script>window.hit = 1</script>",
    '<img src=x onerror="window.hit = 1">',
    "![x](https://example.org/x.png)",
    "$x^2$ **b**",
]


@pytest.mark.parametrize("path", [PAGE, "/"])
def test_what_a_visitor_types_stays_text(visit, path):
    page = visit(path)
    shown = typed(page) if path == PAGE else page.locator(".ribbon text")
    expect(shown.first).to_have_text("Today")
    for nasty in NASTY:
        text = f"{nasty} the car runs on the road, and the boat sails on the sea"  # most of it known: it is drawn
        ask(page, text)
        expect(shown.first).to_have_text(words.split(text)[0].text)
        expect(shown.nth(1)).to_have_text(words.split(text)[1].text)
        expect(page.get_by_label("Type any sentence")).to_have_value(text)
        assert page.evaluate("window.hit") is None
        assert page.locator("img[src*=example], .strip b, .strip img, .strip script").count() == 0


def test_a_misspelt_word_is_guessed_and_the_guess_can_be_undone(visit):
    page = ready(visit(f"{PAGE}?sentence=Because of my salery, I need to take a"))
    expect(page.get_by_text("salery → salary")).to_be_visible()
    expect(page.locator("[data-role=expects]")).to_contain_text("loan")
    page.get_by_role("button", name="No, it is another word").click()
    expect(page.get_by_text("Not among its")).to_contain_text("salery")
    page.go_back()
    expect(page.get_by_text("salery → salary")).to_be_visible()


def test_an_unknown_word_can_be_taught_and_forgotten(visit):
    page = ready(visit(f"{PAGE}?sentence=Because of the blizzard, I need to take a"))
    expect(page.get_by_text("Not among its")).to_contain_text("blizzard")
    box = page.get_by_label("Teach: when someone mentions it")
    box.click()
    box.fill("coat")
    page.get_by_role("option", name="coat").click()
    expect(page.locator("[data-role=expects]", has_text="coat")).to_be_visible()  # while the old picture goes
    expect(page.get_by_text("moved this word's")).to_be_visible()
    page.get_by_role("button", name="Forget it again").click()
    expect(page.get_by_text("Not among its")).to_contain_text("blizzard")


def test_nothing_typed_says_what_to_do_and_three_hundred_words_are_cut_kindly_and_kept_in_the_box(visit):
    page, text = ready(visit(PAGE)), "the car runs " * 100
    ask(page, "")
    expect(page.get_by_text("There is no word here yet")).to_be_visible()
    ask(page, text)
    expect(page.get_by_text("reads the first 100 words")).to_be_visible()
    expect(typed(page)).to_have_count(100)
    expect(page.get_by_label("Type any sentence")).to_have_value(text)


def test_every_cell_and_training_can_be_looked_into(visit):
    page = ready(visit(f"{PAGE}?cell={presets.CELLS_USUAL[-1]}"))

    def drawn():
        rows = page.locator("g[data-quantity]").evaluate_all("all => all.map(g => g.dataset.quantity)")
        assert rows == list(lstm.CELLS[cell].EQUATIONS)

    for cell in presets.CELLS_USUAL:
        choose(page, cell)
        in_the_end(drawn)
        for training in ("half-trained", "untrained", "trained"):
            with changes(page.locator(".line .value").all_inner_texts):
                page.get_by_role("radio", name=training, exact=True).click()
            drawn()


def test_the_tables_and_the_equations_open_and_the_picture_can_be_saved(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}"))
    can_be_saved(page)
    page.get_by_text("The equations of this cell").click()
    expect(page.locator(".katex").first).to_be_visible()
    page.get_by_text("Does it really remember?").click()
    expect(page.get_by_text("memory wiped before")).to_be_visible()
    page.get_by_text("Every value, as a table").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Every value as CSV").click()
    lines = saved.value.path().read_text().splitlines()
    assert lines[0].startswith("place,word,unit,f,i,o,candidate,c,h")
    assert len(lines) == 1 + 10 * presets.load("lstm").layers[0].weights["b_f"].size


def test_the_dark_theme_and_a_phone_show_the_same_numbers(visit):
    values = ready(visit(PAGE)).locator(".line .value").all_inner_texts()
    dark = ready(visit(PAGE, color_scheme="dark", viewport={"width": 390, "height": 844}))
    assert dark.locator(".line .value").all_inner_texts() == values != []
