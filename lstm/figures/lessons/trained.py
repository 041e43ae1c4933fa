"""Lessons 1, 7, 8, 9 and 12: the trained network over its example sentence."""

from typing import Any

import numpy as np

from lstm import presets
from lstm.everyday import sentences
from lstm.explain import margin, operate, operation, writers
from lstm.figures.colours import reach
from lstm.figures.lessons import HAND, answers, frame, picture, rows
from lstm.kept import kept
from lstm.model import predict
from lstm.numbers import at_most, percent
from lstm.reading import Reading, read

REASON, AT = "job", "conditions"
OWNED = dict(sentences.EXAMPLES)["Anna, while Peter: hers"]
OWNERS = ("Anna", "David", "I", "We")  # the first word of it
OTHER = "headache"  # whose memory is carried over
STRANGE = ("job", "lamp", "blockchain")  # a reason it learnt, a word it knows as no reason, and one it never met
WATCHED = ("c", "f", "i", "candidate", "o", "h")
ANSWER = sentences.MEANS[REASON]
MOST_SILENCED = 6


def sentence(reason: str = REASON) -> Reading:
    """The example with another reason in it, as far as the question: T words."""
    found = read(presets.load("lstm"), sentences.SEED.replace(REASON, reason))
    return found.until(found.end)


def words(read: Reading) -> list[str]:
    """What stands over the columns: T words."""
    return read.tokens


def shares(read: Reading, word: str = REASON) -> np.ndarray:
    """How much of the margin for the answer each unit holds of what was written at a word: (H,), in logits."""
    end, answer = len(read.found) - 1, int(read.chances[-1].argmax())
    written = writers(read.trace)[1 + read.tokens.index(word)][end]
    return written * margin(read.model, read.trace, answer, read.foils(end))


def best(read: Reading, chances: np.ndarray | None = None) -> tuple[str, str]:
    """The likeliest next word by its chances (V,), those at the end if None, and how likely."""
    chances = read.chances[-1] if chances is None else chances
    return read.model.words[int(chances.argmax())], percent(float(chances.max()))


@kept(1)
def guesses() -> dict[str, Any]:
    """Lesson 1. The hand swaps the first word of a sentence that asks whose a thing is."""
    frames, model = [], presets.load("lstm")
    for owner in OWNERS:
        found = read(model, OWNED.replace(OWNED.split(",")[0], owner))
        one = found.until(found.end)
        word, chance = best(one)
        says = f"The first word is {HAND}. The network has read as far as “is”, and expects **{word}**, {chance}."
        said = answers(model.words, one.chances[-1])
        frames.append(frame(owner, says, answers=said, at=0, labels=words(one)))
    listed, what = frames[0]["labels"], "the first word of the sentence"
    return picture(listed, [], frames, 0, 1, what, words=True, found=[*range(1, len(OWNERS))])


def reader() -> int:
    """Which unit, 0 to 15, holds most of the reason."""
    return int(shares(sentence()).argmax())


@kept(1)
def one_of_them() -> dict[str, Any]:
    """Lesson 7. The hand moves along the words, past one unit of the trained network."""
    one, unit, frames = sentence(), reader(), []
    shown = {name: getattr(one.trace, name)[:, unit] for name in WATCHED}
    for place, word in enumerate(one.tokens):
        before, f, i, candidate, c = (
            rounded(values[place, unit])
            for values in (one.trace.c_prev, one.trace.f, one.trace.i, one.trace.candidate, one.trace.c)
        )
        says = f"It reads {HAND}: *c* = *f* × old *c* + *i* × *c̃* = "
        says += f"{f} × {bracketed(before)} + {i} × {bracketed(candidate)} = **{c}**."
        frames.append(frame(f"“{word}”", says, shown, at=place, until=place))
    places, last = (0, one.tokens.index(REASON)), len(frames) - 1
    listed = rows(*WATCHED, reach=reach("c", shown["c"], ()))
    return picture(words(one), listed, frames, *places, "the word that is read", words=True, unit=unit, found=[last])


