"""The app's letters, for files that fetch nothing."""

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

import streamlit as st

FONTS = Path(st.__file__).parent / "static/static/media"


@lru_cache(maxsize=1)
def letters():
    """The app's own letters, for a style inside a file; nothing where Streamlit has moved them."""
    found = next(FONTS.glob("SourceSansVF-Upright*.woff2"), None)
    if found is None:
        return ""
    data = b64encode(found.read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url(data:font/woff2;base64,{data}); }}\n'
    )
