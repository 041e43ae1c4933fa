"""A file is read whichever of the usual encodings it was saved in, or it is said that it is no text."""

import codecs
import zlib

import pytest

from lstm.domains.tables import decoded

TEXTS = (
    "Datum;Wert\n30.04.2023;1.234,50 €\n",
    "to be, or not to be\n" * 40,
    "niño, garçon, Größe, œuvre – “quoted”\n1\n2\n3\n",
    "1\n2\n3",
    "7",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", b""),
        ("cp1252", b""),
    ],
)
def test_a_text_comes_out_as_it_went_in(text, ends, encoding, mark):
    text = text.replace("\n", ends)
    if len(text) < 4 and not mark:
        encoding = "utf-8"  # so few bytes say nothing about themselves
    assert decoded(mark + text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["Привет, мир", "他走了很久", "שלום עולם"])
def test_other_alphabets_are_read_in_utf_8_and_utf_16(text):
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decoded((text * 20).encode(encoding)) == text * 20


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 a workbook",
        b"\x89PNG\r\n",
        b"\x00\x01\x02\x03" * 30,
        zlib.compress(bytes(range(256)) * 9),
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8",
        ("он шёл домой " * 40).encode("cp1251"),
        ("他走了很久" * 40).encode("gb18030"),
        "日本語の文".encode("shift_jis") * 40,
    ],
    ids=lambda data: str(data[:6]),
)
def test_what_is_no_text_or_in_another_old_encoding_is_refused_in_a_sentence(data):
    with pytest.raises(ValueError, match=r"^The file is .* Save it .*\.$"):
        decoded(data)