def rounded(value: float) -> str:
    """A number to three places, without noughts at its end."""
    return at_most(value, 3)


def bracketed(number: str) -> str:
    """A number as a factor: in brackets below 0."""
    return f"({number})" if number[0] == "−" else number


def memory(read: Reading, trace: Any, stop: str, says: str, order: np.ndarray, **also: Any) -> dict[str, Any]:
    """A frame of the memory of all units over the words, in an order (H,), and of the answer that it leads to."""
    chances = predict(read.model, trace)[-1]
    return frame(stop, says, {"c": trace.c.T[order]}, answers=answers(read.model.words, chances, also=ANSWER), **also)


@kept(1)
def sixteen() -> dict[str, Any]:
    """Lesson 8. The hand silences units, those first that hold most of the reason."""
    one, frames = sentence(), []
    order = np.argsort(-shares(one), kind="stable")
    answer = int(one.chances[-1].argmax())
    for count in range(MOST_SILENCED + 1):
        units = "+".join(str(unit) for unit in sorted(order[:count]))
        trace = operate(one.model, np.asarray(one.ids), [operation(f"c.{units}.all:0")] if count else [])
        chance = percent(float(predict(one.model, trace)[-1][answer]))
        says = f"{HAND} of 16 units silenced: “{one.model.words[answer]}” gets **{chance}**."
        frames.append(memory(one, trace, str(count), says, order, at=one.tokens.index(REASON), silent=count))
    listed = rows("c", reach=reach("c", one.trace.c, ()), c="sixteen notebooks")
    what = "how many units are silenced, those that hold most first"
    more = {"units": order.tolist(), "right": ANSWER, "found": [3]}
    return picture(words(one), listed, frames, 0, 1, what, words=True, heat=True, **more)


@kept(1)
def what_if() -> dict[str, Any]:
    """Lesson 9. The hand chooses what is done to the network at one word."""
    one, other, frames = sentence(), sentence(OTHER), []
    order, place = np.argsort(-shares(one), kind="stable"), one.tokens.index(AT)
    done = {
        "nothing is done": [],
        "*f* is shut": [operation(f"f.all.{place}:0")],
        "*c* is swapped": [operation(f"c.all.{place}:b{place}")],
        "*h* is swapped": [operation(f"h.all.{place}:b{place}")],
    }
    for stop, operations in done.items():
        trace = operate(one.model, np.asarray(one.ids), operations, other.trace)
        word, chance = best(one, predict(one.model, trace)[-1])
        says = f"At “{AT}” {HAND}" + f" for that of the {OTHER} sentence" * ("swapped" in stop)
        says += f". Asked at the end, the network says **{word}**, {chance}."
        frames.append(memory(one, trace, stop, says, order, at=place))
    listed = rows("c", reach=reach("c", one.trace.c, ()), c="sixteen notebooks")
    what = f"what is done at “{AT}”"
    more = {"units": order.tolist(), "right": ANSWER, "found": [1, 2, 3], "each": True}
    return picture(words(one), listed, frames, 0, 1, what, words=True, heat=True, **more)


@kept(1)
def strange() -> dict[str, Any]:
    """Lesson 12. The hand chooses a reason that the network may never have met."""
    frames = []
    for reason in STRANGE:
        one = sentence(reason)
        place, (word, chance) = one.tokens.index(reason), best(one)
        known = "knows" if one.found[place].how == "known" else "does not know"
        says = f"The reason is {HAND}, a word it {known}. Its likeliest next word is **{word}**, {chance}."
        said = answers(one.model.words, one.chances[-1])
        frames.append(frame(reason, says, answers=said, at=place, labels=words(one)))
    what = "the reason in the sentence"
    return picture(words(sentence()), [], frames, 0, 2, what, words=True, found=[1, 2], each=True)
