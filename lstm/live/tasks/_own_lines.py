"""Lines of the visitor's own: a text or a table as lines of words, with or without a label, and their vocabulary."""

import csv
import re
import unicodedata
from collections import Counter

from lstm.words import UNKNOWN, fold, split

LONGEST = 100  # words in a line
LONGEST_LABEL = 30  # letters
MARKS = re.compile(r"[\t:;,]")  # what may stand between a label and its sentence
HEADINGS = {"label", "class", "category", "sentiment", "opinion", "target", "text", "sentence", "review", "comment"}
HOW = 'Begin each line with its label, as in "good: the film was fun".'


def lines_of(own, most):
    """The lines of a text that hold anything, each with its number: [(1, "..."), ...]. At most `most` characters."""
    text = unicodedata.normalize("NFC", str(own)).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > most:
        raise ValueError(f"This text has {len(text):,} characters; at most {most:,} are taken.")
    return [(k, line) for k, line in enumerate(text.split("\n"), start=1) if visible(line)]


def visible(text):
    """A text with a space for whatever cannot be seen, and no two spaces in a row."""
    return " ".join("".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text).split())


def words_of(number, text):
    """The words and marks of a line, case folded and parted by spaces."""
    return joined(number, [token.word for token in split(text)])


def joined(number, words):
    """Words parted by spaces; ValueError where a line has too many."""
    if len(words) > LONGEST:
        raise ValueError(f"Line {number} has {len(words)} words; at most {LONGEST} are taken.")
    return " ".join(words)


def labelled(lines):
    """Lines of a text as (number, label, sentence). What most often comes first of tab : ; , parts the two."""
    firsts = Counter(found.group() for _, line in lines if (found := MARKS.search(line)))
    mark = firsts.most_common(1)[0][0] if firsts else ":"
    rows = [(number, *parted(number, line, mark)) for number, line in lines]
    heading = bool(rows) and bool({fold(visible(part)) for part in rows[0][1:]} & HEADINGS)
    return [(number, visible(label), words_of(number, text)) for number, label, text in rows[heading:]]


def parted(number, line, mark):
    """The label and the sentence of a line. In CSV, what stands in quotes is one piece."""
    table = csv.reader([line], delimiter=mark, skipinitialspace=mark != "\t")
    pieces = line.split(mark) if mark == ":" else next(table)
    label, text = pieces[0], mark.join(pieces[1:])
    if len(pieces) == 1 or not 1 <= len(visible(label)) <= LONGEST_LABEL:
        raise ValueError(
            f"Line {number} has no label of at most {LONGEST_LABEL} letters: {visible(line)[:40]!r}. {HOW}"
        )
    if not split(text):
        raise ValueError(f"Line {number} has the label {visible(label)!r}, but no sentence after it.")
    return label, text


def vocabulary(sentences, most):
    """<unk>, and the words that come most often in lists of words, in order of the alphabet."""
    counts = Counter(word for words in sentences for word in words)
    return (UNKNOWN, *sorted(sorted(counts, key=lambda word: (-counts[word], word))[:most]))
