"""Melodies: their grammar, their notes as text and as sound, and the best that can be said of them."""

import io
import wave

import numpy as np
import pytest

from lstm.domains.music import best, grammar, judged, keys, notes, sound
from lstm.live import options_of
from lstm.live.settings import Settings
from lstm.live.tasks import music

C_MAJOR, A_MINOR = grammar.KEYS.index((0, "major")), grammar.KEYS.index((9, "minor"))


@pytest.fixture(scope="module")
def drawn():
    return grammar.melodies(np.random.default_rng(0), 300)


def test_tokens_are_the_notes_of_two_octaves_in_four_lengths():
    assert [grammar.note(0, 1), grammar.note(0, 4), grammar.note(1, 1), grammar.note(23, 4)] == [1, 4, 5, 96]
    tokens = np.arange(1, 97)
    np.testing.assert_array_equal(grammar.note(grammar.pitch_of(tokens), grammar.length_of(tokens)), tokens)


def test_every_melody_keeps_the_rules(drawn):
    tokens, counts, in_keys = drawn
    scales = {"major": {0, 2, 4, 5, 7, 9, 11}, "minor": {0, 2, 3, 5, 7, 8, 11}}
    for k, (count, key) in enumerate(zip(counts, in_keys, strict=True)):
        some = tokens[1 : count - 1, k]
        tonic, mode = grammar.KEYS[key]
        assert tokens[0, k] == 0 and (some > 0).all() and not tokens[count - 1 :, k].any()
        pitches, lengths = (some - 1) // 4, (some - 1) % 4 + 1
        begins = np.cumsum(lengths) - lengths
        assert {int(pitch - tonic) % 12 for pitch in pitches} <= scales[mode]
        assert begins[-1] == 28 and lengths[-1] == 4 and (pitches[-1] - tonic) % 12 == 0
        assert (begins // 8 == (begins + lengths - 1) // 8).all(), "no note crosses a bar line"


def test_chances_add_up_to_1():
    first, inside, last, lengths = grammar.tables()
    for table in (first, inside, last, lengths):
        np.testing.assert_allclose(table.sum(axis=-1), 1.0)


def test_a_chord_is_likelier_on_the_beat_and_in_its_bar():
    """In C major after a C: G belongs to the first bar's chord, A to the second one's (F A C)."""
    _, inside, _, _ = grammar.tables()
    g, a = 7, 9
    assert inside[C_MAJOR, 0, 1, 5, g] > inside[C_MAJOR, 0, 1, 5, a]
    assert inside[C_MAJOR, 1, 1, 5, a] > inside[C_MAJOR, 1, 1, 5, g]
    assert inside[C_MAJOR, 1, 1, 5, a] > inside[C_MAJOR, 1, 0, 5, a]


def test_one_is_chosen_by_where_a_number_falls():
    chances = np.array([[0.25, 0.0, 0.75]] * 5)
    np.testing.assert_array_equal(grammar.one_of(chances, np.array([0.0, 0.2, 0.25, 0.5, 0.999999])), [0, 0, 2, 2, 2])
    assert grammar.one_of(np.array([[0.3, 0.3, 0.3]]), np.array([0.95]))[0] == 2, (
        "what rounding leaves over is the last"
    )


def test_the_best_surprise_is_that_of_the_whole_melody_under_all_keys(drawn):
    """By the chain rule the surprises add up to that of the melody: the mean over the keys of its chance in each."""
    tokens, counts, _ = (part[..., :4] for part in drawn)
    first, inside, last, lengths = grammar.tables()
    bits = 0.0
    for k in range(4):
        whole = np.zeros(24)
        for key in range(24):
            chance, place, before = 1.0, 0, None
            for one in tokens[1 : counts[k] - 1, k]:
                pitch, length = (one - 1) // 4, (one - 1) % 4 + 1
                if place == 0:
                    chance *= first[key, pitch]
                elif place == 28:
                    chance *= last[key, before, pitch]
                else:
                    chance *= inside[key, place // 8, int(place % 4 == 0), before, pitch]
                chance *= lengths[place, length - 1]
                place, before = place + length, pitch
            whole[key] = chance
        bits -= np.log2(whole.mean())
    assert best.surprise(tokens, counts) == pytest.approx(bits / (counts - 1).sum(), rel=1e-12)


def test_what_the_page_says_is_possible_is_so():
    tokens, counts, _ = grammar.melodies(np.random.default_rng(3), 1000)
    options = options_of(Settings(task="music"))
    examples = music.draw(np.random.default_rng(3), 1000, options)
    assert best.surprise(tokens, counts) == pytest.approx(3.4, abs=0.05)
    assert music.control(examples, options) == pytest.approx(5.05, abs=0.05)
    assert best.tonic(*judged.openings(1)) == pytest.approx(0.83, abs=0.005)
    assert best.tonic(*judged.openings(2)) == pytest.approx(0.96, abs=0.005)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", []), ("c4-1", [1]), ("c4-2,b5-4", [2, 96]), (" C4-2  fs4-1,F#4-1, f♯4-1 ", [2, 25, 25, 25])],
)
def test_notes_are_read_and_written(text, tokens):
    assert notes.notes(text) == tokens
    assert notes.notes(notes.as_text(tokens)) == tokens


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("c4-2,h4-1", "“h4-1” is no note"),
        ("es4-2", "no note"),
        ("c4", "write c4-2"),
        ("<b>c4-2</b>", "no note"),
        ("b3-2", "from c4 to b5"),
        ("c6-1", "from c4 to b5"),
        ("c4-5", "1, 2, 3 or 4 eighths"),
        ("c4-0", "1, 2, 3 or 4 eighths"),
        (",".join(["c4-2"] * 33), "33 notes are too many"),
    ],
)
def test_what_is_no_note_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        notes.notes(text)


