"""Words the model does not know: what each was read as, how to undo that, and how to teach it."""

import streamlit as st

from lstm.figures.text import percent
from lstm.tasks import everyday
from lstm.teach import lesson
from ui import limits, reading, settings

HOW = {"spelling": "by its spelling", "letters": "by the letters they share"}

AS_UNKNOWN = "Each is read as “an unknown word”"
TEACH = "; on the page “Your sentence” it can be taught."


def strange_words(read):
    """One line by the box: the words that were guessed, and those that are not known at all."""
    if guessed := {one.token.text: one.word for one in read.found if one.how in HOW}:
        st.text("Read as a word it knows: " + ", ".join(f"{text} → {word}" for text, word in guessed.items()))
    if unknown := list(dict.fromkeys(one.token.text for one in read.found if one.how == "unknown")):
        more = f" and {len(unknown) - 8} more" if len(unknown) > 8 else ""
        end = "." if read.own else TEACH
        st.text(f"Not among its {len(read.model.words)} words: {', '.join(unknown[:8])}{more}. {AS_UNKNOWN}{end}")


def teaching(read):
    """Under the picture, for each strange word what can be done; for each word taught, what that did."""
    if settings.read("stage") != "trained" or read.own:
        return
    strange = {one.token.word: one for one in read.found if one.how != "known"}
    offered = [(word, one) for word, one in strange.items() if limits.teachable(word)][: limits.MOST_TAUGHT]
    if offered or settings.read("teach"):
        st.subheader("Words it did not know", anchor=False)
    for word, one in offered:
        offer(word, one)
    for pair in settings.read_list("teach"):
        report(*pair.split(":"))


def offer(word, one):
    """One strange word: read it as unknown after all, or say what it leads to."""
    key = f"{settings.own_key('teach')} {word}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if one.how == "unknown":
            st.text(f"The model does not know “{one.token.text}”.", width="content")
        else:
            st.text(f"“{one.token.text}” was read as “{one.word}”, {HOW[one.how]}.", width="content")
            st.button("No, it is another word", key=f"{key} undo", on_click=add, args=("literal", word))
        st.selectbox(
            "Teach this word: what does it lead to?",
            everyday.REASONS,
            index=None,
            placeholder="Teach this word: it leads to a …",
            label_visibility="collapsed",
            key=key,
            on_change=learn,
            args=(word, key),
            width=320,
        )


def learn(word, key):
    """Teach a word what the visitor chose."""
    if answer := st.session_state[key]:
        add("teach", f"{word}:{answer}")


def add(name, value):
    """Put one more value into a setting that holds several; the oldest makes room."""
    values = [old for old in settings.read_list(name) if old.split(":")[0] != value.split(":")[0]]
    settings.write(**{name: ",".join([*values, value][-limits.MOST_TAUGHT :])})


def drop(name, value):
    """Take a value out again."""
    settings.write(**{name: ",".join(old for old in settings.read_list(name) if old != value)})


@st.cache_data(max_entries=64, show_spinner="Teaching …")
def taught(cell, penalty, word, answer):
    """What teaching a word did, in figures."""
    return lesson(reading.model(cell, "trained", penalty), word, answer)[1]


def report(word, answer):
    """What a lesson did, and a way to take it back."""
    penalty = settings.read("penalty") if settings.read("cell") == "lstm" else ""
    did = taught(settings.read("cell"), penalty, word, answer)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(told(word, answer, did), width="stretch")
        st.button(
            "Forget it again",
            key=f"{settings.own_key('forget')} {word}",
            on_click=drop,
            args=("teach", f"{word}:{answer}"),
        )


def told(word, answer, did):
    """A lesson's figures, in sentences."""
    return (
        f"Taught: “{word}” leads to a {answer}. {did.updates} updates in {did.seconds:.2f} s moved this word's "
        f"{did.numbers} input weights and nothing else. On {did.fresh} fresh sentences with it, the chance of "
        f"“{answer}” went from {percent(did.before)} to {percent(did.after)}. On {did.old} other held-out sentences "
        f"the deciding word was right {percent(did.old_before)} of the time before, and {percent(did.old_after)} after."
    )
