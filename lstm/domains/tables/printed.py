"""Lists as Python, NumPy, R and JSON print them, taken for the rows of a table."""

import json
import re
from typing import Any

OPENS = re.compile(r"\s*(?:(?:const|let|var|val)\s+)?(?:[A-Za-z_][\w.]*\s*(?:=|<-)\s*)?(?:[A-Za-z_][\w.]*\s*)?[\[({]")
OF_R = re.compile(r"(?m)^\s*\[\d+\]\s")
TOKEN = re.compile(
    r"\s+|(?P<text>'[^'\\\n]*'|\"(?:[^\"\\\n]|\\.)*\")|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])"
    r"|(?P<dots>\.\.\.)|(?P<word>[A-Za-z_][\w.]*)|(?P<mark>[\[\](){}:,;=])"
)
PAIRS = {"[": "]", "(": "]", "{": "}"}
NOTHING = {"none", "nan", "null", "na", "undefined", "nat"}
CUT_SHORT = "The list was cut short when it was printed: it holds “...”. Print all of it, or save it as CSV."
DEEPEST = 6


def rows_of(text: str) -> list[tuple[str, ...]] | None:
    """Rows of str cells where a text is a printed list, else None. ValueError for one that was cut short.

    A list of numbers is one column; lists of lists and records are rows; lists by name are columns. The first row of
    what has names holds them.
    """
    if OF_R.match(text):
        return [(one,) for one in OF_R.sub(" ", text).split()]
    if not OPENS.match(text):
        return None
    made = as_json(text)
    if made is None:
        return None
    try:
        found = json.loads(made)
    except (ValueError, RecursionError):
        return None
    rows = taken(found)
    return rows if rows and all(all(isinstance(cell, str) for cell in row) for row in rows) else None


def as_json(text: str) -> str | None:
    """A printed list in the letter of JSON, or None where it is no list. Raises ValueError where it was cut short."""
    out, at, deep, closing, value_before = [], 0, 0, [], False
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            return None
        at, kind, piece = found.end(), found.lastgroup, found.group()
        if kind is None:
            continue
        if kind == "dots":
            raise ValueError(CUT_SHORT)
        if kind == "word":
            if piece.casefold() in NOTHING or piece in ("True", "False", "true", "false"):
                kind, piece = "text", f'"{piece}"'
            elif re.match(r"\s*[=(\[]|\s*<-", text[at : at + 9]) or not deep:
                skipped = re.compile(r"\s*(?:=|<-)\s*(?:[\w.]+)?|").match(text, at)
                if deep and skipped and skipped.group().strip(" =<-"):
                    at = skipped.end()  # dtype=float64
                    value_before = True
                elif not deep and (skipped := re.compile(r"\s*(?:=|<-)?").match(text, at)):
                    at = skipped.end()
                continue
            else:
                return None
        if kind == "mark" and piece in "])}":
            if not closing:
                return None
            while out and out[-1] == ",":
                out.pop()
            out.append(closing.pop())
            deep, value_before = deep - 1, True
            continue
        if kind == "mark" and piece in ",:;":
            if not deep:
                continue
            if piece == ";":
                return None
            if not (out and out[-1] in (",", "[", "{")):
                out.append(piece)
            value_before = False
            continue
        if kind == "mark" and piece == "=":
            return None
        if value_before and out and deep:
            out.append(",")
        if kind == "mark":
            deep += 1
            if deep > DEEPEST:
                return None
            closing.append(PAIRS[piece])
            out.append("{" if piece == "{" else "[")
            value_before = False
            continue
        if not deep:
            return None
        inner = piece[1:-1] if kind == "text" else piece
        out.append(json.dumps(inner.replace('\\"', '"')))
        value_before = True
    return "".join(out) if out and not closing else None


def taken(found: Any) -> list[tuple[str, ...]] | None:
    """What JSON says as rows of cells; None where it is no table."""
    while isinstance(found, list) and len(found) == 1 and isinstance(found[0], (list, dict)):
        found = found[0]
    if isinstance(found, list):
        found = [one[0] if isinstance(one, list) and len(one) == 1 else one for one in found]
        if all(isinstance(one, str) for one in found):
            return [(one,) for one in found]
        if all(isinstance(one, list) for one in found):
            return [tuple(one) for one in found]
        if all(isinstance(one, dict) for one in found):
            names = tuple(dict.fromkeys(name for one in found[:100] for name in one))
            return [names, *(tuple(one.get(name, "") for name in names) for one in found)]
        return None
    if not isinstance(found, dict) or not found:
        return None
    inner = [one for one in found.values() if isinstance(one, list) and one and isinstance(one[0], (list, dict))]
    if inner:
        return taken(max(inner, key=len))
    columns = {name: list(one.values()) if isinstance(one, dict) else one for name, one in found.items()}
    if all(isinstance(one, str) for one in columns.values()):
        return [(name, str(one)) for name, one in columns.items()]
    if not all(isinstance(one, list) for one in columns.values()):
        return taken(max((one for one in found.values() if isinstance(one, (list, dict))), key=len))
    first = next(iter(found.values()))
    longest = max(map(len, columns.values()))
    columns = {name: one for name, one in columns.items() if len(one) == longest}
    if isinstance(first, dict) and not all(key.isdecimal() and int(key) < longest for key in first):
        columns = {"": list(first), **columns}  # {"value": {"2023-01-01": 1.5, ...}}
    return [tuple(columns), *zip(*columns.values(), strict=True)]
