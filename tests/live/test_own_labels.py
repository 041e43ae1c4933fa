"""Labelled lines in whatever form people keep them: which column is the label is found, said, and never mixed up."""

import csv
import io
import itertools
import json

import pytest

from lstm.live.tasks import opinions

TEXTS = (  # each plain, and with whatever may stand in a text
    "it was fine {}",
    "well, it was fine: number {}",
    'they said "fine" {} times',
    "one; two | three, and {}",
    "first line {}\nsecond, line",
    "تجربة {} جيدة",
)
LABELS = ("pos", "neg"), ("1", "5"), ("very good", "bad", "so so"), ("جيد", "سيئ")
HEADINGS = (
    ("text", "label"), ("Text", " LABEL "), ("sentence", "sentiment"), ("review", "stars"), ("Review Text", "Rating"),
    ("comment", "category"), ("v2", "v1"), ("message", "class"), ("x", "y"), ("tweet_text", "airline_sentiment"),
    ("utterance of the day", "what it is"), None,
)  # fmt: skip


def records(labels, text, n=24):
    """(label, text) of n lines; no two texts are alike."""
    return [(labels[k % len(labels)], text.format(k)) for k in range(n)]


def table(rows, mark, heading=None):
    """Rows as CSV, with quotation marks where they are needed."""
    file = io.StringIO()
    csv.writer(file, delimiter=mark, lineterminator="\n").writerows(([heading] if heading else []) + rows)
    return file.getvalue()


def wanted(some):
    """What should be found of (label, text)."""
    return opinions.clean([(label, " ".join(opinions.own_lines.words_of(text))) for label, text in some])


def found(text):
    """What is found, and what is said of the label."""
    own, notes = opinions.read_own(text)
    return own, notes[0]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("heading", HEADINGS)
def test_the_label_is_found_wherever_it_stands_and_it_is_said_which_column_it_is(mark, heading):
    for labels, text, place in itertools.product(LABELS, TEXTS, ("first", "last")):
        some = records(labels, text)
        rows = [(a, b) if place == "first" else (b, a) for a, b in some]
        head = heading and (heading[::-1] if place == "first" else heading)
        own, said = found(table(rows, mark, head))
        assert own == wanted(some), (labels, text, place)
        assert said.startswith(f"The label is the {place}") and f"{len(labels)} labels, " in said
        assert not heading or f"“{heading[1].strip()}”" in said


@pytest.mark.parametrize("order", list(itertools.permutations(("id", "label", "text"))))
@pytest.mark.parametrize("head", [True, False])
def test_a_column_of_numbers_is_passed_over(order, head):
    for labels, text, mark in itertools.product(LABELS, TEXTS, ",\t"):
        some = records(labels, text)
        columns = [{"id": str(k + 100), "label": a, "text": b} for k, (a, b) in enumerate(some)]
        rows = [[one[name] for name in order] for one in columns]
        own, notes = opinions.read_own(table(rows, mark, order if head else None))
        assert own == wanted(some), (labels, text)
        assert any("Passed over: " in note for note in notes)


@pytest.mark.parametrize("names", [("text", "label"), ("label", "id", "text"), ("sentence", "sentiment")])
@pytest.mark.parametrize("form", ["lines", "list"])
def test_json_is_read(names, form):
    for labels, text in itertools.product(LABELS, TEXTS):
        some = records(labels, text)
        kinds = {"label": 0, "sentiment": 0, "text": 1, "sentence": 1}
        made = [{name: k if name == "id" else one[kinds[name]] for name in names} for k, one in enumerate(some)]
        text = "\n".join(map(json.dumps, made)) if form == "lines" else json.dumps(made, indent=form == "list" or None)
        assert found(text)[0] == wanted(some)


