"""Texts of every kind that somebody may type; whether pictures are the same, and what a saved one says of itself."""

import zlib
from xml.etree import ElementTree

import numpy as np
import pytest

from lstm.everyday import sentences

LETTERS = list("abcdefghijklmnopqrstuvwxyz")
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'> {0} \u2028 `${window.ran = 1}`"
ODD = (
    *(
        "",
        "loan",
        "LOAN",
        "Straße STRASSE ẞ İstanbul ΣΊΣΥΦΟΣ",
        "colour color honour",
        "dentst dentiist dnetist dentisst",
    ),
    *("Anna's annas don't dont DON\u2019T", "3.14 1,000 3. .5 a.b", "well-known -x- x-", "👩‍👩‍👧‍👦 🇩🇪🇫🇷 👍🏽 e\u0301"),
    *(
        "שלום עולם, i need to take a",
        "汽车 在 路上",
        "a\u200db \u200d x\x1c\u0301 _under_ ＡＢＣ",
        "loans loaned loaning loaner loan-",
    ),
    *(HOSTILE, "x " * 130, "constructor __proto__ toString hasOwnProperty", "٣ ½ ² Ⅷ ㊷ cafe\u0301 ﬁnance ŉ"),
)


def mistyped(text, rng):
    """A text with a slip in some of its words."""
    words = text.split(" ")
    for k in rng.choice(len(words), min(3, len(words)), replace=False):
        letters, at = list(words[k]), int(rng.integers(1, 1 + len(words[k])))
        letters[at : at + int(rng.integers(0, 2))] = rng.choice(
            list("abcdefghijklmnopqrstuvwxyz"), int(rng.integers(0, 3))
        )
        words[k] = "".join(letters) or "x"
    return " ".join(words)


def texts():
    """200 sentences: as they were drawn, mistyped, and texts that no sentence is."""
    rng = np.random.default_rng(3)
    drawn = [" ".join(sentences.sentence(rng).words) for _ in range(200 - len(ODD))]
    return [mistyped(text, rng) if k % 2 else text for k, text in enumerate(drawn)] + list(ODD)


def same(ours, theirs, where=""):
    """Whether plain data hold all that ours hold, numbers to 1e-9."""
    if isinstance(ours, dict):
        for name, value in ours.items():
            same(value, theirs[name], f"{where}.{name}")
    elif isinstance(ours, (list, tuple)):
        assert len(ours) == len(theirs), where
        for k, (a, b) in enumerate(zip(ours, theirs, strict=True)):
            same(a, b, f"{where}[{k}]")
    elif isinstance(ours, float) and not isinstance(theirs, str):
        assert theirs == pytest.approx(ours, abs=1e-9), where
    else:
        assert ours == theirs, where


def of_itself(picture):
    """What a picture says of itself: caption, link and licence."""
    if picture.startswith(b"<svg"):
        found = ElementTree.fromstring(picture)
        assert found.find("{http://www.w3.org/2000/svg}title").text
        return [
            found.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}").text for name in ("title", "source", "rights")
        ]
    at, found = 8, {}
    while at < len(picture):
        size = int.from_bytes(picture[at : at + 4])
        body, crc = picture[at + 4 : at + 8 + size], picture[at + 8 + size : at + 12 + size]
        assert zlib.crc32(body) == int.from_bytes(crc), "a reader checks every chunk"
        if body.startswith(b"iTXt"):
            name, _, text = body[4:].partition(b"\0\0\0\0\0")
            found[name] = text.decode()
        at += 12 + size
    return [found[name] for name in (b"Title", b"Source", b"Copyright")]
