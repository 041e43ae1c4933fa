"""What a page gives to take home: each file is made when it is asked for, of what is in view then."""

import streamlit as st

from lstm import presets
from lstm.everyday import sentences
from lstm.figures.worksheet import sheet, variants
from ui.link import settings
from ui.one_unit import one_unit
from ui.sentence import networks, visitor_network
from ui.take_home import TEXT, course_file, notebook, source, worksheet
from ui.take_home.one_file import in_view as one_file
from ui.take_home.take import asked, take
from ui.widgets.own_part import own_part

BY_HAND, SENTENCE = "One unit by hand", "Your_sentence"
MOST = 40  # worksheets of a class


@own_part
def take_home():
    """The buttons; what was pressed is answered, and nothing else of the page is drawn again."""
    press = asked()
    take(answer(press) if press else None)


def answer(press):
    """What a press is answered with, for the component: a file, or words."""
    link = source.base(str(press.get("link", "")))
    made = MAKES.get(press.get("what"), cite)(link, press.get("count", 1))
    return {"name": "", "text": "", "said": "", "cite": ""} | made | {"number": press.get("number")}


def in_view():
    """(the Reading that a sheet is of, "" or why it is not of what is in view)."""
    own = visitor_network.network()
    if own and (read := networks.through(own, settings.get("typed") or own.about["examples"][0])) and sheet.fits(read):
        return read, ""
    model = networks.chosen_model("lstm")
    read = networks.through(model, settings.get("sentence"))
    if own or not sheet.fits(read):
        return read if sheet.fits(read) else networks.through(model, sentences.SEED), TEXT["of the example"]
    return read, "" if settings.get("cell") == "lstm" else TEXT["of the main one"]


def one_sheet(link, _):
    """A worksheet of what is in view, with its solutions."""
    if st.session_state.get("page_in_view") == BY_HAND:
        values, xs = one_unit.in_link()
        if len(xs) >= sheet.FEWEST:
            return saved("worksheet.html", worksheet.file([sheet.by_hand(values, xs)], [source.in_link(link)]))
    read, said = in_view()
    one = sheet.of_reading(read, settings.get("place"), unit_in_view(read), settings.get("quantity"))
    stage = {name: value for name, value in settings.set_now().items() if name == "stage"}
    where = source.linked(link, SENTENCE, {"sentence": read.text} | stage) if said else source.in_link(link)
    return saved("worksheet.html", worksheet.file([one], [where]), said)


def unit_in_view(read):
    """The unit that the link asks for, where the network has it."""
    unit = settings.get("unit")
    return unit if unit is not None and unit < read.trace.h.shape[-1] else None


def class_sheets(link, count):
    """A worksheet for each of a class, each of another sentence, and all solutions."""
    read, said = in_view()
    count = max(2, min(MOST, int(count)))
    found = [*variants.variants(read, count)]
    if len(found) < 2:
        return {"said": TEXT["no variants"]}
    sheets = [sheet.of_reading(one) for one in found]
    text = worksheet.file(
        sheets, [source.linked(link, SENTENCE, {"sentence": one.text}) for one in found], numbered=True
    )
    return saved("worksheets.html", text, said)


def saved(name, text, said=""):
    """A file for the browser to save."""
    return {"name": name, "text": text, "said": f"{TEXT['saved'].format(name=name)} {said}".strip()}


def cite(link, _):
    """How to cite what is in view."""
    model = one_file.network_in_view() or networks.chosen_model()
    return {
        "cite": TEXT["cite"].format(version=source.version(), seed=source.seed_of(model), link=source.in_link(link))
    }


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
    said = TEXT["of the example"] if not same else "" if settings.get("cell") == "lstm" else TEXT["of the main one"]
    return saved("lesson.ipynb", notebook.of_reading(one, read, settings.get("stage"), penalty), said)


def pages(link, _):
    """“Your sentence” and “One unit by hand” in one file."""
    file, why = one_file.taken(link)
    return saved("inside-the-lstm.html", file, why)


def course(link, _):
    """The course in one file."""
    return saved("lstm-course.html", course_file.file(TEXT["course"].format(version=source.version(), link=link)))


MAKES = {"sheet": one_sheet, "class": class_sheets, "notebook": as_notebook, "file": pages, "course": course}
