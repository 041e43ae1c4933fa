"""The picture of a race: the numbers of the race and no others, in lines that everybody can tell apart."""

import itertools
import json
import tomllib
from pathlib import Path

import numpy as np
import pytest

from lstm import live
from lstm.figures.colours import CONTENDERS, INK
from lstm.figures.train_live import race as picture
from lstm.live import race as races
from lstm.live import standings

THEME = tomllib.loads((Path(__file__).parent.parent.parent / ".streamlit" / "config.toml").read_text())["theme"]
# How eyes without red or green cones see linear RGB (Machado, Oliveira & Fernandes 2009, severity 1), and full sight.
EYES = {
    "all cones": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}
XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]


def linear(colour):
    """A colour "#rrggbb" as linear RGB, 0..1."""
    part = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(colour, eyes="all cones"):
    """CIE L*a*b* of a colour as those eyes see it."""
    xyz = XYZ @ np.clip(EYES[eyes] @ linear(colour), 0, 1) / [0.95047, 1.0, 1.08883]
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one, other):
    """WCAG's contrast of two colours."""
    low, high = sorted(float(linear(colour) @ XYZ[1]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contenders_are_read_on_the_page_and_told_apart_by_all_eyes_and_from_the_quantities(theme):
    inks = [getattr(line, f"on_{theme}") for line in CONTENDERS]
    assert all(contrast(ink, THEME[theme]["backgroundColor"]) >= 4.5 for ink in inks)
    for eyes in EYES:
        assert min(np.linalg.norm(lab(a, eyes) - lab(b, eyes)) for a, b in itertools.combinations(inks, 2)) > 20
    taken = {colour for ink in INK.values() for colour in (ink.fill, getattr(ink, f"on_{theme}"))}
    assert min(np.linalg.norm(lab(a) - lab(b)) for a in inks for b in taken) > 20


def test_no_two_contenders_share_a_dash_or_a_mark_and_every_race_has_enough_of_them():
    assert len({line.dash for line in CONTENDERS}) == len({line.mark for line in CONTENDERS}) == len(CONTENDERS)
    assert max(map(len, races.RACES.values())) <= len(CONTENDERS)


def race(turns, task="recall", **changes):
    """A race after so many updates in all."""
    now = races.start(live.defaults(task, units=2, batch=2, **changes), "cells", 3)
    for _ in range(turns):
        now = races.go(now, 0.0)
    return now


def test_it_shows_every_value_as_far_as_all_have_been_looked_at():
    now = race(100, options=(("gap", 5), ("letters", 2)))
    drawn, even = picture.draw(now), standings.level(now)
    assert len(even.checks) == 2 and drawn["updates"] == [0, 10]
    for k, one in enumerate(drawn["contenders"]):
        lanes = [lane for lane in now.lanes if lane.contender == k]
        for line, lane in zip(one["lanes"], lanes, strict=True):
            assert line["seed"] == lane.training.settings.seed
            assert line["values"] == pytest.approx(lane.values[:2], rel=5e-4)
        assert one["median"] == pytest.approx(np.median([lane.values[:2] for lane in lanes], axis=0), rel=5e-4)
        assert one["said"] == "0 of 3 solved"
    assert drawn["alt"] == picture.describe(now)


def test_a_network_that_ran_away_is_a_gap_in_its_line_and_the_picture_stays_plain_data():
    now = race(40, optimiser="sgd", rate=1e9, clip=0.0)
    drawn = picture.draw(now)
    assert races.over(now) and json.loads(json.dumps(drawn, allow_nan=False)) == drawn
    for one in drawn["contenders"]:
        assert [line["end"] for line in one["lanes"]] == ["away"] * 3 and one["median"][1:] == [None]
    assert "0 of 3 solved, 3 ran away" in drawn["alt"]


def test_a_share_runs_from_0_to_1_and_an_error_from_0_to_beyond_having_no_memory():
    assert picture.draw(race(0))["range"] == [0.0, 1.0]
    now = race(0, "adding")
    assert max(lane.values[0] for lane in now.lanes) > 1.5 * now.control
    assert picture.draw(now)["range"] == [0.0, pytest.approx(1.05 * 1.5 * now.control, rel=5e-3)]
