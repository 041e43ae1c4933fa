"""A verdict follows from the rule and the results alone; what is printed says the numbers that decide."""

import itertools

import pytest

from lstm.claims import CLAIMS
from lstm.experiments.court.rule import ANSWERS, Rule, answer_of, found, holds, needed, verdict
from lstm.figures.claims import says

BETTER = Rule("skill", "a", "more", 0.1, ("b", "c"), least=0.5)


@pytest.mark.parametrize(
    ("a", "b", "c", "true"),
    [
        (0.9, 0.8, 0.7, True),
        (0.9, 0.85, 0.1, False),
        (0.4, 0.1, 0.2, None),
        (0.1, 0.6, 0.2, False),
        (0.6, 0.5, 0.5, True),
    ],
)
def test_an_arm_is_held_against_the_best_of_the_others(a, b, c, true):
    assert holds(BETTER, {"a": a, "b": b, "c": c}) is true


@pytest.mark.parametrize(
    ("rule", "value", "true"),
    [
        (Rule("error", "a", "less", 0.2, ("b",)), 0.3, True),
        (Rule("error", "a", "less", 0.2, ("b",)), 0.31, False),
        (Rule("error", "a", "same", 0.2, ("b",)), 0.7, True),
        (Rule("error", "a", "same", 0.2, ("b",)), 0.71, False),
        (Rule("error", "a", "more", -0.1, ("b",)), 0.4, True),
        (Rule("error", "a", "more", -0.1, ("b",)), 0.39, False),
        (Rule("error", "a", "more", 0.3), 0.3, True),
        (Rule("error", "a", "less", 0.3), 0.31, False),
    ],
)
def test_a_bound_is_within_what_holds(rule, value, true):
    assert holds(rule, {"a": value, "b": 0.5}) is true


def test_few_seeds_decide_nothing_and_many_need_no_unanimity():
    assert [needed(n) for n in (1, 2, 3, 5, 10, 20)] == [None, None, 3, 5, 8, 14]
    arms = {"a": (0.9,) * 5, "b": (0.1,) * 4 + (0.9,), "c": (0.1,) * 5}
    assert found(BETTER, arms)[:] == (4, 1, 5, None)
    assert found(BETTER, {arm: each[:4] for arm, each in arms.items()}).answer is True
    assert found(BETTER, {arm: each[:2] for arm, each in arms.items()}).answer is None


def test_a_seed_that_says_nothing_decides_nothing():
    arms = {"a": (0.9, 0.9, 0.2), "b": (0.1,) * 3, "c": (0.1,) * 3}
    assert found(BETTER, arms)[:] == (2, 0, 3, None)


@pytest.mark.parametrize(
    ("cases", "always", "answer"),
    [
        ((True, True), False, "true"),
        ((False, False), False, "false"),
        ((True, False, None), False, "depends"),
        ((True, None), False, "undecided"),
        ((False, None), False, "undecided"),
        ((), False, "undecided"),
        ((True, True), True, "true"),
        ((True, False), True, "false"),
        ((None, False), True, "false"),
        ((True, None), True, "undecided"),
    ],
)
def test_cases_come_to_an_answer(cases, always, answer):
    assert answer_of(cases, always) == answer


def reaches(rule, good):
    """Values of one seed with which a rule holds, or fails: found by trying."""
    arms = (rule.arm, *rule.others)
    steps = [rule.margin + k for k in (-3.0, -1.0, 0.0, 1.0, 3.0)] + [0.0, 0.3, 0.6, 0.9, 5.0, 500.0]
    for each in itertools.product(steps, repeat=len(arms)):
        if holds(rule, dict(zip(arms, each, strict=True))) is good:
            return dict(zip(arms, each, strict=True))
    raise AssertionError((rule, good))


@pytest.mark.parametrize("name", CLAIMS)
def test_results_can_reverse_every_claim(name):
    """Each verdict is reached by some results, and by nothing else but results."""
    claim = CLAIMS[name]
    good, bad, seeds = reaches(claim.RULE, True), reaches(claim.RULE, False), len(claim.SEEDS)

    def judged(*per_case):
        values = {
            case: {arm: (each.get(arm, 0.0),) * seeds for arm in claim.ARMS}
            for case, each in zip(claim.CASES, per_case, strict=True)
        }
        return verdict(claim.RULE, values).answer

    n = len(claim.CASES)
    assert judged(*[good] * n) == "true" and judged(*[bad] * n) == "false"
    if n > 1:
        assert judged(good, *[bad] * (n - 1)) == ("false" if claim.RULE.always else "depends")
    assert verdict(claim.RULE, {case: {arm: () for arm in claim.ARMS} for case in claim.CASES}).answer == "undecided"


@pytest.mark.parametrize("name", CLAIMS)
def test_what_is_printed_says_the_numbers_that_decide(name):
    claim = CLAIMS[name]
    seeds, rule = len(claim.SEEDS), claim.RULE
    said = says.rule_said(claim, seeds)
    assert f"{needed(seeds)} of {seeds} seeds" in said and rule.quantity in said and claim.ARMS[rule.arm] in said
    assert all(claim.ARMS[other] in said for other in rule.others)
    assert ("**depends**" in said) == (len(claim.CASES) > 1 and not rule.always)
    moved = says.rule_said(Moved(claim, rule._replace(margin=rule.margin + 1.0)), seeds)
    assert moved != said
    assert "too few" in says.rule_said(claim, 2)


class Moved:
    """A claim with another rule."""

    def __init__(self, claim, rule):
        self.RULE, self.ARMS, self.CASES = rule, claim.ARMS, claim.CASES


def test_every_answer_has_its_words():
    assert tuple(says.ANSWERS) == ANSWERS
