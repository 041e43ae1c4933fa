"""Which column of a visitor's records is the label and which the text: by a heading, else by how few values it has."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lstm.live.tasks._own_table import COLUMNS, MARKS, Table, visible
from lstm.words import fold, split

LONGEST = 30  # letters in a label
FEW = 20  # different labels, at least; more where there are many lines of each
OF_EACH = 3  # lines of each label, on average, where a column is to be taken for it
CALLED = {  # what a heading may call them, without case, spaces and marks
    "label": "label labels class classes category categories sentiment opinion target y stars star rating score "
    "polarity emotion mood topic intent tag airlinesentiment klasse kategorie etikett stimmung bewertung v1 gold "
    "goldlabel classification sentimentlabel ytrue etiqueta etiquette categorie",
    "text": "text texts sentence sentences review reviews comment comments message messages content body document "
    "tweet phrase utterance sms post question headline reviewtext satz v2 x input texte texto commentaire reviewbody",
    "id": "id ids index nr no number row key date time timestamp user userid author name url split sentenceid phraseid "
    "reviewid tweetid unnamed0",
}
CALLED = {kind: frozenset(words.split(" ")) for kind, words in CALLED.items()}
HOW = 'Begin each line with its label, as in "good: the film was fun".'
HEAD = "Put a heading in the first line, such as text,label, with one name for each column."


class Choice(NamedTuple):
    """Which columns of a table were taken. A place from 0 on counts from the left, one below 0 from the right."""

    table: Table
    width: int  # columns
    heading: tuple[str, ...]  # () without one
    skip: int  # records that are a heading
    label: int
    first: int  # the text, from this column
    last: int  # to this one
    passed: tuple[str, ...] = ()  # of the names of columns that are neither


def chosen(tables: Sequence[Table]) -> Choice | None:
    """The Choice that fits best, None where none does. ValueError where two fit as well as each other."""
    for table in tables:
        if found := by_heading(table):
            return found
    found = [one for table in tables for one in by_values(table)]
    found = [one for one in found if not marked(one)] or found
    fits = {k: mean_words(values_of(one)) for k, one in enumerate(found)}
    best = [found[k] for k in fits if fits[k] < min(fits.values()) + 0.5]
    if len(best) > 1:
        where = sorted({one.label % one.width for one in best})
        columns = spoken((ordinal(k, best[0].width) for k in where), "")
        same = len({one.table.mark for one in best}) == 1
        what = f"The {columns} column may each be the label" if same else "There are two ways to part these lines"
        raise ValueError(f"{what}. {HEAD}")
    return best[0] if best else None


def marked(choice: Choice) -> bool:
    """Whether labels hold a mark that may part cells: then the lines are rather parted by that one."""
    return any(mark in label.strip() for label in values_of(choice)[:200] for mark in MARKS)


def values_of(choice: Choice) -> list[str]:
    """The labels of a Choice."""
    return [cells[choice.label] for _, cells in choice.table.rows[choice.skip :] if len(cells) >= choice.width]


def bare(name: str) -> str:
    """A name in a heading without case, spaces and marks."""
    return re.sub(r"[\W_]", "", fold(visible(name)))


def kind_of(name: str) -> str:
    """What a heading calls a column: "label", "text", "id", or ""."""
    name = bare(name)
    return next((kind for kind, names in CALLED.items() if name in names), "id" if not name else "")


def heading_of(table: Table) -> tuple[str, ...]:
    """The names of the columns, where the records or the first of them say so; else ()."""
    if table.names:
        return table.names
    if len(table.rows) < 2 or not 2 <= len(table.rows[0][1]) <= COLUMNS:
        return ()
    first = table.rows[0][1]
    kinds = [kind_of(name) for name in first]
    told = any(kind in ("label", "text") and visible(name) for kind, name in zip(kinds, first, strict=True))
    ordinary = any(  # the same word again further down is a label, no heading
        bare(name) and bare(name) in {bare(cells[k]) for _, cells in table.rows[1:] if k < len(cells)}
        for k, name in enumerate(first)
    )
    return first if told and not ordinary and all(len(split(name[:200])) <= 4 for name in first) else ()


def by_heading(table: Table) -> Choice | None:
    """The Choice by what a heading says, or None without one."""
    names = heading_of(table)
    if not names:
        return None
    kinds, skip = [kind_of(name) for name in names], 0 if table.names else 1
    places = {kind: [k for k, one in enumerate(kinds) if one == kind] for kind in ("label", "text", "")}
    labels = places["label"]
    if exact := [k for k in labels if bare(names[k]) == "label"]:
        labels = exact
    columns = {k: values(table, k, len(names), skip) for k in range(len(names))}
    if not labels:
        others = [k for k in range(len(names)) if k not in places["text"]]
        labels = [k for k in others if kinds[k] != "id" and few(columns[k])] or [k for k in others if few(columns[k])]
    if len(labels) > 1 and sum(few(columns[k]) for k in labels) == 1:
        labels = [k for k in labels if few(columns[k])]
    if not labels:
        raise ValueError(f"No column of {spoken(names)} can be the label. {HEAD}")
    if len(labels) > 1:
        several = spoken(names[k] for k in labels)
        raise ValueError(f"Of the columns {several} each may be the label. Call one of them label.")
    texts = places["text"] or places[""] or [k for k in range(len(names)) if k != labels[0]]
    texts = [k for k in texts if k != labels[0]]
    if not texts:
        raise ValueError(f"Beside the label there is no column with a text. {HEAD}")
    text = max(texts, key=lambda k: (sum(map(len, columns[k])), -k))
    names = tuple(map(visible, names))
    passed = tuple(called(names, k, len(names)) for k in range(len(names)) if k not in (labels[0], text) and names[k])
    return placed(table, names, skip, labels[0], text, text, passed)


def by_values(table: Table) -> list[Choice]:
    """The Choices there are where a column has few values. Extra cells are the text's."""
    rows = [cells for _, cells in table.rows if len(cells) > 1]
    if not rows or len(rows) < 0.8 * len(table.rows):
        return []
    width, wide = min(map(len, rows)), max(map(len, rows))
    if table.mark == ":":
        width, places = 2, ((0, 1, -1), (-1, 0, -2))
    elif width < wide:
        ids = [narrow(rows, k) for k in (0, 1)]  # such as the number of a line
        places = [(0, 1 + ids[1], -1), (-1, int(ids[0]), -2), *[(1, 2, -1)] * ids[0]]
    else:
        places = [(k, None, None) for k in range(min(width, COLUMNS))]
    found = []
    for label, first, last in places:
        column = [cells[label] for cells in rows]
        head = headed(column)
        if few(column[head:]):
            heading = tuple(map(visible, table.rows[0][1])) if head and width == wide else ()
            if first is None or last is None:
                found.append(with_text(table, width, head, heading, label))
            else:
                beside = [cells[label - 1 if label < 0 else label + 1] for cells in rows[head:] if len(cells) > 2]
                if few(beside) and mean_words(beside) < 1.5:
                    raise ValueError(f"More than one column may be the label. {HEAD}")
                between = set(range(first)) - {label} if label >= 0 else range(first)
                passed = tuple(called(heading, k, width) for k in between)
                found.append(Choice(table, width, heading, head, label, first, last, passed))
    return found


