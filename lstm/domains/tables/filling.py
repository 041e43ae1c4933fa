"""A series made whole: missing values filled, gaps in time named or filled, and what is too long made shorter."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from lstm.domains.tables import gaps as holes
from lstm.domains.tables.asking import Answers, Offer, Question, answered, counted, quoted


class Found(NamedTuple):
    """A series."""

    numbers: tuple[float, ...]  # of float, the oldest first
    when: tuple[str, ...]  # what stands for each value on the axis of time
    notes: tuple[str, ...]  # of sentences: how it was read, and what was done
    offers: tuple[Offer, ...] = ()  # what was settled, and may be settled otherwise


def finished(
    values: Sequence[float | None],
    when: Sequence[str],
    times: tuple[float, ...] | None,
    answers: Answers,
    notes: list[str],
    offers: tuple[Offer, ...],
    most: int | None,
) -> Found:
    """What is missing filled, gaps in time named or filled, and what is too long made shorter: Found.

    Raises ValueError where there are no numbers.
    """
    known = [k for k, one in enumerate(values) if one is not None]
    if not known:
        raise ValueError("There are no numbers in it.")
    first, last = known[0], known[-1] + 1
    for many, where in ((first, "beginning"), (len(values) - last, "end")):
        if many:
            are = "was" if many == 1 else "were"
            notes.append(f"{counted(many, 'row')} without a value at the {where} {are} left out.")
    values, when, times = values[first:last], when[first:last], times[first:last] if times else None
    found = holes.gaps(times) if times else holes.Gaps("", {})
    notes += found.notes
    values, when, more = without_holes(values, when, found, answers, notes)
    values, when = no_more_than(values, when, most, answers, notes)
    return Found(tuple(values), tuple(when), tuple(notes), (*offers, *more))


def without_holes(
    values: Sequence[float | None],
    when: Sequence[str],
    found: holes.Gaps,
    answers: Answers,
    notes: list[str],
) -> tuple[Sequence[Any], Sequence[str], tuple[Offer, ...]]:
    """(values, when, Offers): missing values filled as the visitor says, gaps in time filled, or named and left."""
    empty = {k for k, one in enumerate(values) if one is None}
    how = ""
    if empty:
        said = f"{counted(len(empty), 'value')} of {len(values):,} {'is' if len(empty) == 1 else 'are'} missing"
        first = quoted(when[min(empty)])
        how = answered(answers, Question("missing", f"{said}, the first at {first}. What is to be done?", holes.WAYS))
    offers, leave = (), answers.get("gaps") not in holes.WAYS
    if found.count:
        what = counted(found.count, found.beat)
        are, first = "is" if found.count == 1 else "are", min(found.before)
        where = f"between {when[first - 1]} and {when[first]}"
        if len(found.before) > 1:
            where = f"in {len(found.before):,} places, the first {where}"
        if leave:
            notes.append(
                f"{what} {are} missing {where}; {'it is' if are == 'is' else 'they are'} read as if the {found.beat}s "
                f"beside {'it' if are == 'is' else 'them'} were neighbours."
            )
        chosen = holes.LEAVE if leave else answers["gaps"]
        label = f"Missing {found.beat}s"
        offers = (Offer("gaps", label, {holes.LEAVE: "leave them out", **holes.WAYS}, chosen),)
        if not leave and chosen != holes.CUT:
            places = [k for k in range(len(values))]
            values, when, new, moved = widened(values, when, found, places)
            empty = {moved[k] for k in empty}
            values = holes.filled(values, new, chosen)
            were = "was" if found.count == 1 else "were"
            notes.append(f"{what} {were} missing {where}; filled with {by(chosen, found.count)}.")
            found = found._replace(before={})
    cuts = [(k, k + 1) for k in empty] if how == holes.CUT else []
    cuts += [(k, k) for k in found.before] if answers.get("gaps") == holes.CUT else []
    if empty and how != holes.CUT:
        values = holes.filled(values, empty, how)
        were = "was" if len(empty) == 1 else "were"
        notes.append(f"{counted(len(empty), 'missing value')} {were} filled with {by(how, len(empty))}.")
    if cuts:
        begin, end = holes.longest(cuts, len(values))
        notes.append(
            f"Only the longest stretch without a gap is read, from {when[begin]} to {when[end - 1]}: "
            f"{end - begin:,} of {len(values):,} values."
        )
        values, when = values[begin:end], when[begin:end]
    return values, when, offers


def by(way: str, many: int) -> str:
    """How so many values are filled, in words."""
    their, them = ("its", "it") if many == 1 else ("their", "them")
    return f"a straight line between {their} neighbours" if way == holes.LINE else f"the last value before {them}"


def widened(
    values: Sequence[float | None], when: Sequence[str], found: holes.Gaps, places: Sequence[int]
) -> tuple[list[float | None], list[str], set[int], dict[int, int]]:
    """(values, when, places of the new ones, where each old one now stands) with None in each gap in time."""
    made, labels, new = holes.opened(values, when, found, holes.MOST_OPENED)
    moved = dict(zip(places, (k for k in range(len(made)) if k not in new), strict=True))
    return made, labels, new, moved


def no_more_than(
    values: Sequence[float],
    when: Sequence[str],
    most: int | None,
    answers: Answers,
    notes: list[str],
) -> tuple[Sequence[float], Sequence[str]]:
    """Values, any numbers, and when: made short enough, `most` at most, as the visitor says."""
    if not most or len(values) <= most:
        return values, when
    every = -(-len(values) // most)
    question = Question(
        "many",
        f"These are {len(values):,} numbers; at most {most:,} are taken.",
        {"last": f"keep the last {most:,}", "mean": f"take the mean of every {every}"},
    )
    if answered(answers, question) == "last":
        notes.append(f"Of {len(values):,} numbers the last {most:,} are read.")
        return values[-most:], when[-most:]
    begin = len(values) % every
    notes.append(f"Each number is the mean of {every} of the {len(values):,}.")
    starts = range(begin, len(values), every)
    return [sum(values[k : k + every]) / every for k in starts], [when[k] for k in starts]
