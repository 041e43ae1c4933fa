"""What the pages say: each room has a text.md, Markdown in sections, each under `## its name`."""

import re
from pathlib import Path

NAME = re.compile(r"^## (.+)\n", re.MULTILINE)
WRAPPED = re.compile(r"(?<=\S)\n *(?=[^\s-]|-\S)")  # between two lines of one paragraph, or of one point in a list


def text_of(file):
    """The sections of the text.md beside a file: name -> text. A {word} in it is filled where it is shown.

    Lines of one paragraph are one line, and &nbsp; stands for a space at which no line breaks, in plain text too.
    """
    _, *parts = NAME.split(Path(file).with_name("text.md").read_text(encoding="utf-8"))
    names, texts = parts[::2], parts[1::2]
    if len(set(names)) < len(names):
        raise ValueError(f"a name stands twice in the text.md beside {file}")
    return {
        name: WRAPPED.sub(" ", text.strip()).replace("&nbsp;", "\N{NO-BREAK SPACE}")
        for name, text in zip(names, texts, strict=True)
    }
