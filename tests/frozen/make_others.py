"""Two real networks of others, packed for lstm/presets/others/: their weights as they are, and what their own runtimes
make of an input. Run by hand, `python tests/frozen/make_others.py FOLDER`, where FOLDER holds the unpacked archives of
make of an input. By hand: `python tests/frozen/make_others.py FOLDER`, where FOLDER holds the unpacked archives of
an environment with numpy, onnx, onnxruntime, h5py, espeakng_loader, tensorflow and tf_keras.
"""

import sys
from pathlib import Path

import h5py
import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))
from lstm.live.data import make_spoken  # noqa: E402

OUT = ROOT / "lstm" / "presets" / "others"
SAID = ("The network listens.", "Now nobody says anything.", "And now it listens again.")
PAUSE = 0.7  # seconds
WORD = "antidisestablishmentarianism"


def silero(folder):
    """The voice detector: its LSTM, 128 units behind a convolution; what stands before and after it, frame by frame."""
    model = onnx.load(folder / "silero_vad/data/silero_vad_16k_sequence.onnx")
    node = next(one for one in model.graph.node if one.op_type == "LSTM")
    stored = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    arrays = dict(zip("WRB", (stored[name] for name in node.input[1:4]), strict=True))
    np.savez_compressed(OUT / "silero-vad.npz", **arrays)
    for name in (node.input[0], node.output[0]):
        model.graph.output.append(onnx.ValueInfoProto(name=name))
    make_spoken.RATE = 16_000
    voice = make_spoken.Synthesiser()
    quiet = np.zeros(round(PAUSE * 16_000))
    sound = np.concatenate([part for text in SAID for part in (quiet, voice.say(text, "en", 150, 50))] + [quiet])
    frames = sound[: len(sound) // 512 * 512].astype(np.float32).reshape(-1, 512)
    before = np.concatenate([np.zeros((1, 64), np.float32), frames[:-1, -64:]])
    state = np.zeros((1, 1, 128), np.float32)
    given = {"input": np.concatenate([before, frames], axis=1), "h": state, "c": state}
    chances, _, _, x, h = onnxruntime.InferenceSession(model.SerializeToString()).run(None, given)
    loud = np.sqrt((frames**2).mean(axis=1))
    x, h = x.reshape(len(frames), 128), h.reshape(len(frames), 128)
    np.savez_compressed(OUT / "silero-vad-heard.npz", x=x, h=h, loudness=loud, speech=chances.ravel())
    print(f"{len(frames)} frames, speech in {(chances > 0.5).mean():.0%}")


def chars2vec(folder):
    """Words as vectors: two LSTM layers of 50 over letters, written by Keras 2.2, which meant the hard sigmoid."""
    import tf_keras

    with h5py.File(folder / "chars2vec-0.1.7/chars2vec/trained_models/eng_50/weights.h5") as file:
        layers = [file[f"lstm_{k}/lstm_{k}"] for k in (1, 2)]
        arrays = {f"lstm_{k}/{name}": one[f"{name}:0"][()] for k, one in enumerate(layers, 1) for name in NAMES}
    np.savez_compressed(OUT / "chars2vec.npz", **arrays)
    letters = LETTERS.index
    x = np.zeros((1, len(WORD), len(LETTERS)), np.float32)
    x[0, np.arange(len(WORD)), [letters(letter) for letter in WORD]] = 1.0
    made = {}
    for k in (1, 2):
        layer = tf_keras.layers.LSTM(50, return_sequences=True, recurrent_activation="hard_sigmoid")
        signal = made[k - 1] if k > 1 else x
        layer(signal)
        layer.set_weights([arrays[f"lstm_{k}/{name}"] for name in NAMES])
        made[k] = np.asarray(layer(signal))
    np.savez_compressed(OUT / "chars2vec-read.npz", x=x[0], h=made[1][0], h_upper=made[2][0])


NAMES = ("kernel", "recurrent_kernel", "bias")
LETTERS = "!\"#$%&'()*+,-./0123456789:;<=>?@_abcdefghijklmnopqrstuvwxyz"

if __name__ == "__main__":
    for name in sys.argv[2:] or ("silero", "chars2vec"):
        {"silero": silero, "chars2vec": chars2vec}[name](Path(sys.argv[1]))
