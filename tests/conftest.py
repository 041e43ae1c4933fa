"""What holds for all tests."""

import gc
import os
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner

import ui  # noqa: F401 - products keep to one thread, as in the app: workers that share two cores wait for each other

# Each AppTest looks through all installed packages for components, which takes longer than most of our pages do.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

PATIENCE = 300  # seconds that a page's script may take on a busy machine: only one that hangs takes so long


def until_it_ends(runner, timeout):
    """Wait for the script itself, whatever `timeout` says. Streamlit asks a thousand times a second, for 3 seconds."""
    runner._script_thread.join(PATIENCE)
    if not runner.script_stopped():
        runner.request_stop()
        raise RuntimeError(f"the page's script did not end in {PATIENCE} seconds")


local_script_runner.require_widgets_deltas = until_it_ends


def pytest_collection_finish():
    """Every run of a page ends in a full garbage collection: what is there for good need not be looked through."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """A worker for each core, and at most four: each that visits pages has an app and a Chromium of its own."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(), 4)
