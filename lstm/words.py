"""Text in, tokens and ids out, and back. With lstm.inputs the only place that knows strings."""

import difflib
import unicodedata
from functools import lru_cache
from typing import NamedTuple

UNKNOWN = "<unk>"
JOINERS = "\u200c\u200d\ufe0e\ufe0f"  # zero-width (non-)joiner and variation selectors: they bind, and show nothing
SKIN_TONES = {chr(0x1F3FB + k) for k in range(5)}
FLAG_LETTERS = {chr(0x1F1E6 + k) for k in range(26)}  # two of them are a flag
APOSTROPHES = "'\u2019\u02bc"


class Token(NamedTuple):
    """One word or mark of a text."""

    text: str  # as the visitor wrote it
    word: str  # case folded, apostrophes straight: what a vocabulary is asked for


class Found(NamedTuple):
    """What a vocabulary made of one token."""

    token: Token
    id: int  # its place in the vocabulary
    word: str  # the word the network reads
    how: str  # "known", "spelling", "letters" or "unknown"


def split(text):
    """Text to tokens: words (with their contractions), and every other visible character on its own."""
    return [Token(piece, fold(piece)) for piece in pieces(text)]


def pieces(text):
    """The words and marks of a text, as they are written.

    Letters, digits, combining marks and underscores of any script make words; an apostrophe or hyphen between two of
    them belongs to the word, a point or comma between two digits to the number. Emoji sequences and flags stay whole.
    Spaces and control characters only separate.
    """
    text = unicodedata.normalize("NFC", text)
    done, last, inside = [], [], False  # inside: the last piece is a word that the next character may join
    for place, character in enumerate(text):
        kind = unicodedata.category(character)
        if kind[0] in "LN" or kind == "Pc":
            joins, inside = inside, True
        elif kind[0] == "M" or character in JOINERS or character in SKIN_TONES:
            joins = bool(last) and not text[place - 1].isspace()
            if character in JOINERS and not joins:
                continue
        elif inside and binds(character, text[place - 1], text[place + 1 : place + 2]):
            joins = True
        elif kind[0] in "ZC":
            inside = False
            continue
        else:
            inside = False
            half_flag = character in FLAG_LETTERS and len(last) == 1 and last[0] in FLAG_LETTERS
            joins = bool(last) and last[-1] == text[place - 1] and (half_flag or last[-1] == "\u200d")
        if not joins:
            done.append("".join(last))
            last = []
        last.append(character)
    return [*done[1:], "".join(last)] if last else []


def binds(mark, before, after):
    """Does a mark between two characters of a word belong to it?"""
    if mark in ".,":
        return before.isdecimal() and after.isdecimal()
    return (mark in APOSTROPHES or mark == "-") and after.isalnum()


def fold(word):
    """A word as vocabularies hold it: case folded, apostrophes straight."""
    folded = word.casefold()
    for mark in APOSTROPHES[1:]:
        folded = folded.replace(mark, "'")
    return folded


def find(tokens, vocabulary, literal=()):
    """Look every token up: as it stands; else the nearest spelling; else shared letter groups; else <unk>.

    Words in `literal` are not guessed at: they stand for themselves, or are unknown.
    Marks, and words of fewer than 4 or more than 30 letters, are never guessed at. Returns a Found for each token.
    """
    place = {word: k for k, word in enumerate(vocabulary)}
    candidates = tuple(word for word in vocabulary if len(word) > 3 and word.isalpha())
    found = []
    for token in tokens:
        if token.word in place:
            word, how = token.word, "known"
        else:
            word, how = guess(token.word, candidates) if token.word not in literal else (UNKNOWN, "unknown")
        found.append(Found(token, place[word], word, how))
    return found


@lru_cache(maxsize=10_000)
def guess(word, candidates):
    """The likeliest meaning of a word that is not in the vocabulary, and how it was found."""
    if 3 < len(word) <= 30:
        if near := difflib.get_close_matches(word, candidates, n=1, cutoff=0.8):
            return near[0], "spelling"
        best = max(candidates, key=lambda other: shared_letters(word, other), default=None)
        if best and shared_letters(word, best) >= 0.35:
            return best, "letters"
    return UNKNOWN, "unknown"


def shared_letters(a, b):
    """Jaccard similarity of two words' groups of three letters, ends marked: 0 to 1."""
    a, b = letter_groups(a), letter_groups(b)
    return len(a & b) / len(a | b)


@lru_cache(maxsize=10_000)
def letter_groups(word):
    """A word's groups of three letters, its ends marked."""
    return frozenset(f"^{word}$"[k : k + 3] for k in range(len(word)))
