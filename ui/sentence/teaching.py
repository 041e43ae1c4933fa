"""Words the model does not know: what each was read as, how to undo that, and how to teach it."""

import streamlit as st

from lstm.everyday import sentences
from lstm.everyday.teach import lesson
from lstm.figures.directions import isolated
from lstm.figures.text import percent
from lstm.numbers import clock
from ui.link import setting_checks, settings
from ui.sentence import TEXT, networks
from ui.widgets.plain import say

PAGE = "Your sentence"  # where words can be taught
HOW = {"form": "another form of it", "slip": "which is one letter off"}
NAMED = 8  # words that are named one by one


def strange_words(read):
    """Beneath the box: whether most is unknown, which words were guessed, and which are not known at all."""
    if read.strange:
        st.warning(TEXT["mostly unknown"])
    if guessed := {one.token.text: one.word for one in read.found if one.how in HOW}:
        some = ", ".join(f"{text} → {word}" for text, word in list(guessed.items())[:NAMED])
        say(f"Read as a word it knows: {some}{and_more(guessed)}")
    if unknown := list(dict.fromkeys(one.token.text for one in read.found if one.how == "unknown")):
        known = f"Not among its {len(read.model.words)} words: {', '.join(unknown[:NAMED])}{and_more(unknown)}."
        say(f"{known} Each is read as “an unknown word”.")
        if not read.own and any(map(setting_checks.teachable, unknown)):
            where_taught()


def and_more(words):
    """How many are not named."""
    return f" and {len(words) - NAMED} more" if len(words) > NAMED else ""


def where_taught():
    """Where words can be taught: further down, or on another page."""
    if st.session_state.get("page_in_view") != PAGE:
        st.page_link("pages/11_Your_sentence.py", label="Teach it such words", query_params=settings.set_now())
    elif settings.get("stage") == "trained":
        st.caption("Further down you can teach it what they lead to.")
    else:
        st.caption(TEXT["taught elsewhere"])


def teaching(read):
    """Under the picture, every strange word and what can be done about it; for each word taught, what that did."""
    if settings.get("stage") != "trained" or read.own:
        return
    found = {
        one.token.word: one for one in read.found if one.how != "known" and setting_checks.teachable(one.token.word)
    }
    if found or settings.get("teach"):
        st.subheader("Words it did not know", anchor=False)
    if found:
        offer(found)
    for pair in settings.read_list("teach"):
        report(*pair.split(":"))


def offer(strange):
    """The strange words to choose from: say what one leads to, or that one was not what it was taken for."""
    key = settings.own_key("teach which")
    if st.session_state.get(key) not in strange:
        st.session_state.pop(key, None)  # it is known by now, or was in another sentence
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        word = st.selectbox(
            f"Word ({len(strange)})", strange, format_func=lambda w: isolated(shown(strange[w])), key=key, width=340
        )
        learnt = f"{settings.own_key('teach')} {word}"
        st.selectbox(
            "Teach: when someone mentions it, they need a …",
            sentences.REASONS,
            index=None,
            placeholder="they need a …",
            key=learnt,
            on_change=learn,
            args=(word, learnt),
            width=240,
        )
        if strange[word].how != "unknown":
            st.button("No, it is another word", on_click=add, args=("literal", word))
    st.caption(TEXT["taught at a time"].format(most=setting_checks.MOST_TAUGHT))


def shown(one):
    """A strange word, and what it was read as."""
    return one.token.text + ("" if one.how == "unknown" else f", read as “{one.word}”, {HOW[one.how]}")


def learn(word, key):
    """Teach a word what the visitor chose."""
    if answer := st.session_state[key]:
        add("teach", f"{word}:{answer}")


def add(name, value):
    """Put one more value into a setting that holds several; one on the same word gives way, or the oldest."""
    word = setting_checks.folded(value.split(":")[0])
    values = [old for old in settings.read_list(name) if setting_checks.folded(old.split(":")[0]) != word]
    settings.write(**{name: ",".join([*values, value][-setting_checks.MOST_TAUGHT :])})


def drop(name, value):
    """Take a value out again."""
    settings.write(**{name: ",".join(old for old in settings.read_list(name) if old != value)})


@st.cache_data(max_entries=64, show_spinner="Teaching …")
def taught(cell, penalty, word, answer):
    """What teaching a word did, in figures."""
    return lesson(networks.model(cell, "trained", penalty), word, answer)[1]


def report(word, answer):
    """What a lesson did, and a way to take it back."""
    penalty = settings.get("penalty") if settings.get("cell") == "lstm" else ""
    did = taught(settings.get("cell"), penalty, word, answer)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        say(told(word, answer, did), width="stretch")
        st.button(
            "Forget it again",
            key=f"{settings.own_key('forget')} {word}",
            on_click=drop,
            args=("teach", f"{word}:{answer}"),
        )


def told(word, answer, did):
    """A lesson's figures, in sentences."""
    return (
        f"Taught: when someone mentions “{word}”, they need a {answer}. "
        f"{did.updates} updates in {clock(did.seconds)} moved this word's "
        f"{did.numbers} input weights and nothing else. On {did.fresh} fresh sentences with it, the chance of "
        f"“{answer}” went from {percent(did.before)} to {percent(did.after)}. On {did.old} other held-out sentences "
        f"the last word was right {percent(did.old_before)} of the time before, and {percent(did.old_after)} after."
    )
