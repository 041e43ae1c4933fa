"""The forms of English words: plurals, verb forms, comparisons, -y and -ly, and how Britain and America spell them."""

import re
from functools import lru_cache

from lstm.spelling import _lists
from lstm.spelling._english import english

SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
AFTER_CONSONANT_Y = re.compile(r"[^aeiou]y$")
CONSONANT_LE = re.compile(r"[^aeiou]le$")
ONE_SHORT_VOWEL = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]$")  # plan, stop, quit: the last letter is doubled
LATER_SHORT_VOWEL = re.compile(r"[aeiouy].*[^aeiou][aeiou][^aeiouwxy]$")  # travel, forget: by some, and in some
SPELT = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("ogue", "og"), ("ence", "ense"))
IRREGULAR = tuple(group.split() for group in _lists.IRREGULAR.split(","))  # a word, and forms of it by no rule
HAS_A_PAST = frozenset(group[0] for group in IRREGULAR)
CLOSED, WHOLE = frozenset(_lists.CLOSED.split()), frozenset(_lists.WHOLE.split())


def forms(word: str) -> set[str]:
    """What is made of a word by rule: plural, past, -ing, comparisons, -y, -ly, owner. A set, without the word."""
    if word in CLOSED:
        return set()
    made, ends = {word + "'s", *plural(word)}, ["ing", "er", "est", "y"] + ["ed"] * (word not in HAS_A_PAST)
    if AFTER_CONSONANT_Y.search(word):
        made |= {word[:-1] + "i" + end for end in ("er", "est", "ly", *ends[4:])} | {word + "ing"}
    elif word.endswith("ie"):
        made |= {word + "d", word[:-2] + "ying"}
    else:
        twice = word + word[-1]
        if word.endswith("e"):
            stems = {word[:-1]} if word[-2:] not in ("ee", "oe", "ye") else set()
            made |= {word + end[1:] for end in ends if end[0] == "e"}
            made |= set() if stems else {word + "ing"}
        elif ONE_SHORT_VOWEL.match(word):
            stems = {twice}
        else:
            stems = {word, twice} if LATER_SHORT_VOWEL.search(word) else {word}
        made |= {stem + end for stem in stems for end in ends}
        made.add(word[:-1] + "y" if CONSONANT_LE.search(word) else word + "ly")
    return made - {word} - WHOLE


def plural(word: str) -> set[str]:
    """The plural of a noun, which is also the form of a verb after he, she, it; of those in -o both."""
    if AFTER_CONSONANT_Y.search(word):
        return {word[:-1] + "ies"}
    if word.endswith("o"):
        return {word + "s", word + "es"}
    return {word + ("es" if SIBILANT.search(word) else "s")}


def bases(word: str) -> set[str]:
    """What a word may be a plural, a verb form or an adverb of. Others in -er are left alone: a shower is not show."""
    irregular: set[str] = {group[0] for group in IRREGULAR if word in group[1:]}
    if word in WHOLE | CLOSED or not word.endswith(("s", "ed", "ing", "ly")):
        return irregular
    cut = {word[:-1], word[:-2], word[:-3], word[:-4], word[:-1] + "e", word[:-3] + "y", word[:-3] + "e"}
    possible = {base for base in cut if len(base) > 2 and re.search("[aeiouy]", base)}
    return irregular | {base for base in possible if word in forms(base)}


def family(base: str) -> set[str]:
    """All forms of a word."""
    return forms(base) | {other for group in IRREGULAR if group[0] == base for other in group[1:]}


@lru_cache(maxsize=16)
def related(vocabulary: tuple[str, ...]) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """(words known, form -> those of them it is a form of, form -> those that are forms of the same word as it)."""
    known, direct, kin, words = {word: {word} for word in vocabulary}, {}, {}, english()
    for word in vocabulary:
        if len(word) < 3 or word in CLOSED:
            continue
        for form in family(word):
            direct.setdefault(form, set()).add(word)
        for base in (base for base in bases(word) if base in known or base in words):
            direct.setdefault(base, set()).add(word)
            for form in family(base):
                kin.setdefault(form, set()).add(word)
    return known, direct, kin


def spelt(word: str) -> list[str]:
    """A word as Britain or America may spell it, or with an apostrophe that was left out; itself first."""
    ways = [word, *(word[: -len(end)] + full for end, full in (("nt", "n't"), ("s", "'s")) if word.endswith(end))]
    for pair in SPELT:
        for here, there in (pair, pair[::-1]):
            found = (m.start() for m in re.finditer(here, word) if m.start() > 1)
            ways += [word[:k] + there + word[k + len(here) :] for k in found]
    return ways


def known_form(word: str, vocabulary: tuple[str, ...]) -> str | None:
    """The word of a vocabulary of which a word, not in it, is another form or spelling; None where there is none."""
    if word in WHOLE:
        return None
    ways = spelt(word)
    for table in related(vocabulary):
        if found := {one for way in ways for one in table.get(way, ())}:
            return min(found, key=lambda one: (len(one), one))
    return None
