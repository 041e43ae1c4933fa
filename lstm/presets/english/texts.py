"""Raw texts as documents: whole chats, addresses and chapters, parted into utterances, those into words and marks.

What is held out of training is whole documents, never lines of one that training reads.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm import words
from lstm.presets.english import packages

SINCE = 1934  # addresses before this are written in another English
LONGEST_UTTERANCE = 400  # tokens: beyond this somebody pasted something
HELD = {"chat": 0.05, "address": 0.05, "chapter": 0.05}  # share of the documents of a kind that training never reads
KINDS = tuple(HELD)
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])")  # where a paragraph of written text is parted
TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|St)\.")
HEARD = re.compile(r"[(\[]\s*(Applause|Laughter)[^)\]]*[)\]]", re.IGNORECASE)  # what a hall did while somebody spoke


class Document(NamedTuple):
    """One chat, address or chapter."""

    kind: str
    utterances: tuple[tuple[str, ...], ...]  # each a line of a chat or a sentence, as its pieces are written


def documents(folder: Path) -> Iterator[Document]:
    """Every document of the packages in a folder."""
    for chat in packages.chats(packages.fetched(packages.CHATS, folder)):
        yield Document("chat", parted(chat))
    for year, text in packages.addresses(packages.fetched(packages.ADDRESSES, folder)):
        if year >= SINCE:
            yield Document("address", parted(sentences(text)))
    for text in packages.chapters(packages.fetched(packages.NOVEL, folder)):
        yield Document("chapter", parted(sentences(text)))


def sentences(text: str) -> list[str]:
    """A written text as sentences, good enough: a mark that ends one, a space, a capital letter."""
    text = HEARD.sub(" ", TITLES.sub(r"\1", text))
    return [one for paragraph in text.split("\n\n") for one in SENTENCE_END.split(paragraph) if one.strip()]


def parted(utterances: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Each utterance as the words and marks that a visitor's own sentence would be parted into."""
    pieces = (tuple(words.pieces(plain(one)))[:LONGEST_UTTERANCE] for one in utterances)
    return tuple(one for one in pieces if one)


def plain(text: str) -> str:
    """A text with one kind of dash and of quotation mark, as a visitor's keyboard writes them."""
    return text.replace("—", " - ").replace("--", " - ").replace("“", '"').replace("”", '"').replace("’", "'")


def split(found: Iterable[Document], seed: int = 0) -> tuple[list[Document], list[Document]]:
    """(what is learnt from, what is held out): of each kind a share of its documents, drawn once for all."""
    learnt, held = [], []
    of_kind = {kind: [] for kind in KINDS}
    for one in found:
        of_kind[one.kind].append(one)
    for number, (kind, some) in enumerate(of_kind.items()):
        order = np.random.default_rng([seed, number]).permutation(len(some))
        out = set(order[: round(HELD[kind] * len(some))].tolist())
        for k, one in enumerate(some):
            (held if k in out else learnt).append(one)
    return learnt, held
