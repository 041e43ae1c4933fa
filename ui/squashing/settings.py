"""What a link may say of squashing functions."""

from lstm.explain import whatif
from lstm.figures.colours import INK
from lstm.figures.squashing.squash import REACH
from ui.link.setting_checks import Setting, decimals, one_of

SETTINGS = {
    "point": Setting("point on the curves", "1.5", decimals(-REACH, REACH, 1, 1), parse=float),
    "where": Setting("place whose sums are shown", "", one_of(*(set(INK) - {"c"}), "shown")),
    "swap": Setting("function swapped", "o:tanh", one_of(*whatif.SWAPS)),
}
