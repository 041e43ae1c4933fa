"""The controls beside the story of a sentence: what is expected if its decisive word is another, missing, or shut out.

Each reads the sentence again with that one thing changed: causes, where the sum of the writers is bookkeeping. They
take a Case of lstm.explain.story and return (kind, facts), or None where there is nothing to ask.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from lstm import model as models
from lstm.cells import Step
from lstm.explain.interventions import Operation, operate
from lstm.explain.leave_one_out import one_word_changed
from lstm.explain.writing import before

if TYPE_CHECKING:
    from lstm.explain.story import Case


def not_before(case: "Case", place: int, kin: Sequence[list[int]]) -> tuple[str, dict[str, Any]] | None:
    """Whether anything before the decisive word is other if another is read there, and what is expected then."""
    if place == 0:
        return "first", {"place": place, "empty": not before(case.trace)[0].any()}
    if not case.model.words:
        return None
    ids, word = case.ids.copy(), another(case, place, kin)
    ids[place] = word
    trace = operate(case.model, ids, *case.done)
    same = all(np.array_equal(a[:place], b[:place]) for a, b in zip(trace, case.trace, strict=True))
    return "not_before", {"place": place, "word": word, "same": same} | outcome(case, trace)


def another(case: "Case", place: int, kin: Sequence[list[int]]) -> int:
    """A word for the place of another: of its kin the one that leads elsewhere most firmly; else the next there is."""
    now = int(case.ids[place])
    group = next((group for group in kin if now in group), ())
    found = one_word_changed(case.model, case.ids, place, group)
    return int(found) if found is not None else (now + 1) % len(case.model.words)


def missing(case: "Case", place: int) -> tuple[str, dict[str, Any]] | None:
    """What is expected where that word is not read at all."""
    if len(case.ids) == 1:
        return None
    rest = [moved for one in case.done.operations if (moved := one.without(place)) is not None]
    trace = operate(case.model, np.delete(case.ids, place, axis=0), rest, *case.done[1:])
    return "missing", {"place": place} | outcome(case, trace)


def shut(case: "Case", place: int, other: int | None) -> tuple[str, dict[str, Any]] | None:
    """What is expected where no unit may write at that step; and where none may at the place `other`, if not None."""
    if not case.gate:
        return None
    found = {"place": place, "gate": case.gate, "other": other} | outcome(case, without(case, place))
    if other is not None:
        found |= {f"other_{name}": value for name, value in outcome(case, without(case, other)).items()}
    return "shut", found


def without(case: "Case", place: int) -> Step:
    """The trace (T, H) with the gate that writes shut at one place."""
    shut_too = [*case.done.operations, Operation(case.gate, None, (place, place), number=0.0)]
    return operate(case.model, case.ids, shut_too, *case.done[1:])


def outcome(case: "Case", trace: Step) -> dict[str, float]:
    """The chance of the answer, or the number answered, in another trace (T, H), and what is expected first.

    As it was (`usual`), and now.
    """
    was, said = case.outputs[-1], models.predict(case.model, trace)[-1]
    chances = {"usual": float(was[case.answer]), "now": float(said[case.answer])}
    return chances | {"was": int(was.argmax()), "expected": int(said.argmax())}
