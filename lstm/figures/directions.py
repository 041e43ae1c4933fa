"""Words written from right to left, inside sentences and labels that are not. ui/widgets/draw.js does the same.

Source: the isolates of Unicode's bidirectional algorithm (UAX 9).
"""

import re
from typing import cast

FIRST, LAST = "\u2068", "\u2069"  # what stands between them has its own direction, and turns nothing round outside
LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
PARTS = re.compile(f"({FIRST}[^{LAST}]*{LAST}|“[^“”{FIRST}]*”|\\s+)")  # set apart already, quoted, spaces; else words
MARKS = re.compile(r"^([.,;:!?…]*)(.*?)([.,;:!?…]*)$", re.S)


def isolated(text: str) -> str:
    """A text in which whatever is written from right to left is set apart, so that all around it keeps its order.

    What is quoted, “...”, is set apart whole. Of other words those that follow each other are; the marks and brackets
    of the sentence around them are not. A text without such letters stays as it is, and so does one that was isolated.
    """
    if not LEFTWARDS.search(text):
        return text
    done, run = [], []
    for k, part in enumerate(PARTS.split(text)):
        whole = k % 2 and not part.isspace()  # quoted, or set apart already
        if not whole and (part.isspace() or LEFTWARDS.search(part)):
            run.append(part)
        elif part:
            done += [*together(run), quoted(part) if whole else part]
            run = []
    return "".join([*done, *together(run)])


def quoted(part: str) -> str:
    """What is quoted, or was set apart; if it is quoted and written from right to left, its inside set apart."""
    return f"“{FIRST}{part[1:-1]}{LAST}”" if part[0] == "“" and LEFTWARDS.search(part) else part


def together(run: list[str]) -> list[str]:
    """Words and the spaces between them, the words set apart as one."""
    if not any(LEFTWARDS.search(part) for part in run):
        return run
    whole = "".join(run)
    bare = whole.strip()
    before, word, after = cast(re.Match[str], MARKS.match(bare)).groups()
    if word[:1] in "([" and not set(word) & set(")]"):
        before, word = before + word[0], word[1:]
    if word[-1:] in ")]" and not set(word) & set("(["):
        word, after = word[:-1], word[-1] + after
    start = whole.index(bare)
    return [whole[:start], before, FIRST, word, LAST, after, whole[start + len(bare) :]]
