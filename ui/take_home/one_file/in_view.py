"""What of the page in view goes into the one file: the network, the text, the lesson plan, and what it opens on."""

import streamlit as st

from lstm.everyday import sentences
from lstm.live import model_of
from ui.link import settings
from ui.sentence import networks, visitor_network
from ui.sentence.sentence_box import EXAMPLES
from ui.take_home import TEXT, one_file, source
from ui.take_home.one_file import planned
from ui.take_home.one_file.network import refused, rounded

TRAINING, FOREIGN = "Train it live", "Your own LSTM"


def taken(link):
    """(the text of the file, why its network is not the one in view: "" where it is)."""
    own, why = network_in_view(), ""
    if own and not (why := refused(own)):
        for model in (own, rounded(own)):
            if len(made := of(model, link, own)) <= one_file.LARGEST:
                return made, ""
        why = TEXT["too large"]
    if st.session_state.get("page_in_view") == FOREIGN:
        why = TEXT["no network of a file"]
    return of(networks.chosen_model(), link, None), why and f"{why} {TEXT['not that network']}"


def network_in_view():
    """The network in view where it is another than the main one."""
    return trained_here() or visitor_network.asked_for()


def trained_here():
    """The network as its training stands, on the page where it is trained; else None."""
    if st.session_state.get("page_in_view") != TRAINING or "live_run" not in st.session_state:
        return None
    return model_of(st.session_state["live_run"].training)


def of(model, link, own):
    """The text of the file of a network; `own` is None for the main one."""
    here = {name: value for name, value in settings.set_now().items() if own or name != "model"}
    here |= {"model": "trained here"} if own and trained_here() else {}
    if own:
        examples = [(f"example {k + 1}", text) for k, text in enumerate(own.about["examples"])]
        text = settings.get("typed") or examples[0][1]
    else:
        text, examples = settings.get("sentence") or sentences.SEED, [*EXAMPLES.items()]
    where = source.in_link(link)
    says = TEXT["one file"].format(version=source.version(), seed=source.seed_of(model), link=where)
    plan = planned.steps(lambda page, query: source.linked(link, page, query), here)
    return one_file.file(model, text, examples, says, where, plan, planned.opened(source.address(), here, here))
