"""Words that no network knows: said first, no story where they are the most, and every one of them can be taught."""

import pytest
from mounted import mounted
from test_pages import PAGES, ROOT, visit

from ui.link import setting_checks

ABOUT_A_SENTENCE = [
    page
    for page in PAGES
    if page.stem[:2] in ("ap", "11", "12", "13", "22", "41", "42", "43", "52")  # they read the visitor's sentence
]
STRANGE = {
    "half": "because zebras plugh the",
    "eight of nine": "Ich brauche morgen meiner Mutter ein Auto leihen a",
    "other letters": "у меня есть собака",
    "marks do not count": "zebras , . !",
}
TOLD = ("ribbon", "interventions", "far")  # components that tell of a sentence who wrote what


def said(at):
    kinds = ("warning", "info", "text", "caption", "markdown", "subheader")
    return "\n".join(one.value for kind in kinds for one in at.get(kind))


def drawn(at):
    return {one.proto.component_name.rpartition("_")[2] for one in mounted(at)}


EACH = [(page, "eight of nine") for page in ABOUT_A_SENTENCE] + [(PAGES[3], kind) for kind in STRANGE]


@pytest.mark.parametrize(("page", "kind"), EACH, ids=lambda one: getattr(one, "stem", one))
def test_of_a_sentence_that_is_mostly_unknown_that_is_said_and_no_story_is_told(page, kind):
    at = visit(page, sentence=STRANGE[kind])
    assert not at.exception and [one.value for one in at.warning if "Half or more" in one.value]
    assert "What happened in this sentence" not in said(at) and not drawn(at) & set(TOLD)
    assert "“an unknown word”" in said(at)


@pytest.mark.parametrize("page", ABOUT_A_SENTENCE[::3], ids=lambda page: page.stem)
def test_of_a_sentence_that_is_mostly_known_nothing_of_the_kind_is_said(page):
    at = visit(page, sentence="Because of my salery, I need to take a zebra")
    assert not at.warning and "salery → salary" in said(at) and "zebra" in said(at)


def test_every_unknown_word_is_offered_for_teaching_and_how_many_are_kept_is_said():
    words = "alpaca bamboo cactus dahlia eggplant flamingo gazelle hyacinth iguana".split()  # noqa: SIM905
    at = visit(ROOT / "pages" / "11_Your_sentence.py", sentence=" ".join(words))
    which = next(one for one in at.selectbox if one.label.startswith("Word"))
    assert which.options == words and f"keeps {setting_checks.MOST_TAUGHT} taught words" in said(at)
    which.select("iguana").run()
    next(one for one in at.selectbox if one.label.startswith("Teach: when")).select("dentist").run()
    assert at.query_params["teach"] in ("iguana:dentist", ["iguana:dentist"])
    which = next(one for one in at.selectbox if one.label.startswith("Word"))
    assert which.options == words[:-1] and not at.exception


def test_of_a_second_sentence_that_is_mostly_unknown_it_is_said_too():
    page = ROOT / "pages" / "13_Who_wrote_the_memory.py"
    assert [one for one in visit(page, other="zebras plugh the").warning if "Half or more" in one.value]
    assert "salery → salary" in said(visit(page, other="Because of my salery, I need to take a"))
