"""The page "Forecast": a series, a start to drag along it, and who is nearer to what came."""

from functools import lru_cache
from typing import NamedTuple

import streamlit as st

from lstm.domains.known_series import SERIES, WAYS, values_of
from lstm.experiments import forecast
from lstm.figures.applications import forecast as picture
from lstm.figures.applications import forecast_says as says
from lstm.figures.classroom.compared import nearer
from lstm.live.tasks import series
from lstm.presets import apps, forecasts
from ui.applications import application
from ui.applications.application import beneath, inside, train_here
from ui.applications.forecast import TEXT, own_series
from ui.applications.forecast.forecast import forecast as drawn
from ui.applications.forecast.forecast import live
from ui.classroom import offers
from ui.link import settings
from ui.widgets.own_part import own_part

LEARNT = ("values", "changes", "season")  # as links say WAYS
AHEAD = (6, 12, 24, 48)
FILES = tuple(one.file for one in SERIES)


class View(NamedTuple):
    """The series in view, and the networks that read it."""

    reads: tuple  # of forecast.Read
    when: tuple  # of str, for each value
    unit: str
    beat: str  # what lies between two values
    which: int | None  # place in SERIES; None: the visitor's own
    learn: int  # place in WAYS
    own: bool = False  # five networks on the visitor's own


def forecasting():
    """The choices, the picture, and what its numbers say."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        names = dict(zip(FILES, (one.name for one in SERIES), strict=True)) | {"own": "Your own"}
        st.selectbox(
            "Series",
            names,
            format_func=names.get,
            width=210,
            **settings.bound("series", start="", learnt="", member="0", net=""),
        )
        here = st.container(horizontal=True, gap="medium", vertical_alignment="bottom", width="content")
    if settings.get("series") == "own":
        own_series.own()
    view = in_view()
    with here:
        learn_choice(view)
        ahead_choice(view)
    part(view)
    judged(view)
    if view.own:
        beneath_own(view)
    else:
        beneath("series", variant(), TEXT["claims"], SERIES[FILES.index(variant())].name)


def beneath_own(view):
    """What stands under a series of the visitor's own: nothing that is about the shipped ones without saying so."""
    st.markdown(TEXT["not compared"])
    train_here("series", variant())
    st.caption(TEXT["train here"])
    st.subheader(f"Look inside it: your series, seed {member_of(view)}", anchor=False)
    inside("series", variant(), view.reads[member_of(view)].training)


def member_of(view):
    """Which of the networks is looked into."""
    return min(settings.get("member"), len(view.reads) - 1)


def variant():
    """Which of the shipped networks belongs to the series in view: the sunspots' where that is the visitor's own."""
    return settings.get("series") if settings.get("series") in FILES else FILES[0]


def in_view():
    """What the link asks for; the sunspots where it asks for a series of one's own and there is none yet."""
    if settings.get("net"):
        training = application.in_view("series", variant())
        if training is not apps.training("series", variant()):
            return of_training(training)
    own = own_series.given() if settings.get("series") == "own" else None
    if own:
        return View(own.reads, own.when, "", "", None, own.learn, True)
    which, asked = FILES.index(variant()), settings.get("learnt")
    one = SERIES[which]
    learn = LEARNT.index(asked) if asked and (one.season > 1 or asked != "season") else one.learn
    return View(reads_of(which, learn), values_of(which)[0], one.unit, one.beat, which, learn)


def of_training(training):
    """The one network that the visitor trained on this page, and its series."""
    read = forecast.read(training)
    if training.own is not None:
        when = tuple(f"value {k}" for k in range(1, len(read.values) + 1))
        return View((read,), when, "", "", None, read.options["learn"])
    which = read.options["series"]
    return View((read,), values_of(which)[0], SERIES[which].unit, SERIES[which].beat, which, read.options["learn"])


@lru_cache(maxsize=16)
def reads_of(which, learn):
    """The five shipped networks' readings of a series."""
    return tuple(forecast.read(one) for one in forecasts.networks(which, learn))


@st.cache_data(max_entries=64, show_spinner=False)
def rows_of(which, learn, ahead):
    """The errors of the shipped networks and the rules."""
    return forecast.rows(reads_of(which, learn), ahead)


