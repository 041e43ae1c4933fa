"""What happened in the visitor's sentence, told from its numbers; and what is often told of the example beside it."""

import streamlit as st

from lstm import reading
from lstm.everyday import sentences
from lstm.explain.story import Done
from lstm.explain.story import story as facts_of
from lstm.figures.who_wrote import seed_story as seed_figure
from lstm.figures.who_wrote import story as story_figure
from lstm.words import Found, Token
from ui.who_wrote import TEXT
from ui.widgets.plain import plain, say

OPERATED = ", with all that is done to it"
HEADS = {"Read off its numbers": False, "Tried out: what if?": True}


def story(read, about=None, run=None):
    """The story of a reading. `about` may say of what: (place, answer, foils); else of what is expected at the end.

    `run` is given where something is done to the network: (operations, the Reading under them, the Reading that is
    carried over from, the model from before training).
    """
    if not read.found or read.strange:
        return
    st.subheader(f"What happened in this sentence{OPERATED if run else ''}", anchor=False)
    if about:
        say(story_figure.about(read.signature, *about[1:]))
    lines = told(read, about, run)
    for column, (head, tried) in zip(st.columns(2, gap="large"), HEADS.items(), strict=True):
        with column:
            st.markdown(f"**{head}**")
            for line in lines:
                if (line["kind"] in story_figure.TRIED) == tried:
                    say(unbroken(line["text"]))
    st.caption(TEXT["honest"].format(operated=OPERATED if run else ""))
    often_told(read, bool(run))


def told(read, about=None, run=None):
    """The sentences, each with its kind."""
    end, answer, foils = about or usual(read)
    what = [read.text, *(one.word for one in read.found)]
    if run:
        operations, _, other, _ = run
        what += ["", *map(str, operations), other.text if other else ""]
    return lines(reading.key(read.model), what, end, answer, tuple(foils), read, run)


@st.cache_resource(max_entries=48, show_spinner=False)
def lines(of, what, end, answer, foils, _read, _run):
    """The sentences about an answer, kept by the model (see reading.key), what it read, and what is done to it."""
    read, done = _read.until(end), Done()
    if _run:
        operations, now, other, untrained = _run
        read = read_instead(read, operations).with_trace(now.trace)
        done = Done(tuple(one for one in operations if one.word is None), other and other.trace, untrained)
    return story_figure.draw(read, facts_of(read, answer, foils, kin(read.model), done))["lines"]


def read_instead(read, operations):
    """The Reading with the words that operations put in place of others: they are what was read."""
    found, ids = list(read.found), list(read.ids)
    for one in operations:
        for t in range(one.places[0], one.places[1] + 1) if one.word is not None else ():
            word = read.model.words[one.word]
            found[t], ids[t] = Found(Token(word, word), one.word, word, "known"), one.word
    return read._replace(found=tuple(found), ids=ids)


def usual(read):
    """What is told of: what is expected where an answer is, against what else fits there."""
    end = read.end
    answer = int(read.chances[end].argmax()) if read.signature.kind == "class" else 0
    return end, answer, read.foils(end)


def unbroken(text):
    """A text whose numbers keep their signs on their own line."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%").replace("< 0", "<\N{NO-BREAK SPACE}0")


def kin(model):
    """Groups of words that can stand for each other: the reasons of each family, as ids."""
    place = {word: k for k, word in enumerate(model.words)}
    families = {}
    for word, answer in sentences.MEANS.items():
        if word in place and word != "and":
            families.setdefault(sentences.family_of(answer), []).append(place[word])
    return tuple(families.values())


def often_told(read, operated=False):
    """A table of claims about the example sentence, where that is what is read: of the network with nothing done."""
    if not seed_figure.is_told_of(read):
        return
    label = f"What is often told of this very sentence, measured{' with nothing done to it' if operated else ''}"
    with st.expander(label, on_change="rerun", key="open_told") as box:
        if not box.open:
            return
        rows = [
            {"often told": row["told"], "in this network": row["here"], "verdict": row["verdict"]}
            for row in seed_figure.draw(read.model)["rows"]
        ]
        lines = [{name: plain(unbroken(text)) for name, text in row.items()} for row in rows]
        st.table(lines, hide_index=True, alt="What is often told of the gates in this sentence, and what they do")
        st.caption(TEXT["often told"])
