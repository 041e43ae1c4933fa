"""The text of a file, whichever of the usual encodings it was saved in."""

import codecs

MARKS = (  # what the first bytes of a file say, the longer mark first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"BZh", b"SQLite")
NO_TEXT = "The file is no plain text. Save it as text or CSV (in a spreadsheet: Save as, CSV UTF-8)."
LOOKED_AT = 4096  # bytes at the beginning that tell UTF-16 from the rest


def decoded(data: bytes) -> str:
    """The text of a file, str, out of its bytes: UTF-8, UTF-16 or UTF-32 with or without a mark, or Windows-1252.

    What is no UTF-8 and has no mark is Windows-1252, as spreadsheets of Western Europe save it. Raises ValueError,
    with a sentence, for what is no text: a packed file, a picture, or bytes that no Western writing has.
    """
    if data.startswith(PACKED):
        raise ValueError(NO_TEXT)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return readable(data[len(mark) :], encoding)
    if encoding := unmarked(data[:LOOKED_AT]):
        return readable(data, encoding)
    try:
        return plain(data.decode("utf-8"))
    except UnicodeDecodeError:
        return western(readable(data, "cp1252"))


def unmarked(start: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: Western text has a zero in every second byte, or in three of four."""
    size = len(start) // 4
    if size < 1 or 0 not in start:
        return None
    zeros = [sum(byte == 0 for byte in start[k : 4 * size : 4]) / size for k in range(4)]
    kinds = {
        "utf-32-le": (0, 1, 1, 1),
        "utf-32-be": (1, 1, 1, 0),
        "utf-16-le": (0, 1, 0, 1),
        "utf-16-be": (1, 0, 1, 0),
    }
    for encoding, wanted in kinds.items():
        if all(part > 0.7 if zero else part < 0.3 for part, zero in zip(zeros, wanted, strict=True)):
            return encoding
    return None


def readable(data: bytes, encoding: str) -> str:
    """The text in that encoding; ValueError where it is none."""
    try:
        return plain(data.decode(encoding))
    except UnicodeDecodeError:
        raise ValueError(NO_TEXT) from None


def western(text: str) -> str:
    """A text taken for Windows-1252; ValueError where it is too full of accents to be that: another alphabet."""
    letters = [letter for letter in text if letter.isalpha()]
    accents = sum(letter > "\x7f" for letter in letters)
    if accents > 0.3 * len(letters) + 20:
        raise ValueError("The file is text in no encoding that can be told. Save it in UTF-8.")
    return text


def plain(text: str) -> str:
    """A text without a byte order mark; ValueError where it holds what no writing has."""
    if "\0" in text:
        raise ValueError(NO_TEXT)
    return text.removeprefix("\ufeff")
