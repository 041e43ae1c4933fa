"""What a visitor chooses for a training: the task, the network, how it is trained. All of it is in the link."""

import streamlit as st

from lstm import CELLS, presets
from lstm.live import LIVE, changed, defaults, in_force, options_of
from lstm.live.forms import form_of
from lstm.numbers import exact
from ui.link import settings
from ui.link.scheduled_changes import AT_ONCE, MOST_TURNS, texts, turns
from ui.link.take_up import saying_again
from ui.train_live import TEXT
from ui.train_live.settings import BIASES, NEWER, UNITS
from ui.widgets import guess

BEGINS = {"hidden": "units", "layers": "layers", "bias": "forget", "seed": "seed"}  # setting in the link -> its field
FIRST = {
    "options": "gap:10",
    "turns": "0:penalty:0.1",
}  # where a link says nothing: gates form in seconds
SAYS = ("task", "options", "turns", "view", "updates", "given", *BEGINS)
FRESH = dict.fromkeys((*BEGINS, "turns", "layer"), "")  # what goes out of the link when the task changes
VIEWS = {"": "Watch it learn", "race": "Race", "slow": "One update in slow motion"}


def first():
    """What a link that says nothing of a training means, as settings; nothing where it says something."""
    return {} if any(settings.requested(name) is not None for name in SAYS) else FIRST


def say(**values):
    """Put settings of the training into the link, and with the first of them what it began with."""
    settings.write(**first() | values)


def anew(**values):
    """The same for what begins the training anew: what was changed under way goes."""
    settings.write(**{"turns": ""} | first() | values)


def requested():
    """The Settings that the link asks for: the task's defaults, but for what was chosen."""
    begun = first()
    name = settings.get("task")
    known = LIVE[name].OPTIONS
    stacks = form_of(name).STACKS
    given = {
        field: value
        for setting, field in BEGINS.items()
        if (value := settings.get(setting)) is not None and (stacks or field != "layers")
    }
    pairs = [pair.split(":") for pair in settings.read_list("options") or begun.get("options", "").split()]
    changes = settings.get("turns") or begun.get("turns", "")
    fitting = {
        option: number(value, known[option])
        for option, value in pairs
        if option in known and known[option].low <= float(value) <= known[option].high
    }
    chosen = {
        "cell": settings.get("newer") or settings.get("cell"),
        "options": tuple(sorted(fitting.items())),
        "turns": tuple(change for change in turns(changes) if stacks or change.name != "truncate"),
    }
    return defaults(name, **chosen, **given)


def linked(wanted):
    """Settings as a link says them: what is usual, and what no link can say, is left out."""
    usual = defaults(wanted.task)
    said = {setting: getattr(wanted, field) for setting, field in BEGINS.items()}
    said = {setting: value for setting, value in said.items() if value != getattr(usual, BEGINS[setting])}
    said |= {
        "task": wanted.task,
        "newer" if wanted.cell in NEWER else "cell": wanted.cell,
        "turns": texts(wanted.turns),
    }
    said["options"] = ",".join(f"{name}:{exact(value, 12)}" for name, value in wanted.options)
    known = {name: str(value) for name, value in said.items() if settings.SETTINGS[name].allows(str(value))}
    if not any(
        text != settings.SETTINGS[name].default for name, text in known.items() if name not in ("cell", "newer")
    ):
        known["options"] = "gap:50"  # said, for a link that says nothing means another beginning
    return dict.fromkeys((*BEGINS, "turns", "options", "newer"), "") | known


def number(text, option):
    """A value of an option: whole where its steps are."""
    value = float(text)
    return int(value) if float(option.step).is_integer() else value


def view():
    """What is to be seen of the training; one that reads both ways, or reads and writes, has no slow motion."""
    asked = settings.get("view")
    return asked if asked != "slow" or form_of(settings.get("task")).STACKS else ""


