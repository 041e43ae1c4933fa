"""One melody, gone on with: its notes, what the network did at each of them, and what it expected."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.cells import Step
from lstm.domains.music import carry
from lstm.domains.music.going_on import go_on, states_after
from lstm.model import Model, read, scores, softmax


class Played(NamedTuple):
    """A melody of which the first notes were given. Double bars are 0."""

    tokens: tuple[int, ...]  # the double bar, the notes, and the double bar if the network ended it
    given: int  # how many of them were given, the first double bar too
    trace: Step  # Step over (T, H), of the top layer, at each token that is read: all but a double bar at the end
    chances: np.ndarray  # (T, V) what is expected after each of those
    drawn: np.ndarray  # (T, V) the chances at the temperature that it was drawn by

    @property
    def ended(self) -> bool:
        """Whether the network ended it."""
        return len(self.tokens) > self.given and self.tokens[-1] == 0

    @property
    def notes(self) -> tuple[int, ...]:
        """The notes alone: tokens 1 to 96."""
        return self.tokens[1 : len(self.tokens) - self.ended]


def play(
    model: Model,
    notes: Sequence[int],
    at_most: int,
    temperature: float,
    seed: int,
    swapped: tuple[Sequence[np.ndarray], Sequence[int]] | None = None,
) -> Played:
    """Go on with notes (tokens), at most so many of them: a function of its arguments alone.

    `temperature` is above 0, and `seed` the one of all draws. `swapped` may be (chosen units (H,) of each layer, tokens
    of another melody): those units' state is then that after the other melody, from the last note given on.
    """
    given = np.array([[0, *notes]]).T
    states = states_after(model, given, np.array([len(given)]))
    if swapped:
        other = np.array([swapped[1]]).T
        states = carry.carried(states, states_after(model, other, np.array([len(other)])), swapped[0])
    added = go_on(model, states, np.random.default_rng(seed).random((at_most, 1)), temperature)
    news = added[added > 0][:, None]
    before = read(model, given)[-1]
    after = read(model, news, states)[-1] if len(news) else None
    trace = joined(before, after)
    said = scores(model, np.concatenate([before.h[:-1], states[-1][0][None], *([after.h] if after else [])])[:, 0])
    tokens = (*given[:, 0].tolist(), *added[:, 0].tolist())
    return Played(tokens, len(given), trace, softmax(said), softmax(said / temperature))


def joined(before: Step, after: Step | None) -> Step:
    """Two traces of one melody, one after the other: Step over (T, H)."""
    if after is None:
        return type(before)(*(field[:, 0] for field in before))
    return type(before)(*(np.concatenate(both)[:, 0] for both in zip(before, after, strict=True)))


def a_bar_later(played: Played) -> tuple[int, ...] | None:
    """The tokens of a melody up to a bar after its given notes, or None where it does not go on that far."""
    tokens = np.array([played.tokens]).T
    added = tokens[played.given :]
    if not (added > 0).any() or carry.judged.ends(added)[-1, 0] < carry.BAR:
        return None
    whole, counts = carry.a_bar_on(tokens, np.array([played.given]), added)
    return tuple(whole[: counts[0], 0].tolist())
