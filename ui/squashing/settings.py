"""What a link may say of squashing functions."""

from lstm.explain import whatif
from lstm.figures.colours import INK
from lstm.figures.squashing.squash import REACH
from ui.link.setting_checks import Setting, decimals, one_of

SETTINGS = {
    "point": Setting(
        "point on the curves",
        "1.5",
        decimals(-REACH, REACH, 1, 1),
        parse=float,
        good=("0", "-12", "2.35"),
        bad=("12.05", "nan", "1e1", "1,2", "٣", ""),
    ),
    "where": Setting(
        "place whose sums are shown",
        "",
        one_of(*(set(INK) - {"c"}), "shown"),
        good=("f", "candidate", "shown", "z", "h"),
        bad=("c", "W_f", ""),
    ),
    "swap": Setting(
        "function swapped",
        "o:tanh",
        one_of(*whatif.SWAPS),
        good=("f:identity", "shown:sigmoid", "h:i", "i:sigmoid"),
        bad=("o", "o:relu", "c:tanh", "h:tanh", "o:tanh,f:tanh", ""),
    ),
}
