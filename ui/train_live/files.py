"""What was trained live goes on: to the pages that look inside it, into a file, and out of one again."""

import streamlit as st

from lstm.live import channels, files, model_of
from lstm.model import LARGEST_FILE
from ui.sentence import visitor_network

LARGEST = LARGEST_FILE // 1_000_000  # MB that may be uploaded
MIME = "application/octet-stream"


def keep(training, load=None):
    """A row of what can be done with a training as it stands, and its fingerprint.

    `load` takes the Training out of a file that the visitor uploads; without it there is nothing to upload to. Where
    the training goes on, call this again: what is looked at or saved is what was passed here.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="keep"):
        ways(training)
        for kind in files.KINDS:
            st.download_button(
                f"Download .{kind}",
                lambda kind=kind: files.save(training, kind),
                f"{name_of(training)}.{kind}",
                MIME,
                on_click="ignore",
                key=f"keep {kind}",
            )
        st.markdown(
            f"Fingerprint **{files.fingerprint(training)}**",
            width="content",
            help="The first digits of a sum over the bits of all its weights. Who has the same ones has the same "
            "network, to the last bit.",
        )
        if load:
            with st.popover("Load a network"):
                upload(load)


def ways(training):
    """Buttons to the pages that look inside it; or why there are none."""
    if why := visitor_network.too_many(channels(training)):
        st.markdown(f"{why} Its gates are above.")
        return
    st.markdown("**Look inside it:**", width="content")
    for page, label in visitor_network.INSIDE.items():
        if st.button(label, key=f"keep {label}"):
            st.switch_page(page, query_params=visitor_network.show(model_of(training)))


def name_of(training):
    """What a file of it is called."""
    return f"{training.settings.cell}-{training.settings.task}-{training.updates}"


def upload(load):
    """A place for a file."""
    st.file_uploader(
        "A file that was saved here: its training goes on where it stood",
        files.KINDS,
        key="keep_file",
        on_change=take,
        args=(load,),
        max_upload_size=LARGEST,
    )
    if st.session_state.get("keep_fault"):
        st.text(f"⚠ {st.session_state['keep_fault']} What you have stays as it is.")


def take(load):
    """Load what was uploaded, or remember why it cannot be."""
    st.session_state["keep_fault"] = ""
    if st.session_state["keep_file"] is None:
        return
    try:
        training = files.load(st.session_state["keep_file"].getvalue())
    except ValueError as fault:
        st.session_state["keep_fault"] = str(fault)
        return
    load(training)
