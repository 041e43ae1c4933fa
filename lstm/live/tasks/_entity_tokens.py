"""A text as words for the network on named entities: as lstm.words has them, but a point that abbreviates stays."""

import re
from collections.abc import Sequence

from lstm.live.tasks._entity_names import words
from lstm.words import split

KINDS = {"P": 1, "L": 2, "O": 3}  # a person, a place, an organisation: how they are marked, and their tags
# Written with a point, and in the middle of a sentence as a rule. Those with a capital here only count with one.
SHORTENED = frozenset(
    words(
        "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Hon|Gov|Sen|Rep|Pres|Gen|Col|Lt|Maj|Capt|Cpt|Cmdr|Adm|Sgt|Cpl|Pvt|Insp|Supt|St|Ste|"
        "Mt|Ft|Jr|Sr|Esq|Inc|Ltd|Corp|Co|Bros|Assn|Dept|Univ|Inst|Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec|Ave|Blvd|Rd|vs|etc|"
        "approx|ca|cf|resp"
    )
)
LONGEST_PART = 4  # letters between two points, as in D.Phil.
WEB = ("com", "org", "net", "edu", "gov", "co", "ac", "uk", "de", "fr", "eu", "io", "ai", "tv")


def words_of(text: str) -> list[str]:
    """The words and marks of a text, as they are written: U.S., Ph.D., e.g., J. and St. keep their points."""
    pieces, found, k = parts(text), [], 0
    while k < len(pieces):
        word, end = pieces[k][0], k + 1
        if word.replace("-", "").isalpha() and followed(pieces, k):
            end = abbreviated(pieces, k)
            word = "".join(one for one, _ in pieces[k:end])
        found.append(word)
        k = end
    return found


def parts(text: str) -> list[tuple[str, bool]]:
    """The words of lstm.words.split, each with whether it stands right after the one before: [(word, joined), ...]."""
    found, joined = [], False
    for chunk in text.split():
        for one in split(chunk):
            found.append((one.text, joined))
            joined = True
        joined = False
    return found


def followed(pieces: Sequence[tuple[str, bool]], k: int) -> bool:
    """Whether a point stands right after a word."""
    return k + 1 < len(pieces) and pieces[k + 1] == (".", True)


def abbreviated(pieces: Sequence[tuple[str, bool]], k: int) -> int:
    """Where what begins at a word with a point after it ends: after its points, or before a point that is none."""
    end, found = k, []
    while end < len(pieces) and (end == k or pieces[end][1]):
        word = pieces[end][0]
        if not word.replace("-", "").isalpha():
            break
        found.append(word)
        end += 1
        if not (end < len(pieces) and pieces[end] == (".", True)):
            break
        end += 1
    if not found:
        return k + 1
    pointed = pieces[end - 1][0] == "."
    if len(found) > 1:  # U.S., Ph.D, a.m., J.R.R., bbc.co.uk: pieces with points between them
        if all(len(word) <= LONGEST_PART for word in found) and any(len(word) == 1 for word in found):
            return possessive(pieces, end)
        if all(word in WEB for word in found[1:]):
            return end - pointed
        return k + 2 if found[0] in SHORTENED else k + 1
    last = end == len(pieces)
    initial = len(found[0]) == 1 and found[0].isupper() and not last
    if initial and found[0] == "I" and not pieces[end][0][:1].isupper():
        initial = False
    short = found[0] in SHORTENED or (found[0][:1].upper() + found[0][1:].lower() in SHORTENED and found[0].isupper())
    return possessive(pieces, end) if initial or short else k + 1


def possessive(pieces: Sequence[tuple[str, bool]], end: int) -> int:
    """An end, moved past an 's that stands right after it: U.S.'s."""
    marks = [one for one, joined in pieces[end : end + 2] if joined]
    return end + 2 if len(marks) == 2 and marks[0] in ("'", "’") and marks[1].casefold() == "s" else end


def marked(line: str) -> tuple[list[str], list[int]]:
    """A line such as "[P Ada] lives in [L Rome]." as its words and their tags."""
    words, tags = [], []
    for piece in re.findall(r"\[([PLO]) ([^\]]*)\]('s)?|([^\[]+)", line):
        kind, name, possessive, plain = piece
        some = words_of(name + possessive if name else plain)
        words += some
        tags += [KINDS[kind] if kind else 0] * len(some)
    return words, tags
