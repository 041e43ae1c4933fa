"""Sound as a WAV file. Source: RIFF WAVE, as Python's `wave` writes it."""

import io
import wave

import numpy as np


def encode(samples: np.ndarray, rate: int) -> bytes:
    """Samples (n,), -32768..32767, at so many a second, as the bytes of a WAV file: one channel, 16 bits."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.round(samples).astype("<i2").tobytes())
    return made.getvalue()
