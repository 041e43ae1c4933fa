"""The course as one HTML file that runs without Python or network: of each picture all frames are there."""

from pathlib import Path

from ui.lessons.course import LESSONS
from ui.lessons.scene import SYMBOLS
from ui.take_home import one_file

SCENE = {"scene": ("lessons/scene", "picked")}


def file(says):
    """The text of the HTML file; `says` is a line about it."""
    data = {"app": {"lessons": [lesson(one) for one in LESSONS], "inks": SYMBOLS}, "styles": one_file.styles(SCENE)}
    here = Path(__file__).parent
    code = one_file.run(here, SCENE, "parts, app")
    looks = one_file.LOOKS + (here / "course_file.css").read_text(encoding="utf-8")
    return one_file.page("Inside the LSTM: the course", code, data, looks, says)


def lesson(one):
    """A lesson: its text in parts, and its picture."""
    told = one.told
    question = told.question._asdict()
    return {"name": one.name, "picture": one.draw(), "question": question} | {
        part: getattr(told, part) for part in ("claim", "hand", "reveal", "line")
    }
