"""What `make room` starts: students reach the app, phones the votes, and what dies is started again."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest
from waits import until

from ui.classroom import room

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"


def test_one_worker_serves_the_network_itself_and_several_stand_behind_caddy(monkeypatch):
    commands, told = room.plan("192.0.2.7", 8501, 1)
    assert [*commands] == ["votes", "worker 1"] and "--host=0.0.0.0" in commands["votes"]
    assert "--server.address=0.0.0.0" in commands["worker 1"] and "--server.port=8501" in commands["worker 1"]
    assert (
        told["LSTM_VOTES_ADDRESS"] == "http://192.0.2.7:8500" and told["LSTM_ROOM_ADDRESS"] == "http://192.0.2.7:8501"
    )
    monkeypatch.setattr(room, "caddy", lambda: "caddy")
    commands, told = room.plan("192.0.2.7", 8501, 3)
    assert [*commands] == ["votes", "worker 1", "worker 2", "worker 3", "caddy"]
    assert "--host=127.0.0.1" in commands["votes"] and "--server.address=127.0.0.1" in commands["worker 3"]
    assert told["LSTM_VOTES_ADDRESS"] == "http://192.0.2.7:8501/v" and told["LSTM_SITE"] == ":8501"
    assert told["LSTM_WORKERS"] == "127.0.0.1:8511 127.0.0.1:8512 127.0.0.1:8513"


def test_what_is_printed_says_where_to_go_and_which_ports_a_firewall_must_let_in():
    printed = room.told_to("http://192.0.2.7:8501", "http://192.0.2.7:8500")
    assert "Students open http://192.0.2.7:8501" in printed and "http://192.0.2.7:8501/?room=on" in printed
    assert "port 8500 and 8501" in printed and len(printed.splitlines()) > 15
    assert "port 8501 in" in room.told_to("http://192.0.2.7:8501", "http://192.0.2.7:8501/v")


def test_without_caddy_several_workers_are_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(room.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="apt install caddy"):
        room.caddy()


def test_what_caddy_and_the_containers_are_told_is_what_the_app_asks_for():
    asked = {*re.findall(r"\{\$(LSTM_\w+)", (DEPLOY / "Caddyfile").read_text())}
    compose = (DEPLOY / "compose.yaml").read_text()
    assert asked == {"LSTM_SITE", "LSTM_CADDY", "LSTM_VOTES", "LSTM_WORKERS"}
    for name in (*asked, "LSTM_CLASS", "LSTM_ROOM_ADDRESS", "LSTM_VOTES_ADDRESS", "STREAMLIT_SERVER_COOKIE_SECRET"):
        assert f"{name}:" in compose, name
    for name in re.findall(r"^COPY ([\w. -]+) \S+$", (DEPLOY / "Containerfile").read_text(), flags=re.MULTILINE):
        assert all((ROOT / one).exists() for one in name.split()), name


def up(address):
    """Whether somebody answers there."""
    with suppress(URLError, OSError), urlopen(address, timeout=5) as answer:
        return answer.status == 200


def test_a_room_is_served_until_it_is_ended_and_what_dies_is_started_again(tmp_path):
    workers = 2 if shutil.which("caddy") else 1
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WORKERS": str(workers),
        "LSTM_CLASS": f"sqlite:///{tmp_path}/votes",
    }
    log = (tmp_path / "log.txt").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "ui.classroom.room"], cwd=ROOT, env=os.environ | told, stdout=log, stderr=log
    )
    try:
        app = f"http://127.0.0.1:{port}"
        votes = f"{app}/v/" if workers > 1 else f"http://127.0.0.1:{port - 1}/"
        until(lambda: up(f"{app}/_stcore/health") and up(votes))
        children = psutil.Process(process.pid).children()
        next(one for one in children if "votes" in " ".join(one.cmdline())).kill()
        until(lambda: "votes ended, and is started again." in (tmp_path / "log.txt").read_text() and up(votes))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        log.close()
    assert psutil.wait_procs(children, timeout=20)[1] == []
