"""Words written from right to left, within what is written from left to right."""

import random
import unicodedata

import pytest
from test_pages import PAGES, visit

from lstm.figures.directions import FIRST, LAST, LEFTWARDS, isolated

HEBREW, ARABIC = "שלום", "مرحبا"
WORDS = (
    HEBREW,
    ARABIC,
    "כוח19",
    "א-ב",
    "ד״ר",
    "(שלום)",
    "كتاب/قلم",
    "a" + HEBREW,
    HEBREW + "b",
    "١٢٣ب",
    f"{HEBREW} {ARABIC}",
)
SENTENCES = (
    "After “{}” it expects “loan”, with 97 %.",
    "“{}” goes from 3 % to 97 % (before: 12 %).",
    "{} 97 %",
    "97 % {}",
    "→ {}, 97 %",
    "The label is the last column, “label”: 2 labels, {} and bad.",
    "Found: {}: person; Rome: place.",
    "{}, unit 5, input gate 0.97",
    "( {} ) 0.5 (loan)",
    "“{0}” 12 %, “{0}” 88 %",
)


def shown(text):
    """The order in which the letters of a text are seen, by the rules of Unicode that matter here: what is set apart
    keeps its place, and of the rest a stretch between two letters from right to left is turned round."""
    runs, k = [], 0
    while k < len(text):
        end = text.index(LAST, k) + 1 if text[k] == FIRST else k + 1
        runs.append(text[k:end])
        k = end
    kinds = [unicodedata.bidirectional(run) if len(run) == 1 else "isolate" for run in runs]
    return ["turned" if kind in ("R", "AL", "AN") else "kept" for kind in kinds]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("word", WORDS)
def test_nothing_outside_what_is_set_apart_is_written_from_right_to_left(sentence, word):
    text = isolated(sentence.format(word))
    assert "turned" not in shown(text) and FIRST in text
    assert text.replace(FIRST, "").replace(LAST, "") == sentence.format(word)  # and nothing else was changed
    assert isolated(text) == text


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_set_apart_whole_and_the_marks_of_the_sentence_are_none_of_it(sentence, word):
    assert isolated(sentence.format(word)) == sentence.format(f"{FIRST}{word}{LAST}")


@pytest.mark.parametrize("word", ["loan", "été", "слово", "中文", "👩", "12 %", "→", "", "(a)", "ﬁ"])
def test_where_nothing_is_written_from_right_to_left_a_text_stays_as_it_is(word):
    assert all(isolated(sentence.format(word)) == sentence.format(word) for sentence in SENTENCES)


def test_any_text_is_only_added_to_and_only_once():
    rng = random.Random(0)
    for _ in range(300):
        text = "".join(
            rng.choice([*WORDS, " ", "“", "”", ".", "(", ")", "a", "1", "\n", FIRST, LAST]) for _ in range(12)
        )
        once = isolated(text)
        plain = [one.replace(FIRST, "").replace(LAST, "") for one in (text, once)]
        assert plain[0] == plain[1]
        if FIRST not in text and LAST not in text:
            assert isolated(once) == once and "turned" not in shown(once)


def test_long_texts_are_read_in_one_go():
    assert isolated("a" * 200_000 + "א" * 200_000).count(FIRST) == 1


def test_what_is_taken_for_written_from_right_to_left_is():
    strong = [chr(k) for k in range(0x20000) if unicodedata.bidirectional(chr(k)) in ("R", "AL") and chr(k) != "\u200f"]
    assert all(LEFTWARDS.match(letter) for letter in strong)


# --- on the pages -----------------------------------------------------------------------------------------------------

TYPED = f"{HEBREW} due to my ({ARABIC}) job, כוח19 I need to take a"
NOT_SHOWN = [("text_input", "value"), ("text_area", "value"), ("selectbox", "value")]  # or as it was typed


def said(element):
    """Every text on a page: (kind of element, text)."""
    for child in getattr(element, "children", {}).values():
        yield from said(child)
    kind = getattr(element, "type", "")
    for name in ("value", "label"):
        if isinstance(text := getattr(element, name, None), str) and (kind, name) not in NOT_SHOWN:
            yield kind, text
    for text in getattr(element, "options", None) or ():
        yield kind, str(text)
    if kind in ("table", "arrow_data_frame"):
        yield from ((kind, str(cell)) for column in element.value for cell in (column, *element.value[column]))


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem[:2] in ("ap", "11", "12", "13", "53")])
def test_every_text_of_a_page_that_quotes_such_a_word_sets_it_apart(page):
    texts = list(said(visit(page, sentence=TYPED, names=f"Anna met {HEBREW} in Rome.", place="0").main))
    quoting = [(kind, text) for kind, text in texts if LEFTWARDS.search(text)]
    assert quoting or page.stem[:2] == "53"
    assert not [one for one in quoting if isolated(one[1]) != one[1]]
