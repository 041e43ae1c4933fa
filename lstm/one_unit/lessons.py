"""Eight small machines made of one unit: what each does, why these twelve numbers do it, and an input that shows it."""

from typing import NamedTuple

from lstm.one_unit import NAMES


class Lesson(NamedTuple):
    """One behaviour, set by hand."""

    name: str
    teaches: str  # one or two sentences: what it does, and why these numbers do it
    values: tuple[float, ...]  # twelve numbers, in the order of NAMES
    xs: tuple[float, ...]  # the input that shows it


def numbers(**given: float) -> tuple[float, ...]:
    """Twelve numbers, the weights in the order of NAMES; what is not given is 0."""
    return tuple(float(given.get(name, 0.0)) for name in NAMES)


def steps(length: int, **levels: float) -> tuple[float, ...]:
    """An input of so many steps, all 0 but those named: s5=1 puts 1 at step 5, counted from 1."""
    return tuple(float(levels.get(f"s{place}", 0.0)) for place in range(1, length + 1))


def pulses(length: int, *places: int, level: float = 1.0) -> tuple[float, ...]:
    """An input that is 0 but for a pulse at each of these steps, counted from 1."""
    return steps(length, **{f"s{place}": level for place in places})


LESSONS = {
    "remember": Lesson(
        "Remember for ever",
        "A pulse opens the input gate once, which writes 1. The forget gate stays open (bias 10), so the memory stays.",
        numbers(f_b=10, i_x=20, i_b=-10, candidate_x=20, o_b=10),
        pulses(24, 4),
    ),
    "leaky": Lesson(
        "Leaky memory",
        "The same unit, but the forget gate's bias is 2.2. It keeps 90\u00a0% at each step, so a memory fades by the "
        "same share again and again. Move that one bias, and watch the half-life.",
        numbers(f_b=2.2, i_x=20, i_b=-10, candidate_x=20, o_b=10),
        steps(24, s3=1, s15=1),
    ),
    "counter": Lesson(
        "Counter",
        "Each pulse adds 0.1 to the memory, because the candidate is small (weight 0.1) and nothing is forgotten. "
        "The memory counts evenly; the output flattens, because it is the tanh of the memory.",
        numbers(f_b=10, i_x=20, i_b=-10, candidate_x=0.1, o_b=10),
        pulses(24, 3, 5, 6, 10, 14, 15, 20),
    ),
    "latch": Lesson(
        "Latch",
        "+1 sets it, −1 resets it. The input gate opens at +1 only, and its weight −20 on h shuts it once the unit is "
        "set. The forget gate shuts at −1 only.",
        numbers(f_x=20, f_b=10, i_x=20, i_h=-20, i_b=-10, candidate_b=20, o_b=10),
        steps(24, s3=1, s8=-1, s12=1, s14=1, s19=-1, s21=-1),
    ),
    "flip": Lesson(
        "Flip-flop",
        "Every pulse toggles it. A pulse always clears the memory; the input gate sees through h whether the unit was "
        "off, and only then writes 1 again.",
        numbers(f_x=-20, f_b=10, i_x=20, i_h=-20, i_b=-10, candidate_b=20, o_b=10),
        pulses(24, 3, 7, 8, 12, 17, 21),
    ),
    "last": Lesson(
        "Last value",
        "Sample and hold: a positive input replaces the memory, and 0 leaves it alone. One gate forgets where the "
        "other writes. It works for one sign only: a sigmoid cannot open on both sides of 0.",
        numbers(f_x=-20, f_b=7, i_x=20, i_b=-7, candidate_x=1, o_b=10),
        steps(24, s3=1, s8=0.6, s13=0.8, s16=0.6, s20=1),
    ),
    "edge": Lesson(
        "Edge detector",
        "It answers only when the input rises. While the input is 0 the unit writes 1 and does not show it. The first "
        "step at 1 shows it; then the forget gate sees that h, and drops it.",
        numbers(f_x=20, f_h=-20, f_b=-12, i_x=-20, i_b=10, candidate_b=20, o_x=20, o_b=-10),
        pulses(24, 4, 5, 6, 7, 11, 15, 16, 17, 20, 21),
    ),
    "forget": Lesson(
        "Forget everything",
        "The forget gate is shut (bias −20). Nothing lasts: memory and output follow the input of the same step. "
        "Without its memory the unit is an ordinary neuron.",
        numbers(f_b=-20, i_b=10, candidate_x=2, o_b=10),
        steps(24, s3=1, s7=0.5, s8=1, s9=0.5, s14=-1, s15=-1, s16=-1, s20=0.3),
    ),
}
