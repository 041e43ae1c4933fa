"""Sound to frames: the loudness of 24 bands of pitch, on a log scale, every 25 ms; bands as wide as ears have them.

Source: log mel spectra (Davis & Mermelstein 1980), without the cosine transform.
"""

from functools import lru_cache

import numpy as np

from lstm.domains.speech.sounds import RATE

BANDS = 24
LOW, HIGH = 100.0, 3800.0  # Hz, the ends of the bands
WINDOW, HOP = 256, 100  # samples that a spectrum looks at, and from one to the next: 32 and 12.5 ms
STACKED = 2  # spectra in one frame
WIDTH = BANDS * STACKED  # numbers in a frame
FRAME = STACKED * HOP / RATE  # seconds
FLOOR = 1e-5  # of the mean power: what is quieter is not told apart from silence


def mel(hertz: float) -> float:
    """Hz, at least 0, as pitch in mels, as it is heard (O'Shaughnessy 1987): as far apart below and above."""
    return 2595.0 * np.log10(1.0 + hertz / 700.0)


def hertz(mels: np.ndarray) -> np.ndarray:
    """The inverse of `mel`: mels of any shape, in Hz."""
    return 700.0 * (10.0 ** (mels / 2595.0) - 1.0)


@lru_cache
def bands() -> np.ndarray:
    """How much each band takes of each frequency, 0..1: (BANDS, WINDOW // 2 + 1), triangles that overlap by half."""
    edges = hertz(np.linspace(mel(LOW), mel(HIGH), BANDS + 2))
    rates = np.fft.rfftfreq(WINDOW, 1.0 / RATE)
    up = (rates - edges[:-2, None]) / np.diff(edges)[:-1, None]
    down = (edges[2:, None] - rates) / np.diff(edges)[1:, None]
    return np.maximum(0.0, np.minimum(up, down))


def spectra(sound: np.ndarray) -> np.ndarray:
    """The log loudness of every band, in nats, each HOP samples of sound (N,): (n, BANDS), n even, at least STACKED."""
    needed = WINDOW + (STACKED - 1) * HOP
    sound = np.pad(sound, (0, max(0, needed - len(sound))))
    higher = np.append(sound[:1], sound[1:] - 0.97 * sound[:-1])  # as loud above as below: voices fall off
    n = (1 + (len(sound) - WINDOW) // HOP) // STACKED * STACKED
    pieces = np.lib.stride_tricks.sliding_window_view(higher, WINDOW)[::HOP][:n]
    power = np.abs(np.fft.rfft(pieces * np.hamming(WINDOW))) ** 2
    return np.log(power @ bands().T + FLOOR * power.mean() + 1e-12)


def frames(sound: np.ndarray) -> np.ndarray:
    """What the network reads: (T, WIDTH), each frame two spectra; each band about its mean, all by one spread.

    Most numbers lie from -3 to 3.
    """
    found = spectra(sound)
    found = (found - found.mean(axis=0)) / (found.std() + 1e-6)
    return found.reshape(-1, WIDTH)


def image(sound: np.ndarray) -> np.ndarray:
    """What is shown of it: (T, BANDS) of 0..1, the highest band first, each frame the mean of its two spectra."""
    found = spectra(sound).reshape(-1, STACKED, BANDS).mean(axis=1)
    low, high = np.quantile(found, [0.3, 0.995])
    return np.clip((found - low) / max(high - low, 1e-6), 0.0, 1.0)[:, ::-1]
