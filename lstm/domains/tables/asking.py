"""What only the visitor can tell: a question, and what may be chosen otherwise."""

from typing import Any, NamedTuple


class Question(ValueError):
    """Something about a text that may be meant in several ways, or has to be settled before it is a series.

    key: what is asked, as answers are keyed; choices: a dict from each answer to what it says. As a sentence it says
    what is unclear, and what to do about it.
    """

    def __init__(self, key: str, said: str, choices: dict[str, str]) -> None:
        super().__init__(said)
        self.key, self.choices = key, choices


Answers = dict[str, Any]  # what the visitor chose: the key of a Question or an Offer -> one of its choices


class Offer(NamedTuple):
    """What was settled for the visitor, and may be settled otherwise."""

    key: str
    label: str
    choices: dict[Any, str]  # from each answer to what it says
    chosen: int | str  # one of them


def answered(answers: Answers, question: Question) -> str:
    """The answer to a Question; raises the Question where there is none among its choices."""
    given = answers.get(question.key)
    if given not in question.choices:
        raise question
    return given


def quoted(text: str, most: int = 40) -> str:
    """A piece of a visitor's text to be shown in a sentence: at most `most` characters of it."""
    text = " ".join(str(text).split())
    return f"“{text[:most]}…”" if len(text) > most else f"“{text}”"


def counted(n: float, what: str, many: str | None = None) -> str:
    """3 days, 1 day."""
    return f"{n:,} {what if n == 1 else many or what + 's'}"
