"""A zip file of a stranger: its parts, within bounds."""

import io
import zipfile

from lstm.importers._found import LARGEST_FILE, MOST_ENTRIES, MOST_TIMES, Refused

ROOM = 4_000_000  # bytes that a small file may unpack to: code and settings shrink to little
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, if it unpacks to no more than is taken. Raises Refused, or an error of zipfile for a damaged one."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = archive.infolist()
    most = MOST_TIMES * len(data) + ROOM
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > most:
        raise Refused(f"This file unpacks to more than {MOST_TIMES} times its size, or {MOST_ENTRIES:,} parts.")
    if any(entry.compress_type not in PACKED or entry.flag_bits & 1 for entry in entries):
        raise Refused("This file is encrypted, or packed in a way that is not read here.")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Refused("This file holds two parts of one name.")
    return archive


def names(data: bytes) -> list[str]:
    """The names of the parts of a zip file; none where it is no zip file."""
    if data[:2] != b"PK":
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return []


def part(archive: zipfile.ZipFile, name: str, most: int = MOST_TIMES * LARGEST_FILE) -> bytes:
    """The bytes of one part. Raises Refused where they are more than `most`, KeyError where there is no such part."""
    if archive.getinfo(name).file_size > most:
        raise Refused(f"The part {name!r} of this file is too large.")
    return archive.read(name)
