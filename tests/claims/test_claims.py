"""Every claim is held to its contract, what is stored is what its experiment measures, and a run is a fold."""

import json
import pickle
import re

import numpy as np
import pytest

from lstm import claims
from lstm.claims import CLAIMS
from lstm.experiments.court import own, run
from lstm.experiments.court.rule import holds, verdict
from lstm.figures.claims import dots, says

every_claim = pytest.mark.parametrize("name", CLAIMS)
every_measured = pytest.mark.parametrize("name", [name for name in CLAIMS if name in claims.stored()])
TINY = "parity;length:4,6;lstm,units:4;rnn;updates;less;5;20;2"


@every_claim
def test_a_claim_says_all_that_a_claim_says(name):
    claim = CLAIMS[name]
    for text in (
        claim.CLAIM,
        claim.SAID_BY,
        claim.HOW,
        claim.LITERATURE,
        claim.CHANGES,
        *getattr(claim, "REFUTED", ()),
    ):
        assert len(text.split()) > 2 and text.strip() == text
    assert len(claim.SEEDS) >= 3 and len(set(claim.SEEDS)) == len(claim.SEEDS)
    assert {claim.RULE.arm, *claim.RULE.others} <= set(claim.ARMS) and claim.CASES
    assert claim.RULE.asks in own.ASKS and (claim.RULE.others or claim.RULE.asks != "same")
    assert hasattr(claim, "plan") or hasattr(claim, "measure")
    assert re.search(r"\d{4}|[Ii]ntroductions|web|Tutorials|name", claim.SAID_BY)


def test_no_two_claims_stand_at_the_same_place():
    places = [claim.NUMBER for claim in CLAIMS.values()]
    assert places == sorted(set(places))


@every_measured
def test_what_is_stored_belongs_to_the_experiment_of_today(name):
    claim, kept = CLAIMS[name], claims.stored()[name]
    assert kept["rule"] == json.loads(json.dumps(list(claim.RULE))) and kept["seeds"] == list(claim.SEEDS)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", kept["date"])
    values = claims.values_stored(name)
    assert list(values) == list(claim.CASES)
    for arms in values.values():
        assert list(arms) == list(claim.ARMS) and {len(each) for each in arms.values()} == {len(claim.SEEDS)}


def test_nothing_is_stored_of_claims_that_are_gone_and_most_were_measured():
    assert set(claims.stored()) <= set(CLAIMS) and len(claims.stored()) >= 18


@every_measured
def test_a_small_run_comes_to_the_stored_verdict(name):
    """The first seed, measured again: what all seeds agreed on, it says too; what needs no training, to the number."""
    claim, kept = CLAIMS[name], claims.values_stored(name)
    arms, cases = getattr(claim, "SMALL", (tuple(claim.ARMS), tuple(claim.CASES)))
    now = run.go(run.start(Part(claim, arms, cases), claim.SEEDS[:1]))
    seen, compared = run.values_of(now), (claim.RULE.arm, *claim.RULE.others)
    for case, found in claims.verdict_stored(name).cases.items():
        if case in cases and found.answer is not None and found.of == max(found.holds, found.fails):
            assert holds(claim.RULE, {arm: seen[case][arm][0] for arm in compared}) is found.answer, case
    if not hasattr(claim, "plan"):
        for case, found in seen.items():
            for arm, (value,) in found.items():
                assert value == pytest.approx(kept[case][arm][0], rel=1e-3, abs=1e-3), (case, arm)


class Part:
    """A part of a claim: some of its arms and cases."""

    def __init__(self, claim, arms, cases):
        self.RULE, self.SEEDS = claim.RULE, claim.SEEDS
        self.ARMS = {arm: claim.ARMS[arm] for arm in arms}
        self.CASES = {case: claim.CASES[case] for case in cases}
        for name in ("plan", "measure"):
            if hasattr(claim, name):
                setattr(self, name, getattr(claim, name))


def test_a_run_is_the_same_however_it_is_cut_into_turns():
    claim = own.read(TINY)
    at_once, now, shares = run.go(run.start(claim)), run.start(claim), [0.0]
    while not run.over(now):
        now = pickle.loads(pickle.dumps(run.go(now, 0.0)))  # as it goes to a worker and comes back
        shares.append(run.done(now))
    assert now.found == at_once.found and shares == sorted(shares) and shares[-1] == 1.0
    assert run.go(now).found == now.found


def test_only_whole_seeds_are_judged():
    claim = own.read(TINY.replace(";2", ";3"))
    now = run.start(claim)._replace(found=(9.0, 9.0, 20.0, 20.0) * 2 + (9.0,))
    assert run.seeds_done(now) == (0, 1) and not run.over(now)
    assert run.verdict_of(now).answer == "undecided"
    whole = now._replace(found=(9.0, 9.0, 20.0, 20.0) * 3)
    assert run.over(whole) and run.verdict_of(whole).answer == "true"
    assert run.verdict_of(whole._replace(found=(9.0, 20.0, 20.0, 9.0) * 3)).answer == "depends"


def test_a_training_that_later_cases_go_on_with_is_not_begun_again(monkeypatch):
    begun, begin = [], run.begin
    monkeypatch.setattr(run, "begin", lambda *given: begun.append(given) or begin(*given))
    claim = CLAIMS["epochs"]
    now = run.go(run.start(Part(claim, ("20", "200"), ("3",)), (0,)))
    assert len(begun) == 1 and now.found[0] != now.found[1]


@pytest.mark.parametrize(
    "text", ["recall;gap:20,50;lstm,forget:3;gru;skill;more;0.1;400;3", TINY, "count;;gru;rnn;skill;same;0;1;1"]
)
def test_a_claim_of_ones_own_says_itself_again(text):
    claim = own.read(text)
    assert own.read(claim.text()) == claim and claim.text() == text
    assert claim.CLAIM and says.rule_said(claim, 3) and hash(claim)
    for case in claim.CASES:
        plan = claim.plan(case, "second", 4)
        assert plan.settings.seed == 4 and plan.updates == claim.updates


@every_measured
def test_the_picture_holds_every_number(name):
    claim, values = CLAIMS[name], claims.values_stored(name)
    drawn = dots.draw(claim, values, verdict(claim.RULE, values), claim.SEEDS)
    low, high = drawn["range"]
    every = [one for case in drawn["cases"] for arm in case["arms"] for one in arm["values"]]
    assert len(every) == len(claim.CASES) * len(claim.ARMS) * len(claim.SEEDS)
    assert low <= min(every) and max(every) <= high
    assert json.loads(json.dumps(drawn)) == drawn and drawn["alt"].startswith(
        says.answer_said(claim.RULE, claims.verdict_stored(name))
    )
    rows = dots.table(claim, values, claim.SEEDS)
    assert np.isfinite([row[f"seed {seed}"] for row in rows for seed in claim.SEEDS]).all()


@every_measured
def test_nothing_that_was_measured_is_in_the_picture_before_the_guess(name):
    claim, values = CLAIMS[name], claims.values_stored(name)
    drawn, after = dots.asked(claim, values), dots.draw(claim, values, claims.verdict_stored(name), claim.SEEDS)
    assert not any(arm["values"] or arm["tips"] or arm["middle"] for case in drawn["cases"] for arm in case["arms"])
    assert {case["answer"] for case in drawn["cases"]} == {"?"} and drawn["alt"] != after["alt"]
    assert (drawn["range"], drawn["bound"]) == (after["range"], after["bound"])
