"""What holds for all tests."""

import gc
from functools import cache

from streamlit.components.v2 import manifest_scanner

# Each AppTest looks through all installed packages for components, which takes longer than most of our pages do.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def pytest_collection_finish():
    """Every run of a page ends in a full garbage collection: what is there for good need not be looked through."""
    gc.collect()
    gc.freeze()
