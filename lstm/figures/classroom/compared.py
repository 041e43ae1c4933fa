"""What a class can be asked where networks stand beside each other: the right answer is what was measured."""

from collections.abc import Mapping
from typing import Any

from lstm.experiments import contest
from lstm.experiments.forecast import Row
from lstm.figures.applications.forecast_says import winner
from lstm.figures.classroom.asked import CHOICES, measured, quote
from lstm.figures.classroom.question import Question
from lstm.figures.how_far.far import READERS
from lstm.figures.text import listed
from lstm.live import LIVE
from lstm.live.cousins import COUSINS, SEEDS, TASKS

LONGEST = 60  # words of a sentence that was drawn out: what its answer hangs on stands far back
MANY = ("None of them", "One", "Two", "Three", "All four")  # of READERS
RACED = ("lstm", "lstm1997", "gru", "rnn")  # of COUSINS: those that differ most
NEARER = {"ahead": "Each of the LSTMs", "behind": "The rule", "tie": "Neither, or not with every seed"}
LEVEL = 0.01  # shares that are no further apart are the same


def knowing(view: dict[str, Any]) -> Question:
    """How many of the four readers still know the answer? `view` is as lstm.figures.how_far.far.view makes it."""
    names, says = listed(list(READERS.values())), view["says"].values()
    text = f"{quote(view['tokens'], LONGEST)} Of the {names}: how many think “{view['answer']}” likeliest of what fits?"
    return Question("choice", text, sum(one["hit"] for one in says), MANY)


def soonest(found: Mapping[str, Any]) -> dict[str, Question]:
    """Which cousin solves a task soonest? `found` is as lstm.live.cousins.stored has it: name -> a Question."""
    made = {}
    for task in TASKS:
        took = {key: found[task][key]["updates"] for key in RACED}
        times = [time for time in took.values() if time is not None]
        if times and times.count(min(times)) == 1:
            text = f"“{LIVE[task].NAME}”, {SEEDS} seeds each: which of these solves it after the fewest updates?"
            right = [*took.values()].index(min(times))
            made[f"Soonest: {LIVE[task].NAME}"] = Question("choice", text, right, names_of(RACED))
    return made


def names_of(some: tuple[str, ...]) -> tuple[str, ...]:
    """What cousins are called."""
    return tuple(COUSINS[key].name for key in some[:CHOICES])


def against_attention(task: str) -> Question:
    """LSTM or attention, at twice the trained length? By their medians in the contest."""
    ours, theirs = (median(task, who) for who in ("lstm", "attention"))
    right = 2 if abs(ours - theirs) <= LEVEL else 0 if ours > theirs else 1
    text = f"“{contest.TASKS[task].name}”, at twice the length they learnt from: who gets more right?"
    return Question("choice", text, right, ("The LSTM", "Attention", "The same, within 1\u00a0%"))


def far_of_lstm(task: str) -> Question:
    """How much does the LSTM get right at twice the trained length? In per cent, by its median in the contest."""
    text = f"“{contest.TASKS[task].name}”, at twice the length it learnt from: how much does the LSTM get right, in"
    return measured(f"{text} per cent?", 100.0 * median(task, "lstm"), 0.0, 100.0, "\u00a0%", 10.0)


def median(task: str, who: str) -> float:
    """The share right at twice the trained length, 0..1, of a contestant's middle seed."""
    values = sorted(contest.stored()["tasks"][task][who]["twice"])
    return values[len(values) // 2]


def nearer(rows: tuple[Row, ...], ahead: int, name: str) -> Question:
    """Who forecasts better on its own, so many values `ahead`: the LSTMs, or the best rule? `name` is the series'."""
    text = f"{name}, {ahead} values ahead, on its own: who is nearer to what came, the LSTMs or the best simple rule?"
    return Question("choice", text, [*NEARER].index(winner(rows, "free")), tuple(NEARER.values()))
