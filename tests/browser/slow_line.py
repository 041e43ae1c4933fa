"""The app as it is seen over a slow line: LATENCY=300 pytest tests/browser finds the tests that wait for nothing.

Such a test reads the page before the server has answered, and is right by luck where the answer takes no time.
"""

import asyncio
import os
from contextlib import contextmanager
from threading import Thread

LATENCY = float(os.environ.get("LATENCY", "0"))  # milliseconds each way


@contextmanager
def delayed(port, latency=LATENCY):
    """A port at which everything takes this long to and from another port of this machine; the port itself if 0."""
    if not latency:
        yield port
        return
    loop = asyncio.new_event_loop()
    line = loop.run_until_complete(listening(port, latency / 1000))
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield line.sockets[0].getsockname()[1]
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


async def listening(port, seconds):
    async def joined(reader, writer):
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(carried(reader, back, seconds), carried(there, writer, seconds), return_exceptions=True)

    return await asyncio.start_server(joined, "127.0.0.1", 0)


async def carried(source, sink, seconds):
    """Hand on what comes, in its order, each piece a while after it came."""
    loop = asyncio.get_running_loop()

    def out(piece):
        if not sink.is_closing():
            sink.write(piece) if piece else sink.close()

    while piece := await source.read(65536):
        loop.call_later(seconds, out, piece)
    loop.call_later(seconds, out, b"")