@pytest.mark.parametrize("place", ["before", "after"])
def test_lines_with_a_colon_may_hold_more_of_them(place):
    for labels, text in itertools.product(LABELS, ("at 10:30, it was {}: fine", "plain {} words", "a, b, and {}")):
        some = records(labels, text)
        lines = [f"{a}: {b}" if place == "before" else f"{b}: {a}" for a, b in some]
        own, said = found("\n".join(lines))
        assert own == wanted(some) and f"{place} the" in said


@pytest.mark.parametrize("place", [0, -1])
def test_commas_in_a_text_without_quotation_marks_belong_to_it(place):
    some = [
        (label, text + ", indeed" * (k % 3)) for k, (label, text) in enumerate(records(LABELS[0], "well, {} it is"))
    ]
    for ids in (False, True):
        lines = [",".join([str(k + 7)] * ids + ([a, b] if place == 0 else [b, a])) for k, (a, b) in enumerate(some)]
        own, _ = found("\n".join(lines))
        assert own == wanted([(a, b.replace(",", ", ")) for a, b in some])


def test_a_quotation_mark_that_is_left_open_swallows_no_lines():
    some = records(("ham", "spam"), "message {} is here")
    lines = [f"{a}\t{b}" for a, b in some]
    lines[4] = lines[4].replace("\t", '\t"')
    lines[9] += '"'
    own, notes = opinions.read_own("\n".join(lines))
    assert len(own) == len(some) and "In 1 line quotation marks do not pair off: they are read as they stand." in notes


def test_two_columns_that_may_each_be_the_label_are_asked_about_and_never_guessed():
    rows = [(text, label, "xy"[k // 2 % 2]) for k, (label, text) in enumerate(records(LABELS[0], "it was {} or so"))]
    for head in (None, ("text", "sentiment", "topic"), ("text", "a", "b")):
        with pytest.raises(ValueError, match="may (each )?be the label"):
            opinions.clean(table(rows, ",", head))
    own, said = found(table(rows, ",", ("text", "label", "topic")))
    assert {label for label, _ in own} == {"pos", "neg"} and "“label”" in said
    with pytest.raises(ValueError, match="Put a heading in the first line"):
        opinions.clean("\n".join(f"{'ab'[k % 2]},{'xy'[k % 3 % 2]}" for k in range(40)))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("text,label\n" + "it was,good\nit is,bad\n" * 9 + "so\n", "Line 20 has no label .* column 2 of 2"),
        ("text,label\n" + "it was,good\nit is,bad\n" * 9 + "so,\n", "Line 20 has no label .* column 2 of 2"),
        ('{"text": "a", "label": 1}\n{"text": \n', "Line 2 looks like JSON, but cannot"),
        ('{"a":' * 50_000, "Line 1 looks like JSON, but cannot"),
        ("[{" * 50_000, "Line 1 looks like JSON, but cannot"),
        ('{"text": "a"}\n5\n', "Line 2 is no record like"),
        ("text,score\n" + "".join(f"it was {k},{k / 7}\n" for k in range(40)), "brings label number 21"),
        ("text,text\n" + "one,two\n" * 40, "can be the label|each may be"),
    ],
)
def test_a_table_that_will_not_do_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        opinions.clean(text)


def test_a_heading_word_that_comes_again_is_a_label_and_no_heading():
    own, _ = found("\n".join(f"{('comment', 'question')[k % 2]}: this is {k}" for k in range(20)))
    assert len(own) == 20 and own[0] == ("comment", "this is 0")


def test_lines_that_come_twice_and_what_is_left_out_of_long_ones_is_said():
    long = "\n".join(f"{'ab'[k % 2]}: {'very ' * 500 * (k < 2)}{k}" for k in range(20)) + "\na: 18\nb: 19"
    own, notes = opinions.read_own(long)
    assert len(own) == 20 and max(len(words.split()) for _, words in own) == opinions.own_lines.LONGEST
    assert notes[-2:] == (
        "2 lines are longer than 400 words: the rest is left out.",
        "2 lines that came before count once.",
    )