def choose(free=True):
    """The task if it is free to choose, the cell, and what is to be seen of the training."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if free:
            st.selectbox(
                "Task",
                sorted(LIVE, key=lambda name: LIVE[name].NAME),
                format_func=lambda name: LIVE[name].NAME,
                width=330,
                **settings.bound("task", options="", **FRESH),
            )
        if view() != "race":  # there they all run
            st.segmented_control(
                "Cell",
                dict.fromkeys((*presets.CELLS_USUAL, settings.get("cell"))),
                format_func=lambda name: CELLS[name].NAME.removesuffix(" LSTM"),
                required=True,
                **settings.bound("cell", unit="", quantity="", turns="", newer=""),
            )
            st.selectbox(
                "or another cell",
                ("", *NEWER),
                format_func=lambda name: CELLS[name].NAME if name else "none",
                width=250,
                **settings.bound("newer", unit="", quantity="", turns=""),
            )
        views = [name for name in VIEWS if name != "slow" or form_of(settings.get("task")).STACKS]
        bound = settings.bound("view", **first())
        st.session_state[bound["key"]] = view()
        st.segmented_control("View", views, format_func=VIEWS.get, required=True, **bound)
        if view() != "slow":
            guess.switch()


def task_options():
    """A slider or a switch for each option of the task: a change begins anew."""
    task = settings.get("task")
    values, own = options_of(requested()), st.session_state["live_run"].training.own
    idle = getattr(LIVE[task], "NOT_FOR_OWN", ()) if own is not None else ()
    for name, option in LIVE[task].OPTIONS.items():
        if name in idle:
            continue
        key = f"{settings.own_key('option')} {task} {name}"
        st.session_state[key] = values[name]
        if option.names:
            st.selectbox(
                option.label,
                range(len(option.names)),
                format_func=option.names.__getitem__,
                key=key,
                width=240,
                on_change=take_option,
                args=(task, name, key),
            )
            continue
        if (option.low, option.high, option.step) == (0, 1, 1):
            st.session_state[key] = bool(values[name])
            st.toggle(option.label, key=key, on_change=take_option, args=(task, name, key))
            continue
        low, high, step = (number(each, option) for each in (option.low, option.high, option.step))
        st.slider(option.label, low, high, step=step, key=key, width=240, on_change=take_option, args=(task, name, key))


def take_option(task, name, key):
    """Put an option into the link, where it is not the usual one."""
    begun = first()
    said = settings.read_list("options") or begun.get("options", "").split()
    values = dict(pair.split(":") for pair in said) | {name: exact(st.session_state[key], 12)}
    known = LIVE[task].OPTIONS
    kept = {
        other: value
        for other, value in values.items()
        if other in known and (other == name or float(value) != known[other].default)
    }
    settings.write(options=",".join(f"{other}:{value}" for other, value in kept.items()), turns="")


def network():
    """What the network begins with: changing it begins anew."""
    now = requested()
    st.select_slider("Units", UNITS, width=240, **chosen("hidden", now.units))
    if form_of(now.task).STACKS:
        st.segmented_control("Layers", (1, 2), required=True, **chosen("layers", now.layers))
    st.select_slider("Bias for keeping, at the start", BIASES, width=240, **chosen("bias", now.forget))
    st.number_input("Seed", 0, 999, width=120, **chosen("seed", now.seed))


def chosen(name, value):
    """Arguments that tie a widget to a setting whose usual value is the task's own."""
    key = f"{settings.own_key(name)} {settings.get('task')}"
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: anew(**{name: st.session_state[key], "layer": ""})}


def at_once(names, width=240):
    """What acts from the next update on."""
    training = st.session_state["live_run"].training
    now = in_force(training.settings, training.updates)
    for name in names:
        choice, value, key = AT_ONCE[name], getattr(now, name), f"{settings.own_key(name)} at once"
        st.session_state[key] = value
        values = choice.values if isinstance(value, str) else sorted({*choice.values, value})
        st.select_slider(
            choice.label,
            values,
            format_func=lambda each, choice=choice: said(each, choice),
            help=choice.help,
            width=width,
            key=key,
            on_change=take_turn,
            args=(name, key),
        )


def said(value, choice):
    """A value for people."""
    return value if isinstance(value, str) else choice.none if not value and choice.none else f"{exact(value, 12)}"


def take_turn(name, key):
    """Let a setting act from the next update on, and put it into the link, so that the link gives the same training."""
    run, value = st.session_state["live_run"], st.session_state[key]
    known = {
        getattr(run.training.settings, name),
        *(change.value for change in requested().turns if change.name == name),
    }
    if saying_again() and value in known:
        return  # it stood there before, further on in a training that is gone
    training = changed(run.training, **{name: value})
    if len(training.settings.turns) > MOST_TURNS:
        st.toast(TEXT["changed too often"].format(most=MOST_TURNS))
        return
    say(turns=texts(training.settings.turns))
    st.session_state.update(live_run=run._replace(training=training), live_wanted=requested(), live_work=None)
