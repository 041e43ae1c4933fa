"""The presenter's part, beside any page: ask the class about the run in view, let it vote and talk, and then the run.

While a question is open the page waits: what decides is not drawn before the reveal.
"""

import streamlit as st

from lstm.figures.classroom import tally
from ui.classroom import TEXT, here, offers
from ui.classroom.board import board
from ui.classroom.lesson_plan import asked_first, on_the_way, suggested
from ui.classroom.votes.refused import Refused
from ui.link import address, settings, take_up
from ui.widgets import notice
from ui.widgets.own_part import own_part
from ui.widgets.plain import plain, say

EVERY = 1.0  # seconds between two looks at how many have answered
CHOOSING = "choosing a question"  # in the visit: whether what can be asked is listed, once the page is drawn
WAITS = ("open", "closed")  # states of a question in which what decides is not shown
HIDES = {  # page: questions whose answer it takes out of its picture itself; of others it draws nothing
    "Who wrote the memory": {
        "Which word wrote it?": "word",
        "Draw the gate": "curve",
        "What becomes of the answer?": "amount",
    }
}
SEEN = "steps a class has seen"  # in the visit: (room, plan, step), whose pages need not wait for their question
HIDDEN = "hidden from a class"  # in the visit: what the page in view takes out now, or None
STYLE = """<style>
[data-testid=stMainBlockContainer] { padding-right: 14rem !important; }
.st-key-ways { width: calc(100% + 11rem) !important; max-width: none !important; }
[data-testid=stLayoutWrapper]:has(> .st-key-class_panel) {
  position: fixed; right: 0; top: 2.6rem; bottom: 0; width: 13rem; padding: 0.5rem 0.8rem 1rem; overflow-y: auto;
  z-index: 9; border-left: 1px solid var(--st-border-color, #c9ced6);
}
.st-key-class_panel { gap: 0.5rem !important; }
[data-testid=stLayoutWrapper]:has(> .st-key-words) { right: 15.2rem; }
[data-testid=stLayoutWrapper]:has(> .st-key-take_home) { right: 19.6rem; }
.st-key-class_panel button p { text-align: left; line-height: 1.25; }
:is(.st-key-class_question, .st-key-class_first) [data-testid=stText] {
  font-size: 30px; line-height: 1.3; white-space: normal;
}
.st-key-class_question { padding-top: 1rem; }
@media (max-width: 900px) {
  [data-testid=stMainBlockContainer] { padding-right: 1rem !important; }
  .st-key-ways { width: 100% !important; }
  [data-testid=stLayoutWrapper]:has(> .st-key-class_panel) { position: static; width: 100%; border: 0; }
}
</style>"""

CORNER = """<style>
[data-testid=stLayoutWrapper]:has(> .st-key-class_corner) {
  position: fixed; right: 1.2rem; bottom: 0.8rem; width: auto; z-index: 9;
}
.st-key-class_corner button { background: var(--st-background-color, Canvas); border-width: 2px; }
</style>"""

UNSEEN = """<style>
[data-testid=stMainBlockContainer] :not(
  :is(.st-key-ways, .st-key-class_panel, .st-key-class_first),
  :is(.st-key-ways, .st-key-class_panel, .st-key-class_first) *
) { visibility: hidden !important; }
:is(.st-key-ways, .st-key-class_panel, .st-key-class_first) { visibility: visible; }
[data-testid=stLayoutWrapper]:has(> .st-key-class_first) { position: absolute; top: 4.5rem; }
</style>"""  # drawn all the same: what can be asked is known once it is

BESIDE = "<style>.st-key-class_question [data-testid=stText] { font-size: 20px !important; font-weight: 600; }</style>"


def page_opens():
    """Before anything of a page is drawn, or says where it is."""
    offers.begin()
    st.session_state.update({CHOOSING: False, HIDDEN: None})
    here.take_key()


def ask_the_class():
    """The button in the corner that opens a class: in type for a room, where phones can reach this."""
    if settings.get("room") and not here.room() and here.address():
        st.html(CORNER)
        with st.container(key="class_corner"):
            st.button("Ask the class", key="ask the class", on_click=begin)


def begin():
    """Open a class."""
    try:
        here.open_class()
    except Refused as fault:
        notice.leave("class", str(fault))


def beside(page):
    """The class beside the page, where the link names one. Where a question waits for its answer the page ends here.

    `page` is its address. A page whose step of the lesson plan asks something is out of sight until it has.
    """
    notice.show("class")
    if not here.room():
        return
    try:
        asked = here.store().now(here.room())
    except Refused as fault:
        st.warning(f"{fault}")
        st.button("Go on without a class", on_click=here.leave)
        return
    st.html(STYLE)
    if unseen(page, asked):
        st.html(UNSEEN)
        with st.container(key="class_first"):
            say(TEXT["asked first"].format(ask=suggested()))
    with st.container(key="class_panel"):
        own_part(shown, run_every=EVERY if asked and asked.state == "open" else None)()
        if here.key():
            controls(asked, unseen(page, asked))
        else:
            st.caption(TEXT["only who opened it"])
    if asked and asked.state in WAITS:
        with st.container(key="class_question"):
            st.session_state[HIDDEN] = HIDES.get(st.session_state["page_in_view"], {}).get(asked.question.name)
            large(asked.question, hidden() is not None)
        if hidden():
            return
        take_up.undrawn()
        st.stop()


