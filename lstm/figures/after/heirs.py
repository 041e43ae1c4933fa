"""The contest of what came after the LSTM: a dot for each seed, at the trained length and at twice that."""

from math import ceil, floor, log10
from typing import Any

from lstm.cells import CELLS
from lstm.experiments import contest
from lstm.figures.colours import CONTENDERS
from lstm.figures.text import listed
from lstm.numbers import SPACE, clock, count, percent, plain, sized

GROWS = {  # what -> what it is called, who, and its unit
    "held": ("Numbers held", {"lstm": "LSTM", "attention": "attention"}, ""),
    "step": ("Time of one more step", {"lstm": "LSTM", "attention": "attention"}, "ms"),
    "scan": ("Time of all steps", {"loop": "minLSTM, in turn", "scan": "minLSTM, at once"}, "ms"),
}
LENGTHS = {"trained": "trained length", "twice": "twice as long"}
KINDS = ("recurrent gates", "gates that see the input alone", "looks at all it has read")  # in the order of the inks
KIND = {"minlstm": 1, "mingru": 1, "mlstm": 1, "attention": 2}


def measured() -> dict[str, str]:
    """The tasks that were measured with the LSTM and attention at least, with what they are called."""
    found = contest.stored()["tasks"]
    return {key: one.name for key, one in contest.TASKS.items() if {"lstm", "attention"} <= found.get(key, {}).keys()}


def draw(task: str) -> dict[str, Any]:
    """One task of the contest, as ui/widgets/dots shows it."""
    table, guess = contest.stored()["tasks"][task], contest.control(task)
    return {
        "title": f"{contest.TASKS[task].name}: sequences right",
        "range": [0.0, 1.0],
        "ends": ["0", percent(1.0)],
        "bound": [guess, f"a guess, {percent(guess)}"],
        "cases": [
            {
                "name": said[0].upper() + said[1:],
                "answer": "best",
                "said": best(table, length),
                "arms": [arm(who, one, length) for who, one in table.items()],
            }
            for length, said in LENGTHS.items()
        ],
        "alt": describe(task),
    }