def with_text(table: Table, width: int, head: int, heading: tuple[str, ...], label: int) -> Choice:
    """The Choice of a label, and as the text of what holds most letters, and stands beside that."""
    columns = {k: [cells[k] for _, cells in table.rows[head:] if k < len(cells)] for k in range(width) if k != label}
    first = last = max(columns, key=lambda k: sum(map(len, columns[k])))
    while lettered(columns.get(last + 1, ())):
        last += 1
    while lettered(columns.get(first - 1, ())):
        first -= 1
    left = [k for k in columns if not first <= k <= last]
    passed = tuple(called(heading, k, width) for k in left)
    return Choice(table, width, heading, head, label, first, last - width, passed)


def lettered(column: Sequence[str]) -> bool:
    """Whether most values of a column have a letter in them."""
    some = column[:200]
    return bool(some) and sum(any(map(str.isalpha, one)) for one in some) > len(some) // 2


def called(heading: tuple[str, ...], k: int, width: int) -> str:
    """What to call a column: its name, or its place."""
    name = heading[k] if k < len(heading) else ""
    return f"“{name[:40]}”" if name else f"the {ordinal(k, width)} column"


def placed(
    table: Table, names: tuple[str, ...], skip: int, label: int, first: int, last: int, passed: tuple[str, ...]
) -> Choice:
    """A Choice in a table with a heading; what stands right of the text is counted from the right."""
    width = len(names)
    return Choice(table, width, names, skip, label - width * (label > last), first, last - width, passed)


def values(table: Table, k: int, width: int, skip: int) -> list[str]:
    """What stands in column k of records that have all columns."""
    return [cells[k] for _, cells in table.rows[skip:] if len(cells) == width]


def headed(column: Sequence[str]) -> int:
    """1 where the first value of a column is none of the others, which are few: it is a heading. Else 0."""
    return int(len(column) > OF_EACH and not few(column, True) and few(column[1:], True))


def few(column: Sequence[str], each: bool = False) -> bool:
    """Whether values are short and few, for their number; `each`: whether none stands alone."""
    counts = Counter(fold(visible(value[:200])) for value in column)
    fits = [count for value, count in counts.items() if 1 <= len(value) <= LONGEST]
    most = max(FEW, len(column) // 100) if len(column) > FEW * OF_EACH else len(column) // OF_EACH
    if not 2 <= len(fits) <= most or sum(fits) < 0.8 * len(column):
        return False
    return not each or min(fits) > 1


def mean_words(column: Sequence[str]) -> float:
    """How many words a value has, on average of the first hundred."""
    return sum(len(value[:1000].split()) for value in column[:100]) / max(1, len(column[:100]))


def narrow(rows: Sequence[tuple[str, ...]], k: int) -> bool:
    """Whether a column holds numbers, dates and the like, each of its own."""
    column = [cells[k].strip() for cells in rows]
    return len(column) > 1 and not any(map(str.isalpha, "".join(column[1:200]))) and len({*column}) > len(column) // 2


def ordinal(k: int, width: int) -> str:
    """A column by its place: "first", "last", "third of 4"."""
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    k %= width
    return "last" if k == width - 1 else names[k] if k < len(names) else f"{k + 1}th"


def spoken(names: Iterable[str], quote: str = "“”") -> str:
    """Names in a row: “a”, “b” and “c”."""
    names = [f"{quote[:1]}{visible(name)[:40]}{quote[1:]}" for name in names]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
