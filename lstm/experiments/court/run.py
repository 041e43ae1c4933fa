"""An experiment on a claim, as a fold: plain data in, plain data out, later. Whoever calls `go` holds the loop.

Every number comes from (claim, case, arm, seed) alone: the same however the work is cut into turns, and wherever it is
computed.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from lstm.claims import CLAIMS, Claim
from lstm.experiments.court.own import Own
from lstm.experiments.court.plan import Plan
from lstm.experiments.court.rule import Values, Verdict, verdict
from lstm.live.check import held_out, value
from lstm.live.run import within
from lstm.live.settings import metric_of, options_of
from lstm.live.tasks import LIVE
from lstm.live.updates import Training, begin


class Job(NamedTuple):
    """One number that is to be measured."""

    seed: int
    arm: str
    case: str


class Run(NamedTuple):
    """An experiment between two turns."""

    claim: str | Own  # one of CLAIMS, or the visitor's own
    seeds: tuple[int, ...]
    found: tuple[float, ...] = ()  # what was measured, in the order of the jobs
    training: Training | None = None  # of the job under way, or of the last one
    ended: str = ""  # why that training is over: "updates", "solved", "trouble"; "" of one under way
    seconds: float = 0.0  # of computing


def claim_of(which: str | Own) -> Claim | Own:
    """The claim of a run."""
    return CLAIMS[which] if isinstance(which, str) else which


def start(which: str | Own, seeds: Sequence[int] | None = None) -> Run:
    """Before anything is measured; with the claim's own seeds, if none are given."""
    return Run(which, tuple(claim_of(which).SEEDS if seeds is None else seeds))


@lru_cache(maxsize=64)
def jobs(which: str | Own, seeds: tuple[int, ...]) -> tuple[Job, ...]:
    """All that is to be measured: one seed after the other, and with each every arm in every case."""
    claim = claim_of(which)
    return tuple(Job(*each) for each in product(seeds, claim.ARMS, claim.CASES))


def go(run: Run, budget: float = float("inf")) -> Run:
    """Bring it on; nothing new is begun after `budget` seconds."""
    began = perf_counter()
    while not over(run):
        left = budget - (perf_counter() - began)
        run = piece(run, left)
        if perf_counter() - began >= budget:
            break
    return run._replace(seconds=run.seconds + perf_counter() - began)


def piece(run: Run, budget: float) -> Run:
    """The next number; or some updates of the training that it is measured on."""
    claim, job = claim_of(run.claim), jobs(run.claim, run.seeds)[len(run.found)]
    plan: Plan | None = claim.plan(job.case, job.arm, job.seed) if hasattr(claim, "plan") else None
    if plan is not None:
        training = run.training
        if training is None or training.settings != plan.settings or training.updates > plan.updates:
            return run._replace(training=begin(plan.settings, plan.own), ended="")
        if training.updates < plan.updates and run.ended in (
            "",
            "updates",
        ):  # another case may ask the same one earlier
            worked = within(training, plan.updates - training.updates, budget, plan.until_solved)
            there = "updates" if worked.training.updates == plan.updates else ""
            ended = "trouble" if worked.trouble else "solved" if worked.solved else there
            return run._replace(training=worked.training, ended=ended)
    measure = getattr(claim, "measure", None)
    with np.errstate(all="ignore"):  # a network may have run away
        value = skill(run.training) if measure is None else measure(job.case, job.arm, job.seed, run.training)
    return run._replace(found=(*run.found, float(np.nan_to_num(value, nan=0.0, posinf=1e9, neginf=-1e9))))


def skill(training: Any) -> float:
    """How well a training does: 0 as well as the best answer that needs no memory, 1 without a mistake."""
    settings, own = training.settings, training.own
    examples, _, _ = held_out(settings.task, settings.options, own)
    control = LIVE[settings.task].control(examples, options_of(settings, own))
    best = 1.0 if metric_of(settings, own).better == "higher" else 0.0
    return (value(training) - control) / (best - control)


def over(run: Run) -> bool:
    """Whether all is measured."""
    return len(run.found) == len(jobs(run.claim, run.seeds))


def done(run: Run) -> float:
    """The share of the work that is done, 0..1, as if every number took as long."""
    share, which = 0.0, jobs(run.claim, run.seeds)
    if run.training is not None and not over(run):
        job = which[len(run.found)]
        plan = claim_of(run.claim).plan(job.case, job.arm, job.seed)
        if run.training.settings == plan.settings:
            share = 1.0 if run.ended in ("solved", "trouble") else min(1.0, run.training.updates / plan.updates)
    return min(1.0, (len(run.found) + share) / len(which))


def seeds_done(run: Run) -> tuple[int, ...]:
    """The seeds with which every arm was measured in every case."""
    each = len(jobs(run.claim, run.seeds)) // len(run.seeds)
    return run.seeds[: len(run.found) // each]


def after(seeds: tuple[int, ...]) -> int:
    """The first seed of as many others."""
    return (seeds[-1] + 1) % (1000 - len(seeds))


def values_of(run: Run) -> Values:
    """What was measured with those seeds."""
    claim, whole = claim_of(run.claim), seeds_done(run)
    found = dict(zip(jobs(run.claim, run.seeds), run.found, strict=False))
    return {
        case: {arm: tuple(found[Job(seed, arm, case)] for seed in whole) for arm in claim.ARMS} for case in claim.CASES
    }


def verdict_of(run: Run) -> Verdict:
    """What follows from that."""
    return verdict(claim_of(run.claim).RULE, values_of(run))
