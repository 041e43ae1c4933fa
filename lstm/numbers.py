"""Numbers as people read them: every number becomes a text here, and in the twin of this, ui/widgets/numbers.js.

A number is rounded once, from all its digits, halves away from 0. The minus sign is a true one, and no line breaks
between a number and its unit. What is not 0 never reads 0, and what lies inside (0, 1), as a gate does, never reads 1:
it gets more digits, or is written as 0.0000·10ⁿ or 1 − what is missing. Both twins give the same text to the last
character; tests/figures/test_numbers.py holds that, and that nobody else writes numbers.

Source: ours. A `value` or `size` is any finite number, a `share` 0..1, and `places` and `digits` are at least 0.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

SPACE = "\u00a0"  # between a number and its unit: no line breaks there
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LARGE = 1e6  # from here on a number is written with a power of ten
FINEST = 6  # places that a picture spends to tell a number from 1
MOST_DIGITS = 15  # that a double holds for sure
NO_NUMBER = "not finite"


def say(value: float, places: int = 4) -> str:
    """A number for a panel: so many places after the point below 10, fewer beyond; whole numbers as they are."""
    value = float(value)
    if not isfinite(value):
        return NO_NUMBER
    sign, size, places = "−" if value < 0.0 else "", abs(value), max(1, places)
    if size.is_integer() and size < LARGE:
        return sign + grouped(f"{size:.0f}")
    if size < 1.0 and float(rounded(size, places)) == 1.0:
        return f"{sign}1 {'+' if sign else '−'} {say(1.0 - size, places)}"
    if size >= LARGE or float(rounded(size, places)) == 0.0 or size < float(f"1e-{places}"):
        return sign + raised(size, 2)
    if size < 1000.0:
        return sign + rounded(size, 1 if size >= 100.0 else max(1, places - 2) if size >= 10.0 else places)
    return sign + grouped(rounded(size, 0))


def brief(value: float) -> str:
    """A number for a picture or a sentence: two places, and as many more as tell it from 0 and from 1."""
    value = float(value)
    size = abs(value)
    if not isfinite(value) or size >= 1.0 or size == 0.0:
        return say(value, 2)
    places = max(2, 1 - power_of(size, 2))
    if places > 4:
        return say(value, 2)
    while places <= FINEST and float(rounded(size, places)) == 1.0:
        places += 1
    return say(value, 2) if places > FINEST else ("−" if value < 0.0 else "") + rounded(size, places)


def short(value: float) -> str:
    """`brief` of any number, without the noughts that end it: for a number that stands for a word."""
    said = brief(value)
    return said if "·" in said else trimmed(said)


def bracket(value: float, places: int = 4) -> str:
    """`say` of any number, in brackets where it stands in a product and is not a plain positive one."""
    said = say(value, places)
    return f"({said})" if said.startswith("−") or " − " in said else said


def percent(share: float) -> str:
    """A share: "97 %"; one decimal below 10 and above 99; never a bare 0 or 100 for what is neither."""
    share = float(share)
    if not isfinite(share):
        return NO_NUMBER
    if share < 0.0:
        small = percent(-share)
        return f"> −{small[2:]}" if small.startswith("<") else f"−{small}"
    if 0.0 < share < 0.0005:
        return f"< 0.1{SPACE}%"
    if 0.9995 <= share < 1.0:
        return f"> 99.9{SPACE}%"
    if share >= LARGE:
        return f"{say(100.0 * share)}{SPACE}%"
    fine = 0.0 < share < 0.1 or 0.99 < share < 1.0
    return f"{rounded(100.0 * abs(share), 1 if fine else 0)}{SPACE}%"


def fixed(value: float, places: int = 2) -> str:
    """A number with so many places whatever it is: for a column; "≈ 0" for what would read 0 and is not."""
    value = float(value)
    if not isfinite(value):
        return NO_NUMBER
    if abs(value) >= LARGE:
        return say(value)
    text = rounded(abs(value), places)
    if float(text) == 0.0:
        return "≈ 0" if value else "0"
    return ("−" if value < 0.0 else "") + grouped(text)


def with_sign(value: float, places: int = 1) -> str:
    """`fixed` of any number with its sign, also where that is +."""
    said = fixed(value, places)
    return said if said == "0" or said[0] in "−≈n" else f"+{said}"


def sized(value: float, digits: int = 3) -> str:
    """A number with so many significant digits; a power of ten where it is very small or large."""
    value = float(value)
    if not isfinite(value):
        return NO_NUMBER
    if value == 0.0:
        return "0"
    sign, size = "−" if value < 0.0 else "", abs(value)
    power = power_of(size, digits)
    if -3 <= power <= max(2, min(3, digits - 1)):
        return sign + rounded(size, max(0, digits - 1 - power))
    return sign + raised(size, digits)


def plain(value: float) -> str:
    """Any number that somebody chose, as they would write it: no more digits than it has."""
    value = float(value)
    if not isfinite(value):
        return NO_NUMBER
    sign, size = "−" if value < 0.0 else "", abs(value)
    if size and not 1e-4 <= size < LARGE:
        mantissa, power = f"{size:.{MOST_DIGITS - 1}e}".split("e")
        return f"{sign}{trimmed(mantissa)}·10{str(int(power)).translate(RAISED)}"
    return (sign if size else "") + grouped(trimmed(rounded(size, 10)))


def linked(value: float, places: int = 4) -> str:
    """A number as a link carries it: at most so many places, no sign of a nought, nothing that ends it in vain."""
    text = trimmed(rounded(abs(value), places))
    return f"-{text}" if value < 0.0 and text != "0" else text


def at_most(value: float, places: int) -> str:
    """Any number with at most so many places, and no noughts that end it: for a number held by hand."""
    return linked(value, places).replace("-", "\N{MINUS SIGN}")


def exact(value: float, digits: int = 4) -> str:
    """A number as text that a machine reads again, to so many significant digits."""
    return f"{value:.{digits}g}"


def count(n: float) -> str:
    """A whole number, thousands parted: "12,345"."""
    return grouped(str(int(n)))


def clock(seconds: float) -> str:
    """Seconds: "0.031 s", "0.4 s", "12 s"."""
    said = sized(seconds, 2) if seconds < 0.1 else fixed(seconds, 1 if seconds < 10.0 else 0)
    return f"{said}{SPACE}s"


def power(exponent: int) -> str:
    """A power of ten with any whole exponent, below 0 too: -8 -> "10⁻⁸"; 0 -> "1"."""
    return "1" if exponent == 0 else f"10{str(int(exponent)).translate(RAISED)}"


def apart(a: float, b: float) -> tuple[str, str]:
    """Two numbers with so many significant digits that one sees which is larger."""
    digits = 3
    while sized(a, digits) == sized(b, digits) and digits < MOST_DIGITS - 1:
        digits += 1
    return sized(a, digits), sized(b, digits)


def shares(a: float, b: float) -> tuple[str, str]:
    """Two shares, with more digits where they would read the same."""
    texts = percent(a), percent(b)
    if texts[0] == texts[1] and a != b:
        texts = apart(100 * a, 100 * b)
        return f"{texts[0]}{SPACE}%", f"{texts[1]}{SPACE}%"
    return texts


def rounded(size: float | Decimal, places: int) -> str:
    """A number of 0 or more to so many places, halves up, from all the digits that it has."""
    half = isinstance(size, Decimal) or (size * 2.0 ** (places + 1)) % 2.0 == 1.0
    if not half:  # in any of its digits: as every formatting rounds it
        return f"{size:.{places}f}"
    return f"{Decimal(size).quantize(Decimal((0, (1,), -places)), ROUND_HALF_UP, WIDE):f}"


WIDE = Context(prec=800)  # the digits of any double


def raised(size: float, digits: int) -> str:
    """A number above 0 to so many significant digits, with a power of ten: "3.1·10⁻⁵"."""
    mantissa, exponent = f"{significant(size, digits):.{digits - 1}e}".split("e")
    return f"{mantissa}·10{str(int(exponent)).translate(RAISED)}"


def power_of(size: float, digits: int) -> int:
    """The power of ten before which a number above 0 has its first digit, once rounded to so many."""
    return significant(size, digits).adjusted()


def significant(size: float, digits: int) -> Decimal:
    """A number above 0 to so many significant digits, halves up, from all the digits that it has."""
    return Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(Decimal(size))


def grouped(text: str) -> str:
    """Digits with the thousands before the point parted by commas."""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}"


def trimmed(text: str) -> str:
    """Digits without the noughts that end them after the point."""
    return text.rstrip("0").rstrip(".") if "." in text else text
