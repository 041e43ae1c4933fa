"""What a guess was worth: worked by hand, and said in words that are true."""

import pytest

import lstm
from lstm import presets, reading
from lstm.everyday import sentences
from lstm.explain import guesses, margin, operation
from lstm.figures.who_wrote import guessed, operated, ribbon
from lstm.signature import Signature

CHANCES = Signature((), ("loan", "nap"), "class", True)
NUMBERS = Signature(("x",), ("sum",), "number")
TOKENS = ["my", "job", "and", "a"]


def example():
    """The shipped network on the example sentence, up to where it is asked: model, trace, worth of its memory."""
    model = presets.load("lstm")
    trace = lstm.read(model, [model.words.index(word) for word in sentences.SEED_WORDS[:-1]])[-1]
    needs = [model.words.index(word) for word in sentences.REASONS]
    loan = model.words.index("loan")
    return model, trace, loan, [one for one in needs if one != loan]


@pytest.mark.parametrize(
    ("place", "either", "right"),
    [
        (2, False, (1, 2 / 6, 2, 2 / 6)),
        (0, False, (2, 1 / 6, 2, 2 / 6)),
        (3, False, (3, 0.0, 2, 2 / 6)),
        (1, False, (4, -3 / 6, 2, 2 / 6)),
        (1, True, (1, 3 / 6, 1, 3 / 6)),
        (0, True, (3, -1 / 6, 1, 3 / 6)),
    ],
)
def test_a_word_is_ranked_by_what_it_wrote(place, either, right):
    assert guesses.guessed([1.0, -3.0, 2.0, 0.0], place, either) == pytest.approx(right, abs=1e-15)


def test_words_that_wrote_the_same_share_a_rank_and_nothing_at_all_is_no_share():
    assert [guesses.guessed([2.0, 1.0, 2.0], k).rank for k in range(3)] == [1, 3, 1]
    assert guesses.guessed([0.0, 0.0], 1) == (1, 0.0, 0, 0.0)


def test_what_each_word_wrote_of_a_units_memory_is_its_writing_times_all_forget_gates_after_it():
    _, trace, *_ = example()
    unit, amounts = 3, guesses.of_unit(example()[1], 3)
    for step in range(len(trace.h)):
        left = trace.i[step, unit] * trace.candidate[step, unit]
        for later in range(step + 1, len(trace.h)):
            left *= trace.f[later, unit]
        assert amounts[step] == pytest.approx(left, abs=1e-14)
    assert sum(amounts) == pytest.approx(trace.c[-1, unit], abs=1e-12)


def test_the_share_that_is_said_is_the_share_that_the_ribbon_shows():
    model, trace, loan, foils = example()
    worth = margin(model, trace, loan, foils)
    found = guesses.guessed(guesses.wrote(trace, worth), sentences.SEED_WORDS.index("job"))
    bands = ribbon.stack(trace, worth, sentences.SEED_WORDS[:-1])["bands"]
    first = max(bands, key=lambda band: band["share"])
    assert found.rank == 1 and found.first == first["writer"] and found.share == pytest.approx(first["share"])
    assert found.share > 0.7


def test_a_plain_rnn_has_no_word_to_guess():
    trace = lstm.read(presets.load("rnn"), [3, 4])[-1]
    with pytest.raises(ValueError, match="anew"):
        guesses.of_unit(trace, 0)


def test_a_drawn_curve_is_off_by_the_mean_of_its_distances_and_most_at_one_place():
    assert guesses.drawn([0.5, 0.5, 0.0, 1.0], [0.0, 0.75, 0.0, 0.25]) == (pytest.approx(1.5 / 4), 3)
    assert guesses.drawn([0.2], [0.2]) == (0.0, 0)


@pytest.mark.parametrize("curves", [([0.5], [0.5, 0.5]), ([], []), ([[0.5]], [[0.5]])])
def test_curves_over_other_steps_are_not_compared(curves):
    with pytest.raises(ValueError, match="same steps"):
        guesses.drawn(*curves)


def test_gaps_and_their_mean():
    assert guesses.off(guesses.share(60), 0.11) == pytest.approx(0.49)
    assert guesses.mean([0.5, 0.1, 0.0]) == pytest.approx(0.2)
    with pytest.raises(ValueError, match="no guess"):
        guesses.mean([])


@pytest.mark.parametrize(
    ("after", "right"), [(0.52, 1), (0.505, 0), (0.5, 0), (0.495, 0), (0.48, -1), (0.51, 1), (0.49, -1)]
)
def test_a_move_that_is_smaller_than_the_least_is_none(after, right):
    assert guesses.way(0.5, after, 0.0099999) == right


