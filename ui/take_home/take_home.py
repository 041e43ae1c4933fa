"""What a page gives to take home: each file is made when it is asked for, of what is in view then."""

import tomllib
from importlib import metadata
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from lstm import presets
from lstm.everyday import sentences
from lstm.figures.worksheet import sheet, variants
from lstm.live import model_of
from ui.classroom.lesson_plan import NOT_OF_A_STEP
from ui.link import settings
from ui.one_unit import one_unit
from ui.sentence import networks, visitor_network
from ui.sentence.sentence_box import EXAMPLES
from ui.take_home import TEXT, course_file, notebook, one_file, worksheet
from ui.take_home.one_file import planned
from ui.take_home.take import asked, take
from ui.widgets.own_part import own_part

ROOT = Path(__file__).parent.parent.parent
BY_HAND, TRAINING, SENTENCE = "One unit by hand", "Train it live", "Your_sentence"
MOST = 40  # worksheets of a class


@own_part
def take_home():
    """The buttons; what was pressed is answered, and nothing else of the page is drawn again."""
    press = asked()
    take(answer(press) if press else None)


def answer(press):
    """What a press is answered with, for the component: a file, or words."""
    link = base(str(press.get("link", "")))
    made = MAKES.get(press.get("what"), cite)(link, press.get("count", 1))
    return {"name": "", "text": "", "said": "", "cite": ""} | made | {"number": press.get("number")}


def base(link):
    """The app's own address before the page, of a page's whole link; "" of what is none."""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https"):
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"


def address():
    """The address of the page in view."""
    return st.session_state.get("page_in_view", "").replace(" ", "_").replace(",", "")


def in_link(link):
    """The link of the page in view, with its settings; not with those of a class, whose key is its teacher's."""
    query = {name: value for name, value in settings.set_now().items() if name not in NOT_OF_A_STEP}
    return linked(link, address(), query)


def linked(link, page, query):
    """The link of a page."""
    return f"{link}{page}{'?' * bool(query)}{urlencode(query)}"


def in_view():
    """(the Reading that a sheet is of, whether it is of what is in view): else of the example."""
    own = visitor_network.network()
    if own and (read := networks.through(own, settings.get("typed") or own.about["examples"][0])) and sheet.fits(read):
        return read, True
    model = networks.chosen_model("lstm")
    read = networks.through(model, settings.get("sentence"))
    return (read, not own) if sheet.fits(read) else (networks.through(model, sentences.SEED), False)


def one_sheet(link, _):
    """A worksheet of what is in view, with its solutions."""
    if st.session_state.get("page_in_view") == BY_HAND:
        values, xs = one_unit.in_link()
        if len(xs) >= sheet.FEWEST:
            return saved("worksheet.html", worksheet.file([sheet.by_hand(values, xs)], [in_link(link)]))
    read, same = in_view()
    one = sheet.of_reading(read, settings.get("place"), unit_in_view(read), settings.get("quantity"))
    said = "" if same else TEXT["of the example"]
    where = in_link(link) if same else linked(link, SENTENCE, {})
    return saved("worksheet.html", worksheet.file([one], [where]), said)


def unit_in_view(read):
    """The unit that the link asks for, where the network has it."""
    unit = settings.get("unit")
    return unit if unit is not None and unit < read.trace.h.shape[-1] else None


def class_sheets(link, count):
    """A worksheet for each of a class, each of another sentence, and all solutions."""
    read, same = in_view()
    count = max(2, min(MOST, int(count)))
    found = [*variants.variants(read, count)]
    if len(found) < 2:
        return {"said": TEXT["no variants"]}
    sheets = [sheet.of_reading(one) for one in found]
    text = worksheet.file(sheets, [linked(link, SENTENCE, {"sentence": one.text}) for one in found], numbered=True)
    return saved("worksheets.html", text, "" if same else TEXT["of the example"])


def saved(name, text, said=""):
    """A file for the browser to save."""
    return {"name": name, "text": text, "said": f"{TEXT['saved'].format(name=name)} {said}".strip()}


def cite(link, _):
    """How to cite what is in view."""
    model = visitor_network.network() or networks.chosen_model()
    return {"cite": TEXT["cite"].format(version=version(), seed=seed_of(model), link=in_link(link))}


def version():
    """The version of this project: of what is installed, or as its own file says."""
    try:
        return metadata.version("inside-the-lstm")
    except metadata.PackageNotFoundError:
        return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def as_notebook(link, _):
    """The lesson of the worksheet as a notebook; of a shipped network, for others are not in the library."""
    if st.session_state.get("page_in_view") == BY_HAND:
        values, xs = one_unit.in_link()
        if len(xs) >= sheet.FEWEST:
            return saved("lesson.ipynb", notebook.by_hand(sheet.by_hand(values, xs), values, xs))
    penalty = settings.get("penalty") if settings.get("stage") == "trained" else None
    penalty = float(penalty) if penalty else None
    model = presets.load("lstm", settings.get("stage"), penalty)
    read, same = networks.through(model, settings.get("sentence")), not visitor_network.network()
    if not sheet.fits(read):
        read, same = networks.through(model, sentences.SEED), False
    one = sheet.of_reading(read, settings.get("place"), unit_in_view(read), settings.get("quantity"))
    said = "" if same else TEXT["of the example"]
    return saved("lesson.ipynb", notebook.of_reading(one, read, settings.get("stage"), penalty), said)


def network_in_view():
    """(the network to take along, the text it opens with, examples, why it is not the one in view: "" where it is)."""
    own, usual = trained_here() or visitor_network.asked_for(), [*EXAMPLES.items()]
    why = one_file.refused(own) if own else ""
    if own and not why:
        known = [(f"example {k + 1}", text) for k, text in enumerate(own.about["examples"])]
        return own, settings.get("typed") or known[0][1], known, ""
    return networks.chosen_model(), settings.get("sentence") or sentences.SEED, usual, why


def trained_here():
    """The network as its training stands, on the page where it is trained; else None."""
    if st.session_state.get("page_in_view") != TRAINING or "live_run" not in st.session_state:
        return None
    return model_of(st.session_state["live_run"].training)


def pages(link, _):
    """“Your sentence” and “One unit by hand” in one file."""
    model, text, examples, why = network_in_view()
    here = {name: value for name, value in settings.set_now().items() if not (why and name == "model")}
    here |= {"model": "trained here"} if trained_here() else {}
    says = TEXT["one file"].format(version=version(), seed=seed_of(model), link=in_link(link))
    plan = planned.steps(lambda page, query: linked(link, page, query), here)
    begins = planned.opened(address(), here, here)
    file = one_file.file(model, text, examples, says, in_link(link), plan, begins)
    return saved("inside-the-lstm.html", file, f"{why} {TEXT['not that network']}" if why else "")


def course(link, _):
    """The course in one file."""
    return saved("lstm-course.html", course_file.file(TEXT["course"].format(version=version(), link=link)))


def seed_of(model):
    """What a network's training was drawn from."""
    return model.about.get("settings", {}).get("seed", "unknown")


MAKES = {"sheet": one_sheet, "class": class_sheets, "notebook": as_notebook, "file": pages, "course": course}
