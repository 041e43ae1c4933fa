"""Whether a sentence is like those that were learnt for named entities: English, with its capitals."""

from collections.abc import Iterator, Sequence

from lstm.live.tasks._entity_names import PARTICLES, words
from lstm.live.tasks._entity_tokens import words_of
from lstm.live.tasks._entity_words import everyday, known, without_ending
from lstm.spelling import english

ELSEWHERE = frozenset(words("la|le|les|des|du|de|der|das|el|los|un|una|il|di|da|del|et|en|y|e|o|au|em|na"))
FOREIGN = 0.4  # share of words in small letters from which on they are not taken for English
ALPHABET = 0.2  # share of letters of other alphabets, likewise
NAMED = 4  # words that are named as examples


def doubts(text: str) -> Iterator[str]:
    """Sentences on why what is said of a text may not hold, () for one like those that were learnt."""
    every = [word for word in words_of(text) if any(map(str.isalpha, word))]
    small = [word for k, word in enumerate(every) if word[0].islower() and not inside_name(every, k)]
    strange = [word for word in small if not is_english(word)]
    letters = [letter for letter in text if letter.isalpha()]
    others = sum(not is_latin(letter) for letter in letters)
    if others >= ALPHABET * len(letters):
        yield f"It learnt English alone, and {others} of these {len(letters)} letters are none of its alphabet."
    elif small and len(strange) >= FOREIGN * len(small):
        some = ", ".join(f"“{word[:20]}”" for word in dict.fromkeys(strange[:NAMED]))
        count = (
            f"{len(strange)} of the {len(small)} words in small letters"
            if len(small) > 1
            else "its word in small letters"
        )
        yield f"It learnt English alone, and {count} {are(strange)} not in its list of English: {some}."
    if len(every) > 1 and not any(word[0].isupper() for word in every):
        yield "It tells a name by its capital first of all, and no word here begins with one."
    elif len(every) > 2 and all(word.isupper() for word in every):
        yield "It tells a name by its capital first of all, and here everything is in capitals."
    elif len(every) > 4 and not small:
        yield "It tells a name by its capital first of all, and here every word begins with one."


def inside_name(every: Sequence[str], k: int) -> bool:
    """Whether a word is one as in Juan de la Cruz: between two with a capital, or another such word and one."""
    near = [every[j : j + 1] for j in (k - 1, k + 1) if j >= 0]
    fits = [bool(one) and (one[0][0].isupper() or one[0] in PARTICLES) for one in near]
    return every[k] in PARTICLES and len(fits) == 2 and all(fits)


def are(some: Sequence[str]) -> str:
    """The verb for so many things."""
    return "are" if len(some) > 1 else "is"


def is_english(word: str) -> bool:
    """Whether a word in small letters is an English one, or two of them with a hyphen between, or an abbreviation."""
    bare = without_ending(word)[0].casefold()
    parts = bare.split("-")
    if bare in ELSEWHERE:  # words of other languages, that English only has in names and phrases
        return False
    return "." in word or bool(known(word)) or everyday(word) or all(part in english() for part in parts)


def is_latin(letter: str) -> bool:
    """Whether a letter is one of the alphabet that English is written in, with or without an accent."""
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00" or "\uff21" <= letter <= "\uff5a"
