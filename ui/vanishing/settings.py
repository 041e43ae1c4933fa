"""What a link may say of gradients that vanish."""

from ui.link.setting_checks import Setting, decimals, number, one_of

SETTINGS = {
    "forget": Setting("forget bias", "0", decimals(0.0, 5.0, 1, 1), parse=float),
    "recurrent": Setting("recurrent weights", "1", decimals(0.5, 10.0, 1, 1), parse=float),
    "steps": Setting("length of the sequence", "100", lambda text: number(text) and 10 <= int(text) <= 500, parse=int),
    "alone": Setting("product of f", "", one_of("on")),
    "clip": Setting("clipping", "", one_of("on")),
    "kept": Setting("share kept", "0.9", decimals(0.5, 0.999, 1, 1), parse=float),
}
