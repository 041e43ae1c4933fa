"""The page of the course: where one is, the lesson in view, and the way on."""

import streamlit as st

from lstm.figures.classroom.asked import of_lesson
from ui.classroom import offers
from ui.lessons import TEXT
from ui.lessons.course import LESSONS
from ui.lessons.lesson import questions
from ui.lessons.scene import scene
from ui.lessons.settings import END, PLACES
from ui.lessons.six import six
from ui.lessons.trail import trail
from ui.link import settings

STYLE = """<style>
h1 { font-size: 1.9rem !important; padding-bottom: 0.8rem !important; }
@media (max-width: 640px) { h1 { font-size: 1.4rem !important; } }
.st-key-asked [data-testid=stButton] :is(button, button > *) { justify-content: flex-start; text-align: left; }
.st-key-asked p, .st-key-asked li { font-size: 1.12rem; }
.st-key-next button, .st-key-first button { border: 2px solid currentColor; }
:is(.st-key-next, .st-key-first) p { font-weight: 700; }
.st-key-kept_line { border-left: 5px solid var(--st-primary-color, #0b5fa5); padding-left: 0.9rem; }
.st-key-kept_line p { font-size: 1.3rem; font-weight: 600; }
</style>"""
IN_A_ROOM = """<style>
[data-testid=stElementContainer]:has(h1) { display: flex !important; }
h1 { font-size: 1.3rem !important; padding: 0 0 0.9rem !important; }
.st-key-asked [data-testid=stMarkdownContainer] :is(p, li) { font-size: 1rem; line-height: 1.35; }
.st-key-asked [data-testid=stButton] button { padding: 0.2rem 0.6rem; min-height: 0; }
</style>"""
AFRESH = dict.fromkeys(("at", "guess", "dial"), "")


def here():
    """The lesson in view, or None."""
    place = settings.text("course")
    return None if place in ("", END) else LESSONS[int(place) - 1]


def headline():
    """What stands at the top of the page: the lesson's claim."""
    return words(here().told.claim) if here() else "Start here: what an LSTM is"


def words(text):
    """A text whose quantities, *f*, are plain letters."""
    return text.replace("*", "")


def start_here():
    """The part of the course that the link names."""
    st.html(STYLE)
    if settings.get("room"):
        st.html(IN_A_ROOM)
    place = settings.text("course")
    trail([one.name for one in LESSONS], place)
    if here():
        lesson(here(), int(place))
    else:
        ends(place)


def offer_six(when):
    """The six questions for a class: before the course without an answer, after it beside what was said before."""
    for k, one in enumerate(questions(TEXT["six"])):
        right = one.right if when == "After" else None
        made = of_lesson(words(one.text), [words(text) for text in one.answers], right, f"six {k + 1}")
        offers.offer(f"{when} {k + 1}", lambda made=made: made)


def ends(place):
    """The six questions, before the first lesson or after the last."""
    offer_six("After" if place == END else "Before")
    if place == END:
        st.markdown(TEXT["done"])
        st.markdown(TEXT["after"])
        six(questions(TEXT["six"]), "after")
        return
    st.markdown(TEXT["welcome"])
    way("Begin with lesson 1", "1", "first")
    st.markdown(TEXT["before"])
    six(questions(TEXT["six"]), "before")


def way(label, place, key):
    """A button to another place of the course."""
    st.button(label, key=key, on_click=settings.write, kwargs={"course": place} | AFRESH)


def lesson(one, number):
    """The picture with its hand, and beside it the question or what is to be seen."""
    told, at, picture = one.told, settings.get("at"), one.draw()
    asked = told.question
    guess = of_lesson(words(asked.text), [words(text) for text in asked.answers], asked.right)
    offers.offer(f"Lesson {number}: the guess", lambda: guess)
    seen, beside = st.columns([2.2, 1], gap="medium" if settings.get("room") else "large")
    with seen:
        scene(picture, stands(picture, at), at, f"scene {number}", lambda dial: moved(picture, dial))
    with beside, st.container(key="asked"):
        if not at:
            ask(told)
        else:
            hand(told, at)
        if at == "reveal":
            reveal(told, one, number)


def stands(picture, at):
    """The frame that the hand stands at: the link's, or the one that answers, or the first."""
    usual = picture["shows"] if at == "reveal" else picture["start"]
    dial = settings.get("dial")
    return usual if dial is None or dial >= len(picture["frames"]) else dial


def moved(picture, dial):
    """The hand has let go. Where that shows the answer, the rest is told."""
    settings.write(dial=dial, **({"at": "reveal"} if dial in picture["found"] else {}))


def ask(told):
    """The question, to be guessed or skipped."""
    st.markdown(f"**Guess.** {told.question.text}")
    for k, answer in enumerate(told.question.answers):
        guess = {"guess": k, "at": "hand", "dial": ""}
        st.button(answer, key=f"answer {k}", width="stretch", on_click=settings.write, kwargs=guess)
    skip = {"at": "hand", "dial": ""}
    st.button("Skip the guess", key="skip", type="tertiary", on_click=settings.write, kwargs=skip)


def hand(told, at):
    """What to move, and what was guessed."""
    guess = settings.get("guess")
    if guess is not None and guess < len(told.question.answers):
        was = (
            "That is right."
            if guess == told.question.right
            else f"It is: {told.question.answers[told.question.right]}."
        )
        st.markdown(f"Your guess: {told.question.answers[guess]}. " + (was if at == "reveal" else ""))
    st.markdown(f"**Try it.** {told.hand}")
    if at == "hand":
        st.button("Show me", key="show", on_click=settings.write, kwargs={"at": "reveal", "dial": ""})


def reveal(told, one, number):
    """What was to be seen, the line to keep, and the way on."""
    st.markdown(told.reveal)
    with st.container(key="kept_line"):
        st.markdown(told.line)
    onward = PLACES[PLACES.index(str(number)) + 1]
    way("The six questions again" if onward == END else f"Next: {LESSONS[number].name}", onward, "next")
    page, label, opens = one.onward
    st.page_link(f"pages/{page}.py", label=f"Go on: {label}", query_params=settings.set_now() | opens)