def test_a_note_is_called_by_its_pitch_and_length():
    assert [notes.said(one) for one in (0, 1, 26, 96)] == ["the end", "C4, an eighth", "F♯4, a quarter", "B5, a half"]
    assert notes.WORDS[0] == "|" and notes.WORDS[26] == "fs4-2" and len(set(notes.WORDS)) == 97


def test_the_sound_has_the_pitch_and_the_length_of_its_notes():
    with wave.open(io.BytesIO(sound.wav(notes.notes("a4-4,c5-2")))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 11025)
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    assert len(heard) == pytest.approx((6 * 0.25 + 0.3) * 11025, abs=2)
    for first, last, hertz in ((0.0, 1.0, 440.0), (1.0, 1.5, 523.25)):
        part = heard[int(first * 11025) : int(last * 11025)]
        spectrum = np.abs(np.fft.rfft(part, 8 * len(part)))
        loudest = np.fft.rfftfreq(8 * len(part), 1 / 11025)[spectrum.argmax()]
        assert loudest == pytest.approx(hertz, abs=1.0)
    for end in (1.0, 1.5):  # no click where a note ends
        assert np.abs(heard[int(end * 11025) - 5 : int(end * 11025)]).max() < 0.002
    assert 0.3 < np.abs(heard).max() < 1.0 and not heard[-3000:].any()
    np.testing.assert_allclose(sound.seconds(notes.notes("a4-4,c5-2")), [0.0, 1.0, 1.5])


@pytest.mark.parametrize(
    ("text", "name"),
    [("c4-2,e4-2,g4-2,c5-2,f4-2,a4-2,g4-2,b4-2,c5-4", "C major"), ("a4-2,c5-2,e5-2,a4-2,gs4-2,b4-2,a4-4", "A minor")],
)
def test_a_listener_hears_the_key(text, name):
    belief = keys.belief(notes.notes(text))
    assert keys.called(int(belief.argmax())) == name and belief.max() > 0.5
    assert belief.sum() == pytest.approx(1.0)


def test_a_listener_bears_with_notes_of_no_key_and_of_any_length():
    strange = keys.belief(notes.notes(",".join(["c4-4,cs5-3,d4-1,ds5-4"] * 8)))
    assert np.isfinite(strange).all() and strange.sum() == pytest.approx(1.0)
    np.testing.assert_allclose(keys.belief([]), 1 / 24)


def test_what_stands_before_tells_a_listener_where_but_not_which_key():
    """After a bar that ends on a G an A is heard on the first beat of the second bar, and nothing else of the bar."""
    _, inside, _, _ = grammar.tables()
    expected = inside[:, 1, 1, 7, 9] + keys.STRANGE
    found = keys.belief(notes.notes("a4-1"), tuple(notes.notes("cs4-4,g4-4")))
    np.testing.assert_allclose(found, expected / expected.sum())
    both = expected * (inside[:, 0, 1, 1, 7] + keys.STRANGE)
    found = keys.belief(notes.notes("g4-4,a4-1"), tuple(notes.notes("cs4-4")))
    np.testing.assert_allclose(found, both / both.sum())
