"""What a link may say of spoken digits."""

from lstm.domains.speech import sounds
from ui.link.setting_checks import LONGEST_TYPED, Setting, number

SETTINGS = {
    "spoken": Setting("digits to say", "1997", lambda text: len(text) <= LONGEST_TYPED),
    "voice": Setting("voice", "14", lambda text: number(text) and int(text) < sounds.VOICES, parse=int),
    "recording": Setting("seed of the recordings", "0", number, parse=int),
    "breath": Setting("clip said in one breath", "", lambda text: number(text) and int(text) < sounds.CLIPS, parse=int),
}
