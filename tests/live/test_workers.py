"""Training computed elsewhere gives the very same bits and fails with the very same words; a bad place is named."""

import os
import socket
import subprocess
import sys
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Thread

import numpy as np
import pytest
from distributed import LocalCluster
from distributed.protocol.pickle import dumps

from lstm import live
from lstm.live import workers

ROOT = Path(__file__).parent.parent.parent
EASY = live.defaults("recall", options=(("gap", 5), ("letters", 2)))
ALONE = {
    "threads_per_worker": 1,
    "processes": False,
    "dashboard_address": "127.0.0.1:0",
    "protocol": "tcp://",
    "host": "127.0.0.1",
}


@pytest.fixture(scope="module")
def cluster():
    """A Dask cluster on this machine; the address of its scheduler."""
    with LocalCluster(n_workers=1, **ALONE) as made:
        yield made.scheduler_address
        workers.executor(made.scheduler_address).shutdown()


@pytest.fixture(params=["", "processes", "cluster"], ids=["here", "processes", "cluster"])
def executor(request):
    """Each kind of executor."""
    return workers.executor(request.getfixturevalue("cluster") if request.param == "cluster" else request.param)


def test_training_is_the_same_wherever_it_is_computed_to_the_last_bit(executor):
    begun = live.begin(EASY)
    here = live.advance(begun, 60)
    halfway = executor.submit(live.advance, begun, 25).result(60)
    there = executor.submit(live.advance, halfway, n=35).result(60)
    np.testing.assert_array_equal(there.flat, here.flat)
    np.testing.assert_array_equal(there.memory.kept, here.memory.kept)
    np.testing.assert_array_equal(there.records.loss, here.records.loss)
    assert there.settings == EASY and there.updates == 60


def test_numbers_that_run_away_are_told_with_the_last_good_training(executor):
    wild = live.begin(EASY._replace(optimiser="sgd", rate=1e9, clip=0.0))
    with pytest.raises(live.Diverged) as here:
        live.advance(wild, 50)
    with pytest.raises(live.Diverged) as there:
        executor.submit(live.advance, wild, 50).result(60)
    assert str(there.value) == str(here.value) and there.value.update == here.value.update
    np.testing.assert_array_equal(there.value.training.flat, here.value.training.flat)
    assert executor.submit(pow, 2, 10).result(60) == 1024


def test_here_it_is_computed_before_the_future_is_handed_out():
    future = workers.executor("").submit(live.advance, live.begin(EASY), 1)
    assert future.done() and future.result().updates == 1


def test_what_stops_a_script_of_streamlit_is_not_kept_in_a_future():
    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workers.executor("").submit(stop)


def test_each_place_has_one_executor_even_if_many_ask_at_once(monkeypatch):
    start, inside, found = Barrier(8), Barrier(2), []

    def make(where):
        with suppress(BrokenBarrierError):  # stands open for a second maker, if there is one
            inside.wait(0.2)
        return workers.Here()

    def ask():
        start.wait()
        found.append(workers.executor("anywhere"))

    monkeypatch.setattr(workers, "make", make)
    monkeypatch.setattr(workers, "_made", {})
    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(map(id, found))) == 1


def test_a_connection_that_was_lost_is_made_anew(cluster, monkeypatch):
    monkeypatch.setattr(workers, "_made", {})
    first = workers.executor(cluster)
    assert workers.executor(cluster) is first
    first.shutdown()
    second = workers.executor(cluster)
    assert second is not first and second.submit(pow, 2, 3).result(60) == 8
    second.shutdown()


