"""Whole numbers from 0 to 9999 in English and in French words, by plain rules; and what a visitor types, as one.

The French is that of the 1990 spelling, which joins all words of a number by hyphens: deux-cent-quatre-vingt-dix-sept.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

MOST, LONGEST = 9999, 120  # the largest number, and characters that are read
BELOW_20 = (
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    + ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
VALUES = {word: value for value, word in enumerate(BELOW_20)} | TENS
ENGLISH = (*VALUES, "hundred", "thousand")
UP_TO_16 = (
    ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
    + ("onze", "douze", "treize", "quatorze", "quinze", "seize")
)  # fmt: skip
DIZAINES = {10: "dix", 20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
FRENCH = (*UP_TO_16, *list(DIZAINES.values())[1:], "vingts", "et", "cent", "cents", "mille")
LARGER = {"million", "billion", "trillion"}
ASK = f"Type a whole number from 0 to {MOST}, in English words or in figures, such as ninety-seven or 97."


def english(n: int) -> tuple[str, ...]:
    """A number in English words: 297 -> ("two", "hundred", "ninety", "seven")."""
    words, (thousands, n) = [], divmod(n, 1000)
    if thousands:
        words += [*english(thousands), "thousand"]
    hundreds, n = divmod(n, 100)
    if hundreds:
        words += [BELOW_20[hundreds], "hundred"]
    if n >= 20:
        words.append(next(word for word, value in TENS.items() if value == n - n % 10))
        n %= 10
    return (*words, BELOW_20[n]) if n or not words else tuple(words)


def french(n: int) -> tuple[str, ...]:
    """A number in French words: 297 -> ("deux", "cent", "quatre", "vingt", "dix", "sept")."""
    (thousands, rest), words = divmod(n, 1000), []
    if thousands:
        many = french(thousands) if thousands > 1 else ()
        words += [*(word.removesuffix("s") if word in ("cents", "vingts") else word for word in many), "mille"]
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        words += [UP_TO_16[hundreds]] * (hundreds > 1) + ["cents" if hundreds > 1 and not rest else "cent"]
    return (*words, *below_100(rest)) if rest or not words else tuple(words)


def below_100(n: int) -> tuple[str, ...]:
    """0 to 99 in French: by tens up to 69, by twenties from there."""
    if n < 17:
        return (UP_TO_16[n],)
    base = n - n % 10 if n < 70 else n - n % 20
    rest = n - base
    if base == 80:
        return ("quatre", "vingt", *below_100(rest)) if rest else ("quatre", "vingts")
    joined = ("et",) if rest in (1, 11) else ()
    return (DIZAINES[base], *joined, *below_100(rest)) if rest else (DIZAINES[base],)


def number(text: str) -> int:
    """The number somebody typed, in words or in figures. Raises ValueError with a sentence for anything else."""
    text = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not text:
        raise ValueError(f"Nothing is typed here yet. {ASK}")
    if len(text) > LONGEST:
        raise ValueError(f"This is too long for one number. {ASK}")
    if re.match(r"[-−–]|(minus|negative)\b", text):
        raise ValueError(f"Numbers below zero were never trained. {ASK}")
    if re.search(r"\d[.]\d|,\d{1,2}$|\bpoint\b", text):
        raise ValueError(f"Only whole numbers were trained. {ASK}")
    plain = re.sub(r"(?<=\d)[, '’](?=\d{3}\b)", "", text)
    if plain.isascii() and plain.isdigit():
        return within(int(plain), plain.lstrip("0") or "0")
    return of_words([word for word in re.split(r"[\s,‐‑–-]+", text) if word])


def within(n: int, called: str) -> int:
    """The same number, if it is not too large."""
    if n > MOST:
        raise ValueError(f"{called} is too large: no number above {MOST} was ever trained. {ASK}")
    return n


def of_words(words: Sequence[str]) -> int:
    """The number that English words make: thousands, hundreds, what is below. "and" and "a hundred" may stand there."""
    if {"and"} & {words[0], words[-1]}:
        raise ValueError(f"A number neither begins nor ends with “and”. {ASK}")
    words = [word for word in words if word != "and"]
    words = ["one" if (word, after) in A_HUNDRED else word for word, after in zip(words, [*words[1:], ""], strict=True)]
    for word in words:
        known(word)
    total, rest = 0, words
    for name, size in (("thousand", 1000), ("hundred", 100)):
        if name in rest:
            place = rest.index(name)
            total += size * below(rest[:place], words)
            rest = rest[place + 1 :]
    total += below(rest, words) if rest else 0
    return within(total, "This number")


A_HUNDRED = {("a", "hundred"), ("a", "thousand")}


def known(word: str) -> None:
    """Raises ValueError for what is no English number word below a million."""
    if word in LARGER:
        raise ValueError(f"A {word} is too large: no number above {MOST} was ever trained. {ASK}")
    if word not in ENGLISH:
        near = get_close_matches(word, ENGLISH, n=1, cutoff=0.75)
        raise ValueError(f"“{word}” is no English number word. {f'Is it “{near[0]}”?' if near else ASK}")


def below(words: Sequence[str], every: Sequence[str]) -> int:
    """The value of one or two words below a hundred. Raises ValueError where they make none."""
    values = [VALUES[word] for word in words if word in VALUES]
    if len(words) == len(values) == 1 and (values[0] or len(every) == 1):
        return values[0]
    if len(words) == len(values) == 2 and values[0] >= 20 and 0 < values[1] < 10:
        return sum(values)
    raise ValueError(f"These words do not make one number together: “{' '.join(every)}”. {ASK}")
