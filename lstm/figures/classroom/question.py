"""A question to a class: its right answer is a run's own. And what somebody may answer to it."""

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

KINDS = ("choice", "number", "curve")
LONGEST_TEXT, LONGEST_ANSWER, MOST_ANSWERS, MOST_STEPS = 600, 120, 8, 40
LONGEST_VOTE = 2000  # characters, however it is spelt


class Question(NamedTuple):
    """Plain data, as a vote server keeps it."""

    kind: str  # one of KINDS
    text: str
    right: Any  # the place of the right answer, a number, or the T values of a curve, 0..1; None: there is none
    answers: tuple[str, ...] = ()  # of a choice
    labels: tuple[str, ...] = ()  # of a curve: its T steps
    low: float = 0.0  # of a number: where its scale begins
    high: float = 1.0  # and ends
    unit: str = ""
    near: float = 0.2  # a number or a curve (its mean distance) no further off than this is called right
    name: str = ""  # under which the page offers it
    about: str = ""  # a name: votes on an earlier question of the same name stand beside those on this one


def to_json(question: Question) -> str:
    """A Question as a text."""
    return json.dumps(question._asdict(), ensure_ascii=False)


def from_json(text: str) -> Question:
    """A Question out of its text, checked. Raises ValueError where it is none."""
    try:
        said = json.loads(text)
        made = Question(**said | {name: tuple(said.get(name, ())) for name in ("answers", "labels")})
    except (TypeError, AttributeError, RecursionError) as fault:
        raise ValueError("this is no question to a class") from fault
    return checked(made)


def checked(question: Question) -> Question:
    """The same Question, its texts cut to what a phone can show. Raises ValueError where it cannot be asked."""
    texts = (question.text, question.unit, question.name, question.about, *question.answers, *question.labels)
    if question.kind not in KINDS or not all(isinstance(one, str) for one in texts):
        raise ValueError(f"a question is one of {', '.join(KINDS)}, in words")
    if question.kind == "choice" and not 2 <= len(question.answers) <= MOST_ANSWERS:
        raise ValueError(f"a choice is among 2 to {MOST_ANSWERS} answers")
    if question.kind == "curve" and not 1 <= len(question.labels) <= MOST_STEPS:
        raise ValueError(f"a curve has 1 to {MOST_STEPS} steps")
    if not all(isinstance(one, int | float) and isfinite(one) for one in (question.low, question.high, question.near)):
        raise ValueError("the scale of a number begins and ends at numbers")
    if question.low >= question.high:
        raise ValueError("the scale of a number ends above where it begins")
    if question.right is not None:
        value_of(question, question.right if question.kind == "curve" else [question.right])
    return question._replace(
        text=cut(question.text, LONGEST_TEXT),
        answers=tuple(cut(one, LONGEST_ANSWER) for one in question.answers),
        labels=tuple(cut(one, LONGEST_ANSWER) for one in question.labels),
    )


def cut(text: str, most: int) -> str:
    """A text of at most so many characters; a longer one ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def value_of(question: Question, said: Sequence[Any]) -> Any:
    """What was answered, out of the texts (or numbers) that were sent: an int, a float, or a list of T floats, 0..1.

    Raises ValueError, with a sentence for whoever answered, where it is no answer to this question.
    """
    if sum(len(str(one)) for one in said) > LONGEST_VOTE:
        raise ValueError("This is too long to be an answer.")
    if question.kind == "curve":
        if len(said) != len(question.labels):
            raise ValueError(f"A curve over {len(question.labels)} steps was asked for.")
        values = [number(one) for one in said]
        if not all(0.0 <= one <= 1.0 for one in values):
            raise ValueError("A gate is between 0 and 1.")
        return values
    if len(said) != 1:
        raise ValueError("One answer was asked for.")
    if question.kind == "number":
        return number(said[0])
    text = str(said[0])
    if not (text.isascii() and text.isdigit() and len(text) < 3 and int(text) < len(question.answers)):
        raise ValueError("This is none of the answers.")
    return int(text)


def number(said: Any) -> float:
    """A number as it was typed, with a point or a comma, at most 1e9. Raises ValueError where it is none."""
    text = str(said).strip().replace(",", ".").replace("\N{MINUS SIGN}", "-").removesuffix("%")
    try:
        value = float(text) if text.isascii() and "_" not in text else float("nan")
    except ValueError:
        value = float("nan")
    if not isfinite(value) or abs(value) > 1e9:
        raise ValueError("This is no number. Type one such as 12 or 0.5.")
    return value
