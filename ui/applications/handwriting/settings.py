"""What a link may say of handwriting."""

from lstm.domains.writing import strokes
from ui.link.setting_checks import LONGEST_TYPED, Setting, fine, number

SETTINGS = {
    "ink": Setting("ink on the sheet", "", lambda text: fine(strokes.read, text)),
    "digits": Setting("digits to write", "1997", lambda text: len(text) <= LONGEST_TYPED),
    "writing": Setting("seed of the handwriting", "0", number, parse=int),
}