@pytest.mark.parametrize(
    ("place", "found", "line"),
    [
        (1, (1, 0.79, 1, 0.79), "You said “job”. Right: it wrote 79\u00a0% of it."),
        (
            0,
            (3, 0.001, 1, 0.79),
            "You said “my”. It was “job”: it wrote 79\u00a0% of it. “my”: 0.1\u00a0%, place 3 of 4.",
        ),
        (3, (4, -0.2, 1, 0.6), "You said “a”. It was “job”: it wrote 60\u00a0% of it. “a”: −20\u00a0%, place 4 of 4."),
        (0, (1, -0.2, 0, -0.2), "You said “my”. No word wrote anything that speaks for it."),
    ],
)
def test_a_guessed_word_is_answered_in_words(place, found, line):
    assert guessed.said_word(TOKENS, place, guesses.Guessed(*found), "it") == line


def test_words_that_write_against_a_unit_have_written_all_the_same():
    line = guessed.said_word(TOKENS, 0, guesses.guessed([0.1, -0.9, 0, 0], 0, either=True), "the memory of unit 2")
    assert line == (
        "You said “my”. It was “job”: it wrote 90\u00a0% of the memory of unit 2. “my”: −10\u00a0%, place 2 of 4."
    )


@pytest.mark.parametrize(
    ("meant", "numbers", "line"),
    [
        (CHANCES, (0.993, 0.6, 0.11), "It was 99.3\u00a0%. You said 60\u00a0%. It is 11\u00a0%: 49 points off."),
        (CHANCES, (0.993, 0.12, 0.11), "It was 99.3\u00a0%. You said 12\u00a0%. It is 11\u00a0%: 1 point off."),
        (CHANCES, (0.5, 0.11, 0.1123), "It was 50\u00a0%. You said 11\u00a0%. It is 11\u00a0%: less than 1 point off."),
        (NUMBERS, (1.25, 2.0, -0.5), "It was 1.25. You said 2. It is −0.50: 2.50 off."),
    ],
)
def test_a_guessed_number_is_answered_with_old_guess_new_and_gap(meant, numbers, line):
    assert guessed.said_amount(meant, *numbers) == line


@pytest.mark.parametrize(
    ("step", "after", "line"),
    [
        (-1, 0.11, "You said down. Right: it goes down, 99.3\u00a0% → 11\u00a0%."),
        (0, 0.11, "You said the same. It goes down, 99.3\u00a0% → 11\u00a0%."),
        (0, 0.99, "You said the same. Right: it stays where it is, 99.3\u00a0% → 99\u00a0%."),
        (1, 0.99, "You said up. It stays where it is, 99.3\u00a0% → 99\u00a0%."),
    ],
)
def test_a_guessed_direction_is_answered(step, after, line):
    assert guessed.said_way(CHANCES, 0.993, step, after) == line


def test_a_drawn_gate_is_answered_with_the_gap_and_the_word_where_it_is_widest():
    guess, true = [0.5, 0.0, 0.25, 0.0], [0.5, 0.98, 0.0002, 0.004]
    line = guessed.said_curve(guesses.drawn(guess, true), guess, true, TOKENS)
    assert line == "On average 0.31 off. Most at “job”: you drew 0, it is 0.98."
    assert [guessed.openness(gate) for gate in (0.0002, 0.004, 0.5, 0.9996)] == [
        "less than 0.001",
        "0.004",
        "0.5",
        "more than 0.999",
    ]


@pytest.mark.parametrize(
    ("gaps", "others", "line"),
    [
        ([], 2, "Your guesses so far: 2"),
        ([0.49], 0, "1 chance guessed, 49 points off"),
        ([0.49], 1, "1 chance guessed, 49 points off; 1 other guess"),
        ([0.49, 0.12, 0.05], 2, "3 chances guessed, on average 22 points off (49, 12 and 5); 2 other guesses"),
    ],
)
def test_all_guesses_of_a_visit_in_a_line(gaps, others, line):
    assert guessed.summed_up(gaps, others) == line


def test_what_would_give_an_answer_away_is_not_in_the_picture():
    model, _, loan, foils = example()
    tokens, done = sentences.SEED_WORDS[:-1], [operation("i.all.6:0")]
    read = reading.read(model, " ".join(tokens))
    whole = operated.draw(read, read, loan, foils)
    whole |= {"start": 6, "asked": {"wrote": [1.0], "without": [0.5]}}
    word, curve, amount, bare = (guessed.hidden(whole, what, done) for what in ("word", "curve", "amount", None))
    assert bare == whole | {"question": None}
    assert amount == whole | {"question": "amount", "touched": [operated.touched(done[0], len(tokens))]}
    assert curve == whole | {"question": "curve", "gates": [], "asked": None}
    told = {name for name in word if word[name] != curve[name]}
    assert {"now", "start", "alt"} <= told <= {"now", "low", "high", "start", "alt", "question"}
    assert word["now"] == {"bands": [], "ranks": [], "others": [0.0] * len(tokens)}
    assert "job" not in word["alt"] and word["start"] == 0
