"""What can be done with a training where it was trained: look inside it, save it, load another."""

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest
from test_my_model import opened, prose, trained

from lstm.live import files
from ui.sentence import visitor_network
from ui.train_live import files as live_files

KEEP = """
import streamlit as st
from ui.train_live import files as live_files
live_files.keep(st.session_state["training"], lambda training: st.session_state.update(loaded=training))
"""


def kept(**link):
    at = AppTest.from_string(KEEP)
    at.session_state["training"] = trained("count", seed=5)
    for name, value in link.items():
        at.query_params[name] = value
    return opened(at.run())


def test_the_fingerprint_stands_there_and_no_file_is_made_before_it_is_asked_for(monkeypatch):
    monkeypatch.setattr(files, "save", lambda *_: pytest.fail("made too early"))
    at = kept()
    assert files.fingerprint(trained("count", seed=5)) in prose(at)
    assert [button.label for button in at.get("download_button")] == ["Download .npz", "Download .safetensors"]


@pytest.mark.parametrize(("page", "label"), visitor_network.INSIDE.items())
def test_look_inside_carries_the_network_and_the_task_but_nothing_of_another_network(page, label, monkeypatch):
    went = []
    monkeypatch.setattr(live_files.st, "switch_page", lambda *to, **how: went.append((*to, how["query_params"])))
    at = kept(task="count", seed="5", typed="aab", unit="9", place="4", turn="i.0.x2", edits="i.0.x2:set:1")
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert went == [(page, {"task": "count", "seed": "5", "model": "mine"})]
    assert at.session_state["my_model"].layers[0].weights["W_f"].shape == (3, 6)


@pytest.mark.parametrize("task", ["entities", "speech"])
def test_what_nobody_can_type_for_has_no_way_to_the_pages_that_ask_for_it(task):
    at = AppTest.from_string(KEEP)
    at.session_state["training"] = trained(task)
    assert "too many to type" in prose(opened(at.run())) and not at.button
    assert len(at.get("download_button")) == len(files.KINDS)


@pytest.mark.parametrize("kind", files.KINDS)
def test_a_file_uploaded_is_handed_on_as_the_training_it_holds(kind):
    at, training = kept(), trained("sine", seed=2)
    opened(at.file_uploader[0].upload(f"my.{kind}", files.save(training, kind)).run())
    loaded = at.session_state["loaded"]
    assert loaded.settings == training.settings and loaded.flat.tobytes() == training.flat.tobytes()


def test_the_server_takes_as_large_a_file_as_the_page_does():
    assert config.get_option("server.maxUploadSize") == live_files.LARGEST


def test_a_wrong_file_is_refused_in_a_sentence_and_nothing_is_lost():
    at = kept()
    opened(at.file_uploader[0].upload("my.npz", b"PK and no more").run())
    assert "This file cannot be loaded: it is neither" in prose(at) and "What you have stays as it is." in prose(at)
    assert "loaded" not in at.session_state
    opened(at.file_uploader[0].set_value(None).run())
    assert "cannot be loaded" not in prose(at)
