"""What a link may say of interventions, and of what is asked of a memory."""

from lstm.explain import operation
from ui.link.setting_checks import Setting, number, one_of, operations, sentence


def interventions(text):
    """The operations that a text of the link names: a tuple of Operation."""
    return tuple(operation(one) for one in text.split(",") if one)


SETTINGS = {
    "operations": Setting("operations on the network", "", operations, parse=interventions),
    "other": Setting("second sentence", "", sentence),
    "source": Setting("place in the second sentence", "", number, parse=int),
    "until": Setting("word after which is asked", "", number, parse=int),
    "answer": Setting("answer in view", "", number, parse=int),
    "against": Setting("answer it is weighed against", "", number, parse=int),
    "predict": Setting("prediction before each answer", "", one_of("", "on")),
}