def step_in_view():
    """Which step of which plan a class is at."""
    return here.room(), settings.get("plan"), settings.get("plan_step") or 0


def unseen(page, asked):
    """Whether the page in view is kept out of sight: its step of the plan asks first, and has not yet."""
    if not here.key() or not asked_first(page) or (asked and asked.question.name == suggested()):
        return False
    return step_in_view() not in st.session_state.get(SEEN, ())


def show():
    """The page of this step is seen, whatever was asked."""
    st.session_state[SEEN] = {*st.session_state.get(SEEN, ()), step_in_view()}


def hidden():
    """What the page in view is to take out of its picture while a class is asked about it; None: nothing."""
    return st.session_state.get(HIDDEN)


def large(question, beside=False):
    """The question for the room; in little room beside a picture."""
    answers = [f"{letter}  {answer}" for letter, answer in zip("ABCDEFGH", question.answers, strict=False)]
    if beside:
        st.html(BESIDE)
        answers = ["      ".join(answers)] * bool(answers)
    for line in (question.text, *answers):
        say(line)


def shown():
    """The code, the count and the votes: what reruns while the class votes."""
    room = here.room()
    try:
        asked = here.store().now(room)
    except Refused:
        st.rerun()
    copies = st.session_state["page_in_view"] == "In class"
    remembered = board(room, here.address(), here.key(), line(room, asked), votes(room, asked), copies)
    if not here.key() and here.keep(room, remembered) and address.in_part():
        st.rerun()


def line(room, asked):
    """What is said under the code: how many have answered."""
    if asked is None or asked.state == "done":
        return ""
    count = here.store().count(room, asked.number, asked.round)
    return f"{count} answer{'s' * (count != 1)}"


def votes(room, asked):
    """The votes side by side, once they are revealed; those before the course where the question is asked again."""
    if asked is None or asked.state != "revealed":
        return None
    store, question = here.store(), asked.question
    rounds = [store.votes(room, asked.number, turn + 1) for turn in range(asked.round)]
    if asked.round == 1 and (earlier := store.earlier(room, asked.number, question.about)):
        return tally.draw(question, [earlier, *rounds], ("Before", "Now"))
    return tally.draw(question, rounds)


def controls(asked, waits=False):
    """What the presenter can press. From showing to going on it is two presses. `waits`: the page is out of sight."""
    if asked is None or asked.state == "done":
        offered()
        if waits:
            st.button("Show the page", key="show the page", width="stretch", on_click=show)
        on_the_way()
        st.button("Leave the class", key="leave the class", type="tertiary", on_click=here.leave)
    elif asked.state == "open":
        press("Close the vote", asked, "closed")
    elif asked.state == "revealed":
        press("Next question", asked, "done")
    else:
        question = asked.question
        if question.right is not None:
            say(tally.ADVICE[tally.advice(question, here.store().votes(here.room(), asked.number, asked.round))])
        if asked.round == 1:
            press("Vote again", asked, "open")
        press(*("Go on", asked, "done") if question.right is None else ("Reveal", asked, "revealed"))


def press(label, asked, state):
    """A button that moves the question on."""
    what = here.store().move, asked.number, state
    st.button(label, key=f"class {state}", width="stretch", on_click=act, args=what)


def act(change, *what):
    """Do something only the presenter may."""
    try:
        change(here.room(), here.key(), *what)
    except (Refused, ValueError) as fault:
        notice.leave("class", str(fault))


@own_part(key="what to ask")
def offered():
    """What can be asked about the page in view: known once that is drawn, so listed when somebody looks."""
    if not st.session_state[CHOOSING]:
        st.button("Ask the class", key="choose a question", width="stretch", on_click=choose)
        return
    every = offers.questions()
    here_alone = st.session_state["page_in_view"] == "In class"
    elsewhere = TEXT["ask elsewhere"] if here_alone else TEXT["nothing to ask"]
    st.markdown(TEXT["ask"] if every else elsewhere)
    planned = suggested()
    for name, question in sorted(every.items(), key=lambda one: one[0] != planned):
        if st.button(
            plain(name), key=f"ask {name}", width="stretch", type="primary" if name == planned else "secondary"
        ):
            show()
            act(here.store().ask, question)
            st.rerun()


def choose():
    """List what can be asked."""
    st.session_state[CHOOSING] = True
