"""The page "Who wrote the memory": the ribbon of the visitor's sentence, and everything that can be done to it."""

import streamlit as st

from lstm.explain import exactness, left_out_of, operate, telling_word
from lstm.explain.interventions import fits
from lstm.figures.classroom import asked
from lstm.figures.directions import isolated
from lstm.figures.who_wrote import guessed, operated, operated_says
from lstm.words import fold
from ui.classroom import offers, presenter
from ui.link import setting_checks, settings
from ui.sentence import networks
from ui.who_wrote import TEXT, operations, predict, predict_amount, predict_curve, second_sentence, story
from ui.who_wrote.interventions import interventions
from ui.widgets import notice
from ui.widgets.own_part import own_part

MOST_NAMED = 600  # answers that can be chosen, the likeliest first: a box of more could not be looked through


def requested(read):
    """What the link asks about: the place after which, the answer (id), its foils (ids), and a unit or None."""
    n_units, end = read.trace.h.shape[-1], read.end
    if (until := settings.get("until")) is not None and until < len(read.found):
        end = until
    meant, row = read.signature, read.chances[end]
    answer = int(row.argmax()) if meant.kind == "class" else 0
    if (meant_for := settings.get("answer")) is not None and meant_for < len(meant.answers):
        answer = meant_for
    against, foils = settings.get("against"), read.foils(end, answer)
    if against is not None and against < len(meant.answers) and against != answer and meant.kind == "class":
        foils = [against]
    unit = settings.get("unit")
    unit = unit if unit is not None and unit < n_units else None
    return end, answer, foils, unit


def untrained(read):
    """The model from before training, where there is one with the same weights."""
    if read.own:
        return None
    old = networks.model(read.layer.cell, "untrained", "")
    return old if old.words == read.model.words else None


def fitting(read, end, other):
    """Those of the operations in the link that can be done to this network and sentence, and how many cannot."""
    every = settings.get("operations")
    length, old = 0 if other is None else len(other.trace.h), untrained(read)
    able = [one for one in every if fits(read.model, one, end + 1, length) and (old or not one.untrained)]
    return able, len(every) - len(able)


def scene_of(read):
    """What is in view, and what is done to it that can be done; and how many operations cannot."""
    other, (end, answer, foils, unit) = second_sentence.requested(read), requested(read)
    able, unable = fitting(read, end, other)
    return predict.Scene(read, end, answer, foils, unit, able, other), unable


@own_part
def who_wrote(read):
    """The picture, and what can be done: a click reruns this and nothing else."""
    scene, unable = scene_of(read)
    asked_now = presenter.hidden() or predict.question(scene)
    done = [] if asked_now else scene.operations
    usual = scene.usual
    now = run(scene, done) if done else usual
    start = telling_word(usual, scene.answer, scene.foils)
    offer(scene)
    with st.container(horizontal=True, vertical_alignment="center", key="predict_row"):
        if not presenter.hidden():
            predict.ask_word(scene) if asked_now == "word" else operations.presets(read, scene.end, start, scene.answer)
            predict.toggle()
    notice.show("picture")
    if not presenter.hidden():
        predict.ask(scene, asked_now, lambda: run(scene, scene.operations))
    with st.container(key="sight"):
        interventions(
            guessed.hidden(drawn(scene, usual, now, done, start), asked_now, scene.operations),
            {"operations": settings.text("operations"), "source": settings.text("source"), "read": "", "guess": ""},
            on_read=lambda place, text: read_instead(read, int(place), text),
            on_guess=lambda place: predict.word(scene, place),
        )
    remarks(scene, now, done, unable)
    predict.listed()
    if asked_now == "word" or presenter.hidden():  # neither what was done nor what is offered may tell it
        return
    without = None if asked_now else lambda some: run(scene, some)
    operations.listed(usual, scene.operations, without, scene.answer)
    if done:
        operations.changes(usual, now, scene.answer)
    choices(scene)
    second_sentence.box(read, scene.end, start)
    operations.by_hand(usual, scene.other, untrained(read) is not None)
    if not asked_now:  # it tells of gates, and of what shutting them does
        about = scene.end, scene.answer, scene.foils
        story.story(read, about, (done, now, scene.other, untrained(read)) if done else None)


