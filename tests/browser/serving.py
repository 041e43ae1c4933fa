"""The app in a process of its own, for the tests that visit it."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from slow_line import delayed

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def serving(log, script="app.py", port=0, **environment):
    """The app, or another script, on a free port, printing into a file; `environment` what it is told besides."""
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a server that was here may have just gone
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    options = {"headless": "true", "address": "127.0.0.1", "port": port, "fileWatcherType": "none"}
    command = [sys.executable, "-m", "streamlit", "run", script, *(f"--server.{k}={v}" for k, v in options.items())]
    with log.open("w") as written:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=written, stderr=subprocess.STDOUT, env=os.environ | environment
        )
    try:
        until_it_answers(process, f"http://127.0.0.1:{port}", log)
        with delayed(port) as seen:
            process.address = f"http://127.0.0.1:{seen}"
            yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def until_it_answers(server, address, log, tries=300):
    """Ask for the app's health ten times a second, for as long as it lives."""
    for _ in range(tries):
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            try:
                server.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            break
    pytest.fail(f"the app did not start:\n{log.read_text()}")
