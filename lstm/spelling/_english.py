"""Words that are spelt as they should be; lstm.spelling.gather says where they are from."""

import gzip
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("english.txt.gz")


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Words of English, and some of other languages that are a slip away from one of ours."""
    return frozenset(gzip.decompress(FILE.read_bytes()).decode().split())
