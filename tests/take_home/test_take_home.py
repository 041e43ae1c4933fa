"""What a press on a page is answered with: a file of what is in view then."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from mounted import data_of
from streamlit.testing.v1 import AppTest

from lstm import presets, spelling
from ui.classroom import lesson_plan
from ui.classroom.lesson_plan import Step
from ui.lessons.course import LESSONS
from ui.take_home import one_file, source

ROOT = Path(__file__).parent.parent.parent
HOSTILE = "</script><script>alert(1)</script><!-- \u2028"
BEGUN = {"pages/31_Train_it_live.py"}  # where there is something to take once it was drawn
MOST_OF_ALL = 1_500_000  # characters of a file
LINK = "https://example.org/app/Your_sentence?anything=1"


def pressed(page, what, count=1, link=LINK, own=(), **query):
    """The answer to a press on a page with these settings."""
    at = AppTest.from_file(str(ROOT / "app.py"))
    at.switch_page(page)
    for name, value in query.items():
        at.query_params[name] = value
    at.session_state[lesson_plan.OWN] = own
    if page in BEGUN:
        at.run()
    at.session_state["take asked"] = {"what": what, "count": count, "link": link, "number": 7}
    at.run()
    assert not at.exception
    (mounted,) = [one for one in at.get("bidi_component") if one.proto.component_name.endswith("_take")]
    return data_of(mounted.proto)["answer"]


def test_a_worksheet_is_of_what_is_in_view():
    found = pressed("pages/11_Your_sentence.py", "sheet", place="4", unit="3", quantity="f")
    assert (found["name"], found["number"]) == ("worksheet.html", 7) and "Saved as" in found["said"]
    assert "unit 3, from “my” on" in found["text"] and "The forget gate f at" in found["text"]
    assert "https://example.org/app/Your_sentence?place=4&amp;unit=3&amp;quantity=f" in found["text"]


def test_the_unit_that_is_set_by_hand_has_a_sheet_of_its_own():
    found = pressed("pages/21_One_unit_by_hand.py", "sheet", lesson="leaky")
    assert "An LSTM of one unit" in found["text"] and "step 3" in found["text"]


@pytest.mark.parametrize("query", [{"sentence": "Hello"}, {"sentence": ""}])
def test_where_nothing_in_view_has_a_sheet_it_is_of_the_example_and_says_so(query):
    found = pressed("pages/11_Your_sentence.py", "sheet", **query)
    assert "current job situation" in found["text"] and "of the example" in found["said"]


def test_a_class_has_its_sheets_and_a_notebook_is_one():
    found = pressed("pages/13_Who_wrote_the_memory.py", "class", 3)
    assert found["text"].count("Worksheet ") >= 3 and "Solutions of all 3" in found["text"]
    found = pressed("pages/12_Inside_one_step.py", "notebook", stage="untrained")
    assert found["name"] == "lesson.ipynb" and "untrained" in str(json.loads(found["text"])["cells"])


def test_to_cite_it_there_are_link_version_and_seed():
    found = pressed("pages/11_Your_sentence.py", "cite", place="2")["cite"]
    assert "version 1.0.0" in found and "seed 0" in found and found.endswith("app/Your_sentence?place=2")


@pytest.mark.parametrize("what", ["sheet", "class", "notebook", "file", "cite"])
def test_the_key_of_a_class_is_in_no_file(what):
    key = "k" * 32
    found = pressed("pages/11_Your_sentence.py", what, **{"class": "48213", "class_key": key, "place": "2"})
    assert key not in json.dumps(found) and "48213" not in found["cite"]


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "data:text/html,x", None, 5])
def test_an_address_that_is_none_is_left_out(link):
    assert source.base(str(link)) == ""
    assert pressed("pages/11_Your_sentence.py", "nonsense", link=link)["cite"].endswith(" Your_sentence")


def test_every_picture_of_plotly_has_the_buttons_that_save_it_with_its_caption():
    drawn = [path.parent.name for path in ROOT.glob("ui/**/*.py") if "plotly_chart(" in path.read_text()]
    assert drawn == ["chart"]


def test_nothing_is_made_where_nothing_was_pressed():
    at = AppTest.from_file(str(ROOT / "app.py")).run()
    (mounted,) = [one for one in at.get("bidi_component") if one.proto.component_name.endswith("_take")]
    assert data_of(mounted.proto) == {"answer": None}


def test_another_network_in_view_has_a_sheet_of_its_own():
    found = pressed("pages/11_Your_sentence.py", "sheet", model="music")
    assert "current job situation" not in found["text"] and "of the example" not in found["said"]
    assert "no everyday sentences" in pressed("pages/11_Your_sentence.py", "class", 9, model="music")["said"]


def test_the_app_in_one_file_has_the_network_and_the_text_in_view():
    found = pressed("pages/11_Your_sentence.py", "file", sentence="The car runs on the road", stage="untrained")
    assert '"text":"The car runs on the road"' in found["text"] and len(found["text"]) < MOST_OF_ALL
    assert "seed 0" in found["text"] and "example" not in found["said"]
    assert '"bits":64' in found["text"], "what was never saved in 32 bits keeps all its digits"
    found = pressed("pages/11_Your_sentence.py", "file", model="music")
    assert "c4-1" in found["text"] and "main one" not in found["said"]
    found = pressed("pages/11_Your_sentence.py", "file", model="series-nile")
    assert '"channels":["' in found["text"] and "main network" not in found["said"]


@pytest.mark.parametrize("name, why", [("speech", "48 numbers"), ("english", "no room")])
def test_a_network_for_which_a_file_has_no_room_is_refused_in_a_sentence(name, why):
    found = pressed("pages/11_Your_sentence.py", "file", model=name)
    assert why in found["said"] and "main network" in found["said"] and "loan" in found["text"]


def test_on_the_page_where_it_is_trained_the_file_has_the_network_that_is_trained():
    found = pressed("pages/31_Train_it_live.py", "file", task="adding", cell="gru", layers="2")
    app = json.loads(re.search(r'id="data">(.*?)</script>', found["text"], re.S)[1])["app"]
    assert (
        app["network"]["cells"] == ["gru", "gru"]
        and len(app["channels"]) == 2
        and "GRU, 2 layers of 16 units, after 0" in app["about"]
    )


def test_where_a_network_has_no_room_its_weights_are_rounded_and_the_file_says_so(monkeypatch):
    def adding():
        found = pressed("pages/31_Train_it_live.py", "file", task="adding", hidden="64", layers="2")
        return found, json.loads(re.search(r'id="data">(.*?)</script>', found["text"], re.S)[1])["app"]

    found, app = adding()
    assert app["network"]["bits"] == 64 and "rounded" not in app["about"]
    monkeypatch.setattr(one_file, "LARGEST", len(found["text"]) - 1)
    found, app = adding()
    assert app["network"]["bits"] == 32 and "rounded to 32 bits" in app["about"] and "main network" not in found["said"]
    monkeypatch.setattr(one_file, "LARGEST", 9)
    assert "no room" in adding()[0]["said"]


def test_beside_a_network_of_another_library_the_file_says_that_it_has_the_main_one():
    assert "one layer is in view" in pressed("pages/14_Your_own_LSTM.py", "file")["said"]


def test_a_worksheet_beside_another_cell_says_that_it_is_of_the_lstm():
    found = pressed(
        "pages/11_Your_sentence.py", "sheet", cell="gru", sentence="We have a tooth, so we should call a dentist"
    )
    assert "of the main one" in found["said"] and "tooth" in found["text"] and "cell=gru" not in found["text"]


def test_the_lesson_plan_that_is_chosen_is_in_the_file():
    found = pressed("pages/11_Your_sentence.py", "file", plan="45", sentence="The car runs on the road")
    app = json.loads(re.search(r'id="data">(.*?)</script>', found["text"], re.S)[1])["app"]
    steps = lesson_plan.ready("45")
    assert [one["label"] for one in app["plan"]] == [one.label for one in steps] and len(found["text"]) < MOST_OF_ALL
    assert [one["place"] for one in app["plan"]] == ["", "sentence", "course", "", *["sentence"] * 3, ""]
    first, inside = app["plan"][0]["still"], app["plan"][3]["still"]
    assert [part.get("name") for part in first["parts"]][-1] == "six" and "Six questions" in first["parts"][1]["text"]
    assert (inside["title"], inside["parts"][0]["data"]["picked"]["phase"], inside["free"]) == (
        "Inside one step",
        1,
        True,
    )
    asks, mine = (app["plan"][k]["question"] for k in (1, 4))
    assert asks["text"].endswith("What comes next?") and "loan" in asks["answers"] and len(mine["answers"]) > 1
    assert all(one["link"].startswith("https://example.org/app/") for one in app["plan"])
    assert len(app["course"]["lessons"]) == len(LESSONS)


def test_a_step_of_another_network_is_a_still_of_its_page_and_so_is_what_the_file_cannot_do():
    own = [Step("Your_sentence", {"cell": "gru", "place": "3"}, 5, "", HOSTILE)]
    own += [Step("Who_wrote_the_memory", {"operations": done}, 5, "", "") for done in ("f.3+4.2:0", "c.all.4:0")]
    found = pressed("pages/11_Your_sentence.py", "file", own=own, plan="own")
    app = json.loads(re.search(r'id="data">(.*?)</script>', found["text"], re.S)[1])["app"]
    assert [one["place"] for one in app["plan"]] == ["", "", "sentence"]
    assert app["plan"][2]["opens"]["hold"] == {"gate": "c", "unit": None, "place": 4, "value": 0.0}
    names = [sorted(part["name"] for part in one["still"]["parts"] if "name" in part) for one in app["plan"][:2]]
    assert names == [["arithmetic", "strip"], ["interventions"]]
    (gru,) = [part["data"] for part in app["plan"][0]["still"]["parts"] if part.get("name") == "strip"]
    assert [one["key"] for one in gru["quantities"]] == ["z", "r", "candidate", "h"] and gru["picked"]["place"] == 3


def test_stills_for_which_a_file_has_no_room_are_left_out_the_largest_first(monkeypatch):
    monkeypatch.setattr(one_file, "LARGEST", 1_250_000)
    found = pressed("pages/11_Your_sentence.py", "file", plan="45")
    app = json.loads(re.search(r'id="data">(.*?)</script>', found["text"], re.S)[1])["app"]
    assert [bool(one["still"]) for one in app["plan"]] == [True, *[False] * 6, True]


@pytest.mark.parametrize(
    "page, query, place, opens",
    [
        (
            "pages/21_One_unit_by_hand.py",
            {"lesson": "leaky", "pulses": "0,1,0"},
            "unit",
            {"key": "leaky", "xs": [0, 1, 0]},
        ),
        ("pages/11_Your_sentence.py", {"place": "4"}, "sentence", {"place": 4, "hold": None}),
        ("pages/12_Inside_one_step.py", {}, "", None),
    ],
)
def test_the_file_opens_on_what_is_in_view(page, query, place, opens):
    app = json.loads(re.search(r'id="data">(.*?)</script>', pressed(page, "file", **query)["text"], re.S)[1])["app"]
    assert app["begins"][0] == place and (opens is None or app["begins"][1] | opens == app["begins"][1])


def test_the_course_is_one_file_with_every_lesson():
    found = pressed("app.py", "course")
    assert len(found["text"]) < MOST_OF_ALL and found["name"] == "lstm-course.html"
    assert all(json.dumps(one.name) in found["text"] for one in LESSONS)


def test_a_file_lets_only_its_own_script_run_and_its_data_begin_no_tag():
    text = one_file.page("<b>", "run()", {"app": HOSTILE}, "", HOSTILE)
    (policy,) = re.findall(r"script-src '(sha256-[^']+)'", text)
    assert policy == "sha256-" + base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    assert "<script>run()</script>" in text and text.count("<script") == 2 and "<b>" not in text
    data = re.search(r'id="data">(.*?)</script>', text, re.S)[1]
    assert json.loads(data) == {"app": HOSTILE}


def test_what_a_guess_is_made_of_is_all_that_is_needed_of_the_list_of_english():
    words = presets.load("lstm").words
    near = set(spelling.parts(words).english)
    some = sorted(spelling.english())[::29]
    for word in some:
        fits = word.isalpha() and spelling.SHORTEST <= len(word) <= spelling.LONGEST
        assert (word in near) == (fits and bool(spelling.slips(word, words))), word
    assert len(near) > 1000 and near <= spelling.english()
