"""What a visitor typed and what a model wrote on: each word with its surprise, and one with its alternatives."""

from typing import Any

from lstm.figures.text import percent
from lstm.networks.going_on import Word, surprise
from lstm.numbers import fixed, plain, sized
from lstm.reading import Reading

DEEPEST = 8.0  # bits from which on the tint is full


def draw(read: Reading, written: tuple[Word, ...], chosen: int, temperature: float) -> dict[str, Any]:
    """The data of ui/applications/next_word/write.

    The Reading is of what was typed; written: of writing.Word; `chosen` the place among them whose alternatives are
    shown.
    """
    vocabulary, typed, chances = read.signature.answers, read.found, read.chances
    said = [None, *(float(row[one.id]) for row, one in zip(chances, typed[1:], strict=False))]
    said = [None if one.how == "unknown" else chance for one, chance in zip(typed, said, strict=True)]
    word = written[chosen]
    return {
        "typed": [
            {"text": one.token.text, "known": one.how == "known"} | bits(chance)
            for one, chance in zip(typed, said, strict=True)
        ],
        "written": [{"text": vocabulary[one.id], "taken": one.taken} | bits(one.chance) for one in written],
        "chosen": chosen,
        "others": [
            {"id": k, "text": vocabulary[k], "before": before, "after": after, "here": k == word.id}
            for k, before, after in word.others
        ],
        "changed": temperature != 1.0 or any(after == 0.0 for _, _, after in word.others),
        "says": says(vocabulary[word.id], word, temperature),
        "alt": f"{len(typed)} words typed, then {len(written)} written: "
        + " ".join(vocabulary[one.id] for one in written),
    }


def bits(chance: float | None) -> dict[str, Any]:
    """The surprise of a word as it is drawn: how many bits, in words too, and how dark.

    Nothing for the first word and for words that are not known.
    """
    if chance is None:
        return {"bits": "", "tint": 0.0, "title": "not judged: the first word, or one it does not know"}
    found = surprise(chance)
    title = f"expected with {percent(chance)}: a surprise of {sized(found, 2)} bits"
    return {"bits": fixed(found, 1), "tint": min(1.0, found / DEEPEST), "title": title}


def says(text: str, word: Word, temperature: float) -> str:
    """How the chosen word came about, at a temperature of at least 0."""
    if word.taken:
        return f"You took “{text}”. The network itself gave it {percent(word.chance)}."
    likeliest = word.others[0][0] == word.id
    how = "the likeliest word" if likeliest else "not the likeliest word, but the one that was drawn"
    cut = " and the cut-off" if any(drawn == 0.0 < chance for _, chance, drawn in word.others) else ""
    moved = f" Temperature {plain(temperature)}{cut} made it {percent(word.drawn)}."
    return f"“{text}” had {percent(word.chance)}: {how}.{moved if percent(word.drawn) != percent(word.chance) else ''}"
