"""One update in slow motion on "Train it live": four stages, and then it is done."""

import re

from playwright.sync_api import expect

PAGE = "/Train_it_live"
EASY = f"{PAGE}?view=slow&options=gap:5,letters:2"

COUNTED = """() => {
  const plain = Element.prototype.animate;
  window.moved = 0;
  Element.prototype.animate = function (...all) {
    if (this.ownerSVGElement) window.moved += 1;
    return plain.apply(this, all);
  };
}"""


def shown(page):
    """The page, once the picture stands."""
    expect(page.locator(".slow image").first).to_be_visible()
    return page


def forward(page):
    """The button that goes on."""
    return page.locator(".st-key-slow_next button")


def test_enter_alone_leads_through_the_stages_and_does_the_update(visit):
    page = shown(visit(EASY))
    head = page.locator(".slow .head")
    expect(head).to_contain_text("The network reads 7 steps and says")
    forward(page).focus()
    for said in (
        r"The loss is −ln [\d.]+ = [\d.]+\.",
        "At the memory c the gradient is",
        r"the loss falls from [\d.]+ to [\d.]+\.",
    ):
        page.keyboard.press("Enter")
        expect(head).to_contain_text(re.compile(said))
    expect(page).to_have_url(re.compile("half=4"))
    page.keyboard.press("Enter")
    expect(head).to_contain_text("The network reads 7 steps and says")
    expect(page.locator(".slow .tell")).to_contain_text("update 2 learns from")


def test_every_stage_shows_what_it_brought_and_a_click_chooses_the_matrix_and_the_example(visit):
    page = shown(visit(f"{EASY}&half=2"))
    expect(page.locator(".slow [data-role=loss]")).to_be_visible()
    expect(page.locator(".slow .bar i")).to_have_count(0)
    before = page.locator(".slow [data-quantity=i]").get_attribute("href")
    page.get_by_role("radio", name="3 Backward").click()
    expect(page.locator(".slow .bar i")).to_have_count(5)
    page.locator(".slow [data-quantity=f]").hover()
    expect(page.locator(".slow .tip")).to_contain_text(re.compile(r"Unit \d+ at step \d \(.\)"))
    expect(page.locator(".slow .tip")).to_contain_text("gradient at the sum of f: ")
    assert page.locator(".slow [data-quantity=i]").get_attribute("href") != before
    page.get_by_role("radio", name="4 Update").click()
    expect(page.locator(".slow .bar i")).to_have_count(10)
    expect(page.locator(".slow [data-part=step]")).to_be_visible()
    page.locator(".slow button[data-name='layer0.W_f']").click()
    expect(page.locator(".slow button[data-name='layer0.W_f']")).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("array=layer0.W_f"))
    page.locator(".slow [data-example='5']").click()
    expect(page.get_by_label("Example of the batch")).to_have_value("5")
    page.get_by_role("radio", name="1 Forward").click()
    expect(page.locator(".slow .tell")).to_contain_text("example 5 of the 32")


def test_nothing_moves_for_those_who_asked_for_that(visit):
    for motion, moving in (("no-preference", True), ("reduce", False)):
        page = shown(visit(EASY, reduced_motion=motion))
        page.evaluate(COUNTED)
        page.get_by_role("radio", name="2 Loss").click()
        expect(page.locator(".slow [data-role=loss]")).to_be_visible()
        assert (page.evaluate("window.moved") > 0) is moving
