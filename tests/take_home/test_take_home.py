"""What a press on a page is answered with: a file of what is in view then."""

import json
from pathlib import Path

import pytest
from mounted import data_of
from streamlit.testing.v1 import AppTest

from ui.take_home import take_home

ROOT = Path(__file__).parent.parent.parent
LINK = "https://example.org/app/Your_sentence?anything=1"


def pressed(page, what, count=1, link=LINK, **query):
    """The answer to a press on a page with these settings."""
    at = AppTest.from_file(str(ROOT / "app.py"))
    at.switch_page(page)
    for name, value in query.items():
        at.query_params[name] = value
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


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "data:text/html,x", None, 5])
def test_an_address_that_is_none_is_left_out(link):
    assert take_home.base(str(link)) == ""
    assert pressed("pages/11_Your_sentence.py", "nonsense", link=link)["cite"].endswith(" Your_sentence")


def test_nothing_is_made_where_nothing_was_pressed():
    at = AppTest.from_file(str(ROOT / "app.py")).run()
    (mounted,) = [one for one in at.get("bidi_component") if one.proto.component_name.endswith("_take")]
    assert data_of(mounted.proto) == {"answer": None}


def test_another_network_in_view_has_a_sheet_of_its_own():
    found = pressed("pages/11_Your_sentence.py", "sheet", model="music")
    assert "current job situation" not in found["text"] and "of the example" not in found["said"]
    assert "no everyday sentences" in pressed("pages/11_Your_sentence.py", "class", 9, model="music")["said"]
