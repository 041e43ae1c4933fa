"""Which words the English network knows: the commonest of what it learns from, but no surname, address or insult.

Who a chat was about is nobody's business. So a word that is mostly written with a capital letter inside a sentence is
taken for a name, and a name is left out unless it is on a list of what belongs to nobody (months, countries, languages,
offices: `capitals.txt`) or is a common first name that comes up in many chats. Of the commonest surnames, which chats
write small as well, `surnames.txt` is a list; `refused.txt` is one of insults, each letter moved by 13 places so that
nobody has to read them.
"""

import codecs
import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from lstm import words
from lstm.presets.english.texts import Document
from lstm.words import UNKNOWN

END = "<eos>"  # after every utterance. Nobody types it: lstm.words parts it into three
SIZE = 8000
COMMON = 20  # chats that a first name is in, from which on it is nobody's in particular
OPENERS = {*'.!?":(*-['}  # after these a capital letter may only be the first of a sentence
NUMBER = re.compile(r"\d{1,2}|[1-9]0+|(19|20)\d\d|\d{1,3}(,000)+|\d{1,2}(st|nd|rd|th)|[1-9]0'?s")
WORD = re.compile(r"[a-z]+('[a-z]+)*(-[a-z]+('[a-z]+)*)*'?")
ADDRESSES = frozenset(
    (
        "www",
        "http",
        "https",
        "com",
        "org",
        "edu",
        "gmail",
        "yahoo",
        "hotmail",
        "outlook",
        "email's",
        "url",
        "blvd",
        "ave",
    )
)
FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def capitals() -> frozenset[str]:
    """Words with a capital letter that are nobody's name."""
    return frozenset((FOLDER / "capitals.txt").read_text().split())


@lru_cache(maxsize=1)
def insults() -> frozenset[str]:
    """Words that the network shall not say."""
    return frozenset(codecs.decode((FOLDER / "refused.txt").read_text(), "rot13").split())


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Common surnames that are no words besides."""
    return frozenset((FOLDER / "surnames.txt").read_text().split())


def choose(learnt: Iterable[Document], first_names: Collection[str], size: int = SIZE) -> tuple[str, ...]:
    """The vocabulary: <unk>, <eos>, and the commonest words that `allowed` lets in, `size` in all."""
    every, chats, capital, small = Counter(), Counter(), Counter(), Counter()
    for one in learnt:
        seen = set()
        for pieces in one.utterances:
            folded = [words.fold(piece) for piece in pieces]
            every.update(folded)
            seen.update(folded)
            for before, piece, word in zip(pieces, pieces[1:], folded[1:], strict=False):
                if before not in OPENERS and piece[0].isalpha():
                    (capital if piece[0].isupper() else small)[word] += 1
        if one.kind == "chat":
            chats.update(seen)
    common = {words.fold(name) for name in first_names if chats[words.fold(name)] >= COMMON}
    chosen = [word for word, _ in every.most_common() if allowed(word, capital[word] > small[word], common)]
    return (UNKNOWN, END, *chosen[: size - 2])


def allowed(word: str, is_name: bool, common: Collection[str] = ()) -> bool:
    """Whether a word may be in the vocabulary. `is_name` says that it is mostly written with a capital letter."""
    stem = word.removesuffix("'s")
    if {word, stem} & (insults() | surnames() | ADDRESSES):
        return False
    if any(character.isdigit() for character in word):
        return bool(NUMBER.fullmatch(word))
    if not word[0].isalpha():
        return len(word) == 1 and word.isprintable() and word not in "@_#<>\\^~|=[]{}+"
    if not WORD.fullmatch(word):
        return False
    return not is_name or word in capitals() or stem in common
