"""What a class can be asked about a reading: each a Question whose right answer is this reading's own."""

from collections.abc import Sequence

import numpy as np

from lstm.explain import guesses, margin, operate, operation, wrote_most
from lstm.figures.classroom.question import Question
from lstm.figures.colours import INK
from lstm.figures.who_wrote import guessed
from lstm.reading import Reading

CHOICES = 4  # large buttons on a phone
LONGEST_CONTEXT = 24  # words of the text that are quoted
CUT = 30  # letters of a word


def readable(read: Reading) -> bool:
    """Whether anything can be asked about a reading: two words at least, and most of them known."""
    return len(read.found) > 1 and not read.strange


def quoted(read: Reading, end: int) -> str:
    """The text up to a place, as far back as a phone can show."""
    return quote(read.tokens[: end + 1])


def quote(tokens: Sequence[str], most: int = LONGEST_CONTEXT) -> str:
    """Words that are to go on, so many of the last ones at the most."""
    words = [one[:CUT] for one in tokens]
    cut = words[-most:]
    return f"“{'… ' * (len(cut) < len(words))}{' '.join(cut)} …”"


def answer_of(read: Reading) -> tuple[int, int]:
    """The place after which is asked, and the answer that the network gives there."""
    return read.end, int(read.chances[read.end].argmax())


def next_word(read: Reading) -> Question | None:
    """What comes next? The likeliest, among others that fit; None of a network that answers numbers."""
    meant = read.signature
    if meant.kind != "class" or len(meant.answers) < 2:
        return None
    end, best = answer_of(read)
    row, foils = read.chances[end], read.foils(end)
    others = sorted(foils or set(range(len(meant.answers))) - {best}, key=lambda k: -row[k])
    shown = sorted([best, *others[: CHOICES - 1]], key=lambda k: meant.answers[k])
    what = "comes next" if meant.ahead else "does it answer"
    text = f"The network has read {quoted(read, end)} What {what}?"
    return Question("choice", text, shown.index(best), tuple(meant.answers[k] for k in shown))


def writer(read: Reading) -> Question | None:
    """Which word wrote most of what speaks for the answer? None where the memory is made anew at each step."""
    end, best = answer_of(read)
    if not hasattr(read.trace, "carried") or end < CHOICES - 1:
        return None
    part = read.until(end)
    amounts = guesses.wrote(part.trace, margin(read.model, part.trace, best, read.foils(end)))
    shown = sorted(np.argsort(-amounts, kind="stable")[:CHOICES].tolist())
    text = f"{quoted(read, end)} {guessed.ask_word(read.noun, read.signature.answers[best])}"
    return Question("choice", text, shown.index(int(amounts.argmax())), tuple(named(read, place) for place in shown))


def named(read: Reading, place: int) -> str:
    """The word at a place, with its number where it stands there twice."""
    words = read.tokens
    return words[place][:CUT] + f" ({read.noun} {place + 1})" * (words.count(words[place]) > 1)


def wiped(read: Reading) -> Question | None:
    """Up, down or the same, if the memory is wiped before the last word? None where nothing answers in chances."""
    end, best = answer_of(read)
    quantity = "c" if "c" in read.cell.EQUATIONS else "h"
    if end < 1 or read.signature.kind != "class" or read.own:
        return None
    part = read.until(end)
    after = part.with_trace(operate(read.model, np.asarray(part.ids), [operation(f"{quantity}.all.{end - 1}:0")]))
    why = f"all of the memory is set to 0 after “{part.tokens[end - 1][:CUT]}”"
    return way(read, best, float(part.chances[-1, best]), float(after.chances[-1, best]), why)


def way(read: Reading, answer: int, before: float, after: float, why: str) -> Question:
    """Which way an answer goes, if `why` says is done; `before` and `after` are chances, 0..1, or numbers."""
    went = guesses.way(before, after, guessed.LEAST[read.signature.kind])
    text = f"{quoted(read, read.end)} {guessed.ask_amount(read.signature, answer, before, why)}"
    ways = tuple(guessed.WAYS)
    return Question("choice", text, ways.index(went), tuple(guessed.WAYS[one].capitalize() for one in ways))


def gate(read: Reading, unit: int | None = None) -> Question | None:
    """Draw how the gate that writes opens, of a unit or of the one that holds most; None where there is none."""
    name = next((name for name in "iz" if name in read.cell.GATES), None)
    end, best = answer_of(read)
    if name is None or end >= 40:
        return None
    part = read.until(end)
    if unit is None:
        unit = wrote_most(part, best, read.foils(end))[1]
    values = getattr(part.trace, name)[:, unit]
    text = guessed.ask_curve(name, unit, read.noun)
    return Question("curve", text, values.tolist(), labels=tuple(one[:CUT] for one in part.tokens))


def chance(read: Reading) -> Question | None:
    """How sure is it? In per cent; None of a network that answers numbers."""
    end, best = answer_of(read)
    if read.signature.kind != "class":
        return None
    sure = float(read.chances[end, best])
    text = f"{quoted(read, end)} How sure is the network of “{read.signature.answers[best]}”, in per cent?"
    return Question("number", text, 100.0 * sure, low=0.0, high=100.0, unit="\u00a0%", near=10.0)


def opened(read: Reading, quantity: str, unit: int, place: int) -> Question:
    """How far is one gate of one unit open at one place? In per cent."""
    value = float(getattr(read.trace, quantity)[place, unit])
    text = f"How far does the {INK[quantity].name} of unit {unit} open at {named(read, place)}, in per cent?"
    return Question("number", text, 100.0 * value, low=0.0, high=100.0, unit="\u00a0%", near=10.0)


def measured(text: str, value: float, low: float, high: float, unit: str = "", near: float = 0.0) -> Question:
    """A question for any number that a page has worked out, on a scale from `low` to `high`."""
    return Question("number", text, float(value), low=float(low), high=float(high), unit=unit, near=float(near))


def of_lesson(text: str, answers: Sequence[str], right: int | None, about: str = "") -> Question:
    """A question of the course, or of a page that asks before it shows, whose answers are known."""
    return Question("choice", text, right, tuple(answers), about=about)


READING = {  # what can be asked about any reading, the easiest first; each may be None
    "What comes next?": next_word,
    "Which word wrote it?": writer,
    "Memory wiped: up or down?": wiped,
    "Draw the gate": gate,
    "How sure is it?": chance,
}
