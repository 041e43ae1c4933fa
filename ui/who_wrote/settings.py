"""What a link may say of interventions, and of what is asked of a memory."""

from lstm.explain import operation
from ui.link.setting_checks import LONGEST_LINK, Setting, number, one_of, operations, sentence, word_id


def interventions(text):
    """The operations that a text of the link names: a tuple of Operation."""
    return tuple(operation(one) for one in text.split(",") if one)


SETTINGS = {
    "operations": Setting(
        "operations on the network",
        "",
        operations,
        parse=interventions,
        good=("i.all.6:0", "c.3+7.9-12:-0.5,c.all.10:b10,x.all.6:w312", "f.all.all:untrained"),
        bad=("i", "i.all.6:2", "c.all.all:b1", ",".join(["i.all.6:0"] * 9), "i.all.6:0,", "c." + "1+" * 30 + "1.2:0"),
    ),
    "other": Setting(
        "second sentence", "", sentence, good=("", "The car", "x" * LONGEST_LINK), bad=("x" * (LONGEST_LINK + 1),)
    ),
    "source": Setting("place in the second sentence", "", number, parse=int, good=("0", "99"), bad=("-1", "1.5")),
    "until": Setting("word after which is asked", "", number, parse=int, good=("0", "99"), bad=("a", "1000")),
    "answer": Setting("answer in view", "", word_id, parse=int, good=("0", "576", "7999"), bad=("loan", "-2")),
    "against": Setting("answer it is weighed against", "", word_id, parse=int, good=("3", "7999"), bad=("x",)),
    "predict": Setting("prediction before each answer", "", one_of("", "on"), good=("on",), bad=("yes", "ON")),
}
