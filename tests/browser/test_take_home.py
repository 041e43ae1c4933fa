"""What is taken home from a page is of what is in view at that moment."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lstm import presets, reading
from lstm.everyday import sentences
from lstm.figures.worksheet import sheet, variants
from ui.take_home import worksheet


def saved(page, press):
    """The file that comes of a press: (its name, its text)."""
    with page.expect_download() as coming:
        press()
    return coming.value.suggested_filename, Path(coming.value.path()).read_text(encoding="utf-8")


def test_one_click_makes_a_sheet_of_what_is_in_view_then_and_the_menu_has_the_rest(visit):
    page = visit(f"/Your_sentence?place=4&unit=3&class_key={'k' * 32}")
    sheet = page.get_by_role("button", name="Worksheet", exact=True)
    name, text = saved(page, sheet.click)
    assert name == "worksheet.html" and "unit 3, from “my” on" in text
    page.locator(".strip .frame").focus()
    page.keyboard.press("ArrowRight")  # draws its own part of the page again, and no other
    expect(page.locator(".arithmetic h3").first).to_have_text("At “current”, word 6 of 18")
    assert "unit 3, from “current” on" in saved(page, sheet.click)[1]
    page.get_by_role("button", name="Take home").click()
    count = page.get_by_label("How many worksheets")
    count.fill("99")
    page.locator("[data-take=class]").click()
    expect(count).to_have_attribute("aria-invalid", "true")
    page.get_by_text("Cite this").click()
    expect(page.locator(".take pre")).to_contain_text("Your_sentence?place=5&unit=3")
    _, picture = saved(page, page.locator(".strip").get_by_role("button", name="SVG").click)
    assert re.search(r"Your_sentence\?[^<]*place=5[^<]*</dc:source>", picture) and "class_key" not in picture
    page.get_by_role("button", name="Take home").click()
    name, text = saved(page, page.locator("[data-take=file]").click)
    assert name == "inside-the-lstm.html" and "current job situation" in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_sheet_is_a_leaf_and_its_solutions_are_a_page(chromium, tmp_path, paper):
    model = presets.load("lstm")
    long = reading.read(model, "due to my current job situation and family conditions , " * 8 + "i need to take a")
    reads = [long, *variants.variants(reading.read(model, sentences.SEED), 3)]
    path = tmp_path / "sheet.html"
    page = chromium.new_page()
    for count in (1, len(reads)):
        sheets = [sheet.of_reading(one) for one in reads[:count]]
        path.write_text(
            worksheet.file(sheets, [f"http://localhost/?sentence={long.text}"] * count, count > 1), encoding="utf-8"
        )
        page.goto(path.as_uri())
        printed = page.pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2 * count + 1
    page.close()
