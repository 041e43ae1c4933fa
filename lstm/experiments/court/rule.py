"""The rule of a claim and the verdict that follows from it: nothing but the rule and the results decides.

A claim is about one arm of an experiment, held against others or against a number, in one case or several, with several
seeds. Seeds decide a case, and cases decide the claim.
"""

from collections.abc import Iterable
from math import comb
from typing import NamedTuple

Values = dict[str, dict[str, tuple[float, ...]]]  # case -> arm -> what was measured, seed by seed

ANSWERS = ("true", "false", "depends", "undecided")
LUCK = 1 / 8  # a fair coin for each seed falls as one-sided as what decides a case at most so often
HAIR = 1e-9  # differences of decimals are not exact: so much is forgiven


class Rule(NamedTuple):
    """What has to be so for the claim to hold."""

    quantity: str  # what is measured, in words
    arm: str  # whom the claim is about
    asks: str  # "more" or "less" than the others, or the "same"
    margin: float  # by how much at least; of "same", how far apart at most; against no others, the bound itself
    others: tuple[str, ...] = ()  # each of them is held against the arm
    unit: str = "share"  # how the quantity is written: "share", "number", or "power", of ten
    least: float | None = None  # a seed with which no arm that is compared gets so far says nothing
    differ: str = "the case"  # what the cases differ in
    always: bool = False  # whether one case in which it fails makes the claim false


class Found(NamedTuple):
    """What the seeds say of one case."""

    holds: int  # seeds
    fails: int  # the rest says nothing
    of: int
    answer: bool | None  # None: not decided


class Verdict(NamedTuple):
    """What the cases say of a claim."""

    answer: str  # one of ANSWERS
    cases: dict[str, Found]


def needed(seeds: int) -> int | None:
    """How many of so many seeds decide a case; None if even all of them are too few."""
    for k in range(seeds // 2 + 1, seeds + 1):
        if sum(comb(seeds, n) for n in range(k, seeds + 1)) <= LUCK * 2**seeds:
            return k
    return None


def holds(rule: Rule, measured: dict[str, float]) -> bool | None:
    """Whether the claim holds for one seed of a case, by arm -> value; None where that seed says nothing."""
    mine, others = measured[rule.arm], [measured[other] for other in rule.others]
    if rule.least is not None and max([mine, *others]) < rule.least - HAIR:
        return None
    if rule.asks == "same":
        return max(abs(mine - other) for other in others) <= rule.margin + HAIR
    sign = 1.0 if rule.asks == "more" else -1.0
    if not others:
        return sign * (mine - rule.margin) >= -HAIR
    return min(sign * (mine - other) for other in others) >= rule.margin - HAIR


def found(rule: Rule, arms: dict[str, tuple[float, ...]]) -> Found:
    """What the seeds say of a case: those that every arm compared was measured with."""
    compared = (rule.arm, *rule.others)
    seeds = min(len(arms.get(arm, ())) for arm in compared)
    each = [holds(rule, {arm: arms[arm][k] for arm in compared}) for k in range(seeds)]
    yes, no, enough = each.count(True), each.count(False), needed(seeds)
    answer = None if enough is None or max(yes, no) < enough else yes > no
    return Found(yes, no, seeds, answer)


def verdict(rule: Rule, values: Values) -> Verdict:
    """The verdict on a claim: a function of its rule and of what was measured, and of nothing else."""
    cases = {case: found(rule, arms) for case, arms in values.items()}
    return Verdict(answer_of((one.answer for one in cases.values()), rule.always), cases)


def answer_of(cases: Iterable[bool | None], always: bool = False) -> str:
    """What the cases' answers come to: one of ANSWERS."""
    some = list(cases)
    if some and all(some):
        return "true"
    if False in some and (always or not any(one is not False for one in some)):
        return "false"
    return "depends" if True in some and False in some else "undecided"
