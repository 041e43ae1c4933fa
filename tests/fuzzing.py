"""How much of what is generated a test tries: little in `make test`, FUZZ times as much in `make fuzz`.

`@given(...)` goes with `@examples(60)`; cases that are drawn without hypothesis come from `seeds(10)`. In `make test`
they are the same ones each time; in `make fuzz` hypothesis looks further each time.
"""

import os

from hypothesis import settings

TIMES = max(1, int(os.environ.get("FUZZ", "1")))


def examples(count, **options):
    """What a property test that tries `count` examples is decorated with; `options` are hypothesis's own."""
    return settings(max_examples=count * TIMES, deadline=None, derandomize=TIMES == 1, **options)


def seeds(count):
    """The seeds of a test that draws its cases itself: `count` of them, or FUZZ times as many."""
    return range(count * TIMES)
