"""A class in the room: a presenter and two phones, from the question to the reveal; a worker is killed in between."""

import re

import pytest
from playwright.sync_api import expect
from rooms import room_of, up
from tabs import cold_tab, listen
from test_predicting import grave
from test_sessions import listened
from voting import CURVE, served
from waits import pause, until

from ui.classroom.votes.store import Store

PHONE = {"viewport": {"width": 360, "height": 640}}


@pytest.fixture
def store(tmp_path):
    """The store of the class."""
    made = Store(f"sqlite:///{tmp_path}/votes.sqlite3")
    yield made
    made.close()


def test_a_class_votes_talks_votes_again_and_the_run_decides_though_its_worker_was_killed(chromium, store, tmp_path):
    faults = []
    with room_of(tmp_path) as room:
        presenter = cold_tab(chromium, viewport={"width": 1440, "height": 900})
        drawn = listened(presenter)
        presenter.goto(f"{room.app}/Your_sentence?room=on&sentence=The+car+runs+on+the+road")
        presenter.get_by_role("button", name="Ask the class").click()
        expect(presenter.locator(".board .address")).to_have_text(re.compile(r"/v/\d{5}$"))
        number = presenter.locator(".board .address").inner_text().rpartition("/")[2]
        phones = [cold_tab(chromium, **PHONE) for _ in range(2)]
        for phone in phones:
            listen(phone, faults)
            phone.goto(f"{room.votes}/{number}")
            expect(phone.get_by_text("The next question comes here by itself.")).to_be_visible()
        presenter.get_by_role("button", name="Ask the class").click()
        presenter.get_by_role("button", name="What comes next?").click()
        expect(presenter.locator("g[data-row=words]")).to_have_count(0)
        for phone, answer in zip(phones, ("road", "hill"), strict=True):
            phone.get_by_role("button", name=answer).click()  # it came by itself
            expect(phone.get_by_text("Counted.")).to_be_visible()
        assert grave(phone) == [] and phone.evaluate("document.documentElement.scrollWidth") <= 360
        expect(presenter.get_by_text("2 answers")).to_be_visible()
        expect(presenter.locator(".votes")).to_have_count(0)
        mine = worker_of(presenter, room)
        drawn.clear()
        room.kill(f"--server.port={mine}")
        room.kill("votes.server")
        until(lambda: pause(presenter, 20) or drawn)  # by the other worker, which does it unasked
        assert worker_of(presenter, room) != mine
        until(lambda: room.told("votes ended, and is started again.") and up(f"{room.votes}/"))
        presenter.get_by_role("button", name="Close the vote").click()
        expect(presenter.get_by_text("Between 35 and 70\xa0% are right")).to_be_visible()
        presenter.get_by_role("button", name="Vote again").click()
        for phone in phones:
            expect(phone.get_by_text("Second vote")).to_be_visible()
        phone.context.set_offline(True)
        phone.get_by_role("button", name="road").click()
        expect(phone.get_by_text("Your answer waits here")).to_be_visible()
        phone.context.set_offline(False)
        expect(phone.get_by_text("Counted.")).to_be_visible()
        faults.clear()  # the server of votes was away, and the line was cut
        presenter.get_by_role("button", name="Close the vote").click()
        expect(phones[0].get_by_text("The vote is closed.")).to_be_visible()
        expect(phones[0].get_by_text("road", exact=True)).to_have_count(0)
        presenter.get_by_role("button", name="Reveal").click()
        expect(presenter.locator(".votes li.right")).to_contain_text("road")
        expect(presenter.locator("g[data-row=words]")).to_have_count(1)
        expect(presenter.get_by_label("Type any sentence")).to_have_value("The car runs on the road")
        expect(phones[1].get_by_text("You were right.")).to_be_visible()
        key = presenter.evaluate(f"localStorage['class {number}']")
        assert store.holds(number, key) and key not in presenter.content() + presenter.url
        assert [store.count(number, 1, turn) for turn in (1, 2)] == [2, 1], "no vote is lost"
        until(lambda: up(f"http://127.0.0.1:{mine}/_stcore/health"))  # what was killed is there again
    assert faults == []
    for page in (presenter, *phones):
        page.context.close()


def worker_of(page, room):
    """The port of the worker that a browser is kept on."""
    return room.worker_of(next(one["value"] for one in page.context.cookies() if one["name"] == "worker"))


def test_a_gate_is_drawn_with_a_finger(chromium, store):
    room, key = store.open_class()
    store.ask(room, key, CURVE)
    with served(store) as votes:
        phone = cold_tab(chromium, **PHONE, has_touch=True)
        phone.goto(f"http://{votes}/{room}")
        box = phone.locator("#panel svg").bounding_box()
        shares = ((0.1, 0.99), (0.5, 0.01), (0.9, 0.5))
        spots = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in shares]
        phone.mouse.move(*spots[0])
        phone.mouse.down()
        for spot in spots:
            phone.mouse.move(*spot)
        phone.mouse.up()
        assert grave(phone) == []
        phone.get_by_role("button", name="Send").click()
        until(lambda: store.votes(room, 1, 1) == [[0.0, 1.0, 0.5]])
        phone.context.close()
