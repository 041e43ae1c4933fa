"""Text in, tokens and ids out, and back. The only place that knows strings."""

import difflib
import unicodedata
from typing import NamedTuple

UNKNOWN = "<unk>"
JOINERS = "\u200d\ufe0e\ufe0f"  # zero-width joiner and the two variation selectors: they bind emoji together
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
    """Text to tokens: words (with their contractions), and every other visible character on its own.

    Letters, digits, combining marks and underscores of any script make words; an apostrophe or hyphen between two of
    them belongs to the word. Emoji sequences stay whole. Spaces and control characters only separate.
    """
    text = unicodedata.normalize("NFC", text)
    tokens, inside = [], False  # inside: the last token is a word that the next character may join
    for place, character in enumerate(text):
        kind = unicodedata.category(character)
        if kind[0] in "LN" or kind == "Pc":
            joins, inside = inside, True
        elif kind[0] == "M" or character in JOINERS or kind == "Sk":
            joins = bool(tokens) and place > 0 and not text[place - 1].isspace()
        elif (character in APOSTROPHES or character == "-") and inside and text[place + 1 : place + 2].isalnum():
            joins = True
        elif kind[0] in "ZC":
            inside = False
            continue
        else:
            joins = bool(tokens) and place > 0 and text[place - 1] == "\u200d"
            inside = False
        if joins:
            tokens[-1] += character
        else:
            tokens.append(character)
    return [Token(token, fold(token)) for token in tokens]


def fold(word):
    """A word as vocabularies hold it: case folded, apostrophes straight."""
    folded = word.casefold()
    for mark in APOSTROPHES[1:]:
        folded = folded.replace(mark, "'")
    return folded


def find(tokens, vocabulary):
    """Look every token up: as it stands; else the nearest spelling; else shared letter groups; else <unk>.

    Marks and words of fewer than four letters are never guessed at. Returns a Found for each token.
    """
    place = {word: k for k, word in enumerate(vocabulary)}
    candidates = [word for word in vocabulary if len(word) > 3 and word.isalpha()]
    found = []
    for token in tokens:
        word, how = (token.word, "known") if token.word in place else guess(token.word, candidates)
        found.append(Found(token, place[word], word, how))
    return found


def guess(word, candidates):
    """The likeliest meaning of a word that is not in the vocabulary, and how it was found."""
    if len(word) > 3:
        if near := difflib.get_close_matches(word, candidates, n=1, cutoff=0.8):
            return near[0], "spelling"
        best = max(candidates, key=lambda other: shared_letters(word, other), default=None)
        if best and shared_letters(word, best) >= 0.35:
            return best, "letters"
    return UNKNOWN, "unknown"


def shared_letters(a, b):
    """Jaccard similarity of two words' groups of three letters, ends marked: 0 to 1."""
    a, b = ({f"^{w}$"[k : k + 3] for k in range(len(w))} for w in (a, b))
    return len(a & b) / len(a | b)
