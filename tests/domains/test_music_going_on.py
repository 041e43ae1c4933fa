"""A network goes on with melodies: what they keep, and what happens with a part of its memory from elsewhere."""

import json
from base64 import b64decode

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

import lstm
from lstm import CELLS, live
from lstm.domains.music import best, carry, judged, notes
from lstm.domains.music.going_on import go_on, joined, states_after
from lstm.domains.music.grammar import melodies
from lstm.domains.music.played import a_bar_later, play
from lstm.figures.applications import roll, two_memories
from lstm.live.check import value
from lstm.model import begin, scores, softmax
from lstm.presets import apps

TUNE = notes.notes("c4-2,e4-2,g4-4")


@pytest.fixture(scope="module")
def untrained():
    return begin("lstm", notes.WORDS, 5, np.random.default_rng(0), n_layers=2)


@pytest.fixture(scope="module")
def shipped():
    return live.model_of(apps.training("music"))


def column(text):
    """Notes as one column of tokens, a double bar first."""
    return np.array([[0, *notes.notes(text)]]).T


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_going_on_is_reading_all_that_was_read_before_each_draw(cell):
    model = begin(cell, notes.WORDS, 4, np.random.default_rng(1))
    tokens, given = np.array([[0, 0], [5, 9], [0, 40]]), np.array([2, 3])
    lots = np.random.default_rng(2).random((6, 2))
    added = go_on(model, states_after(model, tokens, given), lots, 0.7)
    for k in range(2):
        known = tokens[: given[k], k].tolist()
        for lot in lots[:, k]:
            chances = softmax(scores(model, lstm.read(model, known)[-1].h[-1]) / 0.7)
            known.append(int(np.searchsorted(np.cumsum(chances), lot, side="right")))
            if known[-1] == 0:
                break
        assert [*known[given[k] :], *[0] * 6][: len(added)] == added[:, k].tolist()


def test_what_is_read_and_what_is_expected_is_what_the_network_says(untrained):
    one = play(untrained, TUNE, 8, 0.5, 3)
    assert one.given == 4 and one.tokens[:4] == (0, *TUNE) and one == one
    read = one.tokens[: len(one.tokens) - one.ended]
    trace = lstm.read(untrained, read)[-1]
    np.testing.assert_allclose(one.trace.c, trace.c, atol=1e-12)
    np.testing.assert_allclose(one.chances, lstm.predict(untrained, trace), atol=1e-12)
    np.testing.assert_allclose(one.drawn, softmax(scores(untrained, trace.h) / 0.5), atol=1e-12)
    assert play(untrained, TUNE, 8, 0.5, 3).tokens == one.tokens != play(untrained, TUNE, 8, 0.5, 4).tokens
    assert play(untrained, [], 8, 0.5, 3).given == 1


def test_carrying_a_state_over_from_the_same_melody_changes_nothing_and_from_another_all(untrained):
    every = [np.ones(5, dtype=bool)] * 2
    own, same = (play(untrained, TUNE, 8, 1.0, 3, swap) for swap in (None, (every, [0, *TUNE])))
    assert own.tokens == same.tokens
    np.testing.assert_allclose(own.chances, same.chances, atol=1e-12)
    other = play(untrained, TUNE, 8, 1.0, 3, (every, [0, 90, 91]))
    np.testing.assert_allclose(other.chances[3], play(untrained, [90, 91], 8, 1.0, 3).chances[2], atol=1e-12)
    np.testing.assert_allclose(other.chances[:3], own.chances[:3], atol=1e-12)


def test_melodies_are_put_together_and_last_as_long_as_their_notes():
    tokens, added = np.array([[0, 0], [2, 4], [0, 8]]), np.array([[6, 0], [0, 0]])
    whole, counts = joined(tokens, np.array([2, 3]), added)
    assert whole.T.tolist() == [[0, 2, 6], [0, 4, 8]] and counts.tolist() == [3, 3]
    assert judged.ends(whole).T.tolist() == [[0, 2, 4], [0, 4, 8]]


