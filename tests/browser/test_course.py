"""The course under a hand: every lesson's picture and sentence follow it, and what was seen stays in the browser."""

import re

from playwright.sync_api import expect
from waits import changes, until

from ui.lessons.course import LESSONS

PAGE = "/Start_here"


def shown(page):
    """The sentence and the picture as they are now."""
    return page.locator(".scene p").inner_text(), page.locator(".scene svg").inner_html()


def test_the_hand_of_every_lesson_moves_its_sentence_and_its_picture(visit):
    for number in range(1, len(LESSONS) + 1):
        page = visit(f"{PAGE}?course={number}&at=hand")
        expect(page.locator(".scene svg > *").first).to_be_attached()
        before = shown(page)
        choices = page.locator(".scene [role=radio]")
        if choices.count():
            choices.nth(2).click()
        else:
            drag(page, page.locator(".scene .hand b"), -60 if page.locator(".hand button").last.is_disabled() else 60)
        expect(page).to_have_url(re.compile("dial="))
        after = shown(page)
        assert all(one != other for one, other in zip(before, after, strict=True)), number


def test_the_words_of_a_lesson_are_dragged_in_its_picture(visit):
    page = visit(f"{PAGE}?course=7&at=hand")
    box = page.locator(".scene svg").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.35 * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.6 * box["width"], y)
    page.mouse.up()
    expect(page).to_have_url(re.compile("at=hand.*dial="))  # it has come past “job”, and not to the end
    page.mouse.down()
    page.mouse.move(box["x"] + 0.98 * box["width"], y)
    page.mouse.up()
    expect(page).to_have_url(re.compile("at=reveal&dial=|dial=.*at=reveal"))


TOP = "() => document.querySelector('[data-testid=stMain]').scrollTop"
TO_END = "() => document.querySelector('[data-testid=stMain]').scrollTo(0, 9999)"


def test_on_a_phone_what_is_found_moves_nothing_and_the_next_lesson_opens_at_its_top(visit):
    page = visit(f"{PAGE}?course=4&at=hand&guess=0&dial=9", viewport={"width": 390, "height": 844})
    hand = page.locator(".scene .hand button").last
    expect(page.get_by_role("button", name="Worksheet")).to_be_attached()
    page.evaluate(TO_END)
    assert page.evaluate(TOP) > 0
    before = page.evaluate(TOP), hand.bounding_box()["y"]
    hand.click()
    expect(page.get_by_text("It is: 0.5")).to_be_visible()
    expect(page.locator(".scene").get_by_role("status")).to_be_visible()
    assert (page.evaluate(TOP), hand.bounding_box()["y"]) == before
    page.get_by_role("button", name="Next: Show").click()
    until(lambda: page.evaluate(TOP) == 0)


def drag(page, thing, by):
    """Take hold of a number in a sentence, and let it go so many pixels on."""
    box = thing.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by / 2, y)
    page.mouse.move(x + by, y)
    page.mouse.up()


def test_a_lesson_is_guessed_found_out_by_keys_and_left_and_back_goes_back(visit):
    page = visit(f"{PAGE}?course=3")
    expect(page.get_by_role("slider")).to_have_count(0)
    page.get_by_role("button", name="About half").click()
    hand = page.get_by_role("slider", name="how much the forget gate keeps")
    for _ in range(4):  # from 0.999 to 0.9
        with changes(lambda: hand.get_attribute("aria-valuenow")):
            hand.press("ArrowLeft")
    expect(page.get_by_text("It is: About 12\xa0%")).to_be_visible()
    page.get_by_role("button", name="Next: Write").click()
    expect(page.get_by_text("You are here: lesson 4 of 12")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("You are here: lesson 3 of 12")).to_be_visible()
    page.get_by_role("link", name="7 A trained unit").click()
    expect(page.get_by_text("You are here: lesson 7 of 12")).to_be_visible()
    expect(page.get_by_role("link", name="4 Write")).to_have_class("seen")


def test_what_was_answered_before_stands_beside_what_is_answered_after(visit):
    page = visit(PAGE)
    page.evaluate("localStorage.clear()")
    page.get_by_role("radio", name="It forgets 98\xa0% at this step").check()
    page.get_by_role("button", name="Begin with lesson 1").click()
    page.get_by_role("link", name="Six again").click()
    expect(page.get_by_text("The same six questions again")).to_be_visible()  # until then the first six are in view
    for right in (
        "c is what is remembered",
        "It keeps 98.% at this",
        "It can only",
        "An early note",
        "It makes its",
        "Weights",
    ):
        page.get_by_role("radio", name=re.compile(right)).check()
    expect(page.locator(".score")).to_have_text("Before the course 0 of 6 right, after it 6 of 6.")
    expect(page.locator("label", has_text="It forgets 98\xa0%").locator("small")).to_have_text("before")
    page.reload()
    expect(page.locator(".score")).to_be_visible()
    page.get_by_role("radio", name="The programmer").check()
    expect(page.get_by_role("link", name="lesson 10")).to_be_visible()
    page.get_by_role("button", name="Forget my answers").click()
    expect(page.locator(".score")).to_have_count(0)


def test_in_a_room_hands_are_counted_before_and_after(visit):
    page = visit(f"{PAGE}?room=on")
    more = page.get_by_role("button", name="one more: It forgets 98\xa0% at this step")
    more.click()
    more.click()
    page.get_by_role("link", name="Six again").click()
    expect(page.get_by_text("2 → 0")).to_be_visible()
    page.get_by_role("button", name="one more: It keeps 98\xa0% at this step").click()
    expect(page.get_by_text("0 → 1")).to_be_visible()


MARKED = """name => {
  const range = [...CSS.highlights.get('glossary') ?? []].find(one => one.toString() === name);
  const box = range?.getBoundingClientRect();
  return box ? [box.x + box.width / 2, box.y + box.height / 2] : null;
}"""


def test_a_word_can_be_touched_for_its_meaning_and_all_are_reached_by_keys(visit):
    page = visit("/Vanishing_gradients")
    until(lambda: page.evaluate(MARKED, "gradient"))
    meaning = page.get_by_text("For each weight, how much the loss changes")
    expect(meaning.first).to_be_hidden()
    page.mouse.click(*page.evaluate(MARKED, "gradient"))
    expect(page.get_by_role("status").filter(has_text="For each weight")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Words", exact=True).press("Enter")
    expect(page.get_by_role("definition").filter(has_text="For each weight")).to_be_visible()


def test_a_word_in_a_picture_can_be_touched_on_a_phone_and_words_are_reached_in_a_room(visit):
    page = visit(f"{PAGE}?course=2", viewport={"width": 390, "height": 844})
    until(lambda: page.evaluate(MARKED, "memory"))
    name = page.locator(".scene svg text", has_text="memory").bounding_box()
    page.mouse.click(name["x"] + 20, name["y"] + name["height"] / 2)
    expect(page.get_by_role("status").filter(has_text="what a cell remembers")).to_be_visible()
    page = visit(f"{PAGE}?course=2&room=on", viewport={"width": 1280, "height": 720})
    page.get_by_role("button", name="Words", exact=True).press("Enter")
    list_of_words = page.get_by_role("heading", name="On this page")
    expect(list_of_words).to_be_in_viewport()
