"""What was measured for a claim: a dot for each seed, a line for each arm; for ui/widgets/dots."""

from typing import Any

from lstm.claims import Claim
from lstm.experiments.court.own import Own
from lstm.experiments.court.rule import Values, Verdict
from lstm.experiments.court.rule import verdict as verdict_of
from lstm.figures.claims.says import answer_said, cases_said, tally, value_said
from lstm.figures.colours import CONTENDERS, NEUTRAL
from lstm.figures.text import listed

WORDS = {True: "holds", False: "fails", None: "open"}


def draw(claim: Claim | Own, values: Values, verdict: Verdict, seeds: tuple[int, ...]) -> dict[str, Any]:
    """Everything ui/widgets/dots shows, as plain data."""
    rule = claim.RULE
    every = [value for arms in values.values() for each in arms.values() for value in each]
    bound = None if rule.others else rule.margin
    low, high = limits([*every, *([] if bound is None else [bound])], rule.unit)
    return {
        "title": rule.quantity[0].upper() + rule.quantity[1:],
        "range": [low, high],
        "ends": [value_said(rule.unit, low), value_said(rule.unit, high)],
        "bound": None if bound is None else [bound, value_said(rule.unit, bound)],
        "cases": [
            {
                "name": claim.CASES[case],
                "answer": WORDS[verdict.cases[case].answer],
                "said": tally(claim, verdict, case),
                "arms": [arm(claim, k, key, found, seeds) for k, (key, found) in enumerate(arms.items())],
            }
            for case, arms in values.items()
        ],
        "alt": f"{answer_said(rule, verdict)}. {cases_said(claim, verdict)} {means(claim, values)}",
    }


def asked(claim: Claim | Own, values: Values) -> dict[str, Any]:
    """The same before the guess: where everything will stand, and nothing that was measured."""
    empty: Values = {case: {key: () for key in arms} for case, arms in values.items()}
    whole, blank = (draw(claim, one, verdict_of(claim.RULE, one), ()) for one in (values, empty))
    cases = [case | {"answer": "?", "said": ""} for case in blank["cases"]]
    alt = f"Not shown before you guess: {claim.RULE.quantity}, of {listed(list(claim.ARMS.values()))}."
    return whole | {"cases": cases, "alt": alt}


def arm(claim: Claim | Own, k: int, key: str, found: tuple[float, ...], seeds: tuple[int, ...]) -> dict[str, Any]:
    """One line: its name, how it is drawn, and its dots with what they say."""
    rule, compared = claim.RULE, key in (claim.RULE.arm, *claim.RULE.others)
    line = CONTENDERS[k % len(CONTENDERS)]
    return {
        "name": claim.ARMS[key],
        "ink": [line.on_light, line.on_dark] if compared else [NEUTRAL, NEUTRAL],
        "mark": line.mark,
        "about": key == rule.arm,
        "values": list(found),
        "tips": [f"seed {seed}: {value_said(rule.unit, one)}" for seed, one in zip(seeds, found, strict=False)],
        "middle": None
        if not found
        else [sorted(found)[len(found) // 2], value_said(rule.unit, sorted(found)[len(found) // 2])],
    }


def limits(values: list[float], unit: str) -> tuple[float, float]:
    """(low, high) of the axis: a share from 0 to 1, or as far as it goes; others from 0, or a power of ten below."""
    if unit == "share":
        return min(0.0, *values, 0.0), max(1.0, *values, 1.0)
    if unit == "power":
        return min(values, default=-1.0) - 0.5, max(values, default=0.0) + 0.5
    return 0.0, 1.05 * max(values, default=1.0)


def means(claim: Claim | Own, values: Values) -> str:
    """The median of each arm in each case, for who does not see the picture."""
    parts = []
    for case, arms in values.items():
        each = [
            f"{claim.ARMS[key]} {value_said(claim.RULE.unit, sorted(found)[len(found) // 2])}"
            for key, found in arms.items()
            if found
        ]
        if each:
            parts.append(f"{claim.CASES[case]}: {listed(each)}.")
    return " ".join(["Medians.", *parts]) if parts else ""


def table(claim: Claim | Own, values: Values, seeds: tuple[int, ...]) -> list[dict[str, Any]]:
    """Every number, a row for each arm in each case."""
    return [
        {"case": claim.CASES[case], "arm": claim.ARMS[key]}
        | {f"seed {seed}": one for seed, one in zip(seeds, found, strict=False)}
        for case, arms in values.items()
        for key, found in arms.items()
    ]
