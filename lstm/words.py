"""Text in, tokens and ids out, and back. With lstm.inputs the only place that knows strings. Source: ours."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lstm.spelling import guess

UNKNOWN = "<unk>"
MANY = 2000  # words: what a vocabulary of more does not hold is seldom a slip, and near too many words to tell of which
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
    how: str  # "known", "form" (another form of it), "slip" (one letter off) or "unknown"


def split(text: str) -> list[Token]:
    """Text to tokens: words (with their contractions), and every other visible character on its own."""
    found = pieces(text)
    tokens = {piece: Token(piece, fold(piece)) for piece in set(found)}
    return [tokens[piece] for piece in found]


def pieces(text: str) -> list[str]:
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


def binds(mark: str, before: str, after: str) -> bool:
    """Does a mark between two characters of a word belong to it?"""
    if mark in ".,":
        return before.isdecimal() and after.isdecimal()
    return (mark in APOSTROPHES or mark == "-") and after.isalnum()


def fold(word: str) -> str:
    """A word as vocabularies hold it: case folded, apostrophes straight."""
    folded = word.casefold()
    for mark in APOSTROPHES[1:]:
        folded = folded.replace(mark, "'")
    return folded


@lru_cache(maxsize=1)
def folds() -> dict[str, str]:
    """The letters whose folded case is not their lower case: letter -> folded."""
    letters = (chr(k) for k in range(0x20000) if not 0xD800 <= k < 0xE000)  # beyond, no letters have cases
    return {letter: letter.casefold() for letter in letters if letter.casefold() != letter.lower()}


def find(tokens: Sequence[Token], vocabulary: Sequence[str], literal: Sequence[str] = ()) -> list[Found]:
    """Look every token up: as it stands; else as another form of a known word, or one with a single slip; else <unk>.

    Words in `literal` are not guessed at: they stand for themselves, or are unknown. Nor are marks, nor anything where
    more than MANY words are known. Where more words
    are unknown than known, a word that looks like a slip of a known one is hardly that: then those are unknown too.
    Returns a Found for each token.
    """
    vocabulary = tuple(vocabulary)
    place, ways = places(vocabulary), dict[str, tuple[str, str]]()
    for word in {token.word for token in tokens}:
        if word in place:
            ways[word] = word, "known"
        else:
            meant, how = (None, "") if word in literal or len(place) > MANY else guess(word, vocabulary)
            ways[word] = meant or UNKNOWN, how or "unknown"
    hows = [ways[token.word][1] for token in tokens if is_word(token)]
    if hows.count("unknown") > hows.count("known") + hows.count("form"):
        ways = {word: (UNKNOWN, "unknown") if way[1] == "slip" else way for word, way in ways.items()}
    found = {token: Found(token, place[ways[token.word][0]], *ways[token.word]) for token in set(tokens)}
    return [found[token] for token in tokens]


@lru_cache(maxsize=64)
def places(vocabulary: tuple[str, ...]) -> dict[str, int]:
    """The place of each word in a vocabulary, from 0: its id."""
    return {word: k for k, word in enumerate(vocabulary)}


def mostly_unknown(found: Sequence[Found], left_out: int = 0) -> bool:
    """Whether half or more of the words found, and of those left out, are unknown. Marks do not count."""
    ways = [one.how for one in found if is_word(one.token)]
    return 2 * (ways.count("unknown") + left_out) >= len(ways) + left_out > 0


def is_word(token: Token | str) -> bool:
    """Whether a Token, or its text, is a word or a number, and no mark."""
    return any(character.isalnum() for character in getattr(token, "text", token))
