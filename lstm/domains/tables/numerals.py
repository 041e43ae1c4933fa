"""Numbers as people write them: marks of thousands, decimal commas, currencies, units, brackets for a minus.

A number is first taken apart, which needs no decision (`parts`); what its comma and its point are is settled over a
whole table, and then it is worth something (`value`).
"""

import re
from typing import NamedTuple

DECIMAL, THOUSANDS, BETWEEN = "decimal", "thousands", "columns"
COMMAS = {DECIMAL: "a decimal comma", THOUSANDS: "a mark of thousands", BETWEEN: "a mark between columns"}
LONGEST = 60  # characters of one number
MISSING = {"", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "-", "--", "---", "?", ".", "..", "***", "*"}
MISSING |= {"missing", "<na>", "nat", "#value!", "#div/0!", "k.a.", "s/d", "n.d.", "nd"}
SPACES = "\u00a0\u202f\u2009\u2007"
PLAIN = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys("−–‒", "-"), "’": "'", "\u200e": None})
GROUPS = r"[1-9]\d{{0,2}}([{} '])\d{{3}}(?:\{}\d{{3}})*"  # of three digits, all parted by the same mark
WRITTEN = {  # how a number may be written, by what its comma is
    THOUSANDS: re.compile(
        rf"{GROUPS.format(',', 1)}(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+|[1-9]\d?(?:,\d\d)+,\d{{3}}(?:\.\d*)?"
    ),
    DECIMAL: re.compile(rf"{GROUPS.format('.', 1)}(?:,\d+)?|\d+(?:,\d*)?|,\d+"),
}
MONEY = r"[$€£¥₹₽₩₺฿]|US\$|R\$|A\$|C\$|CHF|EUR|USD|GBP|JPY|INR|SEK|NOK|DKK|PLN|Kč|kr\.?|zł|Rs\.?|Fr\."
APART = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+-])?\s*(?P<before>{MONEY})?\s*(?P<open2>\()?(?P<sign2>[+-])?\s*"
    r"(?P<core>\d[\d.,' ]*|[.,]\d+)(?P<power>(?<=[\d.,])[eE][+-]?\d{1,3})?"
    rf"\s*(?P<after>[%‰]|{MONEY}|[°µ]?[A-Za-zµΩ°][A-Za-zµΩ°²³⁻¹/]{{0,7}})?(?P<trail>-)?\s*(?P<close>\))?"
)
NO_UNITS = {"st", "nd", "rd", "th", "am", "pm", "e", "q", "w", "h", "uhr", "t", "z", "x"}


SIMPLE = re.compile(r"([+-]?)([0-9]+(?:\.[0-9]+)?)")


class Parts(NamedTuple):
    """A number taken apart."""

    core: str  # its digits, with what stands between them
    power: str  # "e5", or ""
    minus: str  # "": none, "-": in front, "(": in brackets, "- behind"
    affix: str  # currency, per cent or unit, or ""
    money: bool  # whether the affix is a currency


def parts(cell: str) -> Parts | None:
    """A cell as Parts, or None where it is no number in any way of writing."""
    if not 0 < len(cell) <= LONGEST:
        return None
    if simple := SIMPLE.fullmatch(cell):  # most numbers are
        return Parts(simple[2], "", "-" if simple[1] == "-" else "", "", False)
    text = cell.translate(PLAIN).strip()
    if not (found := APART.fullmatch(text)):
        return None
    signs = [found[name] for name in ("sign", "sign2", "trail") if found[name]]
    opened, closed = bool(found["open"]) + bool(found["open2"]), bool(found["close"])
    if len(signs) + closed > 1 or opened != closed or (found["before"] and found["after"]):
        return None
    affix = found["before"] or found["after"] or ""
    money = bool(affix) and re.fullmatch(MONEY, affix) is not None
    if affix.casefold() in NO_UNITS:
        return None
    minus = "(" if closed else "- behind" if found["trail"] else "-" if "-" in signs else ""
    core = found["core"].strip()
    if not any(one.fullmatch(core) for one in WRITTEN.values()):
        return None
    return Parts(core, (found["power"] or "").lower(), minus, affix, money)


def fits(core: str, comma: str) -> bool:
    """Whether the digits of a number can be read so, if that is what its comma is."""
    return WRITTEN[comma].fullmatch(core) is not None


def value(one: Parts, comma: str) -> float:
    """What Parts are worth, any finite number; raises ValueError where the comma cannot be that."""
    if not fits(one.core, comma):
        raise ValueError(one.core)
    digits = re.sub("[ ']", "", one.core)
    digits = digits.replace(".", "").replace(",", ".") if comma == DECIMAL else digits.replace(",", "")
    return float(f"{'-' if one.minus else ''}{digits}{one.power}")


def missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.strip().casefold() in MISSING or (not any(map(str.isalnum, cell)) and not cell.strip(" -–—.·*?_"))


def number(cell: str, comma: str = THOUSANDS) -> float | None:
    """The number that a cell is, any finite one, or None."""
    one = parts(cell)
    return value(one, comma) if one and fits(one.core, comma) else None


def plain(cell: str) -> bool:
    """Whether a cell is a number without currency or unit."""
    one = parts(cell)
    return one is not None and not one.affix
