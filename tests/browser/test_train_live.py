"""What a visitor does on "Train it live"."""

import re

from playwright.sync_api import expect
from seen import still
from waits import changes, link

PAGE = "/Train_it_live"
EASY = f"{PAGE}?options=gap:5,letters:2"


def standing(page):
    """The page, once its picture stands."""
    expect(page.locator(".train [data-role=example] canvas").first).to_be_visible()
    return page


def said(page):
    """A locator of the line that says how far the training is."""
    return page.locator(".train .standing")


def gates(page, quantity, role="example"):
    """A locator of the heat map of one quantity."""
    return page.locator(f".train [data-role={role}] canvas[data-quantity={quantity}]")


def updates(page):
    """How many updates the page says were made."""
    return int(re.match(r"[\d,]+", said(page).text_content()).group().replace(",", ""))


def many(page, n=1):
    """Some hundreds of updates by the button."""
    for _ in range(n):
        done = updates(page)
        page.get_by_role("button", name="100 updates").click()
        expect(said(page)).to_contain_text(f"{done + 100:,} updates")


def test_play_trains_until_it_is_solved_and_stands(visit):
    page = standing(visit(EASY))
    expect(said(page)).to_contain_text("0 updates")
    before = gates(page, "i").get_attribute("data-shades")
    page.get_by_role("button", name="Play").click()
    expect(said(page)).to_contain_text("solved after")
    expect(page.get_by_role("button", name="Play")).to_be_visible()  # it has paused by itself
    assert gates(page, "i").get_attribute("data-shades") != before
    chance = page.locator(".train [data-chance]").get_attribute("data-chance")
    assert float(chance) > 0.5


def test_one_update_many_before_and_after_side_by_side_and_back_to_the_beginning(visit):
    page = standing(visit(EASY))
    page.get_by_role("button", name="One update").click()
    expect(said(page)).to_contain_text("1 update in")
    many(page)
    assert updates(page) == 101
    expect(gates(page, "i", "before")).to_be_hidden()
    page.get_by_text("Before and after").click()
    expect(gates(page, "i", "before")).to_be_visible()
    expect(page.locator(".train .title").first).to_have_text("After 0 updates")
    assert "beside=on" in link(page)
    shades = [gates(page, "i", role).get_attribute("data-shades") for role in ("before", "example")]
    assert shades[0] != shades[1]
    page.get_by_role("button", name="Back to update 0").click()
    expect(said(page)).to_contain_text(re.compile("^0 updates"))


def test_the_film_goes_back_to_an_earlier_moment_and_training_can_go_on_from_there(visit):
    page = standing(visit(EASY))
    many(page, 3)
    now = gates(page, "c").get_attribute("data-shades")
    film = page.get_by_role("slider", name="The film")
    film.focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".train .film output")).to_have_text("at update 200")
    expect(gates(page, "c")).not_to_have_attribute("data-shades", now)
    assert updates(page) == 300  # what was learnt is still there
    page.get_by_role("button", name="Go on from update 200").click()
    expect(said(page)).to_contain_text("200 updates")
    many(page)
    expect(gates(page, "c")).to_have_attribute("data-shades", now)  # it goes as it went


