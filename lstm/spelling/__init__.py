"""What a word that is not known may be: another form of a known one, or one with a single slip; or else nothing.

A guess is made only where it is near certain, for a picture of a misread word is a false one.
"""

from functools import lru_cache

from lstm.spelling._english import english
from lstm.spelling._forms import known_form

SHORTEST, LONGEST = 4, 30  # letters of a word that is guessed at
FEWEST = 5  # letters of a word in which a slip is looked for: shorter ones have too many neighbours


@lru_cache(maxsize=10_000)
def guess(word: str, vocabulary: tuple[str, ...]) -> tuple[str | None, str]:
    """(the known word, "form" or "slip") for a word that is not in a vocabulary, a tuple; (None, "") for any other."""
    if not SHORTEST <= len(word) <= LONGEST:
        return None, ""
    if form := known_form(word, vocabulary):
        return form, "form"
    if not word.isalpha() or word in english():
        return None, ""
    near = slips(word, letters(vocabulary)) & long_ones(vocabulary)
    return (near.pop(), "slip") if len(near) == 1 else (None, "")


@lru_cache(maxsize=16)
def long_ones(vocabulary: tuple[str, ...]) -> frozenset[str]:
    """The words in which a slip is looked for."""
    return frozenset(word for word in vocabulary if len(word) >= FEWEST and word.isalpha())


@lru_cache(maxsize=16)
def letters(vocabulary: tuple[str, ...]) -> str:
    """Every letter of them."""
    return "".join(sorted(set("".join(long_ones(vocabulary)))))


def slips(word: str, letters: str) -> set[str]:
    """All that one slip may have made a word from: a letter more, less or other, or two neighbours changed round.

    Another first letter is no slip: people hardly ever mistype that one, and it makes another word.
    """
    cut = [(word[:k], word[k:]) for k in range(len(word) + 1)]
    less = {a + b[1:] for a, b in cut if b}
    round_ = {a + b[1] + b[0] + b[2:] for a, b in cut if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cut if a and b for letter in letters}
    more = {a + letter + b for a, b in cut for letter in letters}
    return (less | round_ | other | more) - {word}
