"""The page "Speech": digits said by a synthesiser, read from how loud each band of pitch is."""

import streamlit as st

from lstm.cells import CELLS
from lstm.domains.speech import mel, sounds
from lstm.figures.applications import frames as frames_figure
from lstm.figures.applications import frames_says
from lstm.figures.classroom.applications import digits as counted
from lstm.figures.text import percent
from lstm.live import LIVE
from lstm.live.check import run_through
from lstm.live.examples import labels_of
from lstm.networks.transcript import transcribe
from lstm.presets import apps
from ui.applications.application import in_view
from ui.applications.reading_frames import alone, tables
from ui.applications.speech import TEXT
from ui.classroom import offers
from ui.link import settings
from ui.link.take_up import stand
from ui.widgets.frames import frames
from ui.widgets.plain import plain

TASK = LIVE["speech"]
NAMES = TASK.symbols({}).outputs
EXAMPLES = ("1997", "2024", "5588", "3141592653")
LOUDNESS = "loudness of pitch"


def claims():
    """What these figures do not say."""
    far, wider = percent(apps.figures("speech")["far"]), TASK.WIDER
    middle = sorted(wider.values)[1]
    return TEXT["claims"].format(
        clips=sounds.CLIPS, far=far, units=wider.units, right=percent(middle), weights=wider.weights
    )


def speech():
    """What is to be said beside the picture of what is read."""
    training = in_view("speech")
    with st.container(key="sight"), st.container(key="heard"):
        left, right = st.columns([1, 2.1], gap="large")
    with left:
        example, sound, refused = requested()
    outputs, traces = run_through(training, example)
    transcript = transcribe(outputs[:, 0])
    offers.offer("How many digits?", lambda: counted(transcript, "hear"))
    with right:
        st.markdown(f"#### {frames_says.answer(transcript, NAMES, 'hears')}")
        says = frames_says.against(transcript, None if refused else labels_of(example)[0], NAMES, "said")
        st.markdown(" ".join(filter(None, [says, frames_says.paths(transcript, NAMES)])))
        picture = frames_figure.draw(
            CELLS[training.settings.cell], alone(traces), mel.image(sound), transcript, NAMES, "frame", LOUDNESS
        )
        frames(picture, file="speech", tight=bool(settings.get("room")))
    tables(transcript, NAMES, "frame")


def requested():
    """(the example to read, its sound, whether what is typed was refused): digits, or a clip said in one breath."""
    breath = settings.get("breath")
    clip = None if breath is None else TASK.clip(breath)
    digits = frames_says.spelt(labels_of(clip[0])[0], NAMES) if clip else settings.get("spoken")
    box(digits)
    voices(digits)
    with st.container(horizontal=True, gap="small"):
        for some in EXAMPLES:
            st.button(some, key=f"say {some}", on_click=settings.write, kwargs={"spoken": some, "breath": ""})
        takes = "Other takes of the same digits, with other pauses"
        st.button("Other recordings", on_click=other, args=(digits,), help=takes)
        st.button("A clip said in one breath", on_click=whole, help="Not joined from recordings; by a voice held out")
    if clip:
        (example, sound, voice), refused = clip, False
        said = f"Clip {breath + 1} of {sounds.CLIPS}: **{digits}**, said in one breath by {sounds.called(voice)}."
    else:
        example, sound, said, refused = typed()
    st.markdown(said)
    st.audio(sounds.wav(sound), format="audio/wav")
    st.caption(TEXT["from sound to frames"])
    return example, sound, refused


def box(digits):
    """What is said, to be typed over: the visitor's digits, or those of the clip."""
    key = settings.own_key("spoken")
    stand(key, digits, settings.LONGEST_LINK, True)
    typed = "Type digits, to be said to the network"
    st.text_input(typed, key=key, on_change=lambda: settings.write(spoken=st.session_state[key], breath=""))


def typed():
    """(the example, its sound, what it is, False) of the digits typed; the usual ones and True where those won't do."""
    (voice, seed), refused = (settings.get(name) for name in ("voice", "recording")), False
    try:
        made = TASK.as_examples(settings.get("spoken"), voice, seed)
    except ValueError as error:
        usual = settings.SETTINGS["spoken"].default
        st.warning(f"{plain(str(error))} Until then {usual} is said.")
        made, refused = TASK.as_examples(usual, voice, seed), True
    return *made, f"Joined from recordings of {sounds.called(voice)}.", refused


def voices(digits):
    """The choice of the voice that says the digits: those held out first."""
    key, known = settings.own_key("voice"), sounds.recordings()
    order = [*range(known.trained, sounds.VOICES), *range(known.trained)]
    st.session_state[key] = settings.get("voice")
    st.selectbox(
        "Voice",
        order,
        format_func=sounds.called,
        key=key,
        on_change=lambda: settings.write(voice=st.session_state[key], spoken=digits, breath=""),
    )


def other(digits):
    """The next seed of the recordings, of the digits in the box."""
    settings.write(recording=(settings.get("recording") + 1) % 1000, spoken=digits, breath="")


def whole():
    """The next clip that was said in one breath."""
    breath = settings.get("breath")
    settings.write(breath=0 if breath is None else (breath + 1) % sounds.CLIPS)
