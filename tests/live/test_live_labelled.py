"""Labelled lines of the visitor's own, which take the place of the opinions."""

import re

import pytest

from lstm import live
from lstm.live.tasks import _own_lines as own_lines
from lstm.live.tasks import opinions
from lstm.words import UNKNOWN

OWN = "\n".join(f"{label}: it was {word} {k}" for k in range(8) for label, word in (("good", "fine"), ("bad", "grim")))


def options(**given):
    return live.options_of(live.Settings(task="opinions"), None) | given


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        OWN.replace(": ", "\t"),
        OWN.replace(": ", ","),
        OWN.replace(": ", " ; ").replace("\n", "\r\n"),
        "label,text\n" + re.sub("(.+): (.+)", r'"\1", "\2"', OWN),
        "Sentiment\tReview\n\n" + OWN.replace(": ", "\t").upper() + "\n\n" + OWN.replace(": ", "\t"),
        "\ufeff" + OWN.replace("fine", "fine\x00\x1b").replace("bad", "bad\u200b"),
    ],
)
def test_labelled_lines_are_read_as_they_are_pasted(text):
    own = opinions.clean(text)
    assert [(label.casefold(), words) for label, words in own] == list(opinions.clean(OWN))
    assert own[:2] in ((("good", "it was fine 0"), ("bad", "it was grim 0")), (("GOOD", own[0][1]), ("BAD", own[1][1])))
    assert opinions.clean(own) == own


def test_a_colon_or_a_comma_in_the_sentence_belongs_to_it():
    own = opinions.clean(OWN + "\ngood: well, at 10:30: fine")
    assert own[-1] == ("good", "well , at 10 : 30 : fine")
    own = opinions.clean(OWN.replace(":", ",") + '\ngood, well, at 10: fine\nbad,"grim, and ""dull"""')
    assert own[-2:] == (("good", "well , at 10 : fine"), ("bad", 'grim , and " dull "'))
    assert opinions.clean(OWN + "\nbad: <script>alert(1)</script>")[-1][1] == "< script > alert ( 1 ) < / script >"


def test_the_most_usual_mark_parts_them_and_the_most_usual_words_are_kept():
    with pytest.raises(ValueError, match="Line 17 has no label of at most 30 letters: 'good, it was fine'"):
        opinions.clean(OWN + "\ngood, it was fine")
    assert own_lines.vocabulary([["d", "c", "c"], ["b", "a", "c", "b"]], 3) == (UNKNOWN, "a", "b", "c")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Different lines found: 0. 12 are needed"),
        ("good: one\nbad: two", "lines found: 2. 12 are needed"),
        (OWN + "\njust words", "Line 17 has no label of at most 30 letters: 'just words'. Begin each line"),
        ("Once upon a time there was a king.\n" * 20, "Line 1 has no label"),
        (OWN + "\n: nothing", "Line 17 has no label"),
        (OWN + f"\n{'x' * 31}: long", "Line 17 has no label"),
        (OWN + "\n\ngood: \u200b", "Line 18 has the label 'good', but no sentence"),
        (OWN + "\nodd: one\nodd: two", "Line 17 has the label 'odd', which needs 3 different lines"),
        ("\n".join(f"good: {k}" for k in range(20)), "Every line has the label 'good'"),
        ("\n".join(f"{k}: {k}" for k in range(30)), "Line 21 brings label number 21, '20'; at most 20"),
        ("\n".join(f"{k % 2}: {k}" for k in range(20_001)), "20,001 different lines; at most 20,000"),
        ("good: " + "x" * 3_000_000, "3,000,006 characters; at most 3,000,000"),
    ],
)
def test_lines_that_will_not_do_are_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        live.begin(live.defaults("opinions"), text)


def test_of_each_label_every_fourth_line_is_judged_and_words_it_never_saw_are_unknown():
    text = "\n".join(f"{'abc'[k // 8]}: word{k} same" for k in range(19))  # eight, eight and three lines
    given = options(own=opinions.clean(text))
    known = opinions.corpus(given)
    assert known.labels == ("a", "b", "c") and opinions.sizes(given) == (len(known.words), 3, "class")
    trained = {known.words[line[0]]: label for line, label in known.trained}
    assert trained == {f"word{k}": k // 8 for k in range(19) if k not in (3, 7, 11, 15, 18)}
    assert [([known.words[k] for k in line], label) for line, label in known.judged] == [
        ([UNKNOWN, "same"], label) for label in (0, 0, 1, 1, 2)
    ]
    assert opinions.draw_test(None, 256, given).targets[-1].tolist() == [0, 0, 1, 1, 2]


def test_many_lines_are_judged_by_some_from_all_over():
    given = options(own=opinions.clean("\n".join(f"{k * 2 // 1200}: line {k}" for k in range(1200))))
    examples = opinions.draw_test(None, 256, given)
    assert examples.xs.shape[1] == 256 and examples.targets[-1].mean() == 0.5


def test_lines_of_ones_own_are_learnt():
    training = live.advance(live.begin(live.defaults("opinions", units=8), OWN), 60)
    assert live.check(training).value == 1.0 and live.model_of(training).signature.answers == ("good", "bad")
