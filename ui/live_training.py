"""A network of the visitor's own making, trained while they watch."""

import streamlit as st

from lstm import CELLS, presets
from lstm.figures import training as training_figure
from lstm.live import LIVE, changed, check, defaults, options_of
from lstm.live.fold import in_force
from lstm.live.run import at_frame, go, start
from lstm.optimise import RULES
from ui import settings
from ui.train import train

TURN = 0.1  # seconds between two turns: ten pictures a second
BUDGET = 0.05  # seconds of training in a turn
PACES = {"slow": 1, "quick": 5, "full": 1_000_000}  # updates in a turn, at most
RATES = (0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.1, 0.3, 1.0)
CHOICES = {  # what of Settings the visitor chooses from the start: setting in the link -> its field
    "hidden": "units",
    "bias": "forget",
    "price": "penalty",
    "optimiser": "optimiser",
    "seed": "seed",
}


def asked():
    """The Settings that the link asks for: the task's defaults, but for what was chosen."""
    name = settings.read("task")
    usual = defaults(name)
    given = {
        field: type(getattr(usual, field))(settings.read(setting))
        for setting, field in CHOICES.items()
        if settings.read(setting)
    }
    known = LIVE[name].OPTIONS
    options = [pair.split(":") for pair in settings.read_list("options")]
    fitting = {
        option: number(value, known[option])
        for option, value in options
        if option in known and known[option].low <= float(value) <= known[option].high
    }
    return defaults(name, cell=settings.read("cell"), options=tuple(sorted(fitting.items())), **given)


def number(text, option):
    """A value of an option: whole where its steps are."""
    value = float(text)
    return int(value) if float(option.step).is_integer() else value


def run_now():
    """The visitor's run: begun anew when what it depends on has changed."""
    wanted = asked()
    if st.session_state.get("live_wanted") != wanted:
        st.session_state.update(live_wanted=wanted, live_run=start(wanted), live_playing=False, live_frame=None)
    return st.session_state["live_run"]


def live_training():
    """The task, what drives the training, and the picture."""
    choose()
    run_now()
    st.caption(LIVE[settings.read("task")].ABOUT)
    drive()
    picture = st.fragment(turn, run_every=TURN if st.session_state["live_playing"] else None)
    picture()
    beginning()


def choose():
    """Task, cell, and the options of the task."""
    task = settings.read("task")
    columns = st.columns([1.5, 1.8, *[1] * len(LIVE[task].OPTIONS)])
    columns[0].selectbox(
        "Task",
        LIVE,
        format_func=lambda name: LIVE[name].NAME,
        **settings.bound("task", options="", **dict.fromkeys(CHOICES, "")),
    )
    columns[1].segmented_control(
        "Cell",
        presets.CELLS_TRAINED,
        format_func=lambda name: CELLS[name].NAME.removesuffix(" LSTM"),
        required=True,
        **settings.bound("cell", unit="", quantity=""),
    )
    values = options_of(asked())
    for place, (name, option) in zip(columns[2:], LIVE[task].OPTIONS.items(), strict=True):
        key = f"{settings.own_key('option')} {task} {name}"
        st.session_state[key] = values[name]
        place.slider(
            option.label,
            number(option.low, option),
            number(option.high, option),
            step=number(option.step, option),
            key=key,
            on_change=take_option,
            args=(task, name, key),
        )


def take_option(task, name, key):
    """Put an option into the link, where it is not the usual one."""
    values = dict(pair.split(":") for pair in settings.read_list("options")) | {name: f"{st.session_state[key]:g}"}
    known = LIVE[task].OPTIONS
    kept = {other: value for other, value in values.items() if other in known and float(value) != known[other].default}
    settings.write(options=",".join(f"{other}:{value}" for other, value in kept.items()))


