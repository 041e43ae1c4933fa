"""Makes spoken.npz: digits said by the synthesiser eSpeak NG. pip install espeakng-loader, then run this file.

The app does not need the synthesiser: it plays and reads the file. Whose voices these are, and under which licence the
synthesiser stands, is written in README.md beside it.

Source: eSpeak NG; for the code in bytes ITU-T G.711.
"""

import ctypes
from pathlib import Path
from typing import Any

import numpy as np

FILE = Path(__file__).with_name("spoken.npz")
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TRAINED = (
    *("en-us", "en-us+m1", "en-us+m2", "en-us+m3", "en-us+m4", "en-us+f1", "en-us+f2"),
    *("en", "en+m5", "en+f3", "en+m7", "en-gb-scotland+m2", "en-029+m8", "en-gb-x-rp"),
)
HELD_OUT = ["en-us+m6", "en+f4", "en-gb-scotland+f5", "en-gb-x-rp+m4"]
TAKES = ((150, 45), (195, 60))  # of every digit: words a minute, pitch
SPEED, PITCH = (140, 200), (30, 70)  # of whole clips, anything between
CLIPS, MOST = 10, 5  # whole clips of each held-out voice, and digits in one
RATE = 8000  # samples a second, as a telephone has
QUIET = 0.01  # of the loudest: what is quieter is cut from both ends
RETRIEVAL, CHARACTERS, UTF8 = 1, 1, 1  # of espeak-ng's speak_lib.h
SPEED_OF, PITCH_OF = 1, 3  # the same: numbers of parameters


class Synthesiser:
    """eSpeak NG, driven through its C interface."""

    def __init__(self) -> None:
        """Load it and its voices, from where pip has put them."""
        import espeakng_loader

        self.lib = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(Path(espeakng_loader.get_data_path()).parent).encode()
        self.rate = self.lib.espeak_Initialize(RETRIEVAL, 0, data, 0)
        self.made = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self.callback = kind(self.take)
        self.lib.espeak_SetSynthCallback(self.callback)

    def take(self, samples: Any, count: int, _: Any) -> int:
        """What the synthesiser calls with each piece of sound, `count` samples of -32768..32767; 0 is to go on."""
        if samples and count:
            self.made.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def say(self, text: str, voice: str, speed: int, pitch: int) -> np.ndarray:
        """The sound (n,) of a text: -1..1 at RATE, as loud as it goes, cut at both ends; ValueError for no voice."""
        if self.lib.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"no voice {voice}")
        self.lib.espeak_SetParameter(SPEED_OF, speed, 0)
        self.lib.espeak_SetParameter(PITCH_OF, pitch, 0)
        self.made, spoken = [], text.encode()
        self.lib.espeak_Synth(spoken, len(spoken) + 1, 0, CHARACTERS, 0, UTF8, None, None)
        self.lib.espeak_Synchronize()
        sound = slower(np.concatenate(self.made) / 32768.0, self.rate)
        loud = np.flatnonzero(np.abs(sound) > QUIET * np.abs(sound).max())
        sound = sound[loud[0] : loud[-1] + 1]
        return 0.9 * sound / np.abs(sound).max()


def slower(sound: np.ndarray, rate: float) -> np.ndarray:
    """The same sound (n,) at RATE samples a second: what no lower rate can carry is taken out of its spectrum first."""
    spectrum, length = np.fft.rfft(sound), round(len(sound) * RATE / rate)
    return np.fft.irfft(spectrum[: length // 2 + 1], length) * length / len(sound)


def coded(sound: np.ndarray) -> np.ndarray:
    """Sound (n,), -1..1, in bytes, finer where it is quiet: the mu-law of telephones (ITU-T G.711), with mu = 255."""
    return np.round(np.sign(sound) * np.log1p(255 * np.abs(sound)) / np.log(256) * 127).astype(np.int8)


def make() -> None:
    """Every digit of every voice, two takes; and whole clips of the voices held out."""
    voice, rng = Synthesiser(), np.random.default_rng(0)
    sounds, about = [], []
    for k, name in enumerate([*TRAINED, *HELD_OUT]):
        for take, (speed, pitch) in enumerate(TAKES):
            for digit, word in enumerate(WORDS):
                sounds.append(coded(voice.say(word, name, speed, pitch)))
                about.append((k, take, digit))
    clips, said = [], []
    for k, name in enumerate(HELD_OUT, start=len(TRAINED)):
        for _ in range(CLIPS):
            digits = rng.integers(0, 10, rng.integers(1, MOST + 1)).tolist()
            text = " ".join(WORDS[digit] for digit in digits)
            clips.append(coded(voice.say(text, name, int(rng.integers(*SPEED)), int(rng.integers(*PITCH)))))
            said.append([k, *digits, *[-1] * (MOST - len(digits))])
    np.savez_compressed(
        FILE,
        voices=np.array([*TRAINED, *HELD_OUT]),
        trained=len(TRAINED),
        about=np.array(about),
        sounds=np.concatenate(sounds),
        lengths=np.array([len(one) for one in sounds]),
        said=np.array(said),
        clips=np.concatenate(clips),
        clip_lengths=np.array([len(one) for one in clips]),
    )


if __name__ == "__main__":
    make()
