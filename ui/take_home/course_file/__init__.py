"""The course as one HTML file that runs without Python or network: of each picture all frames are there."""

from pathlib import Path

from ui.take_home import one_file


def file(says):
    """The text of the HTML file; `says` is a line about it."""
    parts = {"scene": one_file.PARTS["scene"]}
    data = {"app": one_file.course(), "styles": one_file.styles(parts)}
    code = one_file.run(Path(__file__).parent, parts, "parts, app")
    return one_file.page("Inside the LSTM: the course", code, data, one_file.LOOKS, says)
