"""Cells on the LSTM's sheet that stand on one of their own elsewhere: what they share with it is in its place.

Small, without numbers: as lstm.figures.cousins.cousins needs them. As they are drawn large: lstm/figures/wiring.
"""

from lstm.figures.wires import Node, Wire, riser, squash

GRU_NODES = (
    Node("end", 40, 92, "h", "h_prev"),
    Node("end", 160, 474, "x", "x"),
    Node("join", 160, 420, "", "x"),
    squash(520, "z", "σ", "Update gate", ()),
    squash(700, "candidate", "tanh", "Candidate", ()),
    squash(880, "r", "σ", "Reset gate", ()),
    Node("operator", 340, 164, "1−", "left"),
    Node("operator", 340, 92, "×", "kept"),
    Node("operator", 610, 212, "×", "written"),
    Node("operator", 610, 92, "+", "h"),
    Node("operator", 790, 384, "×", "reset"),
    Node("end", 1206, 92, "h", "h"),
)
GRU_WIRES = (
    Wire("M86,92 H318", "h_prev"),
    Wire("M110,92 V420 H880", "h_prev"),
    Wire("M160,456 V426", "x"),
    riser(520, "z", ()),
    riser(700, "candidate", ()),
    riser(880, "r", ()),
    Wire("M520,286 V212 H588", "z"),
    Wire("M520,212 H340 V186", "z"),
    Wire("M340,142 V114", "left"),
    Wire("M362,92 H588", "kept"),
    Wire("M700,286 V212 H632", "candidate"),
    Wire("M610,190 V114", "written"),
    Wire("M632,92 H1168", "h"),
    Wire("M880,286 V250 H790 V363", "r"),
    Wire("M790,420 V405", "h_prev"),
    Wire("M769,384 H700", "reset"),
)
RNN_NODES = (
    Node("end", 40, 420, "h", "h_prev"),
    Node("end", 160, 474, "x", "x"),
    Node("join", 160, 420, "", "x"),
    squash(700, "h", "tanh", "Output", ()),
    Node("end", 1206, 420, "h", "h"),
)
RNN_WIRES = (
    Wire("M86,420 H700", "h_prev"),
    Wire("M160,456 V426", "x"),
    riser(700, "h", ()),
    Wire("M700,280 V240 H1084 V420 H1168", "h"),
)
SLSTM_NODES = (
    Node("end", 40, 92, "c", "c_prev"),
    Node("end", 40, 212, "n", "n_prev"),
    Node("end", 40, 420, "h", "h_prev"),
    Node("end", 160, 474, "x", "x"),
    Node("join", 160, 420, "", "x"),
    squash(340, "f", "σ", "Forget gate", ()),
    squash(520, "i", "Σ", "Input gate", ()),
    squash(700, "candidate", "tanh", "Candidate", ()),
    squash(880, "o", "σ", "Output gate", ()),
    Node("operator", 400, 212, "+", "n"),
    Node("operator", 500, 212, "÷", "new"),
    Node("operator", 340, 150, "1−", "old"),
    Node("operator", 340, 92, "×", "kept"),
    Node("operator", 610, 212, "×", "written"),
    Node("operator", 610, 92, "+", "c"),
    Node("operator", 1010, 262, "×", "h"),
    Node("end", 1206, 92, "c", "c"),
    Node("end", 1206, 192, "n", "n"),
    Node("end", 1206, 420, "h", "h"),
)
SLSTM_WIRES = (
    Wire("M86,420 H880", "h_prev"),
    Wire("M160,456 V426", "x"),
    riser(340, "f", ()),
    riser(520, "i", ()),
    riser(700, "candidate", ()),
    riser(880, "o", ()),
    Wire("M86,92 H318", "c_prev"),
    Wire("M86,212 H378", "n_prev"),
    Wire("M340,286 V260 H400 V234", "f"),
    Wire("M520,286 V260 H400 M500,260 V234", "i"),
    Wire("M422,212 H478", "n"),
    Wire("M400,190 V178 H1168", "n"),
    Wire("M522,212 H588", "new"),
    Wire("M500,190 V150 H374", "new"),
    Wire("M362,92 H588", "kept"),
    Wire("M700,286 V212 H632", "candidate"),
    Wire("M610,190 V114", "written"),
    Wire("M632,92 H1168", "c"),
    Wire("M1010,92 V240", "c"),
    Wire("M880,286 V262 H988", "o"),
    Wire("M1010,284 V420 H1168", "h"),
)
JANET_NODES = (
    *(node for node in GRU_NODES if node.signal not in ("z", "r", "reset", "left")),
    squash(340, "f", "σ", "Forget gate", ()),
    Node("operator", 470, 212, "w", "share"),
)
JANET_WIRES = (
    *(wire for wire in GRU_WIRES if wire.signal not in ("z", "r", "reset", "left", "h_prev", "sum z", "sum r")),
    Wire("M86,92 H318", "h_prev"),
    Wire("M110,92 V420 H700", "h_prev"),
    riser(340, "f", ()),
    Wire("M340,286 V114", "f"),
    Wire("M340,212 H448", "f"),
    Wire("M492,212 H588", "share"),
)
MINGRU_NODES = tuple(node for node in GRU_NODES if node.signal not in ("r", "reset") and node.kind != "join")
MINGRU_WIRES = (
    *(wire for wire in GRU_WIRES if wire.signal not in ("r", "reset", "h_prev", "sum r", "x")),
    Wire("M86,92 H318", "h_prev"),
    Wire("M160,456 V420 H700", "x"),
)
MINLSTM_NODES = (
    *(node for node in MINGRU_NODES if node.signal not in ("z", "left")),
    squash(340, "f", "σ", "Forget gate", ()),
    squash(520, "i", "σ", "Input gate", ()),
    Node("operator", 430, 212, "÷", "k"),
    Node("operator", 520, 140, "1−", "rest"),
)
MINLSTM_WIRES = (
    *(wire for wire in MINGRU_WIRES if wire.signal not in ("z", "left", "sum z")),
    riser(340, "f", ()),
    riser(520, "i", ()),
    Wire("M340,286 V212 H397", "f"),
    Wire("M520,286 V262 H430 V234", "i"),
    Wire("M430,190 V140 H340 V114", "k"),
    Wire("M430,140 H466", "k"),
    Wire("M520,173 V212 H588", "rest"),
)
IN_PLACE = {
    "gru": (GRU_NODES, GRU_WIRES),
    "rnn": (RNN_NODES, RNN_WIRES),
    "slstm": (SLSTM_NODES, SLSTM_WIRES),
    "janet": (JANET_NODES, JANET_WIRES),
    "minlstm": (MINLSTM_NODES, MINLSTM_WIRES),
    "mingru": (MINGRU_NODES, MINGRU_WIRES),
}
