"""What a visitor does on "Your own LSTM", in a real browser."""

import io
import os
import pickle
import zipfile

from networks_kept import vectors
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
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a/data.pkl", pickle.dumps({"weight_ih_l0": Runs(tmp_path / "it was run")}))
    drop(page, "bad.pt", file.getvalue())
    expect(page.get_by_text("asks for code to be run")).to_be_visible()
    assert not (tmp_path / "it was run").exists()
