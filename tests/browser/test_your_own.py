"""What a visitor does on "Your own LSTM", in a real browser."""

import io
import os
import pickle
import zipfile
from pathlib import Path

from networks_kept import vectors
from odd_texts import of_itself
from playwright.sync_api import expect

PAGE = "/Your_own_LSTM"


class Runs:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def drop(page, name, data):
    page.locator("input[type=file]").first.set_input_files([{"name": name, "mimeType": "", "buffer": data}])


def test_a_file_is_dropped_and_its_gates_are_seen_and_one_that_runs_code_is_refused(visit, tmp_path):
    page = visit(PAGE)
    expect(page.get_by_text("92 of 128 units")).to_be_visible()
    drop(page, "mine.pt", vectors()["torch lstm"]["file"].tobytes())
    expect(page.get_by_role("cell", name="weight_ih_l0", exact=True)).to_be_visible()
    page.get_by_role("radio", name="Gates").click()
    expect(page.get_by_text("random numbers")).to_be_visible()
    expect(page.get_by_text("forget gate f").first).to_be_visible()
    with page.expect_download() as saved:  # a picture of Plotly's
        page.locator(".chart").get_by_role("button", name="PNG").click()
    told = of_itself(Path(saved.value.path()).read_bytes())
    assert told[0].startswith("Heat maps of forget gate") and told[1].endswith(f"{PAGE}?network=own&look=gates")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a/data.pkl", pickle.dumps({"weight_ih_l0": Runs(tmp_path / "it was run")}))
    drop(page, "bad.pt", file.getvalue())
    expect(page.get_by_text("asks for code to be run")).to_be_visible()
    assert not (tmp_path / "it was run").exists()


def test_its_cell_is_opened_and_its_gates_are_shut_as_on_the_pages_of_other_networks(visit):
    page = visit(PAGE + "?network=chars2vec&look=step&own_step=0")
    page.get_by_role("button", name="input gate: open its arithmetic").click()
    expect(page.get_by_role("region", name="The arithmetic")).to_contain_text("hard σ(")
    page.get_by_role("radio", name="Who wrote the memory").click()
    page.get_by_role("button", name="Shut the input gates at").click()
    expect(page.get_by_role("button", name="Undo all")).to_be_visible()
    expect(page.get_by_text("What changed at each word")).to_be_visible()


def test_the_report_is_printed_alone(visit):
    page = visit(PAGE + "?network=chars2vec")
    expect(page.get_by_text("Printed (Ctrl")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("cell", name="dead and stuck units")).to_be_visible()
    for hidden in ("Printed (Ctrl", "The file of your network", "Start here"):
        expect(page.get_by_text(hidden, exact=False).first).not_to_be_visible()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
