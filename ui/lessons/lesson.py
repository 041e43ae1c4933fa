"""What a lesson is.

Its section of text.md has six paragraphs: claim, question, answers, hand, reveal, line to keep. A seventh, if there is
one, says what other texts say, and what is so.
"""

from collections.abc import Callable
from typing import NamedTuple

RIGHT = "[x] "  # before the right answer


class Onward(NamedTuple):
    """A page of the app that goes on where a lesson ends."""

    page: str
    label: str
    opens: dict  # the settings it opens with


class Lesson(NamedTuple):
    """One idea, one picture, one thing to move."""

    name: str
    text: str
    draw: Callable[[], dict]  # a picture of lstm.figures.lessons
    onward: Onward

    @property
    def told(self):
        """Its text in parts: a Told. Raises ValueError where a part is missing."""
        return told(self.text)


class Question(NamedTuple):
    """A question with its answers."""

    text: str
    answers: list  # texts
    right: int  # which of them is


class Told(NamedTuple):
    """The text of a lesson."""

    claim: str  # one sentence or two
    question: Question
    hand: str  # what to move
    reveal: str
    line: str  # to keep
    often: str  # what is often read otherwise, or ""


def told(text):
    """A lesson's section in parts; raises ValueError where it has not six paragraphs or seven, or no right answer."""
    claim, asked, answers, hand, reveal, line, *rest = text.split("\n\n")
    (often,) = rest or [""]
    return Told(claim, question(asked, answers), hand, reveal, line, often)


def question(asked, listed):
    """A paragraph and the list under it as a Question; raises ValueError unless one answer is marked as right."""
    answers = [one.removeprefix("- ") for one in listed.split("\n")]
    (right,) = (k for k, one in enumerate(answers) if one.startswith(RIGHT))
    return Question(asked, [one.removeprefix(RIGHT) for one in answers], right)


def questions(text):
    """Questions and their answers, one after the other."""
    parts = text.split("\n\n")
    return [question(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
