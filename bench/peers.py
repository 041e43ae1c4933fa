"""The others: one update of an LSTM as NumPy is usually written, and as PyTorch does it. Each is held to our numbers.

Each is made from an engine, with its weights, sequences and gradients at h, and has `forward()` -> h as it likes it,
`both()`, `update()`, `h()` (T, H, B) and `gradient()`, by the names of lstm/cells.
"""

import numpy as np

from lstm import CELLS, run, run_back

GATES = "ifoc"


class Peer:
    """What the NumPy peers share: sequences as (T, B, D), weights by name, Adam and clipping one array at a time."""

    def __init__(self, ours, rate, longest):
        self.xs, self.dhs = (np.ascontiguousarray(a.swapaxes(1, 2)) for a in (ours.xs, ours.dhs))
        self.w = {k: a.copy() for k, a in ours.engine.weights.items()}
        self.n_hidden, self.dtype, self.rate, self.longest = ours.engine.n_hidden, ours.engine.dtype, rate, longest
        self.count, self.moments = 0, {k: np.zeros((2, *a.shape), self.dtype) for k, a in self.w.items()}

    def update(self):
        """Forwards, back, clip, Adam."""
        self.both()
        self.count += 1
        short = clipped(self.dw, self.longest)
        self.w, self.moments = adam(self.w, self.moments, short, self.rate, self.count)

    def h(self):
        """As ours: (T, H, B)."""
        return np.stack(self.hs[-len(self.xs) :]).swapaxes(1, 2)

    def gradient(self):
        """Of every weight."""
        return self.dw


def clipped(gradient, longest):
    """Every array's gradient, shortened together."""
    length = np.sqrt(sum(np.sum(d * d) for d in gradient.values()))
    return {name: d * min(1.0, longest / (length + 1e-12)) for name, d in gradient.items()}


def adam(named, moments, gradient, rate, t, keep=(0.9, 0.999)):
    """Adam as the paper writes it, one array at a time: the arrays and the moments after the t-th update."""
    after, remembered = {}, {}
    for name, d in gradient.items():
        mean = keep[0] * moments[name][0] + (1.0 - keep[0]) * d
        square = keep[1] * moments[name][1] + (1.0 - keep[1]) * d * d
        step = (mean / (1.0 - keep[0] ** t)) / (np.sqrt(square / (1.0 - keep[1] ** t)) + 1e-8)
        after[name], remembered[name] = named[name] - rate * step, np.stack([mean, square])
    return after, remembered


def sigmoid(x):
    """As everybody writes it."""
    return 1.0 / (1.0 + np.exp(-x))


class Naive(Peer):
    """The equations one by one: a product for each gate and signal, gradients added up inside the loop."""

    def forward(self):
        """Every step; keeps what the way back needs."""
        H, w = self.n_hidden, self.w
        h = c = np.zeros((self.xs.shape[1], H), self.dtype)
        self.kept, self.hs = [], [h]
        for x in self.xs:
            i, f, o = (sigmoid(x @ w[f"W_{k}"][:, H:].T + h @ w[f"W_{k}"][:, :H].T + w[f"b_{k}"]) for k in "ifo")
            g = np.tanh(x @ w["W_c"][:, H:].T + h @ w["W_c"][:, :H].T + w["b_c"])
            before, c = c, f * c + i * g
            shown = np.tanh(c)
            h = o * shown
            self.kept.append((x, i, f, o, g, before, shown))
            self.hs.append(h)
        return self.hs

    def both(self):
        """Forwards and back."""
        self.forward()
        H, w = self.n_hidden, self.w
        dw = {k: np.zeros_like(a) for k, a in w.items()}
        dh, dc = np.zeros_like(self.hs[0]), np.zeros_like(self.hs[0])
        for t in reversed(range(len(self.xs))):
            x, i, f, o, g, before, shown = self.kept[t]
            dh = dh + self.dhs[t]
            dc = dc + dh * o * (1 - shown**2)
            d = {"i": dc * g * i * (1 - i), "f": dc * before * f * (1 - f), "o": dh * shown * o * (1 - o)}
            d["c"] = dc * i * (1 - g**2)
            dc, dh = dc * f, np.zeros_like(dh)
            for k in GATES:
                dw[f"W_{k}"][:, H:] += d[k].T @ x
                dw[f"W_{k}"][:, :H] += d[k].T @ self.hs[t]
                dw[f"b_{k}"] += d[k].sum(axis=0)
                dh += d[k] @ w[f"W_{k}"][:, :H]
        self.dw = dw


