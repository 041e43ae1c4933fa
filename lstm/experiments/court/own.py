"""A claim of the visitor's own: two settings, a task, and which is better by how much. As text it fits into a link.

"recall;gap:20,50;lstm,forget:3;gru;skill;more;0.1;400;3" says: on the task "recall", with gaps of 20 and of 50, an LSTM
with a forget bias of 3 comes at least 0.1 further than a GRU, after at most 400 updates, with 3 seeds.
"""

from typing import Any, NamedTuple

from lstm.cells import CELLS
from lstm.experiments.court.plan import Plan, trained
from lstm.experiments.court.rule import Rule
from lstm.live.check import value
from lstm.live.settings import RANGES
from lstm.live.tasks import LIVE
from lstm.numbers import linked, plain

TASKS = ("recall", "count", "adding", "parity", "reber", "order")  # small ones, whose end is known
FIELDS = {  # of Settings, that an arm may set: what to call them
    "units": "units",
    "layers": "layers",
    "forget": "forget bias",
    "rate": "learning rate",
    "penalty": "price of open gates",
    "clip": "clip",
}
QUANTITIES = {"skill": "how far it came", "updates": "updates until it was solved"}
ASKS = ("more", "less", "same")
MOST_CASES, MOST_UPDATES, MOST_SEEDS, LONGEST = 3, 2000, 5, 300


class Arm(NamedTuple):
    """One of the two settings: a cell, and what else is set."""

    cell: str
    changes: tuple[tuple[str, float], ...] = ()  # (field of Settings, value)

    def text(self) -> str:
        """As a link has it."""
        return ",".join([self.cell, *(f"{name}:{linked(value)}" for name, value in self.changes)])

    def name(self) -> str:
        """As people say it."""
        said = [f"{FIELDS[name]} {plain(value)}" for name, value in self.changes]
        return ", ".join([CELLS[self.cell].NAME, *said])


class Own(NamedTuple):
    """Such a claim. It has what the modules of lstm.claims have."""

    task: str
    option: str  # of the task, that differs from case to case; "" of one case, the task as it comes
    values: tuple[float, ...]  # that it takes
    arms: tuple[Arm, Arm]  # the first is said to be better
    quantity: str  # one of QUANTITIES
    asks: str
    margin: float
    updates: int
    seeds: int

    @property
    def CLAIM(self) -> str:
        """The claim as a sentence."""
        first, second = (arm.name() for arm in self.arms)
        return f"{LIVE[self.task].NAME}: {first}, against {second}"

    @property
    def RULE(self) -> Rule:
        """The rule, as of every claim. An arm that learnt nothing is no evidence where both learnt nothing."""
        unit, least = ("share", 0.1) if self.quantity == "skill" else ("number", None)
        differ = LIVE[self.task].OPTIONS[self.option].label.lower() if self.option else "the case"
        return Rule(QUANTITIES[self.quantity], "first", self.asks, self.margin, ("second",), unit, least, differ)

    @property
    def CASES(self) -> dict[str, str]:
        """A case for each value of the option."""
        if not self.option:
            return {"": LIVE[self.task].NAME}
        return {linked(one): f"{LIVE[self.task].OPTIONS[self.option].label}: {plain(one)}" for one in self.values}

    @property
    def ARMS(self) -> dict[str, str]:
        """The two settings by name."""
        return {key: arm.name() for key, arm in zip(("first", "second"), self.arms, strict=True)}

    @property
    def SEEDS(self) -> tuple[int, ...]:
        """The seeds from 0 on."""
        return tuple(range(self.seeds))

    def plan(self, case: str, arm: str, seed: int) -> Plan:
        """The training of an arm in a case."""
        chosen = self.arms[arm == "second"]
        changes: dict[str, Any] = {name: int(v) if RANGES[name].whole else v for name, v in chosen.changes}
        return trained(
            self.task, chosen.cell, seed, self.updates, {self.option: float(case)} if case else {}, **changes
        )

    def measure(self, case: str, arm: str, seed: int, training: Any) -> float:
        """What is measured of it."""
        from lstm.experiments.court.run import skill

        return skill(training) if self.quantity == "skill" else self.until_solved(training)

    def until_solved(self, training: Any) -> float:
        """The updates it took; one more than all where it was not solved."""
        solved = LIVE[self.task].METRIC.reached(value(training))
        return float(training.updates if solved else self.updates + 1)

    def text(self) -> str:
        """As a link has it."""
        option = f"{self.option}:{','.join(map(linked, self.values))}" if self.option else ""
        arms = [arm.text() for arm in self.arms]
        rest = [self.quantity, self.asks, linked(self.margin), str(self.updates), str(self.seeds)]
        return ";".join([self.task, option, *arms, *rest])


def read(text: str) -> Own:
    """The claim that a text says. Raises ValueError, with a sentence, for one that says none."""
    parts = text.split(";") if len(text) <= LONGEST else []
    if len(parts) != 9:
        raise ValueError(
            "A claim has nine parts: task, cases, two settings, quantity, more or less, margin, updates, seeds."
        )
    task, option, first, second, quantity, asks, margin, updates, seeds = parts
    for what, said, known in (("task", task, TASKS), ("quantity", quantity, QUANTITIES), ("comparison", asks, ASKS)):
        if said not in known:
            raise ValueError(f"The {what} must be one of: {', '.join(known)}.")
    name, values = cases_of(task, option)
    most = 1.0 if quantity == "skill" else float(MOST_UPDATES)
    return Own(
        task,
        name,
        values,
        (arm_of(first), arm_of(second)),
        quantity,
        asks,
        number(margin, "The margin", 0.0 if asks == "same" else -most, most),
        int(number(updates, "The number of updates", 1, MOST_UPDATES, True)),
        int(number(seeds, "The number of seeds", 1, MOST_SEEDS, True)),
    )


def cases_of(task: str, text: str) -> tuple[str, tuple[float, ...]]:
    """The option and its values, as "gap:20,50" says them; ValueError for what the task cannot take."""
    if not text:
        return "", ()
    name, _, said = text.partition(":")
    options = LIVE[task].OPTIONS
    if name not in options:
        raise ValueError(f"The cases must differ in one of: {', '.join(options) or 'nothing'}.")
    values = tuple(
        number(one, options[name].label, options[name].low, options[name].high, True) for one in said.split(",")
    )
    if len(values) > MOST_CASES or len(set(values)) < len(values):
        raise ValueError(f"There may be {MOST_CASES} different cases at most.")
    return name, values


def arm_of(text: str) -> Arm:
    """The setting that "lstm,forget:3" says; ValueError for one that nothing can be trained with."""
    cell, *said = text.split(",")
    pairs = [one.partition(":") for one in said]
    if cell not in CELLS or any(name not in FIELDS for name, _, _ in pairs) or len({p[0] for p in pairs}) < len(pairs):
        raise ValueError(
            f"A setting is a cell, {', '.join(CELLS)}; and of {', '.join(FIELDS)} each once, as in forget:3."
        )
    changes = tuple((n, number(v, FIELDS[n].capitalize(), *RANGES[n])) for n, _, v in sorted(pairs))
    return Arm(cell, changes)


def number(text: str, what: str, low: float, high: float, whole: bool = False) -> float:
    """A plain number in its range, as a few digits say it; else ValueError."""
    digits = text.removeprefix("-").replace(".", "", 0 if whole else 1)
    if not (digits.isascii() and digits.isdigit() and len(text) < 9) or not low <= float(text) <= high:
        raise ValueError(f"{what} must be a {'whole ' if whole else ''}number from {plain(low)} to {plain(high)}.")
    return float(text)
