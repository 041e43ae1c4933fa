"""The GRU and the plain RNN on the LSTM's sheet: whatever they share with the LSTM stands in the LSTM's place.

Small, without numbers: as lstm.figures.cousins.cousins needs them. As they are drawn large: gru.py and rnn.py.
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
IN_PLACE = {"gru": (GRU_NODES, GRU_WIRES), "rnn": (RNN_NODES, RNN_WIRES)}