def drive():
    """Play, pause, one update, many, back to the beginning, another seed; how fast; and the learning rate."""
    playing = st.session_state["live_playing"]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button("‖ Pause" if playing else "▶ Play", on_click=play, width=110)
        st.button("One update", on_click=step, args=(1,))
        st.button("100 updates", on_click=step, args=(100,))
        st.button("Back to update 0", on_click=again)
        st.button("New seed", on_click=lambda: settings.write(seed=asked().seed + 1))
        st.segmented_control("Pace", PACES, key="live_pace", default="quick", required=True)
        training = st.session_state["live_run"].training
        rate = in_force(training.settings, training.updates).rate
        st.select_slider(
            "Learning rate (acts at once)",
            sorted({*RATES, rate}),
            value=rate,
            format_func=lambda each: f"{each:g}",
            key=f"live_rate {st.session_state['live_wanted']}",
            on_change=take_rate,
            width=330,
        )


def play():
    """Start or stop."""
    st.session_state.update(live_playing=not st.session_state["live_playing"], live_frame=None)


def step(n):
    """Some updates, and stand."""
    st.session_state.update(live_run=go(st.session_state["live_run"], n), live_playing=False, live_frame=None)


def again():
    """Back to the beginning, with the same seed."""
    st.session_state.update(live_run=start(asked()), live_playing=False, live_frame=None)


def take_rate():
    """Let the learning rate act from the next update on."""
    run = st.session_state["live_run"]
    rate = st.session_state[f"live_rate {st.session_state['live_wanted']}"]
    st.session_state["live_run"] = run._replace(training=changed(run.training, rate=rate))


def turn():
    """One turn of the training, if it plays; then the picture of it, or of the moment of the film in view."""
    run = st.session_state["live_run"]
    if st.session_state["live_playing"]:
        before = run
        run = go(run, PACES[st.session_state.get("live_pace") or "quick"], BUDGET)
        st.session_state["live_run"] = run
        if run.trouble or (run.solved and not before.solved):
            st.session_state["live_playing"] = False
            st.rerun()
    task = LIVE[run.training.settings.task]
    st.markdown(standing(task, run))
    if run.trouble:
        st.warning(f"{run.trouble} The rate may be too high. These are the weights before that update.")
    film(run)
    shown = run.training if st.session_state["live_frame"] is None else at_frame(run, st.session_state["live_frame"])
    options = options_of(run.training.settings, run.training.own)
    train(
        training_figure.draw(
            CELLS[run.training.settings.cell],
            task.METRIC,
            task.sizes(options)[2],
            task.symbols(options),
            run.training.records,
            run.frames,
            run.report if shown is run.training else check(shown),
        )
    )


def standing(task, run):
    """How far the training is, in a sentence."""
    done, last = run.training.updates, run.frames[-1]
    value = training_figure.value_said(task.METRIC, last.value)
    goal = training_figure.value_said(task.METRIC, task.METRIC.solved)
    text = (
        f"**{done:,} updates** in {run.seconds:.1f} s of computing. {task.METRIC.name}: **{value}**, solved at {goal}."
    )
    if run.solved:
        text += f" **Solved** after {run.solved[0]:,} updates and {run.solved[1]:.1f} s."
    return text


def film(run):
    """A slider through everything that was kept, once there is something to go back to."""
    if st.session_state["live_playing"] or len(run.frames) < 2:
        return
    frames = list(range(len(run.frames)))
    key = f"live_film {run.training.updates}"
    st.select_slider(
        "The film: go back to any moment",
        frames,
        value=frames[-1],
        format_func=lambda k: f"{run.frames[k].updates:,} updates",
        key=key,
        on_change=lambda: st.session_state.update(live_frame=st.session_state[key]),
    )


def beginning():
    """What the network begins with: changing it begins anew."""
    now = asked()
    with st.expander("The network and its training: a change begins anew", key="open_beginning"):
        columns = st.columns(5)
        columns[0].select_slider("Units", settings.UNITS, **chosen("hidden", now.units))
        columns[1].select_slider("Bias for keeping, at the start", settings.BIASES, **chosen("bias", now.forget))
        columns[2].select_slider("Price of an open gate", settings.PRICES, **chosen("price", now.penalty))
        columns[3].selectbox("Optimiser", RULES, **chosen("optimiser", now.optimiser))
        columns[4].number_input("Seed", 0, 999, **chosen("seed", now.seed))


def chosen(name, value):
    """Arguments that tie a widget to a setting whose usual value is the task's own."""
    key = settings.own_key(name)
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: settings.write(**{name: st.session_state[key]})}
