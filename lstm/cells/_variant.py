"""Cells as other libraries build them: one of ours, with other squashing functions, a clip, or a projection.

The name says what is different: "lstm[gates=hard_sigmoid]", "rnn[candidate=relu]", "lstm[clip=0.5,projection=3]". Such
a cell is in nobody's list of cells; CELLS makes it when it is asked for by name, with all that a cell has.

- gates, candidate, shown: the function of the gates, of the candidate (of a plain RNN: of h), and of c on its way out;
- clip: every sum is kept within so much of 0 before it is squashed;
- projection: h is W_p times what the cell shows, P numbers, W_p (P, H); W_f and the others are (H, P + D);
- peepholes, of the coupled LSTM alone: P_i sees c(t-1), P_o sees c(t), each (H,).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import numpy as np

from lstm.cells import CELLS, Cell, MakesStep, coupled, peephole
from lstm.linear import Feed, Fixed, State, Weights, join, outer, product_back, total
from lstm.squash import named

NAME = re.compile(r"(\w+)\[([\w=.:,+-]+)\]")
MAY = {  # what may be different of each
    "lstm": ("gates", "candidate", "shown", "clip", "projection"),
    "peephole": ("gates", "candidate", "shown", "clip", "projection"),
    "coupled": ("gates", "candidate", "shown", "clip", "projection", "peepholes"),
    "gru": ("gates", "candidate", "clip"),
    "gru_after": ("gates", "candidate", "clip"),
    "rnn": ("candidate", "clip"),
}
USUAL = {"gates": "sigmoid", "candidate": "tanh", "shown": "tanh"}
LONGEST = 200  # letters of a name
LETTERS = {"f": "f", "i": "i", "o": "o", "candidate": "c"}


class CoupledPeephole(coupled.Step):
    """The coupled LSTM's numbers, under the same names."""

    __slots__ = ()

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """As the coupled LSTM's, and for a gate the peephole: weights (H, 1), each on its unit's memory (..., H, 1)."""
        feeds = super().feeds(w, quantity)
        if quantity in ("i", "o"):
            seen = peephole.SEES[quantity]
            feeds.insert(2, Feed(seen, f"P_{quantity}", w[f"P_{quantity}"][:, None], getattr(self, seen)[..., None]))
        return feeds


@lru_cache(maxsize=256)
def variant(name: str) -> Cell:
    """The cell of such a name. Raises KeyError where it says what no cell has."""
    found = NAME.fullmatch(name) if len(name) <= LONGEST else None
    parts = found[2].split(",") if found else []
    said = {part.partition("=")[0]: part.partition("=")[2] for part in parts}
    if not found or len(said) < len(parts) or not said.keys() <= set(MAY.get(found[1], ())):
        raise KeyError(name)
    try:
        return (Gated if found[1] in ("gru", "gru_after", "rnn") else Carried)(found[1], name, said)
    except ValueError as fault:
        raise KeyError(name) from fault


