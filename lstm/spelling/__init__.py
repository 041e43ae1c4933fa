"""What a word that is not known may be: another form of a known one, or one with a single slip; or else nothing.

A guess is made only where it is near certain, for a picture of a misread word is a false one.

Source: ours; the list of English words is SCOWL's.
"""

from functools import lru_cache
from typing import NamedTuple

from lstm.spelling._english import english
from lstm.spelling._forms import SPELT, WHOLE, known_form, related

SHORTEST, LONGEST = 4, 30  # letters of a word that is guessed at
GAP = "_"  # no letter: it stands for one of any kind
FEWEST = 5  # letters of a word in which a slip is looked for: shorter ones have too many neighbours


@lru_cache(maxsize=10_000)
def guess(word: str, vocabulary: tuple[str, ...]) -> tuple[str | None, str]:
    """(the known word, "form" or "slip") for a word that is not in a vocabulary, a tuple; (None, "") for any other."""
    if not SHORTEST <= len(word) <= LONGEST or word.isdecimal():
        return None, ""
    if form := known_form(word, vocabulary):
        return form, "form"
    if not word.isalpha() or word in english():
        return None, ""
    near = slips(word, vocabulary)
    return (near.pop(), "slip") if len(near) == 1 else (None, "")


@lru_cache(maxsize=16)
def long_ones(vocabulary: tuple[str, ...]) -> frozenset[str]:
    """The words in which a slip is looked for."""
    return frozenset(word for word in vocabulary if len(word) >= FEWEST and word.isalpha())


@lru_cache(maxsize=16)
def slipped(vocabulary: tuple[str, ...]) -> dict[str, set[str]]:
    """What becomes of these words by a slip: one letter less, or another in its place, shown as a gap -> the words."""
    made: dict[str, set[str]] = {}
    for word in long_ones(vocabulary):
        for k in range(len(word)):
            for gap in ("", GAP) if k else ("",):
                made.setdefault(word[:k] + gap + word[k + 1 :], set()).add(word)
    return made


def slips(word: str, vocabulary: tuple[str, ...]) -> set[str]:
    """The long words that one slip may have made a word from: a letter more, less or other, or two changed round.

    Another first letter is no slip: people hardly ever mistype that one, and it makes another word.
    """
    less = {word[:k] + word[k + 1 :] for k in range(len(word))}
    changed_round = {word[:k] + word[k + 1] + word[k] + word[k + 2 :] for k in range(len(word) - 1)}
    gaps = [word, *(word[:k] + GAP + word[k + 1 :] for k in range(1, len(word)))]
    made = slipped(vocabulary)
    return ((less | changed_round) & long_ones(vocabulary)).union(*(made.get(gap, ()) for gap in gaps))


class Parts(NamedTuple):
    """All that a guess is made of, for who guesses elsewhere."""

    tables: list[dict[str, list[str]]]  # form -> known words it may be of; the first that has any decides
    whole: list[str]  # words that are nobody's forms
    spelt: tuple[tuple[str, str], ...]  # how Britain and America spell
    english: list[str]  # words that are a slip away from a known one, and none of its


@lru_cache(maxsize=4)
def parts(vocabulary: tuple[str, ...]) -> Parts:
    """What `guess` works with for a vocabulary, as plain data."""
    tables = [{form: sorted(words) for form, words in table.items()} for table in related(vocabulary)]
    near = (word for word in neighbours(vocabulary) if slips(word, vocabulary))
    return Parts(tables, sorted(WHOLE), SPELT, sorted(near))


def neighbours(vocabulary: tuple[str, ...]) -> set[str]:
    """The words of English that may be a slip away from a long word of a vocabulary."""
    letters, right, found = sorted({letter for word in english() for letter in word}), english(), set[str]()
    for word in long_ones(vocabulary):
        for k in range(1, len(word) + 1):
            before, after = word[:k], word[k:]
            made = [
                before + after[1:],
                before + after[1:2] + after[:1] + after[2:],
                before[:-2] + before[::-1][:2] + after,
            ]
            made += [before + letter + rest for letter in letters for rest in (after, after[1:])]
            found.update(one for one in made if one in right)
        found.update(one for one in (word[1:], *(letter + word for letter in letters)) if one in right)
    return {word for word in found if SHORTEST <= len(word) <= LONGEST and word.isalpha()}
