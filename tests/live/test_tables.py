"""A stranger's table is read as it was meant, asked about, or refused: never as other numbers or in another order."""

import pytest
from fuzzing import seeds
from tables_made import table

from lstm.domains import tables

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")


def read(made, text):
    """What comes of a table when every question is answered with the truth: (Found, what was asked), or a sentence."""
    answers, asked = {}, []
    for _ in range(6):
        try:
            return tables.read(text, answers), asked
        except tables.Question as fault:
            asked.append(fault.key)
            wanted = made.truth.get(fault.key)
            fits = [one for one in fault.choices if one == wanted or (fault.key == "days" and wanted in one)]
            answers[fault.key] = (fits or list(fault.choices))[0]
    raise AssertionError("it never stops asking")


@pytest.mark.parametrize("batch", seeds(6))
def test_a_table_gives_its_numbers_oldest_first_and_says_what_was_done(batch):
    for seed in range(batch * 40, batch * 40 + 40):
        made = table(seed)
        try:
            encoded = made.text.encode(ENCODINGS[seed % len(ENCODINGS)])
        except UnicodeEncodeError:
            encoded = made.text.encode()
        found, asked = read(made, tables.decoded(encoded))
        said = " ".join(found.notes)
        assert found.numbers == made.numbers, (seed, made.about, asked, said)
        assert not made.moved or "turned round" in said or "sorted" in said, (seed, made.about, said)
        assert len(asked) <= 1, (seed, made.about, asked)
        for piece in made.furniture:
            assert piece[:30] in said or "more line" in said, (seed, made.about, said, piece)
