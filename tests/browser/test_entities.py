"""What a visitor does on "Named entities", in a real browser."""

import re

from playwright.sync_api import expect

PAGE = "/Named_entities"


def test_a_sentence_is_typed_its_names_are_tinted_and_a_word_is_asked_about(visit):
    page = visit(PAGE)
    words, notes = (page.locator(f".tape .plot [{name}]") for name in ("data-word", "data-note"))
    expect(words.first).to_have_text("Jordan")
    for unit in page.locator(".tape [data-unit]").all_text_contents():  # named beside its row, and in the text
        expect(page.get_by_text(f"the gate of {unit} opens").first).to_be_visible()
        row = page.locator(".tape [data-unit]").filter(has_text=re.compile(f"^{unit}$")).bounding_box()
        line = page.locator(".tape .plot svg").bounding_box()
        page.mouse.move(line["x"] + 40, row["y"] + row["height"] / 2)
        expect(page.locator(".tape .tip")).to_contain_text(f"“Jordan”, {unit}")
    box = page.get_by_label("Type a sentence with names in it")
    box.fill("<b>Zofia</b> lives in Gdansk")
    expect(words).to_have_text(["<", "b", ">", "Zofia", "<", "/", "b", ">", "lives", "in", "Gdansk"])
    expect(notes.last).to_have_text(re.compile("^place"))
    words.nth(9).click()
    expect(page).to_have_url(re.compile("place=9"))
    expect(page.get_by_role("heading", name="Who says what “in” is?")).to_be_visible()
    page.locator(".tape .frame").press("End")
    expect(page.get_by_role("heading", name="Who says what “Gdansk” is?")).to_be_visible()
    box.fill("привет")
    expect(page.get_by_text("there is no Latin letter in this")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    expect(page.locator(".tape .labels text")).to_have_text(["i→", "f→", "c→", "i←", "f←", "c←"])
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.locator(".tape svg text").evaluate_all(sizes)) >= 16
