"""Ink from a hand to frames, and images of digits to strips."""

import math
from pathlib import Path

import numpy as np
import pytest
from fuzzing import examples
from hypothesis import given
from hypothesis import strategies as some

from lstm.domains.writing import bitmap, strips, strokes
from lstm.live.examples import labels_of
from lstm.live.tasks import handwriting
from lstm.networks.ctc import frames_needed

sheet = some.tuples(some.integers(0, strokes.WIDE), some.integers(0, strokes.HIGH))
drawings = some.lists(some.lists(sheet, min_size=1, max_size=12), min_size=1, max_size=5)


def raw(lines):
    """Strokes as the browser sends them."""
    return [[number for point in line for number in point] for line in lines]


def distance(point, line):
    """How far a point is from a line through points, by hand."""
    best = min(math.dist(point, one) for one in line)
    for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
        long = (bx - ax) ** 2 + (by - ay) ** 2
        if long:
            share = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / long
            if 0 < share < 1:
                best = min(best, math.dist(point, (ax + share * (bx - ax), ay + share * (by - ay))))
    return best


# --- a hand's ink and the link ---


@given(drawings)
@examples(60)
def test_ink_comes_out_of_a_link_as_it_went_in_and_near_every_point_of_the_hand(lines):
    taken = strokes.taken(raw(lines))
    again = strokes.read(strokes.as_text(taken))
    assert [one.tolist() for one in again] == [one.tolist() for one in taken]
    for line, kept in zip(lines, again, strict=True):
        assert all(distance(point, kept.tolist()) <= strokes.NEAR + 1.5 for point in line)  # two roundings
        assert tuple(kept[0]) == tuple(line[0]) and tuple(kept[-1]) == tuple(line[-1])


def test_a_straight_line_needs_few_points_and_a_long_one_is_cut_into_steps_a_letter_can_say():
    (short,) = strokes.taken([[10, 10, 15, 15, 20, 20, 25, 25]])
    assert short.tolist() == [[10, 10], [25, 25]]
    (long,) = strokes.taken([[0, 0, 600, 0]])
    assert np.abs(np.diff(long, axis=0)).max() <= strokes.STEP and long[-1].tolist() == [600, 0]


def test_ink_beyond_the_sheet_stays_at_its_edge():
    (found,) = strokes.taken([[-50, 100, 9000, 1e8]])
    assert found[0].tolist() == [0, 100] and found[-1].tolist() == [strokes.WIDE, strokes.HIGH]


@pytest.mark.parametrize(
    "ink", ["<b>", "not ink", {}, [["a", 1]], [[1, 2, 3]], [[float("nan"), 0]], [[True, False]], [7]]
)
def test_what_is_no_ink_is_said_to_be_none(ink):
    with pytest.raises(ValueError, match="cannot be read"):
        strokes.taken(ink)


@pytest.mark.parametrize("text", ["", "AAA", "AAAAB", ".", "<script>", "AA9_..", "____", "AAAAAA", "x" * 1401, "é"])
def test_a_link_with_other_letters_is_refused(text):
    with pytest.raises(ValueError, match="cannot be read"):
        strokes.read(text)


def test_more_ink_than_a_link_carries_is_refused_in_words():
    rng = np.random.default_rng(0)
    scribble = rng.integers(0, 240, (600, 2)).ravel().tolist()
    with pytest.raises(ValueError, match="more ink than a link"):
        strokes.as_text(strokes.taken([scribble]))
    for many in ([[1, 1]] * (strokes.MOST_STROKES + 1), [[1, 1] * (strokes.MOST_POINTS + 1)]):
        with pytest.raises(ValueError, match="more ink than a link"):
            strokes.taken(many)


# --- ink on the grid ---


def test_a_frame_counts_the_ink_of_blocks_of_4_by_4():
    fine = np.zeros((32, 6))
    fine[:4, :4] = 1.0  # a whole block
    fine[28:30, 4:6] = 1.0  # 4 of 16, in the second column, that two of four columns fill
    found = bitmap.frames(fine)
    assert found.shape == (2, 8) and found[0, 0] == 1.0 and found[1, 7] == 0.25 and found.sum() == 1.25


def test_the_pen_marks_the_pixels_whose_middle_it_covers():
    room = np.zeros((32, 40))
    line = [(8.0, 6.0), (30.0, 12.0), (20.0, 27.0)]
    bitmap.mark(room, np.array(line))
    for y in range(32):
        for x in range(40):
            far = distance((x + 0.5, y + 0.5), line)
            if abs(far - bitmap.PEN) > 0.02:  # the pen goes in steps of half a pixel
                assert room[y, x] == (far < bitmap.PEN)


def test_ink_is_read_alike_wherever_and_however_large_it_is_written():
    line = np.array([[0.0, 0.0], [40.0, 0.0], [10.0, 90.0]])
    one = bitmap.drawn([line])
    assert np.array_equal(one, bitmap.drawn([line + [300, 20]]))
    assert np.abs(one - bitmap.drawn([2 * line])).mean() < 0.02


