"""Every page opens, whatever is in its link, and the same link draws the same page."""

from collections import Counter
from pathlib import Path

import pytest
from mounted import mounted
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup, Radio, Selectbox, SelectSlider

from lstm import presets
from ui.sentence import evidence

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "app.py", *sorted(ROOT.glob("pages/*.py"))]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
SENTENCES = {
    "plain": "The car runs on the road.",
    "empty": "",
    "spaces only": "   \n ",
    "one word": "loan",
    "one mark": ".",
    "300 words": "the car runs " * 100,
    "10,000 characters": "salary " * 1429,
    "one word of 10,000 letters": "a" * 10_000,
    "emoji": "I lost my \U0001f697 \U0001f469\u200d\U0001f4bb\U0001f44d\U0001f3fd !!",
    "right to left": "\u0641\u0642\u062f\u062a \u0648\u0638\u064a\u0641\u062a\u064a \u202eabc",
    "control characters": "the\x00 car\x07\x1b[31m runs\x7f\u2028on",
    "script": "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "markdown": "**the** [car](http://example.org) ![x](http://example.org/x.png) `runs` # :red[on] :material/home:",
    "latex": r"$\frac{1}{0}$ the $$ \car _ ^ % & # {runs}",
    "format strings": "{f} {0} %s %(car)s {{",
    "words it does not know": "xyzzy plugh frotz quux",
}
RUBBISH = {
    "unit": "zzz", "cell": "nope", "place": "-5", "model": "xx", "penalty": "abc", "stage": "later", "order": "\x00",
    "quantity": "<b>", "teach": "a:b:c,,:", "sentences": "?",
}  # fmt: skip


def visit(page, **link):
    """Open a page by a link with these parameters. The start page is the entry, so that links between pages work."""
    at = AppTest.from_file(PAGES[0])
    for name, value in link.items():
        at.query_params[name] = value
    if page != PAGES[0]:
        at.switch_page(page.relative_to(ROOT).as_posix())
    return at.run()


def opened(at):
    """No exception, and the page says what it is."""
    assert not at.exception, [fault.message for fault in at.exception]
    assert at.title or at.header or at.markdown
    return at


def pictures(at):
    """Every chart and component of a page: what is drawn, as it is sent to the browser."""
    charts = [chart.proto.spec for chart in at.get("plotly_chart")]
    parts = [component.proto for component in mounted(at)]
    parts = [part for part in parts if not part.component_name.endswith("_kept")]  # no picture: it knows its visitor
    return charts + [(part.component_name, getattr(part, part.WhichOneof("data") or "id")) for part in parts]


READS_IT = "11_Your_sentence"  # the others have the same box: a few of the worst will do for their own pictures
WORST = ("empty", "300 words", "script", "latex", "words it does not know")
ON = [(page, kind) for page in PAGES for kind in (SENTENCES if page.stem == READS_IT else WORST)]


@pytest.mark.parametrize(("page", "kind"), ON, ids=lambda one: getattr(one, "stem", one))
def test_a_page_opens_on_any_sentence(page, kind):
    opened(visit(page, sentence=SENTENCES[kind]))


@every_page
def test_a_link_full_of_rubbish_draws_what_the_page_draws_without_any_link(page):
    assert pictures(opened(visit(page, **RUBBISH))) == pictures(opened(visit(page)))


@every_page
def test_the_same_link_draws_the_same_pictures_twice(page):
    """Nothing random may change under a visitor's hands: neither on a rerun nor for the next visitor."""
    link = {"sentence": SENTENCES["plain"], "unit": "2", "place": "3"}
    at = visit(page, **link)
    first = pictures(at)
    assert first, "a page shows at least one picture"
    assert pictures(at.run()) == first
    assert pictures(visit(page, **link)) == first


@pytest.fixture
def options_as_shown(monkeypatch):
    """Let a widget be set to an option as it reads on the screen, as a visitor does."""
    for kind in (Selectbox, Radio, ButtonGroup, SelectSlider):
        behind = kind.format_func.fget

        def shown(widget, behind=behind):
            return lambda value: value if value in widget.options else behind(widget)(value)

        monkeypatch.setattr(kind, "format_func", property(shown))


KINDS = ("slider", "select_slider", "selectbox", "radio", "button_group", "checkbox", "toggle", "number_input")
MANY = 5  # options; of a longer list about half as many are taken


@every_page
def test_every_choice_of_every_widget_can_be_made(page, options_as_shown):
    """Ranges go to both ends, every option is taken, every box is ticked: of all widgets in view at once, turn by turn.

    What another choice made in the same turn took out of view is chosen alone.
    """
    at, alone = visit(page), []
    untried = {key: [*choices(key[0], widget)] for key, widget in in_view(at).items()}
    while chosen := {key: (widget, untried[key].pop(0)) for key, widget in in_view(at).items() if untried.get(key)}:
        for widget, value in chosen.values():
            widget.set_value(value)
        opened(at.run())
        alone += [(key, value) for key, (_, value) in chosen.items() if key not in in_view(at)]
    for key, value in alone:
        at = visit(page)
        if key in in_view(at):
            in_view(at)[key].set_value(value)
            opened(at.run())


def in_view(at):
    """Every widget of a page, by its kind, what it offers, and which of several alike it is."""
    found, alike = {}, Counter()
    for kind in KINDS:
        for widget in at.get(kind):
            key = kind, str(what(widget))
            alike[key] += 1
            found[*key, alike[key]] = widget
    return found


def what(widget):
    """What a widget is called and what can be chosen."""
    return widget.label, *(getattr(widget, name, None) for name in ("options", "min", "max"))


def choices(kind, widget):
    """Both ends of a range, the other side of a box, or every option there is."""
    if kind in ("slider", "number_input"):
        return [value for value in (widget.min, widget.max) if value is not None]
    if kind in ("checkbox", "toggle"):
        return [not widget.value]
    if kind == "select_slider":
        return [widget.options[0], widget.options[-1]]
    options = widget.options if len(widget.options) <= MANY else widget.options[:: len(widget.options) // (MANY // 2)]
    return [[option] for option in options] if getattr(widget, "_is_single_select", True) is False else options


@pytest.mark.parametrize(
    ("link", "legible"),
    [
        ({}, True),
        ({"stage": "untrained"}, False),
        ({"stage": "early"}, False),
        ({"cell": "rnn"}, False),
        ({"penalty": "0"}, False),
    ],
    ids=str,
)
def test_gates_are_called_easy_to_read_only_where_training_charged_for_open_ones(link, legible):
    captions = [caption.value for caption in visit(ROOT / f"pages/{READS_IT}.py", **link).caption]
    assert any("so that they can be read" in text for text in captions) is legible


@pytest.mark.parametrize("cell", presets.CELLS_TRAINED)
def test_how_it_was_trained_can_be_told_of_every_cell(cell):
    about = presets.load(cell).about
    told = evidence.trained(about)
    assert f"{about['updates']:,} updates" in told
    assert ("An open" in told) == bool(about["settings"]["penalty"])
