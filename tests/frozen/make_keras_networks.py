"""Small networks as Keras 3 and Keras 2 write them, frozen in keras_networks.npz as in make_networks.py.

Run it by hand, `python tests/frozen/make_keras_networks.py`, in an environment with tensorflow (or tensorflow-cpu),
keras, tf_keras and h5py.
"""

import os
import tempfile
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
import tf_keras

keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")
tf_keras.backend.set_floatx("float64")
D, H, B, T = 3, 4, 2, 7
FROZEN = {}


def keep(name, data, **arrays):
    FROZEN[f"{name}/file"] = np.frombuffer(data, np.uint8)
    for key, array in arrays.items():
        FROZEN[f"{name}/{key}"] = np.asarray(array)


def of_keras(keras, endings):
    """Models of Keras 3, or of Keras 2 (tf_keras), in files of these endings."""
    layers, old = keras.layers, keras.__version__ < "3"

    def lstm(**more):
        return layers.LSTM(H, return_sequences=True, **more)

    models = {
        "lstm": [lstm(), layers.Dropout(0.1), lstm()],
        "hard": [lstm(recurrent_activation="hard_sigmoid")],
        "relu": [lstm(activation="relu", use_bias=False)],
        "backwards": [lstm(go_backwards=True)],
        "both": [layers.Bidirectional(lstm())],
        "gru": [layers.GRU(H, return_sequences=True)],
        "gru before": [layers.GRU(H, return_sequences=True, reset_after=False)],
        "rnn": [layers.SimpleRNN(H, return_sequences=True, activation="relu")],
        "celled": [layers.RNN(layers.LSTMCell(H), return_sequences=True)],
    }
    x = np.random.default_rng(0).normal(size=(T, B, D))
    for name, parts in models.items():
        model = keras.Sequential([keras.Input((T, D)), *parts, layers.Dense(2)])
        for array in model.trainable_variables:
            array.assign(array + 0.3 * np.random.default_rng(len(array.shape)).normal(size=array.shape))
        h = x.swapaxes(0, 1)
        for part in model.layers[:-1]:
            h = part(h)
        h = np.asarray(h)
        h = h[:, ::-1] if name == "backwards" else h  # Keras leaves it turned
        for ending in endings:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, f"model.{ending}")
                model.save(path)
                keep(f"{ending}{'2' * old} {name}", path.read_bytes(), x=x, h=h.swapaxes(0, 1))
        if name == "lstm" and not old:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "model.weights.h5")
                model.save_weights(path)
                keep("weights lstm", path.read_bytes(), x=x, h=h.swapaxes(0, 1))


def main():
    keras.utils.set_random_seed(0)
    of_keras(keras, ("keras", "h5"))
    of_keras(tf_keras, ("h5",))
    np.savez_compressed(Path(__file__).with_name("keras_networks.npz"), **FROZEN)
    print(f"{len(FROZEN)} arrays, from Keras {keras.__version__} and {tf_keras.__version__}")


if __name__ == "__main__":
    main()
