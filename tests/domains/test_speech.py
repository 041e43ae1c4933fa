"""Recordings joined into sequences, sound to frames, and what the shipped network makes of them."""

import io
import wave

import numpy as np
import pytest
from test_pages import ROOT, opened, visit

from lstm import live
from lstm.domains.speech import mel, sounds
from lstm.figures.cousins.contest import compared
from lstm.live.check import run_through, score
from lstm.live.examples import labels_of
from lstm.live.tasks import speech
from lstm.networks.ctc import frames_needed
from lstm.networks.transcript import transcribe
from lstm.presets import apps

USUAL = {"longest": 4, "noise": 0.3}


def tone(hertz, seconds=0.5):
    return np.sin(2 * np.pi * hertz * np.arange(int(seconds * sounds.RATE)) / sounds.RATE)


def test_the_code_of_telephones_is_undone():
    assert sounds.decoded(np.array([0, 127, -127])).tolist() == pytest.approx([0.0, 1.0, -1.0])
    # halfway in the code is (256 ** 0.5 - 1) / 255 in sound
    assert sounds.decoded(np.array([63.5])) == pytest.approx(15 / 255)


def test_the_file_is_small_and_holds_what_links_count_on():
    known = sounds.recordings()
    assert sounds.FILE.stat().st_size < 2_500_000
    assert (len(known.voices), len(known.clips)) == (sounds.VOICES, sounds.CLIPS)
    assert len(known.digits) == sounds.VOICES * known.takes * 10
    assert all(0.15 < len(sound) / sounds.RATE < 0.9 and np.abs(sound).max() > 0.8 for sound in known.digits.values())
    assert all(sounds.called(voice) for voice in range(sounds.VOICES))


def test_no_voice_that_judges_is_trained_on():
    known = sounds.recordings()
    trained, held_out = set(known.voices[: known.trained]), set(known.voices[known.trained :])
    assert len(held_out) == 4 and not trained & held_out
    assert {voice for voice, _, _ in known.clips} == set(range(known.trained, sounds.VOICES))


def test_training_takes_other_recordings_than_judging(monkeypatch):
    asked = []
    monkeypatch.setattr(
        speech, "spoken", lambda rng, voice, digits, factor=1.0: (asked.append(int(voice)), (tone(440), digits))[1]
    )
    speech.draw(np.random.default_rng(0), 200, USUAL)
    assert set(asked) == set(range(14))
    asked.clear()
    speech.draw_test(np.random.default_rng(0), 200, USUAL)
    assert set(asked) == set(range(14, 18))


def test_joined_sounds_follow_each_other_and_overlap_where_the_gap_is_below_0():
    one, gap = np.ones(800), 0.05  # a tenth of a second
    apart = sounds.joined([one, one], [9.0, gap])
    assert len(apart) == 1600 + 400 and not apart[800:1200].any() and apart.max() == 1.0
    close = sounds.joined([one, one], [9.0, -gap])
    assert len(close) == 1600 - 400 and (close[400:800] == 2.0).all()


def test_a_slower_voice_is_deeper_by_the_same_factor():
    slow = sounds.stretched(tone(440), 1.1)
    loudest = np.abs(np.fft.rfft(slow)).argmax() * sounds.RATE / len(slow)
    assert len(slow) == pytest.approx(1.1 * 4000, abs=1) and loudest == pytest.approx(440 / 1.1, abs=2)


def test_the_wav_file_holds_the_sound_in_16_bits():
    with wave.open(io.BytesIO(sounds.wav(np.array([0.0, 0.5, -1.0, 3.0])))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 8000)
        assert np.frombuffer(file.readframes(9), "<i2").tolist() == [0, 16384, -32767, 32767]


@pytest.mark.parametrize("hertz", [300, 700, 1500, 3000])
def test_a_tone_is_loudest_in_the_band_about_its_pitch(hertz):
    # 26 edges from 100 to 3,800 Hz, equally far apart on the mel scale; band k stands about edge k + 1
    edge = 2595 * np.log10(1 + np.array([100, hertz, 3800]) / 700)
    band = (edge[1] - edge[0]) / ((edge[2] - edge[0]) / 25) - 1
    assert abs(mel.spectra(tone(hertz)).mean(axis=0).argmax() - band) <= 1