class Variant:
    """What all of them share. The functions are those that lstm/cells/__init__.py lists."""

    def __init__(self, base: str, name: str, said: dict[str, str]) -> None:
        cell: Any = CELLS[base]
        self.base, self.cell, self.said, self.__name__ = base, cell, said, name
        self.__doc__ = f"{cell.NAME}, with {', '.join(said)}."
        self.functions = {place: named(said.get(place, usual)) for place, usual in USUAL.items()}
        self.clip = float(said["clip"]) if "clip" in said else np.inf
        self.projection = int(said["projection"]) if "projection" in said else 0
        self.peepholes = base == "peephole" or "peepholes" in said
        if not self.clip > 0.0 or self.projection < 0:
            raise ValueError(name)
        told = [f"{place}: {value.replace('_', ' ')}" if value else place for place, value in said.items()]
        self.NAME, self.SOURCE, self.GATES = f"{cell.NAME} ({', '.join(told)})", cell.SOURCE, cell.GATES
        kind = CoupledPeephole if base == "coupled" and self.peepholes else cell.Step
        squashes = {k: said.get("gates" if k in cell.GATES else "candidate") for k in (*cell.GATES, "candidate", "h")}
        squashes["shown"] = said.get("shown")
        named_so = {k: function for k, function in squashes.items() if function}
        self.Step: MakesStep = cast(Any, type("Step", (kind,), {"__slots__": (), "SQUASHES": named_so}))
        self.EQUATIONS = {k: written(line, k, said, cell.GATES) for k, line in cell.EQUATIONS.items()}
        self.WORKED, self.MADE = dict(cell.WORKED), dict(cell.MADE)
        shown = self.functions["shown"][0]
        if "shown" in said:
            self.WORKED["h"] = "{o} × " + f"{said['shown']}({{c}})"
            self.MADE["h"] = lambda s: s.o * shown(s.c)
        if self.projection:  # h is a sum over all units, and no product of two numbers
            self.WORKED.pop("h")
            self.MADE.pop("h")

    def squash(self, place: str, z: np.ndarray) -> np.ndarray:
        """What comes out of a function, for sums (..., H)."""
        return self.functions[place][0](self.clipped(z))

    def slope(self, place: str, z: np.ndarray) -> np.ndarray:
        """Its slope there, (..., H): 0 where a sum was clipped."""
        return np.where(np.abs(z) <= self.clip, self.functions[place][1](self.clipped(z)), 0.0)

    def clipped(self, z: np.ndarray) -> np.ndarray:
        """Sums (..., H), as far as the clip lets them go."""
        if self.clip == np.inf:
            return z
        return np.where(np.real(z) > self.clip, self.clip, np.where(np.real(z) < -self.clip, -self.clip, z))

    def init(self, n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
        """First weights, as those of the cell that it is made of."""
        w = self.cell.init(n_in, n_hidden, rng)
        if self.base == "coupled" and self.peepholes:
            w |= {f"P_{k}": rng.normal(0.0, 0.1, n_hidden) for k in "io"}
        if self.projection:
            wide = rng.uniform(-1.0, 1.0, (n_hidden, self.projection + n_in)) / np.sqrt(n_hidden)
            w = {name: wide.copy() if name[:2] == "W_" else array for name, array in w.items()}
            w["W_p"] = rng.uniform(-1.0, 1.0, (self.projection, n_hidden)) / np.sqrt(n_hidden)
        return w

    def start(self, n_hidden: int, batch: tuple[int, ...] = ()) -> State:
        """The state before the first step, all zero: (*batch, H), but h (*batch, P) where there is a projection."""
        state = self.cell.start(n_hidden, batch)
        return (np.zeros((*batch, self.projection)), *state[1:]) if self.projection else state


class Carried(Variant):
    """An LSTM: with a forget gate or coupled, with or without peepholes and a projection."""

    def sums(self, w: Weights, s: Any) -> Callable[[str], np.ndarray]:
        """A function: quantity -> its sum (..., H), from a Step or anything that has the numbers it needs."""
        z = join(s.h_prev, s.x)

        def of(k: str) -> np.ndarray:
            total = z @ w[f"W_{LETTERS[k]}"].T + w[f"b_{LETTERS[k]}"]
            return total + w[f"P_{k}"] * getattr(s, peephole.SEES[k]) if self.peepholes and k in "fio" else total

        return of

    def step(self, w: Weights, x: np.ndarray, state: State) -> Any:
        """One tick: x (..., D), and a state of h (..., H) or (..., P), and c (..., H)."""
        h_prev, c_prev = state
        empty = np.zeros(())
        s: Any = self.Step(
            **dict.fromkeys(self.cell.Step._fields, empty) | {"x": x, "h_prev": h_prev, "c_prev": c_prev}
        )
        sums = self.sums(w, s)
        i = self.squash("gates", sums("i"))
        kept = {"f": self.squash("gates", sums("f"))} if "f" in self.GATES else {}
        candidate = self.squash("candidate", sums("candidate"))
        c = (kept["f"] if kept else 1.0 - i) * c_prev + i * candidate
        s = s._replace(**kept, i=i, candidate=candidate, c=c)
        o = self.squash("gates", self.sums(w, s)("o"))
        shown = o * self.functions["shown"][0](c)
        return s._replace(o=o, h=shown @ w["W_p"].T if self.projection else shown)

    def step_back(
        self, w: Weights, s: Any, d_state: State, d_gates: Weights | None = None
    ) -> tuple[Weights, np.ndarray, State]:
        """One tick of the chain rule; see lstm.step_back. d_state as the state, x (..., D)."""
        dh, dc = d_state
        pull, sums = d_gates or {}, self.sums(w, s)
        out, slope_out = (function(s.c) for function in self.functions["shown"])
        dw = {"W_p": outer(dh, s.o * out)} if self.projection and not isinstance(w, Fixed) else {}
        dh = dh @ w["W_p"] if self.projection else dh
        d = {"o": (dh * out + pull.get("o", 0.0)) * self.slope("gates", sums("o"))}
        dc = dc + dh * s.o * slope_out + (d["o"] * w["P_o"] if self.peepholes else 0.0)
        own = "f" in self.GATES
        d_kept = dc * s.c_prev
        d["i"] = dc * s.candidate - (0.0 if own else d_kept) + pull.get("i", 0.0)
        d["i"] = d["i"] * self.slope("gates", sums("i"))
        if own:
            d["f"] = (d_kept + pull.get("f", 0.0)) * self.slope("gates", sums("f"))
        d["c"] = dc * s.i * self.slope("candidate", sums("candidate"))
        found, dz = product_back(w, d, join(s.h_prev, s.x))
        dc = dc * s.carried[0]
        if self.peepholes:
            found |= {f"P_{k}": total(d[k] * getattr(s, peephole.SEES[k])) for k in self.GATES}
            dc = dc + sum(d[k] * w[f"P_{k}"] for k in self.GATES if k != "o")
        dh_prev, dx = np.split(dz, [s.h_prev.shape[-1]], axis=-1)
        return found | dw, dx, (dh_prev, dc)


class Gated(Variant):
    """A GRU in either form, or a plain RNN."""

    def sums(self, w: Weights, s: Any) -> Callable[[str], np.ndarray]:
        """A function: quantity -> its sum (..., H), from a Step or anything that has the numbers it needs."""

        def of(k: str) -> np.ndarray:
            if k != "candidate":
                return join(s.h_prev, s.x) @ w[f"W_{k}"].T + w[f"b_{k}"]
            if self.base == "gru":
                return join(s.r * s.h_prev, s.x) @ w["W_h"].T + w["b_h"]
            return s.x @ w["W_x"].T + w["b_x"] + s.r * (s.h_prev @ w["W_u"].T + w["b_u"])

        return of

    def step(self, w: Weights, x: np.ndarray, state: State) -> Any:
        """One tick: x (..., D), and a state of h alone, (..., H)."""
        (h_prev,) = state
        s: Any = self.Step(**dict.fromkeys(self.cell.Step._fields, h_prev) | {"x": x})
        if self.base == "rnn":
            return s._replace(h=self.squash("candidate", self.sums(w, s)("h")))
        sums = self.sums(w, s)
        s = s._replace(z=self.squash("gates", sums("z")), r=self.squash("gates", sums("r")))
        candidate = self.squash("candidate", self.sums(w, s)("candidate"))
        return s._replace(candidate=candidate, h=(1.0 - s.z) * h_prev + s.z * candidate)

    def step_back(
        self, w: Weights, s: Any, d_state: State, d_gates: Weights | None = None
    ) -> tuple[Weights, np.ndarray, State]:
        """One tick of the chain rule; see lstm.step_back. d_state (..., H), x (..., D)."""
        (dh,) = d_state
        pull, sums = d_gates or {}, self.sums(w, s)
        if self.base == "rnn":
            dw, dz = product_back(w, {"h": dh * self.slope("candidate", sums("h"))}, join(s.h_prev, s.x))
            return dw, dz[..., s.h.shape[-1] :], (dz[..., : s.h.shape[-1]],)
        n, d_sum = s.h.shape[-1], dh * s.z * self.slope("candidate", sums("candidate"))
        if self.base == "gru":
            dw, dz = product_back(w, {"h": d_sum}, join(s.r * s.h_prev, s.x))
            d_reset, dx, dh_prev = dz[..., :n] * s.h_prev, dz[..., n:], dz[..., :n] * s.r
        else:
            d_u, recalled = d_sum * s.r, s.h_prev @ w["W_u"].T + w["b_u"]
            dw = {"W_u": outer(d_u, s.h_prev), "W_x": outer(d_sum, s.x), "b_u": total(d_u), "b_x": total(d_sum)}
            d_reset, dx, dh_prev = d_sum * recalled, d_sum @ w["W_x"], d_u @ w["W_u"]
        d = {
            "z": (dh * (s.candidate - s.h_prev) + pull.get("z", 0.0)) * self.slope("gates", sums("z")),
            "r": (d_reset + pull.get("r", 0.0)) * self.slope("gates", sums("r")),
        }
        dw_gates, dz = product_back(w, d, join(s.h_prev, s.x))
        return dw | dw_gates, dx + dz[..., n:], (dh * (1.0 - s.z) + dh_prev + dz[..., :n],)


def written(line: str, quantity: str, said: dict[str, str], gates: dict[str, str]) -> str:
    """The equation of a quantity with the functions it really has."""
    place = "gates" if quantity in gates else "shown" if quantity == "h" and "c_t" in line else "candidate"
    function = rf"\operatorname{{{said[place].split(':')[0].replace('_', '~')}}}" if place in said else ""
    line = re.sub(r"\\sigma|\\tanh", lambda found: function, line, count=1) if function else line
    return line.replace("h_t =", "h_t = W_p\\,", 1) if quantity == "h" and "projection" in said else line
