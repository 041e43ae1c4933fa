"""What a visitor does on "How far back", in a real browser."""

import re

from playwright.sync_api import expect
from waits import link

from lstm.experiments import gaps
from lstm.presets import gaps as measured

PAGE = "/How_far_back"


def ready(page):
    """The page, once its picture stands."""
    expect(page.locator(".far [data-role=answer]")).to_be_visible()
    return page


def words(page):
    """The words in view."""
    return page.locator(".far .word:not(.asked) b").all_inner_texts()


def says(page, reader):
    """What a reader says."""
    return page.locator(f"[data-reader={reader}] [data-role=says]").inner_text()


def slider(page):
    """The gap under the hand."""
    return page.get_by_role("slider", name="Words from")


def test_the_dragged_gap_moves_words_bars_and_mark_at_once_and_only_its_end_goes_into_the_link(visit):
    page = ready(visit(f"{PAGE}?clauses=0"))
    assert words(page) == list(gaps.stretched("need", "job", 0).words)
    box, address = slider(page).bounding_box(), link(page)
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    page.mouse.down()
    seen = []
    for k in range(1, 8):
        page.mouse.move(box["x"] + box["width"] * k / 7 - 3, box["y"] + box["height"] / 2)
        one = gaps.stretched("need", "job", k)
        assert words(page) == list(one.words)
        expect(page.locator(".hold b")).to_have_text(str(one.gap))
        seen.append(float(page.locator("[data-role=here]").get_attribute("x1")))
    assert seen == sorted(set(seen)) and link(page) == address
    page.mouse.up()
    expect(page).to_have_url(re.compile("clauses=7"))
    assert "✓ “loan”" in says(page, "lstm") and "✗" in says(page, "trigram")
    other = ready(visit("/" + link(page).split("/", 3)[3]))
    assert words(other) == list(gaps.stretched("need", "job", 7).words)
    page.go_back()
    expect(page.locator(".hold b")).to_have_text(str(gaps.stretched("need", "job", 0).gap))


def test_the_gap_moves_by_keyboard_and_says_what_it_is(visit):
    page = ready(visit(PAGE))
    slider(page).focus()
    page.keyboard.press("Home")
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile("^0 clauses between, .* 8 words"))
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("clauses=1"))
    assert words(page) == list(gaps.stretched("need", "job", 1).words)


def test_a_click_on_a_reader_tints_the_words_by_its_reading_and_the_link_keeps_it(visit):
    page = ready(visit(PAGE))
    before = page.locator("[data-row=gradient]").all_inner_texts()
    page.get_by_role("radio", name="Plain RNN").click()
    expect(page).to_have_url(re.compile("cell=rnn"))
    expect(page.locator(".keys")).to_contain_text("in the plain RNN (gradient × input)")
    expect(page.locator(".note")).to_contain_text("The gradient misses “job”")
    assert page.locator("[data-row=gradient]").all_inner_texts() != before
    page.go_back()
    expect(page.get_by_role("radio", name="LSTM")).to_be_checked()
    expect(page.locator(".keys")).not_to_contain_text("plain RNN")
    assert page.locator("[data-row=gradient]").all_inner_texts() == before


def test_the_road_is_known_to_the_trigram_and_the_loan_is_not(visit):
    page = ready(visit(f"{PAGE}?clauses=7"))
    assert "✗" in says(page, "trigram")
    page.get_by_role("radio", name="Where it happens").click()
    expect(page.locator("[data-role=answer]")).to_have_text("→ road")
    assert "✓ “road”" in says(page, "trigram")
    expect(page.locator("[data-role=here]")).to_have_count(0)  # the chart is about needs


def test_what_a_visitor_types_stays_words(visit):
    page = ready(visit(f"{PAGE}?far=own&sentence=<img src=x> because of my job and family I need to take a"))
    assert "img" in words(page) and page.locator(".far img").count() == 0
    expect(slider(page)).to_be_hidden()


def test_training_again_shows_how_far_it_is_and_can_be_stopped(visit):
    page = ready(visit(PAGE))
    page.get_by_role("button", name="Train them again, live").click()
    expect(page.locator("[data-testid=stProgress]")).to_contain_text(re.compile("Training the LSTM: update [1-9]"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Train them again, live")).to_be_visible()
    expect(page.locator("[data-testid=stProgress]")).to_have_count(0)
    expect(page.get_by_text(re.compile("Stopped before any of them was asked.|^Seed ."))).to_be_visible()
    assert words(page) == list(gaps.stretched("need", "job", 3).words)


def test_it_serves_on_a_phone(visit):
    page = ready(visit(f"{PAGE}?clauses=7", viewport={"width": 390, "height": 844}, color_scheme="dark"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.locator(".far svg text, .far b, .far i, .far span").evaluate_all(sizes)) >= 16
    expect(page.locator("[data-line]")).to_have_count(len(measured.stored()["cells"]) + 1)
