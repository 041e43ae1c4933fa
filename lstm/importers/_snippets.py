"""The lines that write what a library was given, and what it made of it, into one file: for `parity`."""

SNIPPETS = {
    "PyTorch": """import numpy, torch
x = torch.randn(20, 1, lstm.input_size)  # steps, batch, numbers; (1, 20, ...) with batch_first
out, (h, c) = lstm(x)
numpy.savez("parity.npz", x=x.numpy(), h=out.detach().numpy(), c=c[-1].detach().numpy())""",
    "Keras": """import keras, numpy
x = numpy.random.normal(size=(1, 20, layer.cell.kernel.shape[0])).astype("float32")
layer.return_sequences = True  # an LSTM, a GRU or a SimpleRNN: model.layers[0], say
numpy.savez("parity.npz", x=x, h=keras.ops.convert_to_numpy(layer(x)))""",
    "ONNX Runtime": """import numpy, onnxruntime
session = onnxruntime.InferenceSession("model.onnx")  # a model that is the layer, or that has its output as an output
sides = [side if isinstance(side, int) else 20 for side in session.get_inputs()[0].shape]  # others are free
x = numpy.random.normal(size=sides).astype("float32")
numpy.savez("parity.npz", x=x, h=session.run(None, {session.get_inputs()[0].name: x})[0])""",
    "JAX": """import jax, numpy
x = jax.random.normal(jax.random.key(0), (1, 20, features))
h = flax.linen.RNN(cell).apply(variables, x)
numpy.savez("parity.npz", x=x, h=h)""",
}
