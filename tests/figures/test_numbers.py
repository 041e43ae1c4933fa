"""One place writes numbers, in Python and in JavaScript, and its two twins write the same."""

import json
import math
import random
import re
import subprocess
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import playwright
import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from lstm import numbers
from ui.widgets.modules import bundle

ROOT = Path(__file__).parent.parent.parent
NODE = (
    Path(playwright.__file__).parent / "driver" / "node"
)  # the JavaScript engine that comes with the browser's driver
SHARED = {  # what both twins have, and what else they are asked
    "say": [(), (0,), (1,), (2,), (3,), (5,)],
    "brief": [()],
    "bracket": [(), (3,)],
    "percent": [()],
    "fixed": [(), (0,), (1,), (3,)],
    "with_sign": [(), (0,), (2,)],
    "sized": [(), (2,), (10,)],
    "plain": [()],
}
HARD = [
    0.0,
    -0.0,
    0.5,
    1.0,
    -1.0,
    5e-324,
    1e-300,
    1e-7,
    0.00005,
    0.0005,
    0.005,
    0.05,
    0.95,
    0.994,
    0.995,
    0.9949999,
    0.9995,
]
HARD += [
    0.9999,
    0.99995,
    0.999949,
    0.99999,
    0.9999995,
    1 - 1e-9,
    1 - 2**-53,
    1 + 2**-52,
    2.7767548,
    2.77675,
    0.125,
    2.5,
]
HARD += [
    0.0312,
    0.00995,
    0.000995,
    9.995,
    9.99995,
    10.0,
    12.5,
    99.95,
    99.995,
    100.0,
    421.37,
    999.5,
    999.95,
    1000.0,
    1234.5,
]
HARD += [
    12345.678,
    999999.5,
    1e6,
    123456789.0,
    1e15,
    1e21,
    1e22,
    1.5e300,
    1.7976931348623157e308,
    0.1,
    0.3,
    1.005,
    8.345,
]
HARD += [math.nan, math.inf, -math.inf]


def table():
    """Hard numbers, ties of every place, their neighbours, and many drawn: with both signs."""
    rng, some = random.Random(0), list(HARD)
    for places in range(1, 8):
        for _ in range(25):
            tie = float(f"{rng.randrange(10**places)}5e-{places + 1}")
            some += [tie, math.nextafter(tie, 9.0), math.nextafter(tie, -9.0), 1.0 - tie]
            some += [rng.randrange(8 * 2**places) / 2**places]  # these are ties to the last bit
    some += [rng.uniform(0.0, 1.0) for _ in range(300)] + [10.0 ** rng.uniform(-12, 12) for _ in range(600)]
    some += [1.0 - 10.0 ** rng.uniform(-16, 0) for _ in range(300)]
    return some + [-one for one in some]