def test_frames_come_every_25_ms_with_two_spectra_each_and_do_not_depend_on_loudness():
    sound = sounds.recordings().digits[0, 0, 7]
    found = mel.frames(sound)
    assert found.shape == ((1 + (len(sound) - 256) // 100) // 2, 48)
    np.testing.assert_allclose(found, mel.frames(0.1 * sound), atol=1e-4)
    assert mel.frames(np.zeros(10)).shape == (1, 48) and np.isfinite(mel.frames(np.zeros(10))).all()
    assert mel.image(sound).shape == (len(found), 24) and mel.image(sound).min() == 0


def test_the_image_shows_high_pitch_above_low():
    falling = mel.image(np.concatenate([tone(3000), tone(300)]))
    assert falling[5].argmax() < 8 and falling[-5].argmax() > 16


def test_every_sequence_is_long_enough_to_be_said():
    drawn = speech.draw(np.random.default_rng(0), 150, {"longest": 8, "noise": 0.3})
    assert all(frames_needed(labels) <= length for labels, length in zip(labels_of(drawn), drawn.lengths, strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "at least one"),
        ("  ", "at least one"),
        ("nine", "'n' is no digit"),
        ("1" * 13, "13 digits"),
        ("<b>", "'<'"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(text, said):
    with pytest.raises(ValueError, match=said):
        speech.as_examples(text, 14, 0)


def heard(example):
    """What the shipped network hears."""
    outputs, _ = run_through(apps.training("speech"), example)
    return transcribe(outputs[:, 0]).labels


def test_digits_typed_are_heard_in_every_voice_that_was_held_out():
    for voice in range(14, 18):
        example, sound = speech.as_examples("1 9 9 7", voice, 0)
        assert labels_of(example) == [(2, 10, 10, 8)] and len(sound) > 8000
        assert heard(example) == (2, 10, 10, 8)


def test_the_shipped_network_does_what_the_page_says():
    figures, training = apps.figures("speech"), apps.training("speech")
    test = speech.draw_test(np.random.default_rng(7), 256, USUAL)
    assert score(training, test) == pytest.approx(figures["value"], abs=0.01) and figures["value"] > 0.95
    assert figures["control"] == pytest.approx(speech.control(test, USUAL)) and figures["control"] < 0.6
    whole = [speech.clip(k) for k in range(sounds.CLIPS)]
    right = sum(heard(example) == labels_of(example)[0] for example, _, _ in whole)
    assert right / sounds.CLIPS == pytest.approx(figures["far"]) and figures["far"] >= 0.8


def test_a_plain_rnn_with_more_units_and_fewer_weights_ties():
    lstm, wider = apps.figures("speech")["cells"]["lstm"], speech.WIDER
    assert compared(speech.METRIC, lstm["values"], wider.values) == "tie"
    settings = live.defaults("speech", cell="rnn", units=wider.units)
    assert live.begin(settings).flat.size == wider.weights < lstm["weights"]


def test_the_box_says_the_digits_that_are_heard_and_hands_them_on():
    page = ROOT / "pages" / "58_Speech.py"
    at = opened(visit(page, spoken="5 5 5"))
    assert at.text_input[0].value == "5 5 5"
    next(one for one in at.button if one.label == "A clip said in one breath").click()
    at = opened(at.run())
    digits = at.text_input[0].value
    assert digits == "".join(map(str, sounds.recordings().clips[0][1]))
    assert any(f"**{digits}**, said in one breath" in one.value for one in at.markdown)
    next(one for one in at.button if one.label == "Other recordings").click()
    at = opened(at.run())
    assert at.text_input[0].value == at.query_params["spoken"] == digits and "breath" not in at.query_params
    at = opened(at.text_input[0].set_value("42").run())
    assert at.query_params["spoken"] == "42"
