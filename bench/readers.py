"""Whether reading what a stranger gives takes time in step with its length, and no more.

    python bench/readers.py [reader ...]

Every reader of text gets ordinary and hostile text of 10 kB, 100 kB and 1 MB. What is printed is its seconds of
processor time, and how often the time of a text a tenth as long that is: 10 is linear, and up to 12 is called near
linear. Times below a millisecond are noise, and count as one. A text that is refused counts by the time that takes.
"""

import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from lstm import tables, words
from lstm.domains.music.notes import notes
from lstm.domains.tables import dates, decoded
from lstm.domains.writing import strokes
from lstm.everyday import sentences
from lstm.live.tasks import _dates, entities, letters, lines, opinions
from lstm.spelling import guess
from ui.link import settings

SIZES = (10_000, 100_000, 1_000_000)
LEAST, NEAR = 0.001, 12.0  # seconds that can be told from noise; a ratio that is near linear
ENOUGH = 2.0  # seconds after which a text is not read once more
BUDGET = 60.0  # seconds after which a longer text is not tried


def repeated(piece):
    """Texts of any size made of one piece."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def counted(line):
    """Texts of any size made of lines that differ: `line` says line k."""

    def made(size):
        some = [line(k) for k in range(100)]
        each = sum(map(len, some)) / 100
        return "".join(line(k) for k in range(int(size / each)))[:size].rpartition("\n")[0]

    return made


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TABLES = {
    "numbers all unlike": counted(lambda k: f"{k * 7919 % 1_000_003 / 1000:.3f}\n"),
    "days all unlike": counted(
        lambda k: f'"{MONTHS[k % 12]} {k % 28 + 1}, {1000 + k // 336}",{k * 7919 % 1_000_003}\n'
    ),
    "seconds since 1970": counted(lambda k: f"{10**9 + 3600 * k};{k * 7919 % 1_000_003}\n"),
    "words and numbers": counted(lambda k: f"row {k * 7919 % 1_000_003};{k * 7919 % 1_000_003}\n"),
    "many columns": counted(lambda k: ";".join(str(k * j % 10) for j in range(900)) + "\n"),
    "dates twice": counted(lambda k: f"{2000 + k % 28}-01-{k % 28 + 1:02},{k}\n"),
    "a number a line": counted(lambda k: f"{k % 97}.25\n"),
    "ISO dates": counted(lambda k: f"{1700 + k // 336}-{k // 28 % 12 + 1:02}-{k % 28 + 1:02},{k % 97}\n"),
    "a German export": counted(lambda k: f"{k % 28 + 1:02}.{k // 28 % 12 + 1:02}.{k // 336:02};1.{k % 900 + 99},5\n"),
    "one line": repeated("1.5 "),
    "a printed list": lambda size: f"[{repeated('1.5, ')(size)}1.0]",
    "records in JSON": lambda size: "[" + repeated('{"a": 1.5}, ')(size),
    "; alone": repeated(";"),
    ", alone": repeated(","),
    "quotes": repeated('"'),
    "brackets": repeated("["),
    "brackets closed": repeated("("),
    "digits": repeated("1"),
    "commas in digits": repeated("1,111,"),
    "dashes": repeated("-"),
    "spaces": repeated(" \t"),
    "line ends": repeated("\n"),
    "ends of many sorts": repeated("1\r\x0b\x0c\u2028"),
    "missing": repeated("nan\n"),
    "ragged": counted(lambda k: "1;" * (k % 60) + "2\n"),
}
TEXTS = {
    "words": counted(lambda k: f"the word number {k} is here\n"),
    "words all unlike": counted(lambda k: "".join(chr(97 + k * 7919 // 26**j % 26) for j in range(8)) + "\n"),
    "labelled": counted(lambda k: f"{'good' if k % 2 else 'bad'}: this film number {k} was fun\n"),
    "CSV": counted(lambda k: f'{k},"a text, with {k} commas",good\n'),
    "one word": repeated("a"),
    "one line": repeated("word "),
    "digits": repeated("1"),
    "marks": repeated("'"),
    "dots": repeated("a."),
    "quotes": repeated('"'),
    "colons": repeated(":"),
    "combining": repeated("a\u0301\u0316\u0301"),
    "line ends": repeated("\n"),
    "other alphabet": repeated("слово שלום 走了 "),
    "emoji": repeated("👩\u200d👩\u200d👧 "),
}
VOCABULARY = sentences.VOCABULARY


def a_series(text):
    """A series out of a text, its questions answered by the first choice; nothing is remembered of the last time."""
    dates.roles.cache_clear()
    answers = {}
    for _ in range(9):
        try:
            return tables.read(text, answers)
        except tables.Question as asked:
            answers[asked.key] = next(iter(asked.choices))
    return None


def found(text):
    """The words of a text; nothing is remembered of what was guessed the last time."""
    guess.cache_clear()
    return words.find(words.split(text), VOCABULARY)


def links(text):
    """Every setting of the link, asked whether the text is a value of it."""
    for setting in settings.SETTINGS.values():
        setting.valid(text)


READERS = {
    "series": (a_series, TABLES),
    "letters": (letters.clean, TEXTS),
    "lines": (lines.clean, TEXTS),
    "labelled lines": (opinions.clean, TEXTS),
    "entities": (entities.read, TEXTS),
    "words": (found, TEXTS),
    "dates": (_dates.typed, {**TEXTS, "dates": repeated("7 March 2024 ")}),
    "notes": (notes, {**TEXTS, "notes": repeated("c4-2,")}),
    "ink": (strokes.read, {**TEXTS, "ink": repeated("aaaa")}),
    "link": (links, {**TEXTS, "commas": repeated(","), "pairs": repeated("x:a,")}),
    "files": (lambda text: decoded(text.encode("utf-16-le")), TEXTS),
}


def seconds(reader, text):
    """The processor time it takes to read a text, or to refuse it: the least of up to five times."""
    took = []
    while len(took) < 5 and sum(took) < ENOUGH:
        began = process_time()
        with suppress(ValueError):
            reader(text)
        took.append(process_time() - began)
    return min(took)


def main():
    chosen = sys.argv[1:] or list(READERS)
    print(f"{'':38}{'10 kB':>9}{'100 kB':>9}{'1 MB':>9}   ratios")
    worst = 0.0
    for name in chosen:
        reader, texts = READERS[name]
        for kind, made in texts.items():
            took = []
            for size in SIZES:
                took.append(seconds(reader, made(size)))
                if took[-1] * 10 > BUDGET:
                    break
            if len(took) == len(SIZES) and any(b > NEAR * max(LEAST, a) for a, b in pairwise(took)):  # by chance?
                took = [min(one, seconds(reader, made(size))) for one, size in zip(took, SIZES, strict=True)]
            ratios = [max(LEAST, b) / max(LEAST, a) for a, b in pairwise(took)]
            worst = max([worst, *ratios])
            judged = "near linear" if len(took) == len(SIZES) and max(ratios) <= NEAR else "NOT LINEAR"
            said = "".join(f"{one:9.3f}" for one in took) + " " * 9 * (len(SIZES) - len(took))
            print(f"{name:>16}  {kind:20}{said}   {' '.join(f'{one:.1f}' for one in ratios):10} {judged}", flush=True)
    print(f"The largest ratio: {worst:.1f}")


if __name__ == "__main__":
    main()
