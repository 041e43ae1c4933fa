"""Handwriting: what the shipped network reads of images it never saw, of lines a test drew, and of scribbles."""

import numpy as np
import polylines
import pytest
from test_pages import ROOT, opened, visit

from lstm.domains.writing import strips, strokes
from lstm.figures.applications import frames_says
from lstm.live.check import run_through, score
from lstm.live.examples import Examples, labels_of
from lstm.live.tasks import handwriting
from lstm.networks.transcript import transcribe
from lstm.presets import apps
from ui.applications.handwriting.handwriting import FAILURE

USUAL = {"longest": 5, "varied": 1}


def ink(raw):
    """Raw strokes as a link says them."""
    return strokes.as_text(strokes.taken(raw))


def reading(example):
    outputs, _ = run_through(apps.training("handwriting"), example)
    return transcribe(outputs[:, 0])


def drawn_by_lines(n, most, seed):
    """n strips of 1 to `most` digits, drawn as lines through points."""
    rng = np.random.default_rng(seed)
    digits = [rng.integers(0, 10, size) for size in rng.integers(1, most + 1, n)]
    made = [handwriting.as_examples(ink(polylines.write(one, rng))) for one in digits]
    return handwriting.examples_of([one.xs[:, 0] for one in made], digits)


def test_the_shipped_network_does_what_the_page_says():
    figures, training = apps.figures("handwriting"), apps.training("handwriting")
    test = handwriting.draw_test(np.random.default_rng(7), 256, USUAL)
    assert score(training, test) == pytest.approx(figures["value"], abs=0.01) and figures["value"] > 0.8
    assert figures["control"] == pytest.approx(handwriting.control(test, USUAL))
    assert figures["control"] < figures["value"] - 0.3


@pytest.mark.parametrize(("most", "share"), [(5, handwriting.ON_LINES[0]), (1, handwriting.ON_LINES[1])])
def test_lines_a_test_draws_are_read_as_well_as_the_page_says(most, share):
    assert score(apps.training("handwriting"), drawn_by_lines(200, most, 11)) == pytest.approx(share, abs=0.021)


def test_strips_are_of_the_images_they_name():
    example = handwriting.shown("40 4", 3)
    assert labels_of(example) == [(5, 1, 5)] and example.xs.shape[2] == 8
    assert not np.array_equal(example.xs, handwriting.shown("404", 4).xs)
    assert np.array_equal(example.xs, handwriting.shown("404", 3).xs)


def test_only_images_held_out_are_shown_and_judge(monkeypatch):
    used, plain = [], strips.plain
    monkeypatch.setattr(strips, "plain", lambda numbers: (used.extend(numbers), plain(numbers))[1])
    handwriting.shown("0123456789", 0)
    handwriting.draw_test(np.random.default_rng(0), 50, USUAL)
    handwriting.draw_far(np.random.default_rng(0), 5, USUAL)
    assert set(used) <= set(strips.images()[3])
    used.clear()
    handwriting.draw(np.random.default_rng(0), 50, USUAL)
    assert set(used) <= set(strips.images()[2])


@pytest.mark.parametrize(
    ("text", "said"), [("", "at least one"), ("12a", "'a' is no digit"), ("٣", "no digit"), ("1" * 13, "13 digits")]
)
def test_what_cannot_be_written_is_refused_in_words(text, said):
    with pytest.raises(ValueError, match=said):
        handwriting.shown(text, 0)


def test_the_first_thing_seen_is_read_right_and_the_failure_offered_is_one():
    assert reading(handwriting.shown("1997", 0)).labels == (2, 10, 10, 8)
    example = handwriting.shown(FAILURE["digits"], FAILURE["writing"])
    said = frames_says.against(reading(example), labels_of(example)[0], handwriting.symbols({}).outputs)
    assert "classic failure of CTC" in said


def test_of_scribbles_the_network_is_mostly_unsure():
    rng = np.random.default_rng(0)
    chances = []
    for _ in range(20):
        walk = np.cumsum(rng.normal(0, 35, (12, 2)), axis=0)
        chances.append(reading(handwriting.as_examples(ink([(walk - walk.min(axis=0)).ravel().tolist()]))).chance)
    assert np.mean(np.array(chances) < frames_says.UNSURE) >= 0.5


def test_the_control_names_equal_pieces_by_the_nearest_image_by_hand():
    _, digits, trained, _ = strips.images()
    two = [trained[digits[trained] == digit][0] for digit in (3, 8)]
    known = [strips.strip(strips.plain([k]), [0]) for k in two]
    assert handwriting.control(handwriting.examples_of(known, [[3], [8]]), USUAL) == 1.0  # each is its own nearest
    assert handwriting.control(handwriting.examples_of(known, [[8], [3]]), USUAL) == 0.0
    beside = strips.strip(strips.plain([two[0], two[0]]), [0, 0])  # as wide as each other: cut where they meet
    assert handwriting.control(handwriting.examples_of([beside], [[3, 3]]), USUAL) == 1.0


def test_a_strip_counts_as_right_only_when_all_of_it_is():
    example = handwriting.examples_of([np.zeros((5, 8))] * 2, [[1, 1], [1, 2]])
    said = np.zeros((5, 2, 11))
    said[np.arange(5), :, [0, 2, 0, 2, 0]] = 1.0
    assert handwriting.score(said, example, USUAL) == 0.5
    assert isinstance(example, Examples)


def test_a_box_that_is_not_read_is_not_warned_of():
    page, link = ROOT / "pages" / "57_Handwriting.py", {"ink": ink(polylines.write([1, 7], np.random.default_rng(0)))}
    empty = opened(visit(page, digits=""))
    assert ["Until then 1997 is read" in one.value for one in empty.warning] == [True]
    assert not opened(visit(page, digits="", **link)).warning and not opened(visit(page, digits="<b>", **link)).warning