def test_what_is_kept_is_counted_by_hand():
    """In C major: right to the end; ends on G; a bar early, with a foreign note; without an end; across bar lines."""
    first = "c4-4,e4-4"
    rest = ["f4-4,a4-4,g4-4,b4-4,c5-4,c5-4,|", "f4-4,a4-4,g4-4,b4-4,c5-4,g4-4,|", "cs4-4,a4-4,g4-4,c5-4,|", "f4-3,a4-4"]
    rest.insert(3, "f4-3,a4-4,g4-4,b4-4,c5-4,d5-1,c5-4,|")
    words = [[notes.WORDS.index(word) for word in text.split(",")] for text in rest]
    added = np.array([[*some, *[0] * (8 - len(some))] for some in words[:4]] + [[*words[4], *[2] * 6]]).T
    found = judged.kept(np.repeat(column(first), 5, axis=1), np.full(5, 3), added, np.zeros(5, dtype=int))
    assert found == {
        "in key": round(30 / 31, 4),
        "tonic": 0.6,
        "3 bars": 0.2,
        "4 bars": 0.6,
        "5 bars": 0.0,
        "filled": 0.4,
    }


def test_openings_end_at_a_bar_line_and_are_never_whole():
    for bars in (1, 2, 3):
        tokens, given, keys = judged.openings(bars)
        assert (judged.ends(tokens)[given - 1, np.arange(len(keys))] == 8 * bars).all()
        assert (tokens[given, np.arange(len(keys))] > 0).all()


def test_the_share_explained_is_worked_by_hand():
    values = np.array([[0.0, 1.0, 5.0], [0.0, -1.0, 5.0], [2.0, 1.0, 5.0], [2.0, -1.0, 5.0]])
    groups = np.array([0, 0, 1, 1])
    np.testing.assert_allclose(carry.explained(values, groups), [1.0, 0.0, 0.0])
    np.testing.assert_allclose(carry.explained(np.array([[0.0], [1.0], [2.0], [3.0]]), groups), [0.8])


def test_units_belong_to_what_their_memory_tells_more_of():
    shares = (np.array([0.2, 0.9, 0.1]), np.array([0.1, 0.3, 0.8]))
    assert [units.tolist() for part in carry.PARTS for units in carry.units_of(part, [shares])] == [
        [True, True, False],
        [False, False, True],
    ]
    assert [carry.ordered(part, shares) for part in carry.PARTS] == [[1, 0], [2]]


def test_notes_are_moved_and_come_back_at_the_ends_of_the_keyboard():
    moved = carry.moved_notes([0, *notes.notes("c4-2,g5-3")], 6)
    assert moved == [0, *notes.notes("fs4-2,cs5-3")]
    assert carry.moved_notes([], 6) == []


def test_a_bar_on_is_no_more_than_a_bar(untrained):
    added = np.array([notes.notes("c4-4,d4-3,e4-2"), notes.notes("c4-4,d4-4,e4-2")]).T
    tokens, counts = carry.a_bar_on(np.repeat(column("c4-4"), 2, axis=1), np.array([2, 2]), added)
    assert counts.tolist() == [3 + 1, 3 + 1] and tokens[:4].T.tolist() == [[0, 4, 4, 11], [0, 4, 4, 12]]
    one = play(untrained, TUNE, 8, 1.0, 3)._replace(tokens=(0, *TUNE, *notes.notes("c4-4,d4-4,e4-2")))
    assert a_bar_later(one) == (0, *TUNE, *notes.notes("c4-4,d4-4"))
    assert a_bar_later(one._replace(tokens=(0, *TUNE, 4, 0))) is None
    assert a_bar_later(one._replace(tokens=(0, *TUNE, 0))) is None


def test_the_picture_shows_what_was_read_said_and_drawn(shipped):
    one, own = play(shipped, TUNE, 40, 0.8, 1), play(shipped, TUNE, 40, 0.8, 2)
    found = carry.shares(shipped)
    ordered = [carry.ordered(part, found[0]) for part in carry.PARTS]
    picture = roll.draw(CELLS["lstm"], one, ordered, 0.8, own)
    assert json.loads(json.dumps(picture)) == picture and sorted(sum(ordered, [])) == list(range(48))
    assert [note[1:3] for note in picture["notes"][:3]] == [[0, 2], [2, 2], [4, 4]]
    assert len(picture["notes"]) == len(one.notes) and picture["ghost"] == roll.placed(own.notes)[3:]
    steps = len(one.chances)
    hoped = np.frombuffer(b64decode(picture["expected"]), np.int8).reshape(steps, 24)
    np.testing.assert_allclose(hoped[2] / 127, one.chances[2, 1:].reshape(24, 4).sum(axis=1), atol=0.5 / 127)
    memory = np.frombuffer(b64decode(picture["quantities"][0]["shades"]), np.int8).reshape(48, steps)
    unit = ordered[0][0]
    reach = picture["quantities"][0]["reach"]
    np.testing.assert_allclose(memory[0] / 127, np.clip(one.trace.c[:, unit], -2, 2) / reach, atol=0.51 / 127)
    for t, listing in enumerate(picture["choices"]):
        came = [row[0] for row in listing["rows"] if row[3]]
        assert came == ([notes.said(one.tokens[t + 1])] if t + 1 < len(one.tokens) else [])
        assert listing["drawn"] == (t >= 3)


