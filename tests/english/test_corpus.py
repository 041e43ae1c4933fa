"""The corpus: whole documents are held out, and no surname, address or insult is a word that the network knows."""

import codecs
import io
import tarfile
from hashlib import sha256

import numpy as np
import pytest

from lstm import words
from lstm.presets.english import corpus, packages, texts, vocabulary
from lstm.presets.english.texts import Document


def chats(*lines, n=40):
    """So many chats of the same lines."""
    return [Document("chat", texts.parted(lines)) for _ in range(n)]


@pytest.mark.parametrize(
    "word", ["i'm", "monday", "don't", "well-being", "7", "1984", "20th", "10,000", "$", "?", "london", "president's"]
)
def test_ordinary_words_are_let_in(word):
    assert vocabulary.allowed(word, word in vocabulary.capitals())


@pytest.mark.parametrize(
    "word",
    ["smith", "hotmail", "www", "8015550199", "84602", "cs235", "chitchatter23", "a_b", "@", "garcia's", "naïve", "<"],
)
def test_surnames_addresses_and_accounts_are_not(word):
    assert not vocabulary.allowed(word, False)


def test_insults_are_not_though_they_can_be_read_in_no_file():
    stored = (vocabulary.FOLDER / "refused.txt").read_text()
    assert codecs.encode("idiot", "rot13") in stored.split()
    assert not vocabulary.allowed("idiot", False)
    assert not vocabulary.allowed("idiot's", False)
    assert not vocabulary.insults() & {"the", "person", "hello", "hell", "class", "assess"}


def test_a_name_stays_out_unless_it_is_a_common_first_name():
    said = chats("We saw Zorbla and Mary and Wendelin on Monday.", "then a horse came")
    known = vocabulary.choose(said, ["Mary", "Wendelin"])
    assert {"mary", "wendelin", "monday", "horse"} <= set(known)
    assert "zorbla" not in known
    few = chats("We saw Wendelin on Monday.", n=vocabulary.COMMON - 1)
    assert "wendelin" not in vocabulary.choose(few, ["Wendelin"])


def test_a_capital_letter_that_begins_a_sentence_makes_no_name():
    assert "well" in vocabulary.choose(chats("so. Well then", "so. Well then", "all is well"), [])


def test_the_commonest_words_are_known_and_no_more_than_asked():
    known = vocabulary.choose(chats("a a a b b c"), [], size=4)
    assert known == (words.UNKNOWN, vocabulary.END, "a", "b")


def test_whole_documents_are_held_out():
    every = [Document(kind, ((f"{kind}{k}",),)) for kind in texts.KINDS for k in range(40)]
    learnt, held = texts.split(every)
    assert [sum(one.kind == kind for one in held) for kind in texts.KINDS] == [2, 2, 2]
    assert sorted(map(str, [*learnt, *held])) == sorted(map(str, every))
    assert texts.split(every) == (learnt, held)


def test_a_corpus_is_kept_and_found_again(tmp_path):
    made = corpus.of([*chats("hello there.", "Hi!", n=30), Document("chapter", texts.parted(["Call me now."]))], [], 50)
    corpus.keep(tmp_path / "corpus.npz", made)
    again = corpus.corpus(tmp_path)
    assert again.words == made.words
    np.testing.assert_array_equal(again.learnt.ids, made.learnt.ids)
    place = {word: k for k, word in enumerate(made.words)}
    assert made.held.ids[:5].tolist() == [place[word] for word in ("hello", "there", ".", "<eos>", "hi")]
    assert len(corpus.shuffled(made.learnt, np.random.default_rng(0))) == len(made.learnt.ids)


def test_written_text_is_parted_into_sentences_as_typed_text_is_into_words():
    said = texts.sentences('He came. "Why?" she asked. (Applause.) Mr. Brown left—at 3.5 p.m. today.')
    parts = texts.parted(said)
    assert [" ".join(one) for one in parts] == [
        "He came .",
        '" Why ? " she asked .',
        "Mr Brown left - at 3.5 p . m . today .",
    ]


def test_another_file_than_the_pinned_one_is_refused(tmp_path):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, text in (("package/data/1_a.json", b'{"year": 1990, "text": "Hello."}'), ("package/index.js", b"x")):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
    (tmp_path / "a.tgz").write_bytes(packed.getvalue())
    mine = packages.Package("a", "a.tgz", sha256(packed.getvalue()).hexdigest())
    assert list(packages.addresses(packages.fetched(mine, tmp_path))) == [(1990, "Hello.")]
    with pytest.raises(ValueError, match="another file"):
        packages.fetched(mine._replace(digest="0" * 64), tmp_path)
