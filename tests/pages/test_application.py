"""What all applications share: the network in view, its figures, training one's own, and looking inside."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest
from test_pages import PAGES, ROOT, opened, pictures, visit

from lstm import inputs, live
from lstm import model as models
from lstm.figures.cousins.contest import verdict
from lstm.live import LIVE
from lstm.live.run import start
from lstm.live.slow import follow
from lstm.presets import apps

NAMES = apps.names()
PAGE, NEXT = ROOT / "pages" / "54_Translation.py", ROOT / "pages" / "52_Next_word.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_network_is_small_and_does_what_its_file_says(name):
    task, _, variant = name.partition("-")
    assert apps.file_of(task, variant).stat().st_size <= 300_000
    training, figures = apps.training(task, variant), apps.figures(task, variant)
    report = live.check(training)
    assert training.updates == LIVE[task].SHIPPED and training.settings.cell == "lstm"
    assert report.value == pytest.approx(figures["value"], abs=1e-6)
    assert report.control == pytest.approx(figures["control"], abs=1e-6)
    assert figures["cells"]["lstm"]["values"][0] == pytest.approx(report.value, abs=1e-4)
    assert [len(found["values"]) for found in figures["cells"].values()] == [3, 3, 3]
    seconds = [found["seconds"] for found in figures["cells"].values()]
    assert max(seconds) < 1.6 * min(seconds) + 0.1, "trained for the same seconds"
    assert training.flat.size == figures["cells"]["lstm"]["weights"]


@pytest.mark.parametrize("task", apps.shipped())
def test_it_says_what_it_is_for_and_where_its_data_come_from(task):
    assert LIVE[task].SAID.endswith(".") and LIVE[task].DATA.endswith(".")
    for variant in apps.variants(task):
        assert verdict(task, apps.figures(task, variant)).startswith("After the same seconds")


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_looked_into(name):
    model = apps.model(name)
    models.checked(model)
    assert model.about["shipped"] == name.partition("-")[0] and model.about["examples"]


def text_of(at):
    return " ".join(part.value for kind in ("markdown", "info", "caption") for part in at.get(kind))


def test_after_a_reload_the_shipped_network_is_shown_and_the_page_says_why():
    at = opened(visit(PAGE, net="mine"))
    assert "a reload begins a new visit" in text_of(at) and pictures(at)[0] == pictures(visit(PAGE))[0]


@pytest.mark.parametrize(
    ("page", "task"), [(PAGE, "french"), (NEXT, "next_word")], ids=lambda one: getattr(one, "stem", "")
)
def test_a_network_trained_here_reads_above_until_it_is_sent_away(page, task):
    at = visit(page, train="on", task=task)
    next(one for one in at.button if one.label == "One update").click()
    at = at.run()
    next(one for one in at.button if one.label == "Use this network above").click()
    at = opened(at.run())
    assert "after 1 update." in text_of(at) and at.query_params["net"] == "mine"
    assert pictures(at)[0] != pictures(visit(page))[0]
    next(one for one in at.button if one.label == "Back to the shipped network").click()
    assert "net" not in at.run().query_params


def test_one_that_was_trained_for_another_application_is_not_taken():
    at = AppTest.from_file(PAGES[0])
    at.query_params["net"] = "mine"
    at = at.run()
    at.session_state["live_run"] = start(live.defaults("recall", units=2))
    at = opened(at.switch_page(PAGE.relative_to(ROOT).as_posix()).run())
    assert "a reload begins a new visit" in text_of(at)


def test_every_application_has_a_card_with_its_network_at_work():
    at = opened(visit(ROOT / "pages" / "51_Applications.py"))
    pages = [page for page in Path(ROOT / "pages").glob("5*.py") if page.stem != "51_Applications"]
    assert len(pictures(at)) == len(pages)


def test_slow_motion_is_for_networks_that_read_one_way():
    at = opened(visit(ROOT / "pages" / "31_Train_it_live.py", task="french", view="slow", layers="2"))
    views = next(group for group in at.get("button_group") if group.label == "View")
    assert "One update in slow motion" not in views.options and not at.warning
    assert not any(one.label == "Layers" for one in at.get("button_group"))
    with pytest.raises(ValueError, match="Slow motion follows"):
        follow(live.begin(live.defaults("french", units=2)))


def test_what_is_shipped_says_its_weights_to_seven_digits():
    training = apps.training("french")
    assert np.array_equal(training.flat, training.flat.astype(np.float32))


def test_what_opens_the_gates_is_said_of_the_network_in_view():
    page = ROOT / "pages" / "53_Named_entities.py"
    at = AppTest.from_file(PAGES[0])
    at.query_params["net"] = "mine"
    at = at.run()
    at.session_state["live_run"] = start(live.defaults("entities", units=3))
    own, shipped = at.switch_page(page.relative_to(ROOT).as_posix()).run(), visit(page)
    own, shipped = (
        next(one.value for one in opened(at).markdown if "of the network above" in one.value) for at in (own, shipped)
    )
    assert {unit for unit in range(12) if f"unit {unit} opens" in own} <= {0, 1, 2} and "unit 11 opens" in shipped


@pytest.mark.parametrize(
    ("page", "link", "typed"),
    [
        ("54_Translation", {"number": "75"}, ". soixante quinze"),
        ("55_Music", {"notes": "c4-2,e4-4"}, "c4-2 e4-4"),
        ("57_Handwriting", {"digits": "7"}, "0.1875/0.5625/"),
    ],
)
def test_what_a_visitor_has_it_read_goes_along_into_the_look_inside(page, link, typed, monkeypatch):
    opened_with = {}
    monkeypatch.setattr("streamlit.switch_page", lambda page, query_params: opened_with.update(query_params))
    at = visit(ROOT / "pages" / f"{page}.py", **link)
    next(one for one in at.button if one.label == "Your sentence").click()
    opened(at.run())
    assert opened_with["typed"].startswith(typed) and opened_with["model"] in NAMES
    name = opened_with["model"]
    found = inputs.find(opened_with["typed"], apps.model(name))
    assert found.found and not found.left_out, "it can be read there"
