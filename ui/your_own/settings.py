"""What a link may say of a network that somebody brought. The network itself is in no link."""

from lstm.presets import others
from ui.link.setting_checks import Setting, number, one_of

VIEWS = {
    "health": "How it is",
    "found": "What was found",
    "same": "The same network?",
    "gates": "Gates",
    "step": "One step",
    "wrote": "Who wrote the memory",
    "back": "Gradients",
    "column": "A column of yours",
}
ORDERS = {"number": "as numbered", "holds": "most held at the end", "written": "by when written"}
SETTINGS = {
    "network": Setting(
        "network that is looked into",
        "silero-vad",
        one_of(*others.NAMES, "own"),
        good=("chars2vec", "own"),
        bad=("a", ""),
    ),
    "look": Setting("view of the network", "health", one_of(*VIEWS), good=("gates", "same"), bad=("all", "")),
    "part": Setting("layer of the network", "0", number, parse=int, good=("1", "12"), bad=("-1", "x")),
    "own_unit": Setting("unit of the layer", "", number, parse=int, good=("0", "31"), bad=("-1", "all")),
    "own_step": Setting("step that is looked at", "", number, parse=int, good=("0", "99"), bad=("1.5", "last")),
    "own_order": Setting("order of the units", "written", one_of(*ORDERS), good=("holds", "number"), bad=("up", "")),
}
