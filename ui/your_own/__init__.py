"""The page Your own LSTM."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "PyTorch, Keras, ONNX, Flax, safetensors, import, file, saturation, dead units"
IN_VIEW = (".st-key-report h3", ".st-key-report table tbody tr:nth-child(2)")
