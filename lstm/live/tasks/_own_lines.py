"""Lines of the visitor's own: a text or a table as lines of words, with or without a label, and their vocabulary."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from lstm.live.tasks import _own_labels as labels
from lstm.live.tasks._own_table import MARKS, Table, tables, visible
from lstm.words import UNKNOWN, fold, pieces

LONGEST = 400  # words in a line
LONGEST_WORD = 60  # letters of a word: a longer one is read as far as that
LONGEST_LABEL = labels.LONGEST


def text_of(own: str, most: int) -> str:
    """A text with one kind of line end, of at most `most` characters."""
    text = str(own)
    if len(text) > most:
        raise ValueError(f"This text has {len(text):,} characters; at most {most:,} are taken.")
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def lines_of(own: str, most: int) -> list[tuple[int, str]]:
    """The lines of a text that hold anything, each with its number: [(1, "..."), ...]. At most `most` characters."""
    return [(k, line) for k, line in enumerate(text_of(own, most).split("\n"), start=1) if visible(line)]


def words_of(text: str) -> list[str]:
    """The words and marks of a line, case folded."""
    return [fold(piece)[:LONGEST_WORD] for piece in pieces(text)]


def labelled(own: str, most: int) -> tuple[list[tuple[int, str, list[str]]], tuple[str, ...]]:
    """A text as [(number of the line, label, words), ...], and sentences on how it was read."""
    text = text_of(own, most)
    choice = labels.chosen(tables(text)) or at_first(text)
    found, long = [], 0
    for number, cells in choice.table.rows[choice.skip :]:
        label, sentence = parted(number, cells, choice)
        words = words_of(sentence)
        if not words:
            raise ValueError(f"Line {number} has the label {label!r}, but no sentence after it.")
        long += len(words) > LONGEST
        found.append((number, label, words[:LONGEST]))
    return found, (*said_of(choice, found), *cut_short(long))


def at_first(text: str) -> labels.Choice:
    """The Choice where no column has few values: the label is taken to stand before the mark that is mostly first."""
    lines = [(k, line) for k, line in enumerate(text.split("\n"), start=1) if visible(line)]
    firsts = Counter(min((m for m in MARKS if m in line), key=line.find, default=":") for _, line in lines)
    mark = firsts.most_common(1)[0][0] if firsts else ":"
    found = next(
        (table for table in tables(text) if table.mark == mark), Table(mark, [(k, (line,)) for k, line in lines])
    )
    return labels.Choice(found, 2, (), 0, 0, 1, -1)


def parted(number: int, cells: tuple[str, ...], choice: labels.Choice) -> tuple[str, str]:
    """The label and the text of a record."""
    label = visible(cells[choice.label]) if len(cells) >= choice.width else ""
    if not 1 <= len(label) <= LONGEST_LABEL:
        line = visible((choice.table.mark or " ").join(cells)[:200])[:40]
        how = (
            f"The label is column {choice.label % choice.width + 1} of {choice.width}."
            if choice.heading
            else labels.HOW
        )
        raise ValueError(f"Line {number} has no label of at most {LONGEST_LABEL} letters: {line!r}. {how}")
    return label, choice.table.mark.join(cells[choice.first : len(cells) + choice.last + 1])


def said_of(choice: labels.Choice, found: Sequence[tuple[int, str, list[str]]]) -> list[str]:
    """Sentences on which column was taken for what."""
    names = list({fold(label): label for _, label, _ in found}.values())
    shown = labels.spoken(sorted(names)[:8], "")
    table, width, heading = choice.table, choice.width, choice.heading
    place, text = choice.label % width, range(choice.first, width + choice.last + 1)
    if heading:
        what = f"the {labels.ordinal(place, width)} column, “{heading[place][:40]}”"
    elif table.mark == ":":
        what = "what stands before the first colon" if place == 0 else "what stands after the last colon"
    else:
        what = f"the {labels.ordinal(place, width)} of {width} columns"
    count = f": {len(names)} label{'s' * (len(names) != 1)}, {shown}" if len(names) <= 8 else f": {len(names)} labels"
    said = [f"The label is {what}{count}."]
    if max((len(cells) for _, cells in table.rows), default=0) > width and not heading:
        said.append(f"The text is what stands {'after' if choice.label >= 0 else 'before'} it.")
    elif width > 2:
        said.append(f"The text is {labels.spoken((labels.called(heading, k, width) for k in text), '')}.")
    if choice.passed:
        said.append(f"Passed over: {labels.spoken(choice.passed, '')}.")
    if choice.skip and not heading:
        said.append("Line 1 is a heading.")
    if table.loose:
        said.append(f"In {times(table.loose, 'line')} quotation marks do not pair off: they are read as they stand.")
    return said


def cut_short(long: int) -> Iterator[str]:
    """A sentence on lines that are too long, if there are any."""
    if long:
        yield f"{times(long, 'line')} {'is' if long == 1 else 'are'} longer than {LONGEST} words: the rest is left out."


def times(n: int, what: str) -> str:
    """A number of things: 1 line, 2 lines."""
    return f"{n:,} {what}{'s' * (n != 1)}"


def vocabulary(sentences: Sequence[list[str]], most: int) -> tuple[str, ...]:
    """<unk>, and the words that come most often in lists of words, in order of the alphabet."""
    counts = Counter(word for words in sentences for word in words)
    return (UNKNOWN, *sorted(sorted(counts, key=lambda word: (-counts[word], word))[:most]))