def test_the_shipped_network_does_what_is_said_of_it(shipped):
    figures = apps.figures("music")
    assert value(apps.training("music")) == pytest.approx(figures["value"], abs=1e-6)
    assert figures["value"] < 3.65 and figures["control"] > 5.0
    tokens, counts, _ = melodies(np.random.default_rng(7), 256)
    assert best.surprise(tokens, counts) < figures["value"]
    assert apps.file_of("music").stat().st_size < 200_000


def test_one_part_of_its_units_holds_the_key_and_the_other_the_place(shipped):
    stored = apps.figures("music")["cells"]["lstm"]["more"]
    with threadpool_limits(1, "blas"):  # as in the app: several are slower here
        again = carry.figures(shipped)
    assert again["units"] == stored[0]["carried"]["units"]
    for name in set(again) - {"units"}:  # a draw may fall otherwise on another processor
        for kind, share in again[name].items():
            assert kind == "to" or share == pytest.approx(stored[0]["carried"][name][kind], abs=0.02)
    for found in (one["carried"] for one in stored):
        key, place = found["key units, other key"], found["place units, other place"]
        assert found["own"]["tonic"] > 0.8 and found["own"]["3 bars"] == 0.0
        assert key["tonic"] < 0.02 and key["to"]["tonic"] > 0.7 and key["4 bars"] > 0.85
        assert place["tonic"] > 0.75 and place["3 bars"] > 0.85 and place["4 bars"] < 0.05
        assert found["place units, other key"]["to"]["tonic"] < 0.02
        assert found["key units, other place"]["4 bars"] > 0.85


def measured(cell, *way):
    """What was measured of each seed of a cell, at the end of a way of keys."""
    found = apps.figures("music")["cells"][cell]["more"]
    for step in way:
        found = [one[step] for one in found]
    return found


def test_the_key_parts_the_cells_and_the_bars_do_not():
    tonic = {cell: measured(cell, "bars", "2", "tonic") for cell in ("lstm", "gru", "rnn")}
    middles = [round(100 * float(np.median(shares))) for shares in tonic.values()]
    assert middles == [87, 87, 72] and max(tonic["rnn"]) < min(tonic["lstm"] + tonic["gru"])
    filled = {cell: measured(cell, "bars", "1", "filled") + measured(cell, "bars", "2", "filled") for cell in tonic}
    assert np.median(filled["rnn"]) >= np.median(filled["lstm"]) and max(map(max, filled.values())) < 1.0
    assert min(map(min, filled.values())) > 0.8


def test_the_units_of_a_gru_part_in_the_same_way_and_those_of_a_plain_rnn_less_clearly():
    for name in ("key units, other key", "place units, other key"):
        way = ("carried", name, *(["to"] if name[0] == "k" else []), "tonic")
        lstm_, gru, rnn = (np.median(measured(cell, *way)) for cell in ("lstm", "gru", "rnn"))
        assert gru > 0.75 and lstm_ > 0.75 and rnn < 0.6


def test_the_tables_say_what_was_measured():
    tables = two_memories.draw(apps.figures("music")["cells"])
    names = [f"{name}, after {bars}" for bars in ("1 bar", "2 bars") for name in ("LSTM", "GRU", "plain RNN")]
    assert [row[""] for row in tables["kept"]] == names
    assert (tables["kept"][3]["ends on the tonic"], tables["kept"][3]["every bar exact"]) == ("87\u00a0%", "93\u00a0%")
    assert tables["carried"][0]["on that of the other key"] == "" != tables["carried"][1]["on that of the other key"]