def arm(who: str, one: dict[str, Any], length: str) -> dict[str, Any]:
    """One contestant: its dots and what they say."""
    line, values = CONTENDERS[KIND.get(who, 0)], one[length]
    middle = sorted(values)[len(values) // 2]
    return {
        "name": contest.CONTESTANTS[who],
        "ink": [line.on_light, line.on_dark],
        "mark": line.mark,
        "about": who == "lstm",
        "values": values,
        "tips": [f"seed {seed}: {percent(value)}" for seed, value in zip(contest.SEEDS, values, strict=True)],
        "middle": [middle, percent(middle)],
    }


def best(table: dict[str, Any], length: str) -> str:
    """Whose median is highest, as many as there are within a hundredth of it."""
    middles = {who: sorted(one[length])[len(one[length]) // 2] for who, one in table.items()}
    top = max(middles.values())
    return listed([contest.CONTESTANTS[who] for who, value in middles.items() if value >= top - 0.01])


def describe(task: str) -> str:
    """The medians in a sentence for each length."""
    table, parts = contest.stored()["tasks"][task], []
    for length, said in LENGTHS.items():
        each = [
            f"{contest.CONTESTANTS[who]} {percent(sorted(one[length])[len(one[length]) // 2])}"
            for who, one in table.items()
        ]
        parts.append(f"Medians {said}: {listed(each)}.")
    return " ".join(parts)


def table(task: str) -> list[dict[str, str]]:
    """What each contestant was: its size, its rate, its updates in the same seconds."""
    return [
        {
            "": contest.CONTESTANTS[who],
            "weights": count(one["weights"]),
            "units": count(one["units"]),
            "learning rate": plain(one["rate"]),
            "an update": f"{sized(one['cost'], 2)}{SPACE}ms",
            "updates": count(one["updates"]),
        }
        for who, one in contest.stored()["tasks"][task].items()
    ]


def grown(what: str) -> dict[str, Any]:
    """What one more step holds or takes, or all steps of a minLSTM, as the text grows; as ui/widgets/dots shows it.

    `what` is one of GROWS. The axis is one of powers of ten.
    """
    title, arms, unit = GROWS[what]
    found = contest.stored()["growth"]
    place = {"held": 1, "step": 0}.get(what)
    numbers = {name: [one if place is None else one[place] for one in found[key]] for key, name in arms.items()}
    every = [value for some in numbers.values() for value in some]
    low, high = floor(log10(min(every))), ceil(log10(max(every)))
    cases = []
    for k, steps in enumerate(found["steps"]):
        rows = []
        for n, (name, some) in enumerate(numbers.items()):
            line, said = CONTENDERS[2 * n], amount(some[k], unit)
            row = {"name": name, "ink": [line.on_light, line.on_dark], "mark": line.mark, "about": False}
            rows.append(row | {"values": [log10(some[k])], "tips": [said], "middle": [log10(some[k]), said]})
        cases.append({"name": f"after {count(steps)} steps", "answer": "", "said": "", "arms": rows})
    each = [f"{name} {amount(some[0], unit)}, then {amount(some[-1], unit)}" for name, some in numbers.items()]
    return {
        "title": title,
        "range": [float(low), float(high)],
        "ends": [amount(10.0**low, unit), amount(10.0**high, unit)],
        "bound": None,
        "cases": cases,
        "alt": f"{title}: {listed(each)}, after {count(found['steps'][0])} and {count(found['steps'][-1])} steps.",
    }


def amount(value: float, unit: str) -> str:
    """A number of milliseconds, or of numbers held, at least 0."""
    return f"{sized(value, 2)}{SPACE}{unit}" if unit else count(round(value))


def growth() -> list[dict[str, str]]:
    """What one more step costs, as the text grows."""
    found = contest.stored()["growth"]
    return [
        {
            "steps read": count(steps),
            "LSTM, one more step": f"{sized(found['lstm'][k][0], 2)}{SPACE}ms",
            "it holds": f"{count(found['lstm'][k][1])} numbers",
            "attention, one more step": f"{sized(found['attention'][k][0], 2)}{SPACE}ms",
            "attention holds": f"{count(found['attention'][k][1])} numbers",
        }
        for k, steps in enumerate(found["steps"])
    ]


def at_once() -> list[dict[str, str]]:
    """What all steps of a minLSTM cost, one after the other and at once, as the text grows."""
    found = contest.stored()["growth"]
    return [
        {
            "steps read": count(steps),
            "minLSTM, all steps in turn": f"{sized(found['loop'][k], 2)}{SPACE}ms",
            "all at once": f"{sized(found['scan'][k], 2)}{SPACE}ms",
        }
        for k, steps in enumerate(found["steps"])
    ]


def equations(who: str) -> list[str]:
    """The lines of a contestant, as LaTeX."""
    return list(CELLS[who].EQUATIONS.values()) if who in CELLS else list(WHOLE[who])


def seconds(task: str) -> str:
    """How long each network trained."""
    return clock(contest.TASKS[task].seconds)


WHOLE = {  # of what has no cell
    "mlstm": (
        r"m_t = \max(\ln\sigma(\tilde f_t) + m_{t-1},\ \tilde i_t),\quad "
        r"f_t = e^{\ln\sigma(\tilde f_t) + m_{t-1} - m_t},\quad i_t = e^{\tilde i_t - m_t}",
        r"C_t = f_t\,C_{t-1} + i_t\,v_t k_t^\top / \sqrt{H}",
        r"n_t = f_t\,n_{t-1} + i_t\,k_t / \sqrt{H}",
        r"h_t = \sigma(\tilde o_t) \odot C_t q_t \,/\, \max(|n_t \cdot q_t|,\ e^{-m_t})",
    ),
    "attention": (
        r"a_{ts} = \operatorname{softmax}_{s \le t}(q_t \cdot k_s / \sqrt{H})",
        r"h_t = x_t + W_o \sum_{s \le t} a_{ts}\,v_s",
        r"y_t = h_t + W_2 \max(0,\ W_1 h_t + b_1) + b_2",
    ),
}
