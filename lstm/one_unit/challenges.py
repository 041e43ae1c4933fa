"""What one unit can be made to do: a goal for its output, hidden inputs to judge by, two hints and a solution."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.one_unit import trace
from lstm.one_unit._inputs import any_pulses, apart, noisy, one_early, plus_and_minus
from lstm.one_unit.goals import MOST_COUNTED, a_step_before, bands, by_count, by_sign, count, inside, last_sign, pulse
from lstm.one_unit.lessons import numbers, pulses, steps

HIDDEN, SEED = 20, 7  # sequences that the visitor does not see


class Challenge(NamedTuple):
    """One thing to make the unit do. Steps run along the first axis of every input."""

    name: str
    task: str
    xs: tuple[float, ...]  # the input shown first
    goal: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]  # xs (T, ...) -> (low, high), as xs: where h has to be
    hidden: Callable[[np.random.Generator, int], np.ndarray]  # (rng, n) -> (T, n) inputs
    hints: tuple[str, str]  # two, the second says more
    solution: tuple[float, ...]  # twelve numbers


def share_inside(challenge: Challenge, values: tuple[float, ...], xs: tuple[float, ...]) -> float:
    """The share of the steps of one sequence (T,) at which the output is in its band: 0 to 1."""
    return float(inside(trace(values, xs).h[:, 0], challenge.goal(np.asarray(xs))).mean())


def right_on(challenge: Challenge, values: tuple[float, ...], seed: int = SEED, n: int = HIDDEN) -> int:
    """On how many of n hidden sequences every step is right: the challenge is met when all n are."""
    xs, band = unseen(challenge, seed, n)
    return int(inside(trace(values, xs).h[..., 0], band).all(axis=0).sum())


@lru_cache(maxsize=64)
def unseen(challenge: Challenge, seed: int, n: int) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """n hidden sequences (T, n) and the bands for them."""
    xs = challenge.hidden(np.random.default_rng(seed), n)
    return xs, challenge.goal(xs)


CHALLENGES = {
    "hold": Challenge(
        "Hold a 1",
        "One pulse comes, early. From then on the output is to be 1, for 50 steps and more; before it, 0.",
        pulses(58, 5),
        lambda xs: bands(count(xs) > 0),
        one_early,
        (
            "The forget gate decides how much is kept at each step. After 50 steps 0.99 has become 0.6.",
            "Forget bias 10, so that it keeps nearly all. Let the input gate open at the pulse only: weight 20, "
            "bias −10. The candidate has to be 1 then, and the output gate open.",
        ),
        numbers(f_b=10, i_x=20, i_b=-10, candidate_x=20, o_b=10),
    ),
    "delay": Challenge(
        "One step late",
        "The output is to be 1 exactly one step after each pulse, and 0 at the pulse itself. Pulses never stand side "
        "by side.",
        pulses(24, 3, 7, 9, 15, 20),
        lambda xs: bands(a_step_before(xs)),
        apart,
        (
            "Write at the pulse, but do not show it: what can the output gate do with the input?",
            "Output gate: weight −20 on x, bias 10, so it is shut at a pulse. Then the memory has to go once it was "
            "shown: the forget gate can see that in h.",
        ),
        numbers(f_h=-20, f_b=8, i_x=20, i_b=-10, candidate_b=20, o_x=-20, o_b=10),
    ),
    "store": Challenge(
        "Store and clear",
        "A is +1, B is −1. After A the output is to be 1 until B comes, then 0 until the next A. Between them lies "
        "noise, up to 0.5 either way: it must change nothing.",
        steps(
            24,
            s2=0.3,
            s4=1,
            s6=-0.5,
            s7=0.4,
            s9=-1,
            s11=0.5,
            s13=-0.3,
            s15=1,
            s17=-0.5,
            s18=-0.5,
            s19=1,
            s20=0.2,
            s22=-1,
        ),
        lambda xs: bands(last_sign(xs) > 0),
        noisy,
        (
            "The lesson “Latch” nearly does it, but at 0.5 its gates are already ajar. Which number decides "
            "where a gate begins to open?",
            "A gate with weight 20 and bias −14 is half open at 0.7: far above the noise, well below 1. The forget "
            "gate needs the mirror image: weight 20, bias 14.",
        ),
        numbers(f_x=20, f_b=14, i_x=20, i_b=-14, candidate_b=20, o_b=10),
    ),
    "sign": Challenge(
        "Last sign",
        "Pulses of +1 and −1 come. The output is to tell which came last: 0.3 or more after +1, −0.3 or less after −1.",
        steps(24, s3=1, s6=-1, s8=-1, s12=1, s15=1, s17=-1, s21=1),
        by_sign,
        plus_and_minus,
        (
            "One sigmoid cannot clear the memory at both signs. Let −1 clear it and write; let +1 only add.",
            "Forget gate: weight 20, bias 10, so −1 clears. Let +1 add 1 and −1 write only about −0.5: an input gate "
            "that is half open at −1 and open at +1.",
        ),
        numbers(f_x=20, f_b=10, i_x=1.5, i_b=1.5, candidate_x=20, o_b=10),
    ),
    "count": Challenge(
        "Count pulses",
        "Each pulse is to lift the output by 0.1, up to 0.7 at the seventh; 0.05 more or less is near enough.",
        pulses(24, 2, 5, 6, 10, 14, 18, 22),
        by_count,
        lambda rng, n: any_pulses(rng, n, 3, MOST_COUNTED),
        (
            "The lesson “Counter” is right at first. Then the tanh flattens the output: later pulses have to add more.",
            "The candidate may grow with what was counted so far: give it a small weight on h, as small as its "
            "weight on x.",
        ),
        numbers(f_b=20, i_x=20, i_b=-10, candidate_x=0.1, candidate_h=0.1, o_b=10),
    ),
    "third": Challenge(
        "Third pulse",
        "The first two pulses are to change nothing that shows: 0. From the third on the output is to be 1, for good.",
        pulses(24, 4, 9, 10, 15, 21),
        lambda xs: bands(count(xs) >= 3),
        lambda rng, n: any_pulses(rng, n, 3, 8),
        (
            "A 0 may be as large as 0.25. Let the first two pulses add a little that h already shows, and let that "
            "help the third.",
            "Give the input gate a positive weight on h (15): each write opens it further. Choose its weight on x and "
            "its bias so that the first pulse opens it by about 0.06.",
        ),
        numbers(f_b=10, i_x=9.7, i_h=15, i_b=-12.5, o_h=-2, o_b=5, candidate_b=5),
    ),
    "second": Challenge(
        "Every second",
        "The output is to be 1 at pulses 1, 3, 5 and so on, at that step only. At all other pulses and steps, 0.",
        pulses(24, 3, 6, 10, 11, 15, 19, 22),
        lambda xs: bands(pulse(xs) & (count(xs) % 2 == 1)),
        lambda rng, n: any_pulses(rng, n, 2, 8),
        (
            "Begin with the lesson “Flip-flop”. Its memory is right, but it shows between the pulses too. Shut the "
            "output gate there, but not all the way.",
            "The gates see the memory only through h, so let about a third of it show between pulses (output bias "
            "−0.7, weight 15 on x). Then the input gate must tell h = 0.2 from h = 0: bias −18.",
        ),
        numbers(
            f_x=-20, f_b=10, i_x=19.5, i_h=-20, i_b=-18, o_x=15, o_b=-0.7, candidate_x=-1, candidate_h=-6, candidate_b=2
        ),
    ),
    "first": Challenge(
        "First pulse",
        "The output is to be 1 at the first pulse, only at that step. At all other steps and at all later pulses, 0.",
        pulses(24, 5, 9, 10, 16, 21),
        lambda xs: bands(pulse(xs) & (count(xs) == 1)),
        lambda rng, n: any_pulses(rng, n, 2, 8),
        (
            "Let the memory be negative once the first pulse is over, and hidden. A later pulse then lifts it to "
            "about 0.2 only: that counts as 0.",
            "Show at pulses only: output weight 12 on x, bias −10. The h of a pulse makes the next step write −1: "
            "candidate weight −19 on h and 1.5 on x, input weight 20 on h. A large h also clears: forget weight −14 "
            "on h, bias 8.",
        ),
        numbers(f_h=-14, f_b=8, i_x=6, i_h=20, i_b=-1, o_x=12, o_h=-20, o_b=-10, candidate_x=1.5, candidate_h=-19),
    ),
}
