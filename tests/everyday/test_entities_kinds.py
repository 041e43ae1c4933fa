"""Named entities: whole kinds of names and of words that are none, and sentences unlike those that were learnt."""

from pathlib import Path

import numpy as np
import pytest
from test_entities import called

from lstm.live.check import score
from lstm.live.tasks import _entity_frames as frames
from lstm.live.tasks import _entity_names as names
from lstm.live.tasks import entities as task
from lstm.presets import apps

# --- words as they are written ----------------------------------------------------------------------------------------

WHOLE = names.words(
    "U.S.|U.K.|U.N.|E.U.|D.C.|F.B.I.|U.S.A|J.|J.K.|J.R.R.|Ph.D.|M.Sc.|a.m.|e.g.|i.e.|Mr.|Mrs.|Dr.|Prof.|St.|Jr.|Inc.|"
    "Ltd.|Co.|Corp.|vs.|etc.|O'Brien|O’Neill|D'Angelo|Jean-Luc|Al-Sayed|McDonald|We're|don't|it's|Booking.com|3.5"
)


@pytest.mark.parametrize("word", WHOLE)
@pytest.mark.parametrize(
    "text", ["{} Smith met Anna.", "Anna met {} Smith, and left.", "He saw {} and Rome", "({} Rome)"]
)
def test_a_word_that_is_written_with_points_or_apostrophes_is_one_word(word, text):
    words = task.read(text.format(word))
    assert word in words and "".join(words) == text.format(word).replace(" ", "")


@pytest.mark.parametrize(
    "text",
    ["Anna left. Tom came.", "I met Tom. He left.", "It was I. ", "No. Yes.", "It sat. They ran.", "x.", "Wait..."],
)
def test_a_point_that_ends_a_sentence_is_a_mark_of_its_own(text):
    words = task.read(text)
    assert words.count(".") == text.count(".") and not any("." in word for word in words if word != ".")


# --- whole kinds of names, and of words that are none -----------------------------------------------------------------

BODIES = (
    "World Health Organization|European Commission|Ministry of Defence|Department of Justice|Supreme Court|Labour Party"
)
BODIES += (
    "|International Monetary Fund|European Parliament|Security Council|National Trust|Federal Aviation Administration"
)
PEOPLE = "O'Brien|O’Neill|McDonald|D'Angelo|Jean-Luc Picard|Yasmin Al-Sayed|J. K. Rowling|J.R.R. Tolkien|George W. Bush"
PLACES_ = "U.S.|U.K.|St. Louis|New Zealand|Port-au-Prince|Ohio"
STARTS = "We're|I'm|You're|They've|It's|Don't|Let's|There's|Who's|Isn't|That's|She'll|We'd|Couldn't|What's|Here's"


def share(texts, wanted):
    """In what share of texts exactly the wanted names are found."""
    return np.mean([called(text) == right for text, right in zip(texts, wanted, strict=True)])


def test_organisations_that_are_called_by_common_words_are_found():
    frames = ("The {} said nothing.", "He wrote to the {} in May.", "The {} met in Geneva.")
    pairs = [(frame.format(name), name, "Geneva" in frame) for name in BODIES.split("|") for frame in frames]
    wanted = [{name: "organisation"} | ({"Geneva": "place"} if there else {}) for _, name, there in pairs]
    assert share([text for text, *_ in pairs], wanted) >= 0.9


@pytest.mark.parametrize(
    ("names", "kind", "frames"),
    [
        (PEOPLE, "person", ("{} called yesterday.", "We met {} on Monday.", "My friend {} is ill.")),
        (PLACES_, "place", ("He lives in {} now.", "We flew to {} in May.")),
    ],
)
def test_names_with_points_apostrophes_and_hyphens_are_found_whole(names, kind, frames):
    pairs = [(frame.format(name), {name: kind}) for name in names.split("|") for frame in frames]
    assert share(*zip(*pairs, strict=True)) >= 0.9


def test_a_contraction_that_begins_a_sentence_is_no_name():
    rests = ("late again.", "the house on the hill.", "going to the park.", "my sister.")
    assert share([f"{start} {rest}" for start in STARTS.split("|") for rest in rests], [{}] * 64) >= 0.95


def test_the_sentences_checked_by_hand_while_it_was_made_are_read_as_marked():
    lines = [
        task.marked(line)
        for line in (Path(__file__).parent.parent / "named_sentences.txt").read_text("utf-8").splitlines()
    ]
    assert score(apps.training("entities"), task.with_tags(lines)) > 0.9


# --- what is unlike what it learnt ------------------------------------------------------------------------------------

ELSEWHERE = names.words(
    "{} wohnt in Berlin und arbeitet bei Siemens.|Gestern besuchte {} die Stadt Hamburg.|{} a visité Lyon avec sa mère."
    "|{} habite à Paris.|{} vive en Madrid con su hermano.|{} lavora a Milano per la Fiat.|{} mora em Lisboa.|"
    "{} woont in Amsterdam en werkt bij Philips.|{} bor i Stockholm.|{} mieszka w Warszawie.|{} žije v Praze.|"
    "{} yaşıyor.|我认识 {}|Я знаю {}.|מכיר {} אני|أعرف {} جيدا|{} asuu Helsingissä.|{} lakik Budapesten."
    "|{} locuiește la Cluj."
)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_sentence_in_another_language_is_called_unlike_what_was_learnt(text):
    assert all(
        "It learnt English alone" in task.doubts(text.format(name)) for name in ("Anna", "Viktor Orban", "Zofia")
    )


def test_no_english_sentence_is():
    for lines in (task.by_hand()[1], task.by_hand(task.HARDER)[1]):
        assert not [line for line in lines if task.doubts(" ".join(line))]
    rng = np.random.default_rng(0)
    some = [" ".join(task.sentence(rng, frames.TRAINED, (names.NEW,))[0]) for _ in range(300)]
    assert sum(bool(task.doubts(text)) for text in some) < 6


@pytest.mark.parametrize("text", ["anna met tom in rome", "ANNA MET TOM IN ROME", "Anna Met Tom In Rome"])
def test_a_sentence_without_the_capitals_of_english_is_called_so_too(text):
    assert "capital" in task.doubts(text)
