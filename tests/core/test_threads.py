"""The app keeps NumPy's products to one thread: see ui/__init__.py."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CODE = "import ui, threadpoolctl; print({one['num_threads'] for one in threadpoolctl.threadpool_info()})"


def test_a_product_has_one_thread_in_the_app():
    found = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert found.stdout == "{1}\n", found