def test_the_link_carries_the_task_and_a_pause_stops(visit):
    page = standing(visit(f"{PAGE}?task=parity&cell=gru&seed=3"))
    expect(page.get_by_role("radio", name="GRU", exact=True)).to_be_checked()
    page.get_by_role("radio", name="slow", exact=True).click()
    page.get_by_role("button", name="Play").click()
    expect(said(page)).not_to_contain_text(re.compile("^0 updates"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    stood = updates(page)
    page.get_by_role("button", name="One update").click()
    expect(said(page)).to_contain_text(f"{stood + 1:,} updates")


def test_a_change_under_way_is_in_the_link_and_the_link_gives_the_very_same_training(visit):
    page = standing(visit(EASY))
    many(page)
    rate = page.get_by_role("slider", name="Learning rate")
    rate.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("turns=100%3Arate%3A0.02"))
    many(page)
    with_it = gates(page, "c").get_attribute("data-shades")
    other = standing(visit(re.sub(r"[?&]updates=[0-9]+", "", link(page)[link(page).index("/Train") :])))
    many(other, 2)
    assert gates(other, "c").get_attribute("data-shades") == with_it
    other.get_by_role("button", name="Back to update 0").click()  # and with it what was changed under way
    expect(other).not_to_have_url(re.compile("turns"))
    expect(said(other)).to_contain_text(re.compile("^0 updates"))
    many(other, 2)
    assert gates(other, "c").get_attribute("data-shades") != with_it


def test_numbers_that_run_away_pause_it_and_a_checkpoint_is_offered(visit):
    page = standing(visit(f"{PAGE}?task=adding&turns=100:optimiser:sgd,100:clip:0,100:rate:100"))
    many(page)
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_text("Paused. At update 10")).to_be_visible()
    with changes(lambda: said(page).text_content()):  # the picture too: what was said before is no start for the next
        page.get_by_role("button", name="Go back to the best checkpoint").click()
    expect(page.get_by_text("Paused. At update")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("turns"))
    many(page)


def test_why_it_paused_and_why_a_file_is_refused_stand_in_view_beside_what_was_pressed(visit):
    page = standing(visit(f"{PAGE}?task=adding&turns=0:rate:100,0:clip:0", viewport={"width": 1440, "height": 1000}))
    page.get_by_role("button", name="100 updates").click()
    expect(page.get_by_text("Paused. At update")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Go back to the best checkpoint")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Load a network").click()
    file = {"name": "my.npz", "mimeType": "application/octet-stream", "buffer": b"no network"}
    page.locator("input[type=file]").last.set_input_files(file)
    expect(page.get_by_text("This file cannot be loaded")).to_be_in_viewport(ratio=1)


def test_a_text_of_ones_own_is_trained_on_and_a_bad_one_is_refused_in_a_sentence(visit):
    page = standing(visit(f"{PAGE}?task=letters"))
    page.get_by_text("Train it on your own").click()
    still(page)  # it takes half a second to open
    box = page.get_by_label("Paste it here")
    box.fill("too short <b>")
    page.get_by_role("button", name="Train on this").click()
    expect(page.get_by_text("100 are needed")).to_be_in_viewport(ratio=1)
    expect(box).to_have_value("too short <b>")
    box.fill("zyxwvu " * 40)
    page.get_by_role("button", name="Train on this").click()
    expect(page.locator(".train text", has_text=re.compile("^z$")).first).to_be_visible()
    many(page)
    page.get_by_role("button", name="Back to what comes with the task").click()
    expect(said(page)).to_contain_text(re.compile("^0 updates"))


def test_a_race_is_run_to_its_end_and_the_link_says_who_ran(visit):
    page = visit(f"{EASY}&view=race&lanes=3")
    expect(page.locator(".race path, .race polyline").first).to_be_attached()
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_text("LSTM: 3 of 3 solved, median after")).to_be_visible()
    page.get_by_role("radio", name="Forget bias").click()
    expect(page).to_have_url(re.compile("race=bias"))
    expect(page.get_by_text("bias 3: 0 of 3 solved so far")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_enabled()


def test_the_name_of_a_line_stands_where_the_curve_is_not(visit):
    page = standing(visit(f"{PAGE}?task=recall"))
    for _ in range(3):  # the curve climbs over the control's line
        many(page)
        meets = page.locator(".train > svg").evaluate(
            """svg => [...svg.querySelectorAll('text[data-line=value]')].map(name => {
                const box = name.getBBox(), curve = svg.querySelector('[data-curve=value]');
                const hit = ({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
                return Array.from({ length: 1000 }, (_, k) => curve.getPointAtLength(curve.getTotalLength() * k / 1000))
                    .filter(hit).length
            })"""
        )
        assert len(meets) == 2 and max(meets) < 60  # of a thousand points of the curve
