"""What happened in the visitor's sentence, told from its numbers; and what is often told of the example beside it."""

import streamlit as st

from lstm.explain.story import story as facts_of
from lstm.figures import seed_story as seed_figure
from lstm.figures import story as story_figure
from lstm.tasks import everyday
from ui import reading
from ui.plain import plain

HONEST = (
    "These sentences are made by rules from the numbers of the network as it is, with nothing operated on. Who wrote "
    "how much is an exact sum, with the gates held fixed. What is tried out is an experiment: all is read again, with "
    "one thing changed."
)
HEADS = {"Read off its numbers": False, "Tried out: what if?": True}


def story(read, about=None):
    """The story of a reading. `about` may say of what: (place, answer, rivals); else of what is expected at the end."""
    if not read.found or read.strange:
        return
    st.subheader("What happened in this sentence", anchor=False)
    if about:
        st.text(story_figure.about(read.signature, *about[1:]))
    lines = told(read, about)
    for column, (head, tried) in zip(st.columns(2, gap="large"), HEADS.items(), strict=True):
        with column:
            st.markdown(f"**{head}**")
            for line in lines:
                if (line["kind"] in story_figure.TRIED) == tried:
                    st.text(unbroken(line["text"]))
    st.caption(HONEST)
    often_told(read)


def told(read, about=None):
    """The sentences, each with its kind."""
    end, answer, rivals = about or usual(read)
    what = read.text, [one.word for one in read.found]
    return lines(reading.key(read.model), what, end, answer, tuple(rivals), read)


@st.cache_resource(max_entries=48, show_spinner=False)
def lines(of, what, end, answer, rivals, _read):
    """The sentences about an answer, kept by the model (see reading.key) and what it read: operations change none."""
    facts = facts_of(_read.model, _read.ids, _read.trace, end, answer, rivals, kin(_read.model))
    tokens = [one.token.text for one in _read.found[: end + 1]]
    return story_figure.draw(_read.model, facts, tokens)["lines"]


def usual(read):
    """What is told of: what is expected where an answer is, against what else fits there."""
    end = reading.before_answer(read)
    answer = int(read.chances[end].argmax()) if read.signature.kind == "class" else 0
    return end, answer, reading.rivals(read, end)


def unbroken(text):
    """A text whose numbers keep their signs on their own line."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%").replace("< 0", "<\N{NO-BREAK SPACE}0")


def kin(model):
    """Groups of words that can stand for each other: the reasons of each family, as ids."""
    place = {word: k for k, word in enumerate(model.words)}
    families = {}
    for word, answer in everyday.MEANS.items():
        if word in place and word != "and":
            families.setdefault(everyday.family_of(answer), []).append(place[word])
    return tuple(families.values())


def often_told(read):
    """A table of claims about the example sentence, where that is what is read."""
    if not seed_figure.is_told_of([one.word for one in read.found], read.model):
        return
    with st.expander("What is often told of this very sentence, measured", on_change="rerun", key="open_told") as box:
        if not box.open:
            return
        rows = [
            {"often told": row["told"], "in this network": row["here"], "verdict": row["verdict"]}
            for row in seed_figure.draw(read.model)["rows"]
        ]
        lines = [{name: plain(unbroken(text)) for name, text in row.items()} for row in rows]
        st.table(lines, hide_index=True, alt="What is often told of the gates in this sentence, and what they do")
        st.caption(
            "Such stories are told of LSTMs in general. A network may do otherwise and be right: switch the training, "
            "the cell or the price of open gates, and some verdicts turn."
        )
