"""The votes of a class counted: how many are right, bars for each round, and what then helps a class most.

Peer instruction: ask, vote, discuss in pairs, vote again, see (Crouch and Mazur, American Journal of Physics 69, 2001).
Where few are right a discussion has nothing to grow from; where most are, it takes time only (Vickrey et al., CBE-Life
Sciences Education 14, 2015).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.figures.classroom.question import Question
from lstm.figures.text import percent
from lstm.numbers import at_most, plain

FEW, MOST = 0.35, 0.70  # shares of right answers: below explain again, above go on, between let them discuss
ADVICE = {
    "": "Nobody has answered.",
    "explain": "Fewer than 35 % are right: explain again, then vote again.",
    "discuss": "Between 35 and 70 % are right: let neighbours discuss, then vote again.",
    "on": "More than 70 % are right: reveal, and go on.",
}
BARS = 10  # of a number


def right(question: Question, value: Any) -> bool:
    """Whether an answer is right, or near enough."""
    if question.kind == "choice":
        return value == question.right
    apart = np.abs(np.asarray(value, dtype=float) - np.asarray(question.right, dtype=float))
    return bool(apart.mean() <= question.near)


def share_right(question: Question, votes: Sequence[Any]) -> float | None:
    """The share of right answers, 0..1; None where nobody answered, or nothing is right."""
    if not votes or question.right is None:
        return None
    return sum(right(question, one) for one in votes) / len(votes)


def advice(question: Question, votes: Sequence[Any]) -> str:
    """What helps most after a vote: "explain", "discuss" or "on"; "" where nobody answered or nothing is right."""
    share = share_right(question, votes)
    if share is None:
        return ""
    return "explain" if share < FEW else "on" if share > MOST else "discuss"


def draw(question: Question, rounds: Sequence[Sequence[Any]], names: Sequence[str] = ()) -> dict[str, Any]:
    """The rounds side by side, as plain data: bars with labels and counts; of a curve its mean and quartiles."""
    names = names or ("First vote", "Second vote")
    shown = [counted(question, votes) | {"name": name} for votes, name in zip(rounds, names, strict=False)]
    return {
        "kind": question.kind,
        "rounds": shown,
        "right": [place_of(question)] if question.kind != "curve" else list(question.right or ()),
        "labels": labels(question),
        "most": max([1, *(bar for one in shown for bar in one.get("bars", ()))]),
        "alt": " ".join(describe(question, votes, name) for votes, name in zip(rounds, names, strict=False)),
    }


def counted(question: Question, votes: Sequence[Any]) -> dict[str, Any]:
    """One round: {"count", "bars"}, or {"count", "mean", "low", "high"} of a curve, a list of T each."""
    if question.kind == "choice":
        return {"count": len(votes), "bars": np.bincount(list(votes), minlength=len(question.answers)).tolist()}
    if question.kind == "number":
        places = [place_on(question, one) for one in votes]
        return {"count": len(votes), "bars": np.bincount(places, minlength=BARS).tolist() if places else [0] * BARS}
    if not votes:
        return {"count": 0, "mean": [], "low": [], "high": []}
    drawn = np.asarray(votes, dtype=float)
    low, high = np.quantile(drawn, (0.25, 0.75), axis=0)
    return {"count": len(votes), "mean": drawn.mean(axis=0).tolist(), "low": low.tolist(), "high": high.tolist()}


def place_on(question: Question, value: float) -> int:
    """Which of the bars, from 0, any number is counted in: those beyond the scale in the first and the last."""
    share = (value - question.low) / (question.high - question.low)
    return int(np.clip(np.floor(share * BARS), 0, BARS - 1))


def place_of(question: Question) -> int | None:
    """Which of the bars, from 0, the right answer is in."""
    if question.right is None or question.kind == "curve":
        return None
    return question.right if question.kind == "choice" else place_on(question, question.right)


def labels(question: Question) -> list[str]:
    """What stands beside the bars, or under the steps of a curve."""
    if question.kind != "number":
        return list(question.answers or question.labels)
    edges = np.linspace(question.low, question.high, BARS + 1)
    return [f"{plain(float(a))}–{plain(float(b))}{question.unit}" for a, b in zip(edges, edges[1:], strict=False)]


def answer(question: Question) -> str:
    """The right answer in words; "" of a curve, which is drawn, and where nothing is right."""
    if question.right is None or question.kind == "curve":
        return ""
    if question.kind == "choice":
        return question.answers[question.right]
    return f"{at_most(question.right, 2)}{question.unit}"


def describe(question: Question, votes: Sequence[Any], name: str) -> str:
    """One round in words."""
    share = share_right(question, votes)
    told = "" if share is None else f", {percent(share)} of them right"
    return f"{name}: {len(votes)} answer{'s' * (len(votes) != 1)}{told}."
