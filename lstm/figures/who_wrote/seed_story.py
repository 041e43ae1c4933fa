"""What is often told about the gates in the example sentence, beside what the network in view does in it.

Every verdict is reached by a rule from the trace, or from reading the sentence again with something changed: it may be
another for a network trained less, or trained otherwise. Told is of the example alone, so only there is it shown.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lstm import model as models
from lstm import reading
from lstm.cells import Step
from lstm.everyday import sentences
from lstm.explain.story import OPEN, story
from lstm.explain.transplants import can_be_drawn
from lstm.explain.writing import before, margin, memory, writers
from lstm.figures.text import listed, percent
from lstm.numbers import brief
from lstm.reading import Reading

HOLDS, PARTLY, NOT, NEVER = "holds", "holds in part", "does not hold", "cannot be"
TELLS = 0.05  # of the memory behind the answer: a word that wrote a smaller share says little
LEAST = 0.0005  # a share below it is written "< 0.1 %", whatever its sign
WORDS = sentences.SEED_WORDS
REASON = WORDS.index("job")
AFTER = ("terrible", "toothache")  # read instead of "job situation"


class Case(NamedTuple):
    """The example as a network reads it."""

    read: Reading  # up to the place where the last word is expected
    answer: int  # the word expected there
    shares: dict[
        str, float
    ]  # word -> its share of what speaks for or against the answer; {} where there are no writers
    facts: dict[str, Any]  # kind -> facts, of lstm.explain.story

    @property
    def model(self) -> models.Model:
        """The network."""
        return self.read.model

    @property
    def trace(self) -> Step:
        """What its cell did, (T, H)."""
        return self.read.trace


def is_told_of(read: Reading) -> bool:
    """Whether a Reading is of the example, with its last word or without it, by a model that knows such sentences."""
    return tuple(one.word for one in read.found) in (WORDS, WORDS[:-1]) and can_be_drawn(read.model)


def draw(model: models.Model) -> dict[str, Any]:
    """The table: {"rows": [{"told", "here", "verdict"}]}, for a model that knows the words of the example."""
    case = case_of(model)
    rows = []
    for told, look in LOOKS.items():
        here, verdict = look(case)
        if look in OF_THE_REASON and verdict in (HOLDS, PARTLY) and case.model.words[case.answer] != WORDS[-1]:
            here, verdict = f"{here} But in the end it does not expect “{WORDS[-1]}”.", NOT
        rows.append({"told": told, "here": here, "verdict": verdict})
    return {"rows": rows}


def case_of(model: models.Model) -> Case:
    """The Case of a model."""
    read = reading.read(model, " ".join(WORDS[:-1]))
    trace, answer = read.trace, int(read.chances[-1].argmax())
    foils, shares = read.foils(len(WORDS) - 2), {}
    if hasattr(trace, "carried"):
        support = writers(trace)[1:, -1] @ margin(model, trace, answer, foils)
        shares = dict(zip(WORDS, (support / np.abs(support).sum()).tolist(), strict=False))
    facts = {one.kind: one.facts for one in story(read, answer, foils)}
    return Case(read, answer, shares, facts)


def ids_of(model: models.Model, words: Sequence[str]) -> list[int]:
    """Words as ids."""
    return [model.words.index(word) for word in words]


def end_of(model: models.Model, words: Sequence[str]) -> np.ndarray:
    """The chances (V,) after an unfinished sentence."""
    return models.predict(model, models.read(model, ids_of(model, words))[-1])[-1]


def at_start(case: Case) -> tuple[str, str]:
    """What is in the memory before the first word."""
    largest = max(np.abs(case.trace.h_prev[0]).max(), np.abs(before(case.trace)[0]).max())
    if largest:
        return f"Before the first word the largest number of the state is {brief(float(largest))}.", PARTLY
    return (
        "Before “today” is read, every number of the state is 0. “Today” comes in as the input, not as the state.",
        NOT,
    )


def at_due_to(case: Case) -> tuple[str, str]:
    """Whether the phrase before the reason matters."""
    without = end_of(case.model, less("due to"))
    usual, word = case.read.chances[-1], case.model.words[case.answer]
    now = f"Without “due to”, the chance of “{word}” goes from {percent(float(usual[case.answer]))} to "
    now += f"{percent(float(without[case.answer]))}."
    if without.argmax() != case.answer:
        return f"{now} It expects “{case.model.words[int(without.argmax())]}” then.", HOLDS
    return f"{now} It is still expected first, so the reason is taken up without that phrase.", NOT


def less(phrase: str) -> list[str]:
    """The unfinished example without a phrase."""
    return f" {' '.join(WORDS[:-1])} ".replace(f" {phrase} ", " ", 1).split()


def retained_at_current(case: Case) -> tuple[str, str]:
    """What the memory can hold at a word before the reason."""
    here, text = WORDS.index("current"), list(WORDS[:-1])
    text[REASON : REASON + 2] = AFTER
    other = models.read(case.model, ids_of(case.model, text))[-1]
    same = np.array_equal(memory(other)[: here + 1], memory(case.trace)[: here + 1])
    if here < REASON and same:
        read = f"“job situation” is read after it. With “{' '.join(AFTER)}” there instead"
        return f"{read}, the memory at “current” is the same to the last bit.", NEVER
    return "The memory at “current” is another where “job situation” is.", HOLDS


def discarded_at_current(case: Case) -> tuple[str, str]:
    """Whether a unit that holds something lets go of it."""
    if not hasattr(case.trace, "carried"):
        return NO_GATE.format("keeps a share of the memory"), NEVER
    here = WORDS.index("current")
    kept = case.trace.carried[0][here]
    if kept.min() == 1.0:
        return f"At “current” each of the {len(kept)} units keeps all of what it holds.", NOT
    gone = int(np.count_nonzero(kept < OPEN))
    low, high = percent(float(kept.min())), percent(float(kept.max()))
    text = f"At “current” the {len(kept)} units keep from {low} to {high} of what they hold. "
    if gone:
        return f"{text}{gone} of them let{'s' * (gone == 1)} go of more than half.", HOLDS
    return f"{text}None lets go of more than half.", NOT


def integrated(case: Case) -> tuple[str, str]:
    """Which of the words it is said to take up wrote something that counts."""
    words = ("my", "current", "job", "situation")
    if not case.shares:
        return NO_GATE.format("lets something into the memory"), NEVER
    some = [word for word in words if case.shares[word] >= TELLS]
    verdict = HOLDS if len(some) == len(words) else PARTLY if some else NOT
    return f"{shares_of(case, words)} {told_by(some)}", verdict


def prioritised(case: Case) -> tuple[str, str]:
    """Whether the family conditions count beside the job."""
    words = ("job", "situation", "family", "conditions")
    if not case.shares:
        return "No part of this cell's memory can be told to be from one word.", NEVER
    some = [word for word in words if case.shares[word] >= TELLS]
    both = set(some) & set(words[:2]) and set(some) & set(words[2:])
    return f"{shares_of(case, words)} {told_by(some)}", HOLDS if both else PARTLY if some else NOT


def shares_of(case: Case, words: tuple[str, ...]) -> str:
    """How much of the memory is from each of some words."""
    some = [f"“{word}” wrote {signed(case.shares[word])}" for word in words]
    minus = " (a minus speaks against it)" if min(case.shares[word] for word in words) < -LEAST else ""
    return f"Of the memory behind “{case.model.words[case.answer]}”, {listed(some)}{minus}."


def told_by(some: Sequence[str]) -> str:
    """Which words count, in a sentence."""
    if not some:
        return "None of them wrote a twentieth of it."
    return f"Only {listed([f'“{word}”' for word in some])} wrote a twentieth of it or more."


def signed(share: float) -> str:
    """A share that may count against: with a true minus sign."""
    return f"−{percent(-share)}" if share < -LEAST else percent(abs(share))


def selected(case: Case) -> tuple[str, str]:
    """Where the output gates of the units that took the reason up are open."""
    if "o" not in case.trace._fields or "took_up" not in case.facts:
        return NO_GATE.format("shows a share of the memory"), NEVER
    took, first = case.facts["took_up"], WORDS.index("need") - 1
    units = [unit for unit, speaks in zip(took["units"], took["speaks"], strict=True) if speaks] or took["units"]
    shown = case.trace.o[:, units]
    early = shown[first : first + 3].max(axis=0)
    widest = listed([f"{percent(float(gate))} (unit {unit})" for unit, gate in zip(units, early, strict=True)])
    text = f"At “i need to” the output gates of the units that took the reason up open to {widest} at most."
    if (early > OPEN).any():
        return text, HOLDS if (early > OPEN).all() else PARTLY
    last = listed([percent(float(gate)) for gate in shown[-1]])
    return f"{text} At “{WORDS[-2]}” they are at {last}.", NOT


def maintained(case: Case) -> tuple[str, str]:
    """Whether what was taken up is kept until the end."""
    if "survived" not in case.facts:
        return "No part of this memory can be followed from one word to the end.", NEVER
    one, took = case.facts["survived"], WORDS[case.facts["wrote"]["place"]]
    share = "all" if one["left"][0] == 1.0 else percent(one["left"][0])
    left = f"Of what unit {one['units'][0]} wrote at “{took}”, {share} is still there at the end."
    return left, HOLDS if one["left"][0] > OPEN and took == WORDS[REASON] else NOT


def predicted(case: Case) -> tuple[str, str]:
    """When the last word is expected: before it is read, or never."""
    chances, loan = case.read.chances[-1], case.model.words.index(WORDS[-1])
    after = end_of(case.model, WORDS)
    read = f"Once “{WORDS[-1]}” is read, what is expected is “{case.model.words[int(after.argmax())]}”."
    chance = f"“{WORDS[-1]}” has {percent(float(chances[loan]))} after “{WORDS[-2]}”, before it is read."
    return f"{chance} {read}", NOT if after.argmax() != loan else HOLDS


NO_GATE = "This cell has no gate that {}."
LOOKS = {
    "The model initializes its hidden state and cell state to represent the current context.": at_start,
    "As it encounters “due to,” it might recognize that this phrase sets up a reason.": at_due_to,
    "At “current,” the forget gate retains … the implications of the job situation": retained_at_current,
    "… while forgetting less critical details.": discarded_at_current,
    "As the model reads “my current job situation,” the input gate decides to integrate this.": integrated,
    "By the time it reaches “I need to,” the output gate selects what will be passed on.": selected,
    "It may prioritize … the job situation and family conditions.": prioritised,
    "Throughout the processing of the sentence, the LSTM maintains the key information.": maintained,
    "By the time the LSTM processes “take a loan,” it … make[s] an informed prediction.": predicted,
}
OF_THE_REASON = (at_due_to, integrated, selected, prioritised, maintained)
