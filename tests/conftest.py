"""What holds for all tests."""

import gc


def pytest_collection_finish():
    """Every run of a page ends in a full garbage collection: what is there for good need not be looked through."""
    gc.collect()
    gc.freeze()
