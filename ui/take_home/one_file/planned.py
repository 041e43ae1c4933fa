"""A lesson plan, and the lessons of the course, as data for the one file."""

from lstm.one_unit import ZEROS
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS as BY_HAND
from ui.classroom.lesson_plan import in_view
from ui.lessons.course import LESSONS
from ui.lessons.scene import SYMBOLS
from ui.link import settings
from ui.sentence import visitor_network
from ui.take_home import TEXT
from ui.take_home.one_file import stills

READING = ("", "Your_sentence", "Who_wrote_the_memory")  # what they show is on “Your sentence” there
NETWORK = ("model", "cell", "stage", "penalty", "teach", "layer", "literal")  # settings that say which network reads
NOT_THERE = ("until", "answer", "against")  # what is asked of a memory
HELD = "fiozc"  # what can be held at a number there


def steps(link, here):
    """The steps of the plan in view; `link(page, query)` is that of a step's page, `here` the settings of the network
    that the file has.
    """
    return [step(one, link, here) for one in in_view()]


def step(one, link, here):
    """A step: what is said of it, and what it opens in the file, or the still of its page."""
    told = {"label": one.label, "minutes": one.minutes, "ask": one.ask, "note": one.note}
    place, opens = opened(one.page, one.link, here)
    tree, offered = stills.drawn(one.page, one.link) if one.ask or not place else (None, {})
    more = {"question": stills.asked(offered, one.ask), "still": None if place else stills.still(tree)}
    return told | {"link": link(one.page, one.link), "place": place, "opens": opens} | more


def opened(page, link, here):
    """Which page of the file a page with these settings is, and with what it opens; ("", None) where it is none."""
    number = link.get("course", "")
    if page in READING and same_network(link, here) and (view := view_of(link)):
        return "sentence", view
    if page == "One_unit_by_hand":
        return "unit", by_hand(link)
    if page == "Start_here" and number.isdigit():
        return "course", int(number) - 1
    return "", None


def same_network(link, here):
    """Whether two links have the same network read."""
    return all(said(link, name) == said(here, name) for name in NETWORK)


def said(link, name):
    """A setting as a link says it, or its default."""
    return link.get(name, settings.SETTINGS[name].default)


def view_of(link):
    """What a link of a page that reads has in view, for “Your sentence” of the file; None where that cannot do it."""
    if any(link.get(name) for name in NOT_THERE):
        return None
    hold = carry = None
    for one in settings.SETTINGS["operations"].value(said(link, "operations")):
        unit, place = one.units or (None,), one.places or (None, None)
        alone = len(unit) == 1 and place[0] == place[-1]
        if one.number is not None and one.quantity in HELD and alone and not hold:
            hold = {"gate": one.quantity, "unit": unit[0], "place": place[0], "value": one.number}
        elif one.carried is not None and one.quantity in "ch" and alone and unit == (None,) and not carry:
            carry = {"from": one.carried, "to": place[0]}
        else:
            return None
    text = said(link, "typed") if said(link, "model") else said(link, "sentence")
    view = {name: settings.SETTINGS[name].value(said(link, name)) for name in ("place", "unit")}
    if not text.strip() and (own := visitor_network.asked_for()):
        text = own.about["examples"][0]
    done = {"hold": hold, "carry": carry, "other": said(link, "other")}
    return view | {"text": text, "key": said(link, "quantity")} | done


def by_hand(link):
    """The unit set by hand as a link has it: its lesson or challenge, its twelve numbers, and its input."""
    key = said(link, "challenge") or said(link, "lesson")
    begins = CHALLENGES.get(said(link, "challenge")) or BY_HAND[key]
    values, xs = ([float(one) for one in said(link, name).split(",") if one] for name in ("hand", "pulses"))
    usual = ZEROS if said(link, "challenge") else begins.values
    return {"key": key, "values": values or list(usual), "xs": xs or list(begins.xs)}


def course():
    """The lessons: their texts in parts, and their pictures."""
    gap = "{answer}"  # filled there
    says = {"right": TEXT["right"], "wrong": TEXT["wrong"].format(answer=gap)}
    says["guess"] = TEXT["guess"].format(answer=gap)
    return {"lessons": [lesson(one) for one in LESSONS], "inks": SYMBOLS, "says": says}


def lesson(one):
    """A lesson: its text in parts, and its picture."""
    told = one.told
    parts = {part: getattr(told, part) for part in ("claim", "hand", "reveal", "line")}
    return {"name": one.name, "picture": one.draw(), "question": told.question._asdict()} | parts
