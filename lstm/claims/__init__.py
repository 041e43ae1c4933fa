"""What people say of LSTMs, put to the test: one module per claim; the folder is the registry.

A claim is a module with

- `NUMBER`, its place among the others; `CLAIM`, in its usual words, and `SAID_BY`, who says so, in Markdown
  with the source;
- `RULE`, a Rule of lstm.experiments.court, by which alone it is judged, and that is printed before the run;
- `CASES` and `ARMS`, name -> what to call it: every arm is measured in every case, with each of `SEEDS`;
- `HOW`, what is done and measured; `LITERATURE`, what others found, in Markdown; `CHANGES`, what would change the
  verdict;
- `plan(case, arm, seed)` -> the Plan of a training, where one is needed; or
- `measure(case, arm, seed, training)` -> the number, where it is another than how well the training does.

It may have `known(case, arm, seed)`, where the number was measured elsewhere already; `REFUTED`, lines of what is told
wrongly and seen here; and `SMALL`, the arms and cases that a quick test of it needs. `python -m lstm.claims` measures
what is stored in stored.json.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from lstm.experiments.court.plan import Plan
from lstm.experiments.court.rule import Rule, Values, Verdict, verdict

FILE = Path(__file__).parent / "stored.json"


class Claim(Protocol):
    """What every claim has, as said above."""

    NUMBER: int
    CLAIM: str
    SAID_BY: str
    RULE: Rule
    CASES: dict[str, str]
    ARMS: dict[str, str]
    SEEDS: tuple[int, ...]
    HOW: str
    LITERATURE: str
    CHANGES: str
    plan: Callable[[str, str, int], Plan]
    measure: Callable[[str, str, int, Any], float]
    known: Callable[[str, str, int], float]


FOUND = [
    (m.name, cast(Claim, import_module(f"{__name__}.{m.name}"))) for m in iter_modules(__path__) if m.name[0] != "_"
]
CLAIMS: dict[str, Claim] = dict(sorted(FOUND, key=lambda found: found[1].NUMBER))


@lru_cache(maxsize=1)
def stored() -> dict[str, Any]:
    """What this repository measured: claim -> {"date", "seconds", "seeds", "rule", "values"}."""
    return json.loads(FILE.read_text()) if FILE.exists() else {}


def values_stored(name: str) -> Values:
    """What was measured of a claim, as a verdict takes it; {} of one that was not measured yet."""
    values = stored()[name]["values"] if name in stored() else {}
    return {case: {arm: tuple(found) for arm, found in arms.items()} for case, arms in values.items()}


def verdict_stored(name: str) -> Verdict:
    """What follows from that."""
    return verdict(CLAIMS[name].RULE, values_stored(name))
