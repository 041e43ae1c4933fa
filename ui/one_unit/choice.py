"""Which lesson or challenge the unit is to do: the choice, what it says, its hints, and ways back."""

import streamlit as st

from lstm import one_unit
from lstm.numbers import exact, plain
from lstm.one_unit import goals
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from ui.link import settings
from ui.one_unit import says
from ui.widgets import guess

BAND = "“1” means that h is between {} and {}; “0”, between {} and {}.".format(*map(plain, (*goals.ONE, *goals.NOUGHT)))
ROOM_FOR_TEXT = """<style>
.st-key-hand_text { min-height: 3.2rem; }
@media (max-width: 640px) { .st-key-hand_text { min-height: 9.6rem; } }
</style>"""  # as much as a lesson takes: what is under the hand may not move when another text takes its place
AFRESH = {"hand": "", "pulses": "", "hint": ""}


def choice():
    """What there is to choose, and tools for it."""
    asked = settings.get("challenge")
    if settings.get("room"):  # large letters leave one line for it
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            menu("lesson", "Lessons", LESSONS)
            menu("challenge", "Challenges", CHALLENGES)
            ways_back()
            helps(asked)
    else:
        with row("lesson", "Lessons", LESSONS):
            ways_back()
        with row("challenge", "Challenges", CHALLENGES):
            helps(asked)
            guess.switch()


def sentences(values, xs):
    """What was chosen, in sentences: a challenge and its hints; a lesson for as long as the unit is the lesson's."""
    if asked := settings.get("challenge"):
        st.markdown(challenge_text(CHALLENGES[asked]))
        told = enumerate(CHALLENGES[asked].hints[: settings.get("hint") or 0], start=1)
        if text := " ".join(f"**Hint {place}.** {text}" for place, text in told):
            st.markdown(text)
        return
    lesson = LESSONS[settings.get("lesson")]
    st.markdown(lesson.teaches if (values, xs) == lesson[2:] else says.no_longer(lesson, values, xs))


def left():
    """Whether the link says other numbers, or another input, than those of its lesson."""
    lesson = LESSONS[settings.get("lesson")]
    said = (tuple(map(float, settings.read_list(name))) for name in AFRESH if name != "hint")
    return any(numbers and numbers != usual for numbers, usual in zip(said, lesson[2:], strict=True))


def row(name, label, among):
    """One row to choose from, with room for tools at its end."""
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with line:
        st.markdown(f"**{label}**", width=96)
        st.segmented_control(label, among, label_visibility="collapsed", **tied(name, among))
        st.space("stretch")
    return line


def menu(name, label, among):
    """The same as a menu, which takes less room."""
    st.selectbox(
        label,
        among,
        index=None,
        placeholder=label,
        label_visibility="collapsed",
        width=210,
        **tied(name, among, "menu "),
    )


def tied(name, among, kind=""):
    """What ties a choice to the link. A lesson and a challenge exclude each other."""
    key, now = kind + settings.own_key(name), settings.text(name)
    elsewhere = name == "lesson" and (settings.get("challenge") or left())
    st.session_state[key] = None if elsewhere else now or None
    return {"key": key, "format_func": lambda one: among[one].name, "on_change": begin, "args": (name, key)}


def ways_back():
    """Two buttons."""
    st.button("Reset", help="The weights and the input this begins with.", on_click=write, kwargs=AFRESH)
    st.button("All zeros", help="Every weight and bias 0.", on_click=write, kwargs={"hand": zeros()})


def begin(name, key):
    """Begin what was chosen; a challenge goes on where this visitor left it. Chosen again, it stays as it is."""
    if not (chosen := st.session_state[key]):
        return
    kept = st.session_state.setdefault("hand_kept", {})
    if left := settings.get("challenge"):
        kept[left] = {setting: settings.text(setting) for setting in AFRESH}
    begun = kept.get(chosen, AFRESH) if name == "challenge" else AFRESH
    settings.write(**{"challenge": "", name: chosen} | begun)


def challenge_text(challenge):
    """What to do, and what counts as a 1."""
    band = BAND if "to be 1" in challenge.task else ""
    return f"**{challenge.name}.** {challenge.task} {band}"


def helps(asked):
    """Of a challenge, one button at a time: a hint, a second hint, a solution."""
    stage = settings.get("hint")
    if asked and stage == 2:
        solution = ",".join(exact(value) for value in CHALLENGES[asked].solution)
        told = "Back brings your own weights again."
        st.button("Show a solution", help=told, on_click=write, kwargs={"hand": solution})
    elif asked:
        label, following = ("A second hint", "2") if stage else ("A hint", "1")
        st.button(label, key="hand_hint", on_click=write, kwargs={"hint": following})


def write(**values):
    """Put it into the link."""
    settings.write(**values)


def zeros():
    """Twelve noughts, as a link carries them."""
    return ",".join("0" for _ in one_unit.NAMES)