def offer(scene):
    """What a class can be asked about what is done to the network."""
    if scene.operations:

        def made():
            before, after = scene.before, predict_amount.after(scene, lambda: run(scene, scene.operations))
            return asked.way(scene.usual, scene.answer, before, after, scene.why)

        offers.offer("What becomes of the answer?", made)


def drawn(scene, usual, now, done, start):
    """The picture of the run as it was and as it is."""
    read, other, unit, answer = scene.read, scene.other, scene.unit, scene.answer
    second = predict.shown(other) if other else None
    picture = operated.draw(usual, now, answer, scene.foils, done, unit, second)
    picture |= {"noun": read.noun, "kind": read.signature.kind, "start": start, "most": setting_checks.MOST_OPERATIONS}
    picture |= {"replaceable": bool(read.model.words), "tight": predict_curve.tight()}
    without = left_out_of(read.model, usual.ids, done, other and other.trace, untrained(read))
    worth = operated.yardstick(usual, answer, scene.foils, unit)
    picture["asked"] = operated.two_questions(now, worth, without, answer)
    return picture


def remarks(scene, now, done, unable):
    """How to read the picture, what could not be done, and behind a question mark how exact it is."""
    read = scene.read
    if unable:
        st.caption(TEXT["left out"].format(count=unable))
    if not hasattr(read.trace, "carried"):
        st.caption(TEXT["not carried"])
        return
    residual, tangent = exactness(read.model, scene.usual.trace, scene.answer, scene.foils)
    if done:
        residual, _ = exactness(read.model, now.trace, scene.answer, scene.foils)
    whole = scene.unit is None
    hand = whole and "c" in read.cell.EQUATIONS and any(one.quantity == "h" and one.at(scene.end) for one in done)
    strange = any(one.quantity in "ch" for one in done)
    lines = [TEXT["how to read it"] if whole else TEXT["of a unit"]]
    lines += [operated_says.strange_states(read.cell)] * strange + [TEXT["output by hand"]] * hand
    exact = f"{operated_says.exactly(residual)} {operated_says.shared_out(tangent if whole else 0.0)}"
    st.caption(" ".join(lines), help=exact)


def run(scene, some):
    """The Reading to the end of what is in view, under some operations."""
    usual, other = scene.usual, scene.other
    return usual.with_trace(operate(usual.model, usual.ids, some, other and other.trace, untrained(usual)))


def read_instead(read, place, text):
    """Let the network read another word at a place, if it is one that it knows."""
    known = {word: k for k, word in enumerate(read.model.words)}
    word = next((known[one] for one in (text, fold(text.strip())) if one in known), None)
    if word is None:
        known = f"the {len(read.model.words)} words this network knows"
        notice.leave("picture", f"“{text[:40]}” is not among {known}. Nothing was changed.")
        return
    operations.add(f"x.all.{place}:w{word}")


def choices(scene):
    """What the band shows: of which unit, after which word, for which answer, against which others."""
    read, end, answer, foils, unit = scene[:5]
    meant = read.signature
    columns = st.columns(4)
    units = {str(one): f"unit {one}" for one in range(read.trace.h.shape[-1])}
    now = "" if unit is None else str(unit)
    choose(columns[0], "unit", "Memory of", {"": "all units, behind the answer"} | units, now)
    places = {str(t): one.token.text for t, one in enumerate(read.found)}
    choose(columns[1], "until", f"Asked after the {read.noun}", places, str(end))
    if unit is not None:
        return
    likely = (-read.chances[end]).argsort() if meant.kind == "class" else range(len(meant.answers))
    names = {str(k): meant.answers[k] for k in [*likely[:MOST_NAMED], answer, *(foils if len(foils) == 1 else ())]}
    choose(columns[2], "answer", "Answer in view", names, str(answer))
    if meant.kind == "class":
        only = str(foils[0]) if len(foils) == 1 and settings.get("against") is not None else ""
        others = {"": operated_says.weighed(meant, read.foils(end, answer))}
        others |= {key: name for key, name in names.items() if key != str(answer)}
        choose(columns[3], "against", "Weighed against", others, only)


def choose(place, name, label, options, now):
    """A box to choose a setting in, that shows what is in force even where the link does not say it."""
    key = settings.own_key(name)
    st.session_state[key] = now
    shown = {one: isolated(text) for one, text in options.items()}  # each is asked for several times
    place.selectbox(
        label,
        shown,
        format_func=shown.get,
        key=key,
        on_change=lambda: settings.write(**{name: st.session_state[key]}),
    )
