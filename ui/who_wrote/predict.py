"""Predict first: before something is shown, the visitor may say what it will be. Off unless the link asks for it.

What was guessed stays in this visit, under what it was asked about: another sentence or operation asks anew.
"""

from typing import NamedTuple

import streamlit as st

from lstm.explain import guesses, margin
from lstm.figures.who_wrote import guessed
from ui.link import settings
from ui.who_wrote import predict_amount, predict_curve
from ui.widgets.plain import cut, say

STYLE = """<style>
.st-key-predict [data-testid=stText], .st-key-predict_word [data-testid=stText] {
  font-size: 22px; font-weight: 600; line-height: 1.3; white-space: normal;
}
.st-key-predict [data-testid=stForm] { padding: 0; }
.st-key-predict [data-testid=stNumberInput] input { font-size: 28px; font-weight: 700; height: 3rem; }
@media (max-width: 640px) {
  .st-key-predict_row { flex-wrap: wrap !important; }
  .st-key-predict_row > :first-child { flex: 1 1 100% !important; }
}
</style>"""


class Scene(NamedTuple):
    """What is in view, and so what can be asked about."""

    read: object  # the Reading
    end: int  # the place after which the network is asked
    answer: int  # the answer in view
    foils: list  # those it is weighed against
    unit: int | None  # the unit in view
    operations: list  # what is done to the network
    other: object  # the Reading of the second sentence, or None

    @property
    def usual(self):
        """The Reading that nothing was done to, up to where the network is asked."""
        return shown(self.read.until(self.end))

    @property
    def tokens(self):
        """What was read, as it is shown."""
        return self.usual.tokens

    @property
    def before(self):
        """The chance of the answer, or the number answered, with nothing done."""
        return float(self.read.chances[self.end, self.answer])

    @property
    def meant(self):
        """What the network's answers mean."""
        return self.read.signature

    @property
    def why(self):
        """What is done to the network, in words."""
        return guessed.reason(self.operations, self.usual)

    def key(self, what):
        """Under what a guess is kept: the same as long as the network says the same of the same sentence."""
        here = what, self.read.text, self.end, self.answer, self.before
        if what != "amount":
            return here
        carries = any(one.carried is not None for one in self.operations)
        return *here, *map(str, self.operations), self.other.text if carries and self.other else ""


def shown(read):
    """A Reading as it stands in the picture: its longest words are cut."""
    cut_short = [one._replace(token=one.token._replace(text=cut(one.token.text))) for one in read.found]
    return read._replace(found=tuple(cut_short))


def toggle():
    """The switch."""
    st.html(STYLE)
    key = settings.own_key("predict")
    st.session_state[key] = bool(settings.get("predict"))
    st.toggle("Predict first", key=key, on_change=lambda: settings.write(predict="on" * st.session_state[key]))


def question(scene):
    """What is asked now, before it is shown: "word", "amount", "curve", or None."""
    if not settings.get("predict"):
        return None
    several = scene.end > 0
    if several and hasattr(scene.read.trace, "carried") and scene.key("word") not in given():
        return "word"
    if scene.operations:
        return None if scene.key("amount") in given() else "amount"
    if several and predict_curve.gate_of(scene) and scene.key("curve") not in given():
        return "curve"
    return None


def given():
    """What was answered in this visit: key -> {"line": what was said to it}; "" where it was skipped."""
    return st.session_state.setdefault("guesses", {})


def keep(scene, what, line="", **also):
    """Remember an answer, and what it was worth; an answer to an operation leaves a gate undrawn."""
    about = f"Suppose {scene.why}. " * (what == "amount")
    given()[scene.key(what)] = {"line": line, "listed": about + line, **also}
    if what == "amount":
        given().setdefault(scene.key("curve"), {"line": ""})


def ask(scene, asked, run):
    """What is asked above the picture, or what the last answer was worth.

    `run()` gives the Reading under the operations, and is not called before the answer.
    """
    if not settings.get("predict") or asked == "word":
        return
    with st.container(key="predict"):
        if asked == "amount":
            predict_amount.ask(scene, keep, run)
            return
        entry = given().get(scene.key("amount" if scene.operations else "curve"), {})
        line = entry.get("line") or ("" if scene.operations else given().get(scene.key("word"), {}).get("line", ""))
        if line:
            say(line)
        if asked == "curve":
            predict_curve.ask(scene, keep)
        elif entry.get("drawn") and not scene.operations:
            predict_curve.show(scene, entry)


def ask_word(scene):
    """Which word? It is clicked in the picture."""
    with st.container(horizontal=True, vertical_alignment="center", key="predict_word"):
        say(guessed.ask_word(scene.read.noun, scene.meant.answers[scene.answer], scene.unit), width="content")
        st.button("Skip", key="skip word", on_click=word, args=(scene,))


def word(scene, place=None):
    """The visitor said which word, or skipped that."""
    if scene.key("word") not in given() and (place is None or place <= scene.end):
        keep(scene, "word", "" if place is None else judged(scene, place))


def judged(scene, place):
    """What a word said is worth, in words."""
    either = scene.unit is not None
    trace = scene.usual.trace
    worth = margin(scene.read.model, trace, scene.answer, scene.foils)
    amounts = guesses.of_unit(trace, scene.unit) if either else guesses.wrote(trace, worth)
    what = f"the memory of unit {scene.unit}" if either else "the memory behind the answer"
    return guessed.said_word(scene.tokens, place, guesses.guessed(amounts, place, either), what)


def listed():
    """Every guess of this visit, and how far off those of chances were on average."""
    made = [entry for entry in given().values() if entry["line"]] if settings.get("predict") else []
    if not made:
        return
    gaps = [entry["gap"] for entry in made if "gap" in entry]
    label = guessed.summed_up(gaps, sum("gap" not in entry for entry in made))
    box = st.expander(label, on_change="rerun", key="open_guesses")
    if box.open:
        with box:
            for entry in made:
                say(entry["listed"])