class Karpathy(Peer):
    """In the manner of A. Karpathy's batched LSTM of 2015: one product [1, x, h] @ W a step, buffers over all steps.

    His sums over steps of the weights' gradient and of dX stand inside the loop; dX is left out here, as in ours.
    """

    def __init__(self, ours, rate, longest):
        super().__init__(ours, rate, longest)
        H, w = self.n_hidden, self.w
        columns = [np.concatenate([w[f"b_{k}"][None], w[f"W_{k}"][:, H:].T, w[f"W_{k}"][:, :H].T]) for k in GATES]
        self.w = {"W": np.concatenate(columns, axis=1)}
        self.moments = {"W": np.zeros((2, *self.w["W"].shape), self.dtype)}

    def forward(self):
        """Every step; keeps what the way back needs."""
        (T, B, D), H, W = self.xs.shape, self.n_hidden, self.w["W"]
        self.inputs = np.zeros((T, B, 1 + D + H), self.dtype)
        self.gates, self.sums = np.zeros((T, B, 4 * H), self.dtype), np.zeros((T, B, 4 * H), self.dtype)
        self.hs, self.c, self.shown = (np.zeros((T, B, H), self.dtype) for _ in range(3))
        for t in range(T):
            self.inputs[t, :, 0] = 1
            self.inputs[t, :, 1 : 1 + D] = self.xs[t]
            self.inputs[t, :, 1 + D :] = self.hs[t - 1] if t else 0
            self.sums[t] = self.inputs[t].dot(W)
            self.gates[t, :, : 3 * H] = 1.0 / (1.0 + np.exp(-self.sums[t, :, : 3 * H]))
            self.gates[t, :, 3 * H :] = np.tanh(self.sums[t, :, 3 * H :])
            i, f, o, g = (self.gates[t, :, k * H : (k + 1) * H] for k in range(4))
            self.c[t] = i * g + f * (self.c[t - 1] if t else 0)
            self.shown[t] = np.tanh(self.c[t])
            self.hs[t] = o * self.shown[t]
        return self.hs

    def both(self):
        """Forwards and back."""
        self.forward()
        T, D, H, W = len(self.xs), self.xs.shape[2], self.n_hidden, self.w["W"]
        d_sums, d_gates = np.zeros_like(self.sums), np.zeros_like(self.gates)
        dW, dc, dh = np.zeros_like(W), np.zeros_like(self.c), self.dhs.copy()
        for t in reversed(range(T)):
            i, f, o, g = (self.gates[t, :, k * H : (k + 1) * H] for k in range(4))
            d_gates[t, :, 2 * H : 3 * H] = self.shown[t] * dh[t]
            dc[t] += (1 - self.shown[t] ** 2) * (o * dh[t])
            if t > 0:
                d_gates[t, :, H : 2 * H] = self.c[t - 1] * dc[t]
                dc[t - 1] += f * dc[t]
            d_gates[t, :, :H] = g * dc[t]
            d_gates[t, :, 3 * H :] = i * dc[t]
            d_sums[t, :, 3 * H :] = (1 - g**2) * d_gates[t, :, 3 * H :]
            y = self.gates[t, :, : 3 * H]
            d_sums[t, :, : 3 * H] = (y * (1.0 - y)) * d_gates[t, :, : 3 * H]
            dW += self.inputs[t].T.dot(d_sums[t])
            if t > 0:
                dh[t - 1] += d_sums[t].dot(W[1 + D :].T)
        self.dw = {"W": dW}

    def gradient(self):
        """Of every weight, by name."""
        D, found = self.xs.shape[2], {}
        for k, d in zip(GATES, np.split(self.dw["W"], 4, axis=1), strict=True):
            found |= {f"W_{k}": np.concatenate([d[1 + D :], d[1 : 1 + D]]).T, f"b_{k}": d[0]}
        return found


class Readable(Peer):
    """lstm/cells through lstm.run and lstm.run_back: the code the pages explain, and what the engine stands in for."""

    def forward(self):
        """Every step."""
        self.trace = run(CELLS["lstm"], self.w, self.xs)
        self.hs = self.trace.h
        return self.hs

    def both(self):
        """Forwards and back."""
        self.forward()
        self.dw, _, _ = run_back(CELLS["lstm"], self.w, self.trace, self.dhs)


def torch_peer():
    """PyTorch's nn.LSTM as a peer, or None where PyTorch is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)

    class Torch:
        """nn.LSTM with clip_grad_norm_ and its quickest Adam here, the fused one."""

        def __init__(self, ours, rate, longest):
            engine = ours.engine
            self.xs, self.dhs = (torch.tensor(a.swapaxes(1, 2).copy()) for a in (ours.xs, ours.dhs))
            self.net = torch.nn.LSTM(engine.n_in, engine.n_hidden, dtype=self.xs.dtype)
            w, H = engine.weights, engine.n_hidden
            stacked = {
                "weight_hh_l0": [w[f"W_{k}"][:, :H] for k in "ifco"],
                "bias_hh_l0": [w[f"b_{k}"] for k in "ifco"],
            }
            stacked["weight_ih_l0"] = [w[f"W_{k}"][:, H:] for k in "ifco"]
            stacked["bias_ih_l0"] = [np.zeros(H, engine.dtype)] * 4
            self.net.load_state_dict({k: torch.tensor(np.concatenate(parts)) for k, parts in stacked.items()})
            self.weights, self.longest = list(self.net.parameters()), longest
            self.adam = torch.optim.Adam(self.weights, rate, fused=True)

        def forward(self):
            """Without a graph, when nothing follows."""
            with torch.no_grad():
                return self.net(self.xs)[0]

        def both(self):
            """Forwards and back."""
            self.adam.zero_grad()
            self.out, _ = self.net(self.xs)
            self.out.backward(self.dhs)

        def update(self):
            """Forwards, back, clip, Adam."""
            self.both()
            torch.nn.utils.clip_grad_norm_(self.weights, self.longest)
            self.adam.step()

        def h(self):
            """As ours: (T, H, B)."""
            return self.out.detach().numpy().swapaxes(1, 2)

        def gradient(self):
            """Of every weight, by name."""
            hh, ih, b = (getattr(self.net, k).grad.numpy() for k in ("weight_hh_l0", "weight_ih_l0", "bias_hh_l0"))
            parts = zip("ifco", *(np.split(a, 4) for a in (hh, ih, b)), strict=True)
            return {n: d for k, u, v, c in parts for n, d in ((f"W_{k}", np.hstack([u, v])), (f"b_{k}", c))}

    return Torch
