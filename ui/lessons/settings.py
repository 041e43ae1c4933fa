"""What a link may say of the course."""

from ui.lessons.course import LESSONS
from ui.link.setting_checks import Setting, number, one_of

END = "end"
PLACES = ("", *map(str, range(1, len(LESSONS) + 1)), END)  # the welcome, the lessons, the six questions again

SETTINGS = {
    "course": Setting("lesson of the course", "", one_of(*PLACES), good=("1", "12", "end"), bad=("13", "keep", "01")),
    "at": Setting("part of a lesson", "", one_of("", "hand", "reveal"), good=("hand", "reveal"), bad=("question",)),
    "guess": Setting("guess in a lesson", "", number, parse=int, good=("0", "2"), bad=("first", "-1")),
    "dial": Setting("place of the hand in a lesson", "", number, parse=int, good=("0", "12"), bad=("half", "1.5")),
}
