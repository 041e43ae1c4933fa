"""What depends on content alone is computed once, and is what it would be if it were computed again."""

import numpy as np
import pytest

from lstm import presets, reading
from lstm.kept import kept


@pytest.fixture
def asked():
    """A function that notes what it is asked, and how often."""

    @kept(3)
    def function(*given, **named):
        calls.append((given, named))
        return {"array": np.ones(2), "nth": len(calls)}

    calls = []
    return function, calls


EQUAL = (
    [lambda: (np.arange(3.0),)] * 2,
    [lambda: ({"a": [1, (2, "x")], "b": None},)] * 2,
    [lambda: (presets.load(), "end")] * 2,
    [lambda: (reading.read(presets.load(), "I need to take a"),)] * 2,
)
DIFFERENT = (
    (np.arange(3.0), np.arange(3)),
    (np.zeros((2, 1)), np.zeros((1, 2))),
    (1, 1.0),
    (1, True),
    ((1, 2), [1, 2]),
    ((1, 2), (1, 2.0)),
    ({"a": 1}, {"b": 1}),
    (presets.load(), presets.load("gru")),
    *(
        (reading.read(presets.load(), "The road"), reading.read(presets.load(), text))
        for text in ("The ROAD", "A road")
    ),
    (reading.read(presets.load(), "The road"), reading.read(presets.load(), "The road")._replace(depth=0)),
    (reading.read(presets.load(), "The road"), reading.read(presets.load("gru"), "The road")),
)


@pytest.mark.parametrize("made", EQUAL)
def test_equal_content_is_asked_for_once(asked, made):
    function, calls = asked
    assert function(*made[0]()) is function(*made[1]()) and len(calls) == 1
    function(*made[0](), more=1)
    assert len(calls) == 2


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_content_is_another_question(asked, one, other):
    function, calls = asked
    assert function(one) is not function(other) and len(calls) == 2


def test_an_array_that_is_changed_is_other_content(asked):
    function, calls = asked
    array = np.zeros(3)
    function(array)
    array[1] = 1.0
    function(array)
    assert len(calls) == 2


def test_a_model_with_other_weights_is_another_even_where_it_lies_in_the_place_of_one_that_is_gone(asked):
    function, calls = asked
    for _ in range(3):  # each is forgotten by us at once, and held by the cache
        function(presets.load()._replace(about={}))
    assert len(calls) == 3


def test_no_more_are_kept_than_is_said_and_the_one_not_used_for_longest_goes(asked):
    function, calls = asked
    for thing in (1, 2, 3, 1, 4, 1):
        function(thing)
    assert [given[0] for given, _ in calls] == [1, 2, 3, 4] and len(function.entries) == 3
    function(2)
    assert len(calls) == 5


def test_nobody_can_write_to_what_all_share(asked):
    with pytest.raises(ValueError, match="read-only"):
        asked[0]()["array"][0] = 2.0


def test_what_fails_is_not_kept():
    @kept(2)
    def fails():
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            fails()
    assert not fails.entries
