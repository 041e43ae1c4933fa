"""The story of one sentence in words: one or two sentences for each fact of lstm.explain.story, and nothing besides."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lstm.explain.story import OPEN, Fact
from lstm.figures.text import listed, percent
from lstm.figures.who_wrote.operated_says import weighed
from lstm.inputs import short
from lstm.numbers import brief
from lstm.reading import Reading
from lstm.signature import Signature

HALF = percent(OPEN)
NAMED = 4  # units named one by one
TRIED = ("first", "not_before", "missing", "shut")  # kinds of facts that are experiments, not read off the trace
LEAST_AGAINST = 0.005  # a smaller share against the answer is not worth a sentence


class Names(NamedTuple):
    """What things are called in the sentences."""

    tokens: list[str]  # of str: what was read, as it was written
    answers: tuple[str, ...]  # of str
    words: tuple[str, ...]  # of str: the vocabulary
    noun: str  # what one step is: "word" or "step"
    number: bool  # whether a number is answered, and no word
    says: str  # "expects" a word that comes next, or "answers"
    gates: dict[str, str]  # letter -> what people call it

    @property
    def pro(self) -> str:
        """What a writer on the answer's side does."""
        return "draws the answer that way" if self.number else "favours the answer"

    @property
    def contra(self) -> str:
        """What a writer on the other side does."""
        return "draws it the other way" if self.number else "speaks against it"

    def at(self, place: int) -> str:
        """A word of the sentence; which one, where it stands there more than once."""
        more = f" ({self.noun} {place + 1})" if self.tokens.count(self.tokens[place]) > 1 else ""
        return f"“{self.tokens[place]}”{more}"

    def became(self, facts: dict[str, Any], before: str = "") -> str:
        """What became of the answer: from `usual` to `now`, and what is expected first."""
        usual, now = facts["usual"], facts[f"{before}now"]
        if self.number:
            return f"it answers {brief(now)} (before: {brief(usual)})"
        answer, was, first = (self.answers[facts[name]] for name in ("answer", "was", f"{before}expected"))
        if answer == was == first:
            return f"it still {self.says} “{answer}”, with {percent(now)} (before: {percent(usual)})"
        still = "still " if was == first else ""
        return f"it {still}{self.says} “{first}”, and “{answer}” goes from {percent(usual)} to {percent(now)}"


def draw(read: Reading, facts: tuple[Fact, ...]) -> dict[str, Any]:
    """Facts of a Reading as sentences: {"lines": [{"kind", "text"}]}."""
    meant = read.signature
    names = Names(
        read.tokens,
        meant.answers,
        read.model.words,
        read.noun,
        meant.kind == "number",
        "expects" if meant.ahead else "answers",
        read.cell.GATES,
    )
    answer = {"answer": facts[0].facts["answer"], "end": len(names.tokens) - 1}
    return {"lines": [{"kind": one.kind, "text": TELL[one.kind](answer | one.facts, names)} for one in facts]}


def about(meant: Signature, answer: int, foils: Sequence[int]) -> str:
    """What a story is about, in a line: an answer, and what it is weighed against."""
    return f"About “{meant.answers[answer]}”" + (f", weighed against {weighed(meant, foils)}." if foils else ".")


def expected(one: dict[str, Any], names: Names) -> str:
    """What comes first, and what comes next."""
    after, answer, chance = names.at(one["end"]), names.answers[one["answer"]], percent(one["chance"])
    first = f"After {after} it {names.says} “{answer}”, with {chance}."
    if one["next"] is None:
        return first
    other = f"“{names.answers[one['next']]}”, with {percent(one['next_chance'])}."
    return (
        f"{first} The next is {other}"
        if one["first"]
        else f"After {after} “{answer}” has {chance}. The first is {other}"
    )


def answered(one: dict[str, Any], names: Names) -> str:
    """The number that is answered."""
    return f"After {names.at(one['end'])} it answers {names.answers[one['answer']]} = {brief(one['value'])}."


def wrote(one: dict[str, Any], names: Names) -> str:
    """Whose the memory is."""
    share, whose = percent(one["share"]), names.at(one["place"])
    and_next = ""
    if one["next"] is not None:
        and_next = f" The next is {names.at(one['next'])} with {percent(one['next_share'])}."
    if one["against"] > LEAST_AGAINST:
        and_next += f" What {names.contra} makes up {percent(one['against'])}."
    if one["share"] > 0.5:
        which = f"{share} of the evidence for it or against it that is still there"
        return f"Most of the memory behind that is from {whose}: {which}.{and_next}"
    none = f"No single {names.noun} wrote most of the memory behind that."
    return f"{none} The largest share is {share}, from {whose}.{and_next}"


def anew(one: dict[str, Any], names: Names) -> str:
    """A memory without writers."""
    missed = f" What can be asked is what it misses most. Here that is {names.at(one['place'])}."
    return f"This cell makes its memory anew at every {names.noun}, and so no {names.noun} wrote a part of it.{missed}"


def nothing(one: dict[str, Any], names: Names) -> str:
    """No writer speaks for the answer."""
    decide = " The biases of the readout decide." if one["first"] else ""
    return f"Nothing that was written into the memory {names.pro}.{decide}"


