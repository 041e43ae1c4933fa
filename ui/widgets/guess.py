"""Guess first: one question before something is shown, where the link asks for it. Guesses stay in this visit."""

import streamlit as st

from lstm.figures.classroom.asked import of_lesson
from ui.classroom import offers
from ui.link import settings

KEPT = 200  # guesses


def switch():
    """The switch for it. Its setting is that of the predictions on other pages."""
    key = settings.own_key("predict")
    st.session_state[key] = bool(settings.get("predict"))
    st.toggle(
        "Guess first",
        key=key,
        help="A question before each change is shown.",
        on_change=lambda: settings.write(predict="on" * st.session_state[key]),
    )


def made(about):
    """Whether this was guessed at, or skipped, in this visit."""
    return about in st.session_state.get("guessed first", {})


def first(about, question, answers, right, always=False):
    """Whether it may be shown: it was guessed at, or skipped, or nothing is asked; `always` asks without the switch.

    `about` is what the question is about, and another asks anew; `right` is the place of the right answer, None while
    that is not known.
    """
    if right is not None:
        offers.offer("Guess first", lambda: of_lesson(question, answers, right))
    if not (always or settings.get("predict")):
        return True
    given = st.session_state.setdefault("guessed first", {})
    if about in given:
        if (guess := given[about]) is not None:
            outcome = "" if right is None else " Right." if guess == right else f" It is: {answers[right]}."
            st.markdown(f"You guessed: {answers[guess]}.{outcome}")
        return True

    def answered(guess):
        given[about] = guess
        for old in list(given)[:-KEPT]:
            del given[old]

    st.markdown(f"**Guess first.** {question}")
    with st.container(horizontal=True, gap="small"):
        for k, answer in enumerate(answers):
            st.button(answer, key=f"guess first {k}", on_click=answered, args=(k,))
        st.button("Skip", key="guess first skip", type="tertiary", on_click=answered, args=(None,))
    return False