def test_who_did_not_answer_is_asked_again_only_after_a_while(monkeypatch):
    now, asked = [1000.0], []

    def make(where):
        asked.append(where)
        raise ValueError("Nobody answers.")

    monkeypatch.setattr(workers, "make", make)
    monkeypatch.setattr(workers, "_refused", {})
    monkeypatch.setattr(workers, "monotonic", lambda: now[0])
    for later, times in ((0.0, 1), (workers.REFUSED - 1, 1), (2.0, 2)):
        now[0] += later
        with pytest.raises(ValueError, match="Nobody answers."):
            workers.executor("far away")
        assert len(asked) == times


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        " ",
        "Processes",
        "host:8786",
        "tcp://",
        "tcp://host",
        "tcp://host:x",
        "tcp://host:99999",
        "http://h:1",
    ],
)
def test_a_text_that_is_no_place_gets_a_sentence(text):
    with pytest.raises(ValueError, match="is no place to compute") as caught:
        workers.executor(text)
    assert repr(text) in str(caught.value) and "such as tcp://host:8786" in str(caught.value)


@pytest.mark.parametrize("listens", [False, True], ids=["nobody", "a stranger who says nothing"])
def test_an_address_without_a_scheduler_gets_a_sentence(listens, monkeypatch):
    monkeypatch.setattr(workers, "PATIENCE", 0.3)
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        if listens:
            stranger.listen()
        address = f"tcp://127.0.0.1:{stranger.getsockname()[1]}"
        with pytest.raises(
            ValueError, match=f"No Dask scheduler answers at {address} .*Start one with: python -m dask scheduler"
        ):
            workers.executor(address)


def test_the_address_of_a_worker_is_not_that_of_the_scheduler(cluster):
    worker = next(iter(workers.executor(cluster).client.scheduler_info()["workers"]))
    with pytest.raises(ValueError, match=f"answers at {worker} .it is a Worker."):
        workers.executor(worker)


def test_a_cluster_without_workers_gets_a_sentence_and_is_left(monkeypatch):
    left, shutdown = [], workers.Cluster.shutdown
    monkeypatch.setattr(workers, "FIRST", 0.3)
    monkeypatch.setattr(workers.Cluster, "shutdown", lambda made: left.append(shutdown(made)))
    with LocalCluster(n_workers=0, **ALONE) as empty, pytest.raises(ValueError, match="can train .no answer in time."):
        workers.executor(empty.scheduler_address)
    assert len(left) == 1


def test_what_is_sent_to_a_scheduler_can_be_opened_without_the_library(cluster, monkeypatch):
    sent, there = [], workers.executor(cluster)
    monkeypatch.setattr(there._executor, "submit", lambda *task: sent.extend(task))
    there.submit(live.advance, live.begin(EASY), 1)
    code = "import sys, pickle; pickle.load(sys.stdin.buffer); print('lstm' in sys.modules)"
    found = subprocess.run([sys.executable, "-P", "-c", code], input=dumps(sent), capture_output=True, timeout=60)
    assert found.stdout == b"False\n", found


@pytest.mark.parametrize(("package", "where"), [("distributed", "tcp://127.0.0.1:8786"), ("loky", "processes")])
def test_without_the_package_it_says_how_to_install_it(package, where, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ValueError, match="pip install -r requirements-cluster.txt"):
        workers.executor(where)
    assert (ROOT / "requirements-cluster.txt").exists()


def test_neither_streamlit_nor_dask_nor_loky_is_loaded_unless_it_is_asked_for():
    code = (
        "from lstm.live import workers; workers.executor(''); "
        "import sys; print({'distributed', 'loky', 'streamlit'} & {*sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert found.stdout == "set()\n", found


def test_a_process_that_is_ended_from_outside_is_told_and_replaced():
    pool = workers.executor("processes")
    with pytest.raises(BrokenExecutor):
        pool.submit(os._exit, 1).result(60)
    assert workers.executor("processes").submit(pow, 2, 3).result(60) == 8


PAGE = f"""
print("the page runs", flush=True)
import sys
sys.path.insert(0, {str(ROOT)!r})
from lstm.live import workers
pool = workers.executor("processes")
print(pool.submit(pow, 2, 10).result(), pool.submit(__import__("os").getenv, "OPENBLAS_NUM_THREADS").result())
"""


def test_processes_never_run_the_page_and_keep_to_one_thread(tmp_path):
    (tmp_path / "page.py").write_text(PAGE)
    found = subprocess.run([sys.executable, "page.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert found.stdout == "the page runs\n1024 1\n", found