def took_up(one: dict[str, Any], names: Names) -> str:
    """Which units took it up."""
    gate, place = f"{names.gates[one['gate']]} gate", names.at(one["place"])
    if not one["open"]:
        widest = f"Most of it was written by unit {one['units'][0]}, whose gate opens to {percent(one['gates'][0])}."
        return f"At {place} no {gate} opens past {HALF}. {widest}"
    pro = [(unit, wide) for unit, wide, yes in zip(one["units"], one["gates"], one["speaks"], strict=True) if yes]
    contra = len(one["units"]) - len(pro)
    are = f"{len(one['units'])} of the {one['of']} {gate}s {'is' if len(one['units']) == 1 else 'are'} open past {HALF}"
    if not pro:
        return f"At {place} {are}. What they let in {names.contra}: it was others, less open, that took up what counts."
    more = [f"{len(pro) - NAMED} more"] if len(pro) > NAMED else []
    some = listed([f"unit {unit} ({percent(wide)})" for unit, wide in pro[:NAMED]] + more)
    takes = "takes" if len(pro) == 1 else "take"
    against = f" What the other {'one writes' if contra == 1 else f'{contra} write'} {names.contra}." if contra else ""
    return f"At {place} {are}. {some[0].upper()}{some[1:]} {takes} up what {names.pro}.{against}"


def survived(one: dict[str, Any], names: Names) -> str:
    """How much is left."""
    units, left = one["units"], one["left"]
    share, least = "all" if left[0] == 1.0 else percent(left[0]), int(np.argmin(left))
    text = f"Of what unit {units[0]} wrote there, {share} is still there after {names.at(one['end'])}."
    if len(units) == 1:
        return text
    if left[least] == 1.0:
        return f"{text} So is all of what the other open units wrote."
    if least == 0:
        return f"{text} The other open units have kept more."
    return f"{text} Of the open units, unit {units[least]} has kept least: {percent(left[least])}."


def last(one: dict[str, Any], names: Names) -> str:
    """Nothing came after."""
    return f"{names.at(one['place'])} is the last {names.noun} read: nothing has had time to be forgotten."


def between(one: dict[str, Any], names: Names) -> str:
    """What the words between did."""
    n = one["words"]
    most = f"{brief(abs(one['added']))} (unit {one['unit']}, at {names.at(one['place'])})"
    least = f"{percent(one['kept'])} of it (unit {one['least_unit']}, at {names.at(one['least_place'])})"
    these = "this unit's memory" if len(one["units"]) == 1 else "one of these units' memory"
    whole = one["kept"] == 1.0
    if n == 1:
        keeps = "all of it" if whole else f"at least {least}"
        return f"The one {names.noun} between changes {these} by at most {most}, and keeps {keeps}."
    keeps = "each keeps all of it" if whole else f"none keeps less than {least}"
    return f"Of the {n} {names.noun}s between, none adds or takes more than {most} in {these}, and {keeps}."


def shown(one: dict[str, Any], names: Names) -> str:
    """Where it is let out."""
    gate, where = f"The output gate of unit {one['unit']}", names.at(one["place"])
    if not one["open"]:
        return f"{gate} does not open past {HALF} from there on. It is widest at {where}: {percent(one['gate'])}."
    how = "is already open" if one["place"] == one["from"] else f"first opens past {HALF}"
    text = f"{gate} {how} at {where} ({percent(one['gate'])})"
    write = short if names.number else percent
    what = "the answer" if names.number else f"the chance of “{names.answers[one['answer']]}”"
    if one["before"] is None or write(one["before"]) == write(one["after"]):
        return f"{text}, and there {what} {'is' if one['before'] is None else 'stays at'} {write(one['after'])}."
    return f"{text}, and there {what} goes from {write(one['before'])} to {write(one['after'])}."


def first(one: dict[str, Any], names: Names) -> str:
    """Nothing came before."""
    empty = "the memory is empty" if one["empty"] else "something is in the memory already"
    return f"{names.at(one['place'])} is the first {names.noun}: before it {empty}."


def not_before(one: dict[str, Any], names: Names) -> str:
    """What is not there before it is read."""
    place, word, n = names.at(one["place"]), names.words[one["word"]], one["place"]
    before = f"at the {names.noun} before" if n == 1 else f"at the {n} {names.noun}s before"
    same = "is the same to the last bit" if one["same"] else "is not the same"
    head = f"Nothing of {place} is there before it is read. " if one["same"] else ""
    return f"{head}With “{word}” in its place, every number {before} {same}. In the end {names.became(one)}."


def missing(one: dict[str, Any], names: Names) -> str:
    """Without the word."""
    return f"Without {names.at(one['place'])}, {names.became(one)}."


def shut(one: dict[str, Any], names: Names) -> str:
    """With the gates shut."""
    gate = names.gates[one["gate"]]
    text = f"With every {gate} gate shut at {names.at(one['place'])} alone, {names.became(one)}."
    if one["other"] is None:
        return text
    return f"{text} Shut at {names.at(one['other'])} instead, {names.became(one, 'other_')}."


TELL = {
    tell.__name__: tell
    for tell in (expected, answered, wrote, anew, nothing, took_up, survived, last, between, shown, first, not_before)
} | {"missing": missing, "shut": shut}
