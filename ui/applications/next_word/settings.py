"""What a link may say of a text that a network writes on."""

from ui.link.setting_checks import Setting, decimals, number, one_of, picks, sentence

SETTINGS = {
    "begun": Setting("beginning of the text", "", sentence),
    "temperature": Setting("temperature", "1", decimals(0.1, 2.0, 1, 1), parse=float),
    "top": Setting("words drawn from", "all", one_of("1", "2", "3", "5", "10", "20", "all")),
    "count": Setting("words written", "20", one_of("5", "10", "20", "40"), parse=int),
    "draws": Setting("seed of the draws", "0", number, parse=int),
    "wrote": Setting("written word in view", "", number, parse=int),
    "taken": Setting("words taken instead", "", picks),
}
