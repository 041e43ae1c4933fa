"""Sequences of different lengths side by side."""

import numpy as np
import pytest

from lstm.networks import lengths as of


def test_sequences_stand_side_by_side_with_padding_behind_them():
    block, sizes = of.pad([(5, 6, 7), (), (8,)], filler=9)
    assert block.T.tolist() == [[5, 6, 7], [9, 9, 9], [8, 9, 9]]
    assert sizes.tolist() == [3, 0, 1]
    empty, sizes = of.pad([(), ()])
    assert empty.shape == (0, 2) and sizes.tolist() == [0, 0]


def test_each_sequence_is_turned_within_its_own_length():
    block = np.array([[1, 2, 3, 4], [5, 6, 7, 8]]).T
    assert of.reverse(block, np.array([3, 4])).T.tolist() == [[3, 2, 1, 4], [8, 7, 6, 5]]
    assert of.reverse(np.array([1, 2, 3]), 2).tolist() == [2, 1, 3]  # one sequence, no batch axis


def test_the_last_step_is_each_sequence_s_own():
    block = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).T
    assert of.last(block, np.array([2, 3])).tolist() == [2.0, 6.0]
    assert of.at_last(np.array([7.0, 8.0]), np.array([2, 3]), 3).T.tolist() == [[0, 7, 0], [0, 0, 8]]


def test_padding_is_cleared_whatever_stood_there():
    block = np.array([[1.0, np.nan], [2.0, 3.0]]).T
    assert of.cleared(block, np.array([1, 2])).T.tolist() == [[1.0, 0.0], [2.0, 3.0]]


@pytest.mark.parametrize("lengths", [[1], [1, 2, 3], [1.0, 2.0], [0, 1], [1, 4]])
def test_lengths_that_do_not_fit_are_refused(lengths):
    with pytest.raises(ValueError, match="length"):
        of.checked(lengths, 3, (2,))
