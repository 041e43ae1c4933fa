"""Where trainings are computed: in this process, in processes of this machine, or on a Dask cluster.

What is submitted is a plain function of plain data, executor(where).submit(lstm.live.advance, training, 100). The
answer is the same everywhere, and so is the exception: to the last bit, where BLAS keeps to one thread. With more it
sums large networks in another order.
"""

import asyncio
import os
import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from threading import Lock, Thread
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from lstm.live.settings import Settings
from lstm.live.updates import advance, begin

PATIENCE = 3.0  # seconds a scheduler has to answer
FIRST = 10.0  # seconds its workers have for the first training, a very small one
REFUSED = 60.0  # seconds before one that did not answer is asked again
SCHEMES = ("tcp", "tls", "ws", "wss")
IDLE = 30.0  # seconds after which a process with nothing to do ends; so do all of a server that was killed
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

_lock, _made, _refused = Lock(), {}, {}  # where -> executor; where -> (sentence, when)
_asked = {}  # where -> Future of its executor


class Here(Executor):
    """Computes at once, in the thread that asks: the future is finished when it is returned."""

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **named))
        except Exception as error:  # no BaseException: with those Streamlit stops a script
            future.set_exception(error)
        return future

    def works(self) -> bool:
        """Whether it can still be used."""
        return True


def executor(where: str = "") -> Executor:
    """The Executor for a place, one per process: "" here, "processes", or the address of a Dask cluster.

    Raises ValueError, with a sentence that says what to do, for a place that cannot be reached. The text is for who
    runs the server to choose, never for a visitor.
    """
    if where == "processes" and not refusal(where):
        return processes()
    with _lock:
        if where in _made and _made[where].works():
            return _made[where]
        if why := refusal(where):
            raise ValueError(why)
        try:
            _made[where] = make(where)
        except ValueError as refused:
            _refused[where] = (str(refused), monotonic())
            raise
        return _made[where]


def sought(where: str = "") -> Future[Any]:
    """The Future of executor(where), for who must not stand still while a cluster is asked whether it answers."""
    if where == "":
        return Here().submit(executor, where)
    known = where in _made and _made[where].works()
    if where not in _asked or (_asked[where].done() and not known and not refusal(where)):
        _asked[where] = Future()
        Thread(target=_ask, args=(where, _asked[where]), daemon=True).start()
    return _asked[where]


def _ask(where: str, future: Future[Any]) -> None:
    done = Here().submit(executor, where)
    future.set_exception(done.exception()) if done.exception() else future.set_result(done.result())


def refusal(where: str) -> str:
    """Why a place is not asked now, in a sentence: it did not answer a short time ago. Else ""."""
    why, when = _refused.get(where, ("", 0.0))
    return why if monotonic() - when < REFUSED else ""


def refuse(where: str, lost: Any, why: str) -> None:
    """Ask nothing of a place for a while: its executor `lost` was reached, and answers no more. `why` is a sentence."""
    if _made.get(where, lost) is not lost:
        return  # another one has been reached since
    _made.pop(where, None)
    _asked.pop(where, None)
    _refused[where] = why, monotonic()
    if where != "processes":  # which are replaced as they are, and end by themselves
        Thread(target=lost.shutdown, daemon=True).start()  # it may take as long as the silence before it


def ask_again(where: str) -> None:
    """Ask a place that did not answer at once, when it is wanted next."""
    _refused.pop(where, None)


def make(where: str) -> "Cluster | Here":
    """A new executor for a place."""
    if where == "":
        return Here()
    return cluster(where)


def processes() -> Executor:
    """As many processes of this machine as it has cores, made anew if one of them was ended; ValueError without loky.

    Python's own pool would run the script of whoever is `__main__` in every worker: under Streamlit, a page.
    """
    try:
        from loky import get_reusable_executor
    except ImportError:
        raise ValueError(
            "Computing in processes needs the package loky: install it with pip install -r requirements-cluster.txt."
        ) from None
    return get_reusable_executor(max_workers=cores(), timeout=IDLE, env=ONE_THREAD)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Cluster(Executor):
    """The workers of a Dask cluster, through its client."""

    def __init__(self, client: Any) -> None:
        self.client, self._executor = client, client.get_executor(pure=False)

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        def opened(
            task: bytes,
        ) -> Any:  # only where it is computed: so the scheduler needs no lstm, and a worker without it says so
            function, args, named = pickle.loads(task)
            return function(*args, **named)

        return self._executor.submit(opened, pickle.dumps((function, args, named)))

    def works(self) -> bool:
        """Whether it can still be used: after a lost connection that was not found again it cannot."""
        return self.client.status not in ("closing", "closed")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.client.close()


def cluster(address: str) -> Cluster:
    """The Cluster whose scheduler listens at an address, once a worker has shown that it can train; else ValueError."""
    checked(address)
    try:
        from distributed import Client
    except ImportError:
        raise ValueError(
            "Computing on a Dask cluster needs the package distributed: install it with "
            "pip install -r requirements-cluster.txt."
        ) from None
    try:
        kind = asyncio.run(asyncio.wait_for(who_answers(address), PATIENCE))
        if kind != "Scheduler":
            raise ValueError(f"it is a {kind}")
        made = Cluster(Client(address, timeout=PATIENCE, set_as_default=False))
    except Exception as why:  # strangers at the other end make it raise anything, MemoryError included
        raise ValueError(
            f"No Dask scheduler answers at {address} ({said(why)}). Start one with: python -m dask scheduler. "
            "Then give the address that it prints, such as tcp://host:8786."
        ) from why
    try:
        made.submit(advance, begin(Settings(units=1)), 1).result(FIRST)
    except Exception as why:
        made.shutdown()
        raise ValueError(
            f"No worker of the Dask cluster at {address} can train ({said(why)}). Start one, in the folder of this "
            f"app, with: python -m dask worker {address}."
        ) from why
    return made


def said(why: BaseException) -> str:
    """What an exception says, or its kind."""
    return str(why) or ("no answer in time" if isinstance(why, TimeoutError) else type(why).__name__)


def checked(address: str) -> None:
    """Raises ValueError for a text that is no address."""
    try:
        parts = urlsplit(address)
        fine = parts.scheme in SCHEMES and parts.hostname and parts.port
    except ValueError:
        fine = False
    if not fine:
        raise ValueError(
            f"{address!r} is no place to compute. Leave it empty to compute in the server itself, or give the word "
            "processes, or the address of a Dask scheduler, such as tcp://host:8786."
        )


async def who_answers(address: str) -> str:
    """What a Dask process at an address calls itself. Whoever else is there may never answer."""
    from distributed import Security, rpc

    options = Security().get_connection_args("client")
    async with rpc(address, connection_args=options, timeout=PATIENCE) as other:
        found: Any = await other.identity()
        return found["type"]