def test_empty_columns_between_digits_are_cut_and_those_inside_one_are_not():
    bars = [np.array([[x, 0.0], [x, 100.0]]) for x in (0.0, 60.0, 400.0)]
    close = [np.array([[x, 0.0], [x, 100.0]]) for x in (0.0, 60.0, 160.0)]
    assert np.abs(bitmap.drawn(bars) - bitmap.drawn(close)).max() <= 1 / 16  # a pixel at the edge of the pen
    arch = [*bars[:2], np.array([[0.0, 50.0], [60.0, 50.0]])]
    assert len(bitmap.drawn(arch)) > len(bitmap.drawn(bars[:2]))


def test_of_empty_columns_one_is_left():
    room = np.zeros((32, 20))
    room[5, [2, 3, 5, 11]] = 1.0
    assert bitmap.closed(room)[5].tolist() == [1, 1, 0, 1, 0, 1]


def test_the_ink_fills_all_rows_and_a_dot_stays_small():
    bar = bitmap.drawn([np.array([[5.0, 3.0], [5.0, 200.0]])], tall=40)
    dot = bitmap.drawn([np.array([[5.0, 3.0]])], tall=40)
    assert (bar.max(axis=0) > 0).all()
    assert dot.shape[0] <= 2 and 0.5 < dot.sum() < 2.0  # pi * 2.3 ** 2 of 16 pixels in a block: 1.04


def test_nothing_and_too_long_a_strip_are_refused_in_words():
    with pytest.raises(ValueError, match="Nothing is written"):
        bitmap.drawn([])
    with pytest.raises(ValueError, match="too long"):
        bitmap.drawn([np.array([[0.0, 0.0], [600.0, 0.0]]), np.array([[0.0, 0.0], [0.0, 10.0]])])


# --- images ---


def test_the_images_are_the_1797_of_the_source_and_no_held_out_one_is_trained_on():
    pictures, digits, trained, held_out = strips.images()
    assert pictures.shape == (1797, 8, 8) and pictures.min() == 0 and pictures.max() == 1
    assert np.bincount(digits).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]  # as UCI counts them
    assert sorted([*trained, *held_out]) == list(range(1797)) and len(held_out) == 497
    seen = {pictures[k].tobytes() for k in trained}
    assert not any(pictures[k].tobytes() in seen for k in held_out)  # nor a copy of one


def test_the_file_has_no_pickle_and_is_small():
    assert Path(strips.FILE).stat().st_size < 60_000
    with np.load(strips.FILE, allow_pickle=False) as stored:
        assert sorted(stored) == ["digits", "images"]


def test_an_image_as_it_is_comes_out_of_a_strip_as_its_own_columns():
    pictures = strips.images()[0]
    for k in (0, 5, 17):
        found = strips.strip(strips.plain([k]), [0])
        assert np.array_equal(found.T, pictures[k][:, pictures[k].max(axis=0) > strips.FAINT])


def test_digits_that_lap_share_columns_and_the_darker_ink_stays():
    apart, lapped = (strips.strip(strips.plain([0, 0]), [0, shift]) for shift in (0, 8))
    assert len(lapped) == len(apart) - 2
    one = strips.strip(strips.plain([0]), [0])
    assert np.array_equal(lapped[len(one) - 2 : len(one)], np.maximum(one[-2:], one[:2]))


def test_a_changed_image_shows_the_same_digit_with_as_much_ink_as_hands_use():
    rng, numbers = np.random.default_rng(0), np.arange(300)
    varied, plain = strips.varied(numbers, rng), strips.plain(numbers)
    assert varied.min() >= 0 and varied.max() <= 1
    assert 0.6 < varied.sum(axis=(1, 2)).mean() / plain.sum(axis=(1, 2)).mean() < 1.1
    assert (varied[:, :, 0].max(axis=1) < 0.5).mean() > 0.97  # the room is wide enough


def test_values_between_pixels_lie_on_straight_lines():
    corner = np.zeros((1, 8, 8))
    corner[0, 3, 4] = 1.0
    at = [[(3, 4), (3.5, 4), (3.25, 4.5), (2.75, 4), (3, 5), (-3, 40)]]
    row, column = np.moveaxis(np.array(at, dtype=float), -1, 0)
    found = strips.read_between(corner, row[:, None], column[:, None])[0, 0]
    assert found.tolist() == [1.0, 0.5, 0.375, 0.75, 0.0, 0.0]


def test_each_digit_begins_two_frames_after_the_one_before_at_the_earliest():
    thin = np.zeros((3, 32, 6))
    thin[:, :, 2:4] = 1.0
    found = strips.strip(thin, [0, 2, 2])
    assert found.max(axis=1).tolist() == [0.5, 0, 0.5, 0, 0.5, 0]


@pytest.mark.parametrize("varied", [True, False])
def test_even_the_narrowest_digits_leave_frames_to_be_told_twice(varied):
    _, digits, trained, _ = strips.images()
    ones = trained[digits[trained] == 1]
    drawn = handwriting.joined(np.random.default_rng(0), np.full(300, 4), ones, np.full(300, not varied))
    for labels, length in zip(labels_of(drawn), drawn.lengths, strict=True):
        assert frames_needed(labels) <= length
