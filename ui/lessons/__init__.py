"""The course "Start here": twelve lessons, and six questions before and after."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "course, lessons, beginners, introduction, guess, questions before and after, notebook"
IN_VIEW = (".trail nav", ".st-key-first button")
ALSO = {
    "course=6": (("h1", ".scene p"), (".scene svg", ".st-key-skip button")),
    "course=9&at=hand": (("h1", ".scene p", ".scene .choices"), (".scene svg", ".st-key-show button")),
}
