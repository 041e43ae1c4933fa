"""A lesson plan, and the lessons of the course, as data for the one file."""

from ui.classroom.lesson_plan import in_view
from ui.lessons.course import LESSONS
from ui.lessons.scene import SYMBOLS
from ui.take_home import TEXT

READING = ("", "Your_sentence", "Who_wrote_the_memory")  # what they show is on “Your sentence” there


def steps(link, sentence):
    """The steps of the plan in view; `link(page, query)` is that of a step's page, `sentence` what is read usually."""
    return [
        {"label": one.label, "minutes": one.minutes, "ask": one.ask, "note": one.note, "link": link(one.page, one.link)}
        | dict(zip(("place", "opens"), opened(one, sentence), strict=True))
        for one in in_view()
    ]


def opened(step, sentence):
    """Which page of the file a step opens, and with what; ("", "") where it is none of them."""
    number = step.link.get("course", "")
    if step.page in READING and not step.link.get("model"):
        return "sentence", step.link.get("sentence", sentence)
    if step.page == "One_unit_by_hand":
        return "unit", step.link.get("challenge") or step.link.get("lesson", "")
    if step.page == "Start_here" and number.isdigit():
        return "course", int(number) - 1
    return "", ""


def course():
    """The lessons: their texts in parts, and their pictures."""
    gap = "{answer}"  # filled there
    says = {"right": TEXT["right"], "wrong": TEXT["wrong"].format(answer=gap)}
    says["guess"] = TEXT["guess"].format(answer=gap)
    return {"lessons": [lesson(one) for one in LESSONS], "inks": SYMBOLS, "says": says}


def lesson(one):
    """A lesson: its text in parts, and its picture."""
    told = one.told
    parts = {part: getattr(told, part) for part in ("claim", "hand", "reveal", "line")}
    return {"name": one.name, "picture": one.draw(), "question": told.question._asdict()} | parts
