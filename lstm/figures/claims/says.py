"""A rule and a verdict in words: what is printed is made of the very numbers that decide."""

from lstm.claims import Claim
from lstm.experiments.court.own import Own
from lstm.experiments.court.rule import Rule, Verdict, needed
from lstm.figures.text import listed
from lstm.numbers import count, percent, plain, power, short, sized

ANSWERS = {"true": "True", "false": "False", "depends": "It depends", "undecided": "Not decided by this experiment"}
COIN = "A coin would do so at most one time in eight."


def value_said(unit: str, value: float) -> str:
    """A number that was measured, in its unit."""
    if unit == "share":
        return percent(value)
    return power(round(value)) if unit == "power" else count(value) if value >= 100.0 else sized(value, 2)


def apart_said(unit: str, value: float) -> str:
    """A difference of two of them."""
    if unit == "share":
        return f"{short(100.0 * value)} percentage points"
    return f"{plain(value)} powers of ten" if unit == "power" else plain(value)


def holds_if(rule: Rule, arms: dict[str, str]) -> str:
    """When the claim holds for one seed."""
    mine, others = f"**{arms[rule.arm]}**", listed([f"**{arms[other]}**" for other in rule.others])
    if rule.asks == "same":
        return f"for {mine} it is at most {apart_said(rule.unit, rule.margin)} from what it is for {others}"
    upwards = rule.asks == "more"
    if not rule.others:
        bound = apart_said if rule.unit == "power" and not upwards else value_said
        return f"for {mine} it is at {'least' if upwards else 'most'} {bound(rule.unit, rule.margin)}"
    each = f"what it is for {'each of ' if len(rule.others) > 1 else ''}{others}"
    if not rule.margin:
        return f"for {mine} it is at {'least' if upwards else 'most'} {each}"
    far, way = apart_said(rule.unit, abs(rule.margin)), "above" if upwards == (rule.margin > 0.0) else "below"
    return f"for {mine} it is at {'least' if rule.margin > 0.0 else 'most'} {far} {way} {each}"


def rule_said(claim: Claim | Own, seeds: int) -> str:
    """The rule of a claim with so many seeds, in Markdown."""
    rule, enough = claim.RULE, needed(seeds)
    parts = [f"Measured: {rule.quantity}. With one seed the claim holds if {holds_if(rule, claim.ARMS)}."]
    if rule.least is not None:
        parts.append(f"A seed with which none of them reaches {value_said(rule.unit, rule.least)} says nothing.")
    if enough is None:
        return " ".join([*parts, f"{count(seeds)} seeds are too few to decide anything: the verdict stays open."])
    each = "each case" if len(claim.CASES) > 1 else "the matter"
    parts.append(f"{count(enough)} of {count(seeds)} seeds have to agree to decide {each}. {COIN}")
    if len(claim.CASES) > 1:
        parts.append(
            "One case in which it fails makes it **false**; it is **true** if it holds in every one."
            if rule.always
            else "**True** if it holds in every case, **false** if it fails in every case; if it holds in some and "
            f"fails in others, it **depends** on {rule.differ}."
        )
    return " ".join([*parts, "Else it is **not decided**."])


def answer_said(rule: Rule, verdict: Verdict) -> str:
    """The verdict in a few words."""
    said = ANSWERS[verdict.answer]
    return f"{said} on {rule.differ}" if verdict.answer == "depends" else said


def cases_said(claim: Claim | Own, verdict: Verdict) -> str:
    """Where it holds and where it fails, in a sentence or three."""
    groups = {True: "It holds", False: "It fails", None: "Open"}
    parts = []
    for answer, begins in groups.items():
        some = [
            f"{claim.CASES[case]} ({tally(claim, verdict, case)})"
            for case in verdict.cases
            if verdict.cases[case].answer is answer
        ]
        if some:
            parts.append(f"{begins}: {listed(some)}.")
    return " ".join(parts)


def tally(claim: Claim | Own, verdict: Verdict, case: str) -> str:
    """What the seeds say of a case: "5 of 5 seeds"."""
    one = verdict.cases[case]
    if one.answer is None:
        silent = one.of - one.holds - one.fails
        text = f"{one.holds} for it, {one.fails} against"
        return text + (f", {silent} silent" if silent else "")
    return f"{one.holds if one.answer else one.fails} of {one.of} seeds"
