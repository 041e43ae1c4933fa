"""The page "Next word" takes any text, and says what of it is not read as it stands."""

import pytest
from mounted import data_of, mounted
from test_pages import ROOT, visit

PAGE = ROOT / "pages" / "52_Next_word.py"


def picture(at):
    """What is drawn of the text."""
    parts = [one.proto for one in mounted(at)]
    return next((data_of(part) for part in parts if part.component_name.endswith("_write")), None)


def texts(at):
    return " ".join(one.value for one in (*at.text, *at.info, *at.markdown))


def test_it_writes_on_from_what_is_typed():
    at = visit(PAGE)
    at.text_input[0].set_value("the car runs on the").run()
    assert [one["text"] for one in picture(at)["typed"]] == ["the", "car", "runs", "on", "the"]
    assert picture(at)["written"][0]["text"] == "road" and at.query_params["begun"] == "the car runs on the"


def test_the_sentence_of_the_other_pages_comes_along():
    assert [one["text"] for one in picture(visit(PAGE, sentence="the boat"))["typed"]] == ["the", "boat"]


@pytest.mark.parametrize(
    ("text", "typed", "said"),
    [
        ("   ", 0, "There is no word here yet"),
        ("فقدت وظيفتي", 2, "Not among its 577 words"),
        ("<script>alert(1)</script>", 11, "Not among its 577 words: <, script"),
        ("the car " * 200, 60, "The network reads the first 60 words and marks; all of your text stays in the box."),
    ],
    ids=["empty", "another script", "HTML", "long"],
)
def test_what_is_strange_is_said_and_stays(text, typed, said):
    at = visit(PAGE)
    at.text_input[0].set_value(text).run()
    assert not at.exception and said in texts(at) and at.text_input[0].value.strip() == text.strip()
    assert len(picture(at)["typed"]) == typed if typed else picture(at) is None


@pytest.mark.parametrize("link", [{"taken": "3:999", "wrote": "39", "count": "5"}, {"taken": "30:5", "place": "99"}])
def test_what_a_link_asks_for_beyond_the_end_is_left_out(link):
    data = picture(visit(PAGE, **link))
    assert not any(one["taken"] for one in data["written"][:5]) and data["chosen"] < len(data["written"])
