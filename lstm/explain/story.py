"""What happened in one sentence, as facts: who wrote what speaks for the answer, and what became of it until the end.

Each fact is data taken from the trace, or from running the network again with one thing changed. Words are put to them
in lstm/figures/who_wrote/story.py. Every rule holds for any cell and any sentence: where there is nothing to tell,
nothing is.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lstm import model as models
from lstm.cells import Step
from lstm.explain.controls import missing, not_before, shut
from lstm.explain.interventions import Operation
from lstm.explain.leave_one_out import left_out_of
from lstm.explain.writing import by_hand, margin, writers
from lstm.reading import Reading

OPEN = 0.5  # a gate beyond it is open
LEAST_WRITTEN = 1e-9  # logits: a memory worth less says nothing


class Fact(NamedTuple):
    """One thing that happened."""

    kind: str
    facts: dict[str, Any]  # name -> place, unit, id or number; see the function of that kind


class Done(NamedTuple):
    """What is done to a network while it reads; see explain.interventions. Other words that are read are none of it."""

    operations: tuple[Operation, ...] = ()
    other: Step | None = None  # the trace that is carried over from
    untrained: models.Model | None = None  # the model whose weights are put back


class Case(NamedTuple):
    """What is asked: why this network expects this after this sentence."""

    read: Reading  # up to the place where the answer is expected
    answer: int
    support: Any  # (T, H) what each step wrote into each unit that is left and speaks for the answer; None: no writers
    gate: str  # the gate that lets the memory be written: "i", "z", or "" where there is none
    done: Done = Done()

    @property
    def model(self) -> models.Model:
        """The network."""
        return self.read.model

    @property
    def ids(self) -> np.ndarray:
        """What was read: ids (T,), or numbers (T, D)."""
        return np.asarray(self.read.ids)

    @property
    def trace(self) -> Step:
        """What the top cell did, (T, H)."""
        return self.read.traces[-1]

    @property
    def outputs(self) -> np.ndarray:
        """Chances, or numbers, (T, O)."""
        return self.read.chances


def story(
    read: Reading, answer: int, foils: Sequence[int], kin: Sequence[list[int]] = (), done: Done | None = None
) -> tuple[Fact, ...]:
    """What happened in a Reading, behind an answer at its end and against its foils: a tuple of Fact.

    `kin` are groups of ids that can stand for each other: another of the decisive word's group is read in its place.
    `done` is what was done to the network while it read, a Done: then the reading is of that run, and all that is tried
    out is done to that run too.
    """
    case = case_of(read, answer, foils)._replace(done=done or Done())
    place = decisive(case)
    facts = [expected(case), wrote(case, place)]
    if case.support is not None and place is not None:
        units = took(case, place)
        facts += [took_up(case, place, units)] if case.gate else []
        if not by_hand(case.trace).any():  # else what was kept is no product of gates alone
            facts += [survived(case, place, units), between(case, place, units)]
        facts += [shown(case, place, units[0])]
    if place is not None:
        busy = next((told["place"] for kind, told in filter(None, facts) if kind == "between"), None)
        facts += [not_before(case, place, kin), missing(case, place), shut(case, place, busy)]
    return tuple(Fact(*fact) for fact in facts if fact)


def case_of(read: Reading, answer: int, foils: Sequence[int]) -> Case:
    """The Case. Of a number, what counts is what draws it the way it went: up or down."""
    support, model, trace = None, read.model, read.traces[-1]
    if hasattr(trace, "carried"):
        worth = margin(model, trace, answer, foils)
        number = read.signature.kind == "number"
        away = -1.0 if number and models.scores(model, trace.h[-1])[answer] < model.readout["b_y"][answer] else 1.0
        support = away * worth * writers(trace)[1:, -1]
    gate = next((letter for letter in "iz" if letter in read.cell.GATES), "")
    return Case(read, answer, support, gate)


def expected(case: Case) -> tuple[str, dict[str, Any]]:
    """The chance of the answer, and the likeliest other. Of a number: what is answered."""
    said = case.outputs[-1]
    if case.read.signature.kind == "number":
        return "answered", {"answer": case.answer, "value": float(said[case.answer])}
    others = [int(k) for k in np.argsort(-said, kind="stable") if k != case.answer][:1]
    return "expected", {
        "answer": case.answer,
        "chance": float(said[case.answer]),
        "first": int(said.argmax()) == case.answer,
        "next": others[0] if others else None,
        "next_chance": float(said[others[0]]) if others else 0.0,
    }


def decisive(case: Case) -> int | None:
    """The place that wrote most of what speaks for the answer, or without which it is expected least.

    None where no step wrote anything that speaks for it.
    """
    if case.support is None:
        return least_without(case)
    by_word = case.support.sum(axis=1)
    place = int(by_word.argmax())
    return place if by_word[place] > LEAST_WRITTEN else None


def least_without(case: Case) -> int:
    """The place of the word that is missed most; the only one of a single word."""
    if len(case.ids) == 1:
        return 0
    without = left_out_of(case.model, case.ids, *case.done)[:, case.answer]
    if case.read.signature.kind == "number":
        return int(np.abs(without - case.outputs[-1, case.answer]).argmax())
    return int(without.argmin())


def wrote(case: Case, place: int | None) -> tuple[str, dict[str, Any]]:
    """Which step wrote most of what speaks for the answer, its share of all that is left, and whose is the next."""
    if case.support is None:
        return "anew", {"place": place}
    if place is None:
        return "nothing", {"first": int(case.outputs[-1].argmax()) == case.answer}
    by_word = case.support.sum(axis=1)
    shares = by_word / np.abs(by_word).sum()
    rest = np.argsort(-shares, kind="stable")
    second = int(rest[1]) if len(rest) > 1 and shares[rest[1]] > 0 else None
    next_share = float(shares[second]) if second is not None else 0.0
    against = float(-shares[shares < 0].sum())
    return "wrote", {"place": place, "share": float(shares[place]), "next": second, "next_share": next_share} | {
        "against": against
    }


def took(case: Case, place: int) -> list[int]:
    """The units whose gate is open as the memory is written at a place: those that speak for the answer first.

    Where none is open, the one unit that speaks for it most.
    """
    order = np.argsort(-case.support[place], kind="stable")
    if not case.gate:
        return [int(order[0])]
    gate = getattr(case.trace, case.gate)[place]
    return [int(unit) for unit in order if gate[unit] > OPEN] or [int(order[0])]


def took_up(case: Case, place: int, units: Sequence[int]) -> tuple[str, dict[str, Any]]:
    """How far the gates of those units were open, and what was added to their memory."""
    gate, added = getattr(case.trace, case.gate)[place], case.trace.carried[1][place]
    return "took_up", {
        "place": place,
        "gate": case.gate,
        "units": units,
        "open": bool(gate[units[0]] > OPEN),
        "gates": [float(gate[unit]) for unit in units],
        "added": [float(added[unit]) for unit in units],
        "speaks": [bool(case.support[place, unit] > 0) for unit in units],
        "of": len(gate),
    }


def survived(case: Case, place: int, units: Sequence[int]) -> tuple[str, dict[str, Any]]:
    """The share of what was written there that each of those units holds at the end: the product of what it kept."""
    end = len(case.ids) - 1
    if place == end:
        return "last", {"place": place}
    left = case.trace.carried[0][place + 1 :, units].prod(axis=0)
    return "survived", {"place": place, "end": end, "units": units, "left": left.tolist()}


def between(case: Case, place: int, units: Sequence[int]) -> tuple[str, dict[str, Any]] | None:
    """What the words between did to those units: the most that one added, and the least that one kept."""
    end = len(case.ids) - 1
    if end - place < 2:
        return None
    kept, added = (part[place + 1 : end, units] for part in case.trace.carried)
    t, u = np.unravel_index(np.abs(added).argmax(), added.shape)
    s, v = np.unravel_index(kept.argmin(), kept.shape)
    return "between", {
        "words": end - place - 1,
        "place": place + 1 + int(t),
        "unit": units[u],
        "added": float(added[t, u]),
        "least_place": place + 1 + int(s),
        "least_unit": units[v],
        "kept": float(kept[s, v]),
        "units": units,
    }


def shown(case: Case, place: int, unit: int) -> tuple[str, dict[str, Any]] | None:
    """Where the output gate of a unit first opens after the place where it was written, and what was expected there."""
    if "o" not in case.trace._fields:
        return None
    gate = case.trace.o[place:, unit]
    where = place + int((gate > OPEN).argmax() if (gate > OPEN).any() else gate.argmax())
    said = case.outputs[:, case.answer]
    return "shown", {
        "unit": unit,
        "place": where,
        "from": place,
        "gate": float(case.trace.o[where, unit]),
        "open": bool((gate > OPEN).any()),
        "before": float(said[where - 1]) if where else None,
        "after": float(said[where]),
    }
