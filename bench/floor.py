"""NumPy's own limit: the engine's calls for an LSTM and nothing else, on buffers that never leave the cache.

A step's calls are replayed T times on the buffers of one step, without cutting a view or looking one up. The calls that
serve many steps at once run on as many steps at a time as is quickest here: all, or as many as stay in the cache. What
the engine takes beyond this is its overhead: finding views, moving data between caches, the halved weights, the start.
"""

import time

import numpy as np

from lstm.engine._engine import across

CACHES = 1 << 17, 1 << 18, 1 << 19, 1 << 20, 1 << 22  # bytes that may stay in one


class Floor:
    """The calls of one engine's run, replayed."""

    def __init__(self, ours):
        engine, (T, D, B) = ours.engine, ours.xs.shape
        H, self.T, self.half = engine.n_hidden, T, engine.half
        self.one = type(engine)(D, H, engine.dtype)
        self.one.theta[:] = engine.theta
        self.one.forward(ours.xs)
        self.one.backward(ours.dhs)  # now its buffers are made, and full of numbers of the true size
        self.ahead, self.back = engine.W * engine.halves, np.ascontiguousarray(engine.W[:, :H].T)
        self.h, self.asked, self.dh, self.dh_loss = (ours.dhs[0].copy() for _ in range(4))
        self.d, self.seen = self.one.d_flat, np.ascontiguousarray(self.one.hx[:T].swapaxes(0, 1)).reshape(-1, T * B)
        self.d_room, self.seen_room, self.dW = self.d.copy(), self.seen.copy(), np.zeros_like(engine.W)
        step = 12 * H * B * engine.dtype.itemsize  # bytes: six numbers a unit kept, and six gradients
        choices = {max(1, min(self.one.at_once, cache // step)) for cache in CACHES}
        self.at_once = min(choices, key=lambda n: min(self.timed(n) for _ in range(5)))

    def timed(self, n):
        """Seconds for what serves many steps, n at a time."""
        started = time.perf_counter()
        self.many(n)
        return time.perf_counter() - started

    def many(self, at_once):
        """What serves many steps: slopes, and the copies for the last product."""
        for first in range(0, self.T, at_once):
            n = min(at_once, self.T - first)  # always the first n: they are in the cache
            self.one.slopes(0, n)
            for room, block in ((self.d_room, self.one.d_sums), (self.seen_room, self.one.hx)):
                into = room[:, : n * block.shape[2]].reshape(len(room), n, -1)
                across(block[:n], into)

    def forward(self):
        """T times the eight calls of a step."""
        hx, sums, gates, memory, openings, c, shown, o, _ = self.one.steps[0]
        written, half, h = self.one.written, self.half, self.h
        kept_part, written_part = written
        product, tanh, multiply, add = self.ahead.dot, np.tanh, np.multiply, np.add
        for _ in range(self.T):
            product(hx, sums)
            tanh(sums, sums)
            multiply(gates, half, gates)
            add(gates, half, gates)
            multiply(memory, openings, written)
            add(kept_part, written_part, c)
            tanh(c, shown)
            multiply(o, shown, h)

    def both(self):
        """And T times the nine calls of a step back; and once what serves all steps."""
        self.forward()
        f, dc_prev, d_candidate, d_f, d_i, d_o, dc, dc_next, _, d_sums = self.one.steps_back[0]
        product, multiply, add = self.back.dot, np.multiply, np.add
        dh_loss, dh, asked = self.dh_loss, self.dh, self.asked  # apart, lest replays grow without end
        for _ in range(self.T):
            add(dh_loss, dh_loss, dh)
            multiply(f, dh, dc)  # as a slope serves any number between 0 and 1, lest replays shrink to nothing
            add(dc, dc_next, dc)
            multiply(f, dh, d_o)
            multiply(f, dc, d_f)
            multiply(f, dc, d_i)
            multiply(f, dc, d_candidate)
            multiply(f, dc, dc_prev)
            product(d_sums, asked)
        self.many(self.at_once)
        np.dot(self.d, self.seen.T, self.dW)
