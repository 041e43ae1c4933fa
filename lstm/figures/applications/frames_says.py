"""What the page says of a reading: what it is, how sure, and where it went wrong."""

from typing import TYPE_CHECKING

from lstm.figures.text import percent
from lstm.networks.transcript import Transcript, merged

if TYPE_CHECKING:
    pass

UNSURE = 0.5  # an answer with less than this chance is said to be a guess


def spelt(labels: tuple[int, ...], names: tuple[str, ...]) -> str:
    """Labels, 1 to 10, as people would write them, "1997"; nothing said is an empty text."""
    return "".join(names[label] for label in labels)


def answer(transcript: Transcript, names: tuple[str, ...], does: str = "reads") -> str:
    """The answer in one line, as Markdown made of digits alone."""
    if not transcript.labels:
        return f"It {does} **nothing**: at every frame the blank is likeliest (chance {percent(transcript.chance)})."
    said = f"It {does} **{spelt(transcript.labels, names)}** · chance {percent(transcript.chance)}"
    return said if transcript.chance >= UNSURE else f"{said}. **Not sure: take it as a guess.**"


def against(
    transcript: Transcript, truth: tuple[int, ...] | None, names: tuple[str, ...], done: str = "written"
) -> str:
    """Whether that is what was written, or whatever was done, where this is known. truth: labels, or None."""
    if truth is None:
        return ""
    if tuple(truth) == transcript.labels:
        return "Right."
    written = f"**Wrong: {spelt(truth, names)} was {done}.**"
    if merged(transcript.labels, truth):
        return (
            f"{written} No blank came between two equal digits, so they count as one: the classic failure of CTC, "
            "which merges what is not parted."
        )
    return written


def paths(transcript: Transcript, names: tuple[str, ...]) -> str:
    """How the best path and the likeliest labelling differ, or "" where they agree."""
    best, chance = transcript.likeliest[0]
    if best == transcript.labels:
        return ""
    return (
        f"The likeliest label of every frame says {spelt(transcript.labels, names) or 'nothing'}; counted over all "
        f"paths, {spelt(best, names) or 'nothing'} is likelier "
        f"({percent(chance)} against {percent(transcript.chance)})."
    )


def table(transcript: Transcript, names: tuple[str, str]) -> list[dict[str, str]]:
    """The likeliest labellings: rows for a table."""
    return [
        {
            "read": spelt(labels, names) or "(nothing)",
            "chance": percent(chance),
            "found by": "best path and search" if labels == transcript.labels else "prefix search",
        }
        for labels, chance in transcript.likeliest
    ]


def chances_table(transcript: Transcript, names: tuple[str, ...], what: str) -> list[dict[str, float]]:
    """Every chance at every frame: rows for a table."""
    return [
        {what: t + 1} | {name: float(value) for name, value in zip(names, row, strict=True)}
        for t, row in enumerate(transcript.chances)
    ]
