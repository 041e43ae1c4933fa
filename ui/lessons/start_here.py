"""The page of the course: where one is, the lesson in view, and the way on."""

import streamlit as st

from lstm.figures.classroom.asked import of_lesson
from ui.classroom import offers
from ui.lessons import TEXT
from ui.lessons.before import others
from ui.lessons.course import LESSONS
from ui.lessons.lesson import questions
from ui.lessons.scene import scene
from ui.lessons.settings import END, PLACES
from ui.lessons.six import six
from ui.lessons.trail import trail
from ui.link import settings

STYLE = """<style>
h1 { font-size: 1.6rem !important; padding-bottom: 0.8rem !important; }
@media (max-width: 640px) {
  h1 { font-size: 1.3rem !important; }
  [data-testid=stLayoutWrapper]:has(> .st-key-trail_of_lessons) { order: 9; overflow-anchor: none; }
}
.st-key-asked [data-testid=stButton] :is(button, button > *) { justify-content: flex-start; text-align: left; }
.st-key-asked p, .st-key-asked li { font-size: 1.12rem; }
.st-key-skip p { text-decoration: underline; }
.st-key-next button, .st-key-first button { border: 2px solid currentColor; }
:is(.st-key-next, .st-key-first) p { font-weight: 700; }
.st-key-kept_line { border-left: 5px solid var(--st-primary-color, #0b5fa5); padding-left: 0.9rem; }
.st-key-kept_line p { font-size: 1.3rem; font-weight: 600; }
</style>"""
IN_A_ROOM = """<style>
[data-testid=stElementContainer]:has(h1) { display: flex !important; }
h1 { font-size: 1.3rem !important; padding: 0 0 0.8rem !important; }
[data-testid=stMainBlockContainer] { padding-bottom: 0.5rem; }
[data-testid=stMainBlockContainer] [data-testid=stVerticalBlock] { gap: 0.4rem; }
.st-key-asked [data-testid=stMarkdownContainer] :is(p, li) { font-size: 1rem; line-height: 1.3; }
.st-key-asked [data-testid=stButton] button { padding: 0.15rem 0.6rem; min-height: 0; }
.st-key-kept_line [data-testid=stMarkdownContainer] p { font-size: 1.15rem; }
</style>"""
ONWARD = {
    "11_Your_sentence": "Read a sentence of your own",
    "13_Who_wrote_the_memory": "Change the memory, and see",
    "31_Train_it_live": "Train a network",
    "51_Applications": "See what LSTMs are used for",
}
ANSWERED_IN = (5, 3, 9, 11, 11, 10)  # the lesson for each of the six questions
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
    with st.container(key="sight"):
        with st.container(key="trail_of_lessons" if here() else None):  # on a phone under the lesson
            trail([one.name for one in LESSONS], place, settings.get("at"))
        lesson(here(), int(place)) if here() else ends(place)


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
        onward()
        st.markdown(TEXT["after"])
        six(questions(TEXT["six"]), ANSWERED_IN, "after")
        return
    st.markdown(TEXT["welcome"])
    way("Begin with lesson 1", "1", "first")
    st.markdown(TEXT["before"])
    six(questions(TEXT["six"]), ANSWERED_IN, "before")
    way("On to lesson 1", "1", "next")


def onward():
    """The pages that most go to after the course."""
    with st.container(horizontal=True, gap="medium"):
        for page, label in ONWARD.items():
            st.page_link(f"pages/{page}.py", label=label, query_params=others())


def way(label, place, key):
    """A button to another place of the course."""
    st.button(label, key=key, on_click=settings.write, kwargs={"course": place} | AFRESH)


def lesson(one, number):
    """The picture with its hand, and beside it the question or what is to be seen."""
    told, at, picture = one.told, settings.get("at"), one.draw()
    asked, room = told.question, bool(settings.get("room"))
    guess = of_lesson(words(asked.text), [words(text) for text in asked.answers], asked.right)
    offers.offer(f"Lesson {number}: the guess", lambda: guess)
    seen, beside = st.columns([1.5 if room else 1.75, 1], gap="medium" if room else "large")
    with seen:
        if at and not room:
            st.markdown(f"**Try it.** {told.hand}")
        scene(picture, stands(picture, at), at, f"scene {number}", lambda dial: moved(picture, dial, f"tried {number}"))
    with beside, st.container(key="asked"):
        if not at:
            ask(told)
        else:
            asked_and_guessed(told, at, room)
        if at == "reveal":
            reveal(told, one, number)


def stands(picture, at):
    """The frame that the hand stands at: the link's, or the one that answers, or the first."""
    usual = picture["shows"] if at == "reveal" else picture["start"]
    dial = settings.get("dial")
    return usual if dial is None or dial >= len(picture["frames"]) else dial


def moved(picture, dial, key):
    """The hand has let go. Where it shows the answer, or at the last of all places that do, the rest is told."""
    found, tried = picture["found"], st.session_state.get(key, frozenset()) | {dial}
    told = dial == found[-1] and tried.issuperset(found) if picture["each"] else dial in found
    st.session_state[key] = frozenset() if told else tried
    settings.write(dial=dial, **({"at": "reveal"} if told else {}))


def ask(told):
    """The question, to be guessed or skipped."""
    st.markdown(f"**Guess.** {told.question.text}")
    for k, answer in enumerate(told.question.answers):
        guess = {"guess": k, "at": "hand", "dial": ""}
        st.button(answer, key=f"answer {k}", width="stretch", on_click=settings.write, kwargs=guess)
    skip = {"at": "hand", "dial": ""}
    st.button("Skip the guess", key="skip", type="tertiary", on_click=settings.write, kwargs=skip)


def asked_and_guessed(told, at, room):
    """The question again, what was guessed, and what is right; in a room only what there is a place for."""
    answers, right, guess = told.question.answers, told.question.right, settings.get("guess")
    guess = guess if guess is not None and guess < len(answers) else None
    if not room:
        st.markdown(told.question.text)
    if room and at == "hand":
        st.markdown(f"**Try it.** {told.hand}")
    if guess is not None and (at == "hand" or guess != right):
        st.markdown(f"**{'' if at == 'hand' else '✗ '}Your guess:** {answers[guess]}")
    if at == "hand":
        st.button("Show me", key="show", on_click=settings.write, kwargs={"at": "reveal", "dial": ""})
    else:
        st.markdown(f"**✓ {'Right' if guess == right else 'It is'}:** {answers[right]}")


def reveal(told, one, number):
    """What was to be seen, the line to keep, and the way on."""
    st.markdown(told.reveal)
    with st.container(key="kept_line"):
        st.markdown(told.line)
    onward = PLACES[PLACES.index(str(number)) + 1]
    way("The six questions again" if onward == END else f"Next: {LESSONS[number].name}", onward, "next")
    page, label, opens = one.onward
    st.page_link(f"pages/{page}.py", label=f"Outside the course: {label}", query_params=settings.set_now() | opens)
    if told.often:
        with st.expander("Often read otherwise"):
            st.markdown(told.often)
