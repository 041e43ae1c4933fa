"""What is said about a race: how far it is, how it is run, and its numbers as tables."""

import streamlit as st

from lstm import live
from lstm.figures.text import listed
from lstm.live import standings
from lstm.live.race import LONGER, RACES, TRIED, over, spacing
from lstm.numbers import clock, fixed, plain
from ui.train_live import TEXT
from ui.widgets import digits

PRICED = {"lstm": "the input and output gates of an LSTM", "gru": "the update gate of a GRU"}  # see lstm.live.gradients


def progress(now):
    """How far the race is."""
    done, seconds = standings.level(now).checks[-1], sum(lane.seconds for lane in now.lanes)
    return (
        f"**{done:,} of {now.checks[-1]:,} updates** of {len(now.lanes)} networks, {clock(seconds)} of computing in "
        "all." + " **The race is over.**" * over(now)
    )


def about(now):
    """What the lines are, and what may differ between the contenders."""
    seeds = sorted({lane.training.settings.seed for lane in now.lanes})
    text = TEXT["lines of a race"].format(first=seeds[0], last=seeds[-1], rates=rates(now))
    if over(now):
        text += f" {TEXT['luck in a race']}"
    return text


def rules(now):
    """How the race is run."""
    usual = now.checks[-1] // LONGER
    if live.metric_of(now.settings, now.lanes[0].training.own).solved is None:
        return TEXT["race without a threshold"].format(
            spacing=spacing(now.settings.task), updates=now.checks[-1], prices=prices(now)
        )
    return TEXT["rules of a race"].format(
        spacing=spacing(now.settings.task), updates=now.checks[-1], longer=LONGER, usual=usual, prices=prices(now)
    )


def rates(now):
    """Which learning rate each contender has, and why."""
    found = {one.name: plain(one.rate) for one in standings.standings(now)}
    each = listed([f"{name} {rate}" for name, rate in found.items()])
    if now.kind == "bias" or now.settings.rate != live.defaults(now.settings.task).rate:
        return f"All have the learning rate {plain(now.settings.rate)}."
    tried = listed([plain(rate) for rate in TRIED])
    best = f"Each cell has the best of the learning rates {tried}, found on this task as it comes, with other seeds"
    cells = {contender.changes["cell"]: contender.name for contender in RACES[now.kind]}
    untried = [name for cell, name in cells.items() if cell not in live.LIVE[now.settings.task].RATES]
    usual = f" Nobody tried which is best for {listed(untried)}: there it is the task's." if untried else ""
    return f"{best}: {each}.{usual}"


def prices(now):
    """Which gates are charged for being open."""
    cells = {contender.changes["cell"] for contender in RACES[now.kind]}
    if not now.settings.penalty:
        return ""
    charged = listed([PRICED[cell] for cell in PRICED if cell in cells])
    free = "; a plain RNN has none" * ("rnn" in cells) + "; the later cells pay nothing" * (now.kind == "later")
    return f"Open gates cost {plain(now.settings.penalty)}: {charged}{free}."


def numbers(now):
    """What is drawn, as tables, once they are asked for."""
    box = st.expander("The rules of this race, and its numbers as tables", on_change="rerun", key="open_race")
    if not box.open:
        return
    with box:
        st.markdown(rules(now))
        for rows, said in (
            (by_contender(now), "How many networks of each contender were solved, and when"),
            (by_network(now), "When each network was solved"),
            (by_check(now), "Every point of every thin line"),
        ):
            st.dataframe(rows, hide_index=True, placeholder="–", column_config=digits.every(rows), alt=said)


def by_contender(now):
    """One row for each contender."""
    return [
        {
            "contender": one.name,
            "learning rate": plain(one.rate),
            "solved": f"{one.solved} of {one.of}",
            "median updates to solve": "–" if one.updates is None else f"{one.updates:,}",
            "median seconds of computing to solve": "–" if one.seconds is None else fixed(one.seconds),
            "weights of each network": f"{standings.lanes_of(now, k)[0].training.flat.size:,}",
        }
        for k, one in enumerate(standings.standings(now))
    ]


def by_network(now):
    """One row for each network: where it stands."""
    even = standings.level(now)
    return [
        {
            "contender": RACES[now.kind][lane.contender].name,
            "seed": lane.training.settings.seed,
            "solved after updates": lane.solved,
            live.LIVE[now.settings.task].METRIC.name: lane.values[-1],
            "seconds of computing": lane.seconds,
            "stopped because": lane.trouble,
        }
        for lane in even.lanes
    ]


def by_check(now):
    """One row for each look at the networks, one column for each of them; nothing where it had stopped."""
    even, names = standings.level(now), [contender.name for contender in RACES[now.kind]]
    return [
        {"updates": updates}
        | {
            f"{names[lane.contender]}, seed {lane.training.settings.seed}": lane.values[k]
            if k < len(lane.values)
            else None
            for lane in even.lanes
        }
        for k, updates in enumerate(even.checks)
    ]
