"""Any text becomes tokens; any token finds its place in a vocabulary, and says how."""

import pytest

from lstm.words import UNKNOWN, find, fold, mostly_unknown, split

VOCABULARY = (UNKNOWN, ".", ",", "i", "a", "the", "my", "job", "lost", "loan", "salary", "dentist", "engine", "road")
SPLITS = {
    "I can't pay.": ["I", "can't", "pay", "."],
    "He\u2019d go, wouldn\u2019t he?": ["He\u2019d", "go", ",", "wouldn\u2019t", "he", "?"],
    "rock 'n' roll": ["rock", "'", "n", "'", "roll"],
    "a well-known - a -b- c": ["a", "well-known", "-", "a", "-", "b", "-", "c"],
    "the,car.runs": ["the", ",", "car", ".", "runs"],
    "3.5 or 10,000. 7, 8": ["3.5", "or", "10,000", ".", "7", ",", "8"],
    "नमस्ते दुनिया": ["नमस्ते", "दुनिया"],
    "مرحبا بالعالم، كيف": ["مرحبا", "بالعالم", "،", "كيف"],
    "می\u200cخواهم": ["می\u200cخواهم"],
    "hi\U0001f697you": ["hi", "\U0001f697", "you"],
    "\U0001f469\u200d\U0001f4bb\U0001f44d\U0001f3fd!": ["\U0001f469\u200d\U0001f4bb", "\U0001f44d\U0001f3fd", "!"],
    "\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7": ["\U0001f1e9\U0001f1ea", "\U0001f1eb\U0001f1f7"],
    "1\ufe0f\u20e3 2": ["1\ufe0f\u20e3", "2"],
    "a \u200d\U0001f697 \ufe0f": ["a", "\U0001f697"],
    "a\x00b\x07\u202ec\td\r\ne\u2028f\ud800": ["a", "b", "c", "d", "e", "f"],
    "<script>": ["<", "script", ">"],
    "$x^2$ `y` \\frac{a}": ["$", "x", "^", "2", "$", "`", "y", "`", "\\", "frac", "{", "a", "}"],
    "**b** [c](d)": ["*", "*", "b", "*", "*", "[", "c", "]", "(", "d", ")"],
    "": [],
    " \n\t\u00a0\u200b": [],
}


def texts(text):
    return [token.text for token in split(text)]


@pytest.mark.parametrize("text", SPLITS, ids=ascii)
def test_text_is_split_into_words_and_marks(text):
    assert texts(text) == SPLITS[text]


def test_the_visitors_spelling_is_kept_and_the_vocabulary_is_asked_in_lower_case():
    tokens = split("Can\u2019t the Straße in İzmir WAIT")
    assert [t.text for t in tokens] == ["Can\u2019t", "the", "Straße", "in", "İzmir", "WAIT"]
    assert [t.word for t in tokens] == ["can't", "the", "strasse", "in", "i\u0307zmir", "wait"]


def test_an_accent_is_the_same_word_however_it_is_typed():
    composed, combining = split("caf\u00e9"), split("cafe\u0301")
    assert composed == combining and len(composed) == 1


@pytest.mark.parametrize("text", SPLITS, ids=ascii)
def test_no_visible_character_is_lost_or_added(text):
    gone = dict.fromkeys(map(ord, " \n\t\r\x00\x07\u00a0\u200b\u2028\u202e\ud800"))
    bare = text.replace("a \u200d", "a ").replace(" \ufe0f", "").translate(gone)
    assert "".join(texts(text)) == bare


def test_folding_twice_changes_nothing():
    for token in split("Straße İzmir CAN\u2019T ΌΣΟΣ"):
        assert fold(token.word) == token.word


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "a " * 5_000, "\U0001f697\u200d" * 5_000, "e\u0301" * 5_000, "." * 10_000]
)
def test_ten_thousand_characters_are_split_and_found(text):
    """However long that takes: a way to split that is slower than linear does not end before the suite is stopped."""
    assert find(split(text), VOCABULARY)


def how(text, vocabulary=VOCABULARY):
    return [(found.word, found.how) for found in find(split(text), vocabulary)]


def test_words_it_knows_are_found_as_they_stand():
    assert how("The LOAN.") == [("the", "known"), ("loan", "known"), (".", "known")]


@pytest.mark.parametrize("typed, meant", [("salery", "salary"), ("dentst", "dentist"), ("ENGNIE", "engine")])
def test_a_word_with_one_slip_is_read_as_the_one_it_is_a_slip_of(typed, meant):
    assert how(typed) == [(meant, "slip")]


@pytest.mark.parametrize("typed, meant", [("salaries", "salary"), ("Engine's", "engine"), ("lose", "lost")])
def test_another_form_of_a_known_word_is_read_as_that(typed, meant):
    assert how(typed) == [(meant, "form")]


@pytest.mark.parametrize(
    "typed",
    ["joc", "roadworks", "ly", "los", "?", "\U0001f697", "12345", "नमस्ते", "loan" * 10, "dentistry", "goat", "bentist"],
)
def test_short_words_marks_monsters_and_strangers_are_not_guessed_at(typed):
    assert how(typed) == [(UNKNOWN, "unknown")]


def test_every_token_gets_a_place_in_the_vocabulary():
    for found in find(split("I lost my salery , zebras <unk> \U0001f697"), VOCABULARY):
        assert VOCABULARY[found.id] == found.word
        assert (found.word == UNKNOWN) == (found.how == "unknown")


def test_a_text_of_words_it_never_saw_is_unknown_throughout():
    assert {found.how for found in find(split("xyzzy plugh frotz"), VOCABULARY)} == {"unknown"}
    assert how("loan", (UNKNOWN,)) == [(UNKNOWN, "unknown")]


def test_no_tokens_find_nothing():
    assert find([], VOCABULARY) == []


@pytest.mark.parametrize(
    "text, mostly", [("my loan", False), ("my zebra", True), ("! my zebra ?!", True), ("!", False)]
)
def test_a_text_is_mostly_unknown_where_half_of_its_words_are(text, mostly):
    assert mostly_unknown(find(split(text), VOCABULARY)) == mostly


def test_among_strange_words_nothing_is_taken_for_a_slip():
    assert [found.how for found in find(split("xyzzy plugh salery"), VOCABULARY)] == ["unknown"] * 3
    assert [found.how for found in find(split("my lost salery"), VOCABULARY)] == ["known", "known", "slip"]