def learn_choice(view):
    """What the networks learn of the series: of one's own this is found while they are trained."""
    if view.which is None or len(view.reads) == 1:
        return
    key = settings.own_key("learnt")
    some = [k for k in range(len(WAYS)) if k < 2 or SERIES[view.which].season > 1]
    st.session_state[key] = view.learn
    st.segmented_control(
        "It learns",
        some,
        format_func=lambda k: WAYS[k],
        required=True,
        key=key,
        on_change=lambda: settings.write(learnt=LEARNT[st.session_state[key]]),
    )


def ahead_choice(view):
    """How many values are forecast."""
    key = settings.own_key("ahead")
    st.session_state[key] = ahead_of(view)
    st.segmented_control(
        f"{view.beat.capitalize() or 'Step'}s ahead",
        fitting(view),
        required=True,
        key=key,
        on_change=lambda: settings.write(ahead=st.session_state[key]),
    )


def fitting(view):
    """The horizons that fit into half of what is held out, at least the shortest."""
    return [n for n in AHEAD if n <= tail(view) / 2] or [AHEAD[0]]


def tail(view):
    """How many values are held out."""
    values = view.reads[0].values
    return len(values) - series.cut(values)


def ahead_of(view):
    """The horizon in view: what the link asks for, or the longest one that fits."""
    return max([n for n in fitting(view) if n <= settings.get("ahead")] or [AHEAD[0]])


def start_of(view):
    """The start in view: under a hand where that is, else what the link asks for if it is there, else the middle."""
    values = view.reads[0].values
    low, high = series.cut(values), len(values)
    moved = live()
    if moved and not moved["final"]:
        return max(low, min(high, moved["start"]))
    asked = settings.get("start") or 0
    return asked if low <= asked <= high else (low + high) // 2


@own_part
def part(view):
    """What reruns while the start is dragged."""
    values, ahead = view.reads[0].values, ahead_of(view)
    member = member_of(view)
    what = view.unit or (SERIES[view.which].what if view.which is not None else "")
    data = picture.draw(view.reads, start_of(view), ahead, view.when, what, member)
    with st.container(key="sight"):
        drawn(data, series.cut(values), len(values), moved)
    if len(view.reads) > 1:
        st.segmented_control(
            "Whose gates are shown",
            tuple("01234"),
            format_func=lambda k: f"seed {k}",
            required=True,
            **settings.bound("member"),
        )


def moved():
    """The hand moved the start: where it lets go, that goes into the link."""
    said = live()
    if said and said["final"]:
        settings.write(start=said["start"])


def judged(view):
    """Who is nearer, in sentences and tables."""
    ahead, shipped = ahead_of(view), view.which is not None and len(view.reads) > 1
    rows = rows_of(view.which, view.learn, ahead) if shipped else forecast.rows(view.reads, ahead)
    name = "Your series" if view.which is None else SERIES[view.which].name
    offers.offer("Who is nearer?", lambda: nearer(rows, ahead, name))
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Who is nearer to what came", anchor=False)
        st.markdown(
            f"Judged on the {tail(view)} values held out. One step ahead: {says.verdict(rows, 'one', view.unit)} "
            f"On its own, {ahead} ahead, from every start: {says.verdict(rows, 'free', view.unit)}"
        )
        st.markdown(says.ruling(rows))
        st.table(says.error_table(rows, ahead, view.unit), hide_index=True, alt="How far each forecast is off")
        st.caption(TEXT["errors"])
    with right:
        st.subheader("What is done about trend and season", anchor=False)
        options = view.reads[0].options
        st.markdown(f"{says.scaled(options, view.beat)} {says.beyond(options)}")
        if shipped:
            every = {k: rows_of(view.which, k, ahead) for k in range(3) if k < 2 or SERIES[view.which].season > 1}
            alt = "How far LSTM and line are off, by what is learnt"
            st.table(says.way_table(every, ahead, view.unit), hide_index=True, alt=alt)
    with st.expander("How it was measured"):
        st.markdown(says.METHOD)
