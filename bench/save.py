"""What it costs to take something home: `python bench/save.py`. Each line is one file that a page gives.

Prints its size, and the CPU that making it takes: the first time on a server, and again, in multiples of what a run of
the page takes which it is made on. While one visitor's file is made, everybody else waits for at most that.
"""

import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
PAGE, AGAIN = "pages/11_Your_sentence.py", 5
FILES = {
    "sheet": 1,
    "class": 24,
    "notebook": 1,
    "file": 1,
    "plan": 1,
    "course": 1,
    "cite": 1,
}  # a plan: the longest ready


def at_page():
    """The page, once everything that it keeps is there."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    at.switch_page(PAGE)
    return at.run().run()


def cpu(run):
    """What it returns, and the seconds of CPU that it takes."""
    began = time.process_time()
    return run(), time.process_time() - began


def answer(at, what, count):
    """What a press is answered with, as the page makes it: its text."""
    if what == "plan":  # the file again, with every step
        what, at.query_params["plan"] = "file", "90"
    at.session_state["take asked"] = {"what": what, "count": count, "link": "http://localhost/x", "number": 1}
    at.run()
    (mounted,) = [one for one in at.get("bidi_component") if one.proto.component_name.endswith("_take")]
    return mounted.proto


def main():
    at = at_page()
    usual = min(cpu(at.run)[1] for _ in range(AGAIN))
    print(f"a run of the page without a press: {1000 * usual:.0f} ms of CPU")
    print("  file          size      first       again  (a run of the page with it, in runs without)")
    for what, count in FILES.items():
        proto, first = cpu(lambda what=what, count=count: answer(at, what, count))
        later = min(cpu(lambda what=what, count=count: answer(at, what, count))[1] for _ in range(AGAIN))
        size = proto.ByteSize() / 1000
        print(f"  {what:10}{size:8.0f} kB{first / usual:9.1f} x{later / usual:10.1f} x")


if __name__ == "__main__":
    main()
