"""What a link may say of one step, and of weights turned by hand."""

from lstm.explain import edits
from ui.link.setting_checks import Setting, changes, fine, one_of

SETTINGS = {
    "phase": Setting("step of the cell", "", one_of(*"1234"), parse=int, good=("1", "4"), bad=("0", "5", "one")),
    "turn": Setting(
        "weight in hand",
        "",
        lambda text: fine(edits.target, text),
        good=("f.all.b", "candidate.3.x312", "o.all.all"),
        bad=("f", "f.all.b:add:2", "W_f.0.b", "f.0.x"),
    ),
    "edits": Setting(
        "weights turned",
        "",
        changes,
        good=("f.all.b:add:2", "f.all.b:add:2,i.5.x312:set:-1.5"),
        bad=("f", "f.all.b:add:2,", "f.0.b:set:nan", "f.0.b:set:1e5", ",".join(["f.0.b:set:1"] * 13)),
    ),
}