def in_javascript(calls):
    """What numbers.js makes of calls, [name, number, more ...]: texts. Numbers go as text: no NaN in JSON."""
    script = bundle(ROOT / "ui" / "widgets" / "numbers.js") + (
        "const all = { say, brief, bracket, percent, fixed, with_sign, sized, plain, tight, count };"
        "const calls = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(calls.map(([name, number, ...more]) => all[name](Number(number), ...more))));"
    )
    given = [[name, {"inf": "Infinity", "-inf": "-Infinity"}.get(repr(n), repr(n)), *more] for name, n, *more in calls]
    done = subprocess.run([NODE, "-e", script], input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_python_and_javascript_write_the_same_number_to_the_last_character():
    calls = [[name, value, *more] for name, ways in SHARED.items() for more in ways for value in table()]
    calls += [["count", n] for n in (0, 7, 999, 1000, 12345, 1234567)]
    ours = [getattr(numbers, name)(value, *more) for name, value, *more in calls]
    theirs = in_javascript(calls)
    assert [pair for pair in zip(calls, ours, theirs, strict=True) if pair[1] != pair[2]] == []


def test_a_share_in_a_narrow_column_is_whole_and_never_100_for_what_is_less():
    shares = {0.004: "", 0.005: "1%", 0.88: "88%", 0.994: "99%", 0.9997: ">99%", 1.0: "100%"}
    assert in_javascript([["tight", share] for share in shares]) == list(shares.values())


def read(text):
    """The number that a text says."""
    text = text.replace(",", "").replace("\u00a0%", "").replace("−", "-")
    if found := re.fullmatch(r"(-?)1 [+-] (.+)", text):
        return (-1.0 if found[1] else 1.0) * (1.0 - read(found[2]))
    if found := re.fullmatch(r"(.+)·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text):
        return float(f"{found[1]}e{found[2].translate(str.maketrans('⁻⁰¹²³⁴⁵⁶⁷⁸⁹', '-0123456789'))}")
    return float(text)


FINITE = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(0.0, 1.0),
    st.floats(-1.0, 1.0),
    st.integers(1, 16).map(lambda k: 1.0 - 10.0**-k),
    st.sampled_from([one for one in table() if math.isfinite(one)]),
)


@given(FINITE)
@tried(max_examples=500, deadline=None)
def test_what_is_not_0_never_reads_0_and_what_is_0_reads_0_alone(value):
    for text in (numbers.say(value), numbers.brief(value), numbers.sized(value), numbers.plain(value)):
        assert (text == "0") == (value == 0)
        assert value == 0 or read(text) != 0 or "·10⁻" in text
        assert "-" not in text and text.startswith("−") == (value < 0)
    assert numbers.fixed(value) in ("0", "≈ 0") or read(numbers.fixed(value)) != 0


@given(st.floats(0.0, 1.0, exclude_min=True, exclude_max=True))
@tried(max_examples=500, deadline=None)
def test_what_lies_inside_0_and_1_reads_so(value):
    for text in (numbers.say(value), numbers.brief(value), numbers.say(value, 2)):
        assert text not in ("0", "1") and not re.fullmatch(r"0\.0+|1\.0+", text)
    share = numbers.percent(value)
    assert share.startswith(("<", ">")) or 0.0 < read(share) < 100.0


@given(FINITE)
@tried(max_examples=500, deadline=None)
def test_a_text_is_the_number_rounded_once(value):
    if 1e-3 < abs(value) < 1.0 or 1.0 < abs(value) < 10.0:
        text = numbers.say(value)
        if "1 " not in text and "·" not in text:
            right = Decimal(value).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            assert Decimal(text.replace("−", "-")) == right
    if 0.0 < abs(value) < 1e300:
        assert read(numbers.sized(value)) == pytest.approx(value, rel=5.1e-3, abs=5e-324)
        assert read(numbers.plain(value)) == pytest.approx(value, rel=1e-5)


def test_the_same_number_reads_the_same_wherever_it_is_cut():
    assert {numbers.say(2.7767548), numbers.fixed(2.7767548, 4), numbers.exact(2.7767548, 5)} == {"2.7768"}


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (numbers.say, 0.5, "0.5000"),
        (numbers.say, -1234.5, "−1,235"),
        (numbers.say, 12.345, "12.35"),
        (numbers.say, 0.99994, "0.9999"),
        (numbers.say, 0.99996, "1 − 4.0·10⁻⁵"),
        (numbers.say, 3.14e-7, "3.1·10⁻⁷"),
        (numbers.say, 2e7, "2.0·10⁷"),
        (numbers.brief, 0.9999, "0.9999"),
        (numbers.brief, -0.9996, "−0.9996"),
        (numbers.brief, 1 - 1e-9, "1 − 1.0·10⁻⁹"),
        (numbers.brief, 0.0312, "0.031"),
        (numbers.brief, 421.37, "421.4"),
        (numbers.brief, 1013.25, "1,013"),
        (numbers.percent, 0.9997, "> 99.9\u00a0%"),
        (numbers.percent, -0.0001, "> −0.1\u00a0%"),
        (numbers.percent, 0.0, "0\u00a0%"),
        (numbers.percent, 0.125, "13\u00a0%"),
        (numbers.with_sign, 0.04, "≈ 0"),
        (numbers.with_sign, 1.25, "+1.3"),
        (numbers.with_sign, -0.3, "−0.3"),
        (numbers.sized, 0.0001234, "1.23·10⁻⁴"),
        (numbers.sized, 999.9, "1.00·10³"),
        (numbers.plain, 0.003, "0.003"),
        (numbers.plain, -2.50, "−2.5"),
        (numbers.plain, 10000, "10,000"),
        (numbers.plain, 1e-5, "1·10⁻⁵"),
        (numbers.count, 12345, "12,345"),
        (numbers.bracket, -2.0, "(−2)"),
        (numbers.say, math.nan, "not finite"),
    ],
)
def test_a_number_is_written_as_the_rules_say(write, value, text):
    assert write(value) == text
