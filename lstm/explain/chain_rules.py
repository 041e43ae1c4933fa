"""One step of the chain rule as equations, line by line, for each cell: see chain.py, where their numbers are.

`EQUATIONS` has one Line for each gradient, in the order in which step_back finds them. Written δc_t is the gradient of
the loss at c_t by every way it acts; written δf_t is that at the sum which the sigmoid of f_t is given.

Source: the chain rule, worked out for each cell here.
"""

from typing import NamedTuple


class Line(NamedTuple):
    """One gradient of a step."""

    key: str  # the quantity it is the gradient at; "onward" for what goes straight to the step before
    latex: str
    plain: str  # the same for a line of text
    worked: str  # names of `numbers` in braces


def straight_on(kept: str, plain: str, worked: str) -> Line:
    """What goes to the output before, past all sums: the share kept, as LaTeX, in plain text, and to be filled in."""
    latex = rf"\text{{straight to }} h_{{t-1}}\text{{: }} \delta h_t \odot {kept}"
    return Line("onward", latex, f"straight on = δh × {plain}", f"{{dh}} × {worked}")


EACH = (
    r"\delta w = \textstyle\sum_t \delta k_t \cdot (\text{what } w \text{ is multiplied with at } t)"  # k: w's own sum
)
LOSS = r"\underbrace{W_y^\top (p - y)}_{\text{last word only}}"
SUMS = r"\textstyle\sum_k W_k^\top\,\delta k_{t+1}"
H_GATES = Line(
    "h",
    rf"\delta h_t = {LOSS} + {SUMS}",
    "δh = from the loss + through the next word’s gates",
    "{loss} + {gates}",
)
LSTM = {
    "h": H_GATES,
    "o": Line(
        "o",
        r"\delta o_t = \delta h_t \odot \tanh(c_t) \odot o_t \odot (1 - o_t)",
        "δo = δh × tanh(c) × o × (1 − o)",
        "{dh} × {shown} × {o} × (1 − {o})",
    ),
    "c": Line(
        "c",
        r"\delta c_t = \delta c_{t+1} \odot f_{t+1} + \delta h_t \odot o_t \odot (1 - \tanh^2(c_t))",
        "δc = along c + δh × o × (1 − tanh(c)²)",
        "{belt} + {dh} × {o} × (1 − {shown}²)",
    ),
    "f": Line(
        "f",
        r"\delta f_t = \delta c_t \odot c_{t-1} \odot f_t \odot (1 - f_t)",
        "δf = δc × c(t−1) × f × (1 − f)",
        "{dc} × {c_prev} × {f} × (1 − {f})",
    ),
    "i": Line(
        "i",
        r"\delta i_t = \delta c_t \odot \tilde c_t \odot i_t \odot (1 - i_t)",
        "δi = δc × c̃ × i × (1 − i)",
        "{dc} × {candidate} × {i} × (1 − {i})",
    ),
    "candidate": Line(
        "candidate",
        r"\delta \tilde c_t = \delta c_t \odot i_t \odot (1 - \tilde c_t^2)",
        "δc̃ = δc × i × (1 − c̃²)",
        "{dc} × {i} × (1 − {candidate}²)",
    ),
    "onward": Line("onward", r"\text{to } c_{t-1}\text{: } \delta c_t \odot f_t", "along c = δc × f", "{dc} × {f}"),
}
PEEPHOLE = LSTM | {
    "c": Line(
        "c",
        r"\delta c_t = \text{belt} + \delta h_t \odot o_t \odot (1 - \tanh^2(c_t)) + \delta o_t \odot P_o",
        "δc = along c + δh × o × (1 − tanh(c)²) + δo × P_o",
        "{belt} + {dh} × {o} × (1 − {shown}²) + {do} × {P_o}",
    ),
    "onward": Line(
        "onward",
        r"\text{to } c_{t-1}\text{: } \delta c_t \odot f_t + \delta f_t \odot P_f + \delta i_t \odot P_i",
        "along c = δc × f + δf × P_f + δi × P_i",
        "{dc} × {f} + {df} × {P_f} + {di} × {P_i}",
    ),
}
LSTM1997 = {key: line for key, line in LSTM.items() if key != "f"} | {
    "c": LSTM["c"]._replace(latex=LSTM["c"].latex.replace(r" \odot f_{t+1}", "")),
    "onward": Line("onward", r"\text{to } c_{t-1}\text{: } \delta c_t", "along c = δc, all of it", "{dc}"),
}
COUPLED = LSTM1997 | {
    "c": LSTM["c"]._replace(latex=LSTM["c"].latex.replace("f_{t+1}", "(1 - i_{t+1})")),
    "i": Line(
        "i",
        r"\delta i_t = \delta c_t \odot (\tilde c_t - c_{t-1}) \odot i_t \odot (1 - i_t)",
        "δi = δc × (c̃ − c(t−1)) × i × (1 − i)",
        "{dc} × ({candidate} − {c_prev}) × {i} × (1 − {i})",
    ),
    "onward": Line(
        "onward",
        r"\text{to } c_{t-1}\text{: } \delta c_t \odot (1 - i_t)",
        "along c = δc × (1 − i)",
        "{dc} × (1 − {i})",
    ),
}
GRU = {
    "h": Line(
        "h",
        rf"\delta h_t = {LOSS} + \delta h_{{t+1}} \odot (1 - z_{{t+1}}) + {SUMS}",
        "δh = from the loss + straight on + through the next word’s gates",
        "{loss} + {straight} + {gates}",
    ),
    "candidate": Line(
        "candidate",
        r"\delta \tilde h_t = \delta h_t \odot z_t \odot (1 - \tilde h_t^2)",
        "δh̃ = δh × z × (1 − h̃²)",
        "{dh} × {z} × (1 − {candidate}²)",
    ),
    "z": Line(
        "z",
        r"\delta z_t = \delta h_t \odot (\tilde h_t - h_{t-1}) \odot z_t \odot (1 - z_t)",
        "δz = δh × (h̃ − h(t−1)) × z × (1 − z)",
        "{dh} × ({candidate} − {h_prev}) × {z} × (1 − {z})",
    ),
    "r": Line(
        "r",
        r"\delta r_t = (W_h^\top\,\delta \tilde h_t) \odot h_{t-1} \odot r_t \odot (1 - r_t)",
        "δr = (Wᵀ δh̃) × h(t−1) × r × (1 − r)",
        "{back} × {h_prev} × {r} × (1 − {r})",
    ),
    "onward": straight_on("(1 - z_t)", "(1 − z)", "(1 − {z})"),
}
GRU_AFTER = GRU | {
    "r": Line(
        "r",
        r"\delta r_t = \delta \tilde h_t \odot (W_u h_{t-1} + b_u) \odot r_t \odot (1 - r_t)",
        "δr = δh̃ × (W_u h(t−1) + b_u) × r × (1 − r)",
        "{dcandidate} × {recalled} × {r} × (1 − {r})",
    )
}
RNN = {
    "h": Line(
        "h",
        rf"\delta h_t = {LOSS} + W_h^\top\,\delta s_{{t+1}}",
        "δh = from the loss + through the next word’s sum",
        "{loss} + {gates}",
    ),
    "sum": Line("sum", r"\delta s_t = \delta h_t \odot (1 - h_t^2)", "δs = δh × (1 − h²)", "{dh} × (1 − {h}²)"),
}
SLSTM = {  # s is the new word's share of the mean, i / n
    "h": H_GATES,
    "o": Line(
        "o",
        r"\delta o_t = \delta h_t \odot c_t \odot o_t \odot (1 - o_t)",
        "δo = δh × c × o × (1 − o)",
        "{dh} × {c} × {o} × (1 − {o})",
    ),
    "c": Line(
        "c",
        r"\delta c_t = \delta c_{t+1} \odot (1 - s_{t+1}) + \delta h_t \odot o_t,\quad s_t = i_t / e^{n_t}",
        "δc = along c + δh × o",
        "{belt} + {dh} × {o}",
    ),
    "f": Line(
        "f",
        r"\delta f_t = (\delta n_{t+1} - \delta c_t \odot (\tilde c_t - c_{t-1}) \odot s_t)"
        r" \odot (1 - s_t) \odot (1 - f_t)",
        "δf = (along n − δc × (c̃ − c(t−1)) × s) × (1 − s) × (1 − f)",
        "({along} − {dc} × ({candidate} − {c_prev}) × {new}) × (1 − {new}) × (1 − {f})",
    ),
    "i": Line(
        "i",
        r"\delta i_t = (\delta n_{t+1} + \delta c_t \odot (\tilde c_t - c_{t-1}) \odot (1 - s_t)) \odot s_t",
        "δi = (along n + δc × (c̃ − c(t−1)) × (1 − s)) × s",
        "({along} + {dc} × ({candidate} − {c_prev}) × (1 − {new})) × {new}",
    ),
    "candidate": Line(
        "candidate",
        r"\delta \tilde c_t = \delta c_t \odot s_t \odot (1 - \tilde c_t^2)",
        "δc̃ = δc × s × (1 − c̃²)",
        "{dc} × {new} × (1 − {candidate}²)",
    ),
    "onward": Line(
        "onward",
        r"\text{to } c_{t-1}\text{: } \delta c_t \odot (1 - s_t)",
        "along c = δc × (1 − s)",
        "{dc} × (1 − {new})",
    ),
}
JANET = {
    "h": GRU["h"]._replace(latex=GRU["h"].latex.replace("(1 - z_{t+1})", "f_{t+1}")),
    "candidate": Line(
        "candidate",
        r"\delta \tilde h_t = \delta h_t \odot w_t \odot (1 - \tilde h_t^2),\quad w_t = 1 - \sigma(s_t - 1)",
        "δh̃ = δh × w × (1 − h̃²)",
        "{dh} × {share} × (1 − {candidate}²)",
    ),
    "f": Line(
        "f",
        r"\delta f_t = \delta h_t \odot (h_{t-1} \odot f_t \odot (1 - f_t) - \tilde h_t \odot w_t \odot (1 - w_t))",
        "δf = δh × (h(t−1) × f × (1 − f) − h̃ × w × (1 − w))",
        "{dh} × ({h_prev} × {f} × (1 − {f}) − {candidate} × {share} × (1 − {share}))",
    ),
    "onward": straight_on("f_t", "f", "{f}"),
}
MINGRU = {  # nothing comes back through gates that see the input alone
    "h": Line(
        "h",
        rf"\delta h_t = {LOSS} + \delta h_{{t+1}} \odot (1 - z_{{t+1}})",
        "δh = from the loss + straight on",
        "{loss} + {straight}",
    ),
    "candidate": Line("candidate", r"\delta \tilde h_t = \delta h_t \odot z_t", "δh̃ = δh × z", "{dh} × {z}"),
    "z": GRU["z"],
    "onward": GRU["onward"],
}
MINLSTM = {
    "h": MINGRU["h"]._replace(latex=MINGRU["h"].latex.replace("(1 - z_{t+1})", "k_{t+1}")),
    "candidate": Line(
        "candidate", r"\delta \tilde h_t = \delta h_t \odot (1 - k_t)", "δh̃ = δh × (1 − k)", "{dh} × (1 − {k})"
    ),
    "f": Line(
        "f",
        r"\delta f_t = \delta h_t \odot (h_{t-1} - \tilde h_t) \odot k_t \odot (1 - k_t) \odot (1 - f_t)",
        "δf = δh × (h(t−1) − h̃) × k × (1 − k) × (1 − f)",
        "{dh} × ({h_prev} − {candidate}) × {k} × (1 − {k}) × (1 − {f})",
    ),
    "i": Line(
        "i",
        r"\delta i_t = \delta h_t \odot (\tilde h_t - h_{t-1}) \odot k_t \odot (1 - k_t) \odot (1 - i_t)",
        "δi = δh × (h̃ − h(t−1)) × k × (1 − k) × (1 − i)",
        "{dh} × ({candidate} − {h_prev}) × {k} × (1 − {k}) × (1 − {i})",
    ),
    "onward": straight_on("k_t", "k", "{k}"),
}
EQUATIONS = {"lstm": LSTM, "lstm1997": LSTM1997, "coupled": COUPLED, "peephole": PEEPHOLE}
EQUATIONS |= {"gru": GRU, "gru_after": GRU_AFTER, "rnn": RNN}
EQUATIONS |= {"slstm": SLSTM, "janet": JANET, "minlstm": MINLSTM, "mingru": MINGRU}
