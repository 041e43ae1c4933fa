"""An encoder and a decoder at work: what one reads, the memory it hands over, what the other says; and what is held where."""

import numpy as np

from lstm.encoder_decoder import before
from lstm.explain.handed import END, grafts, kept, moves
from lstm.figures import tape
from lstm.figures.ink import INK
from lstm.figures.text import percent
from lstm.live.tasks import LIVE

BEYOND = 4  # words that an answer may be longer than the right one


def draw(task, cell, weights, traces, outputs, examples, parts=None, other=None):
    """All that the page shows of one input, n = 1.

    `traces` are (encoder, decoder) over (T, 1, H) and (K, 1, H), `outputs` (K, 1, O) the chances of each word.
    `parts` may be the parts of the input that can be another, `other` the tokens of a second input.
    """
    task = LIVE[task]
    source = examples.xs[:, 0].tolist()
    right = before(END, examples.targets[:, 0].tolist())
    said = outputs[:, 0].argmax(axis=-1).tolist()
    ended = END in said
    said = said[: said.index(END) + 1] if ended else said
    memory = traces[0].state[-1][:, 0]
    order = tape.written_in_turn(memory)
    longest = len(right) + BEYOND
    picture = {
        "tape": drawn(task, cell, [trace_of(trace) for trace in traces], source, said, outputs[:, 0], right, order),
        "right": before(END, said) == right and ended,
        "said": task.spoken(before(END, said)),
        "truth": task.spoken(right),
    }
    if parts is not None:
        found = moves(cell, weights, source, parts, longest)
        picture["moves"] = moved(task, parts, found, before(END, said), order, memory.shape[-1])
    if other is not None:
        picture["grafts"] = grafted(task, grafts(cell, weights, source, other, longest))
    return picture


def trace_of(trace):
    """A trace of one sequence without its batch axis: (T, H)."""
    return type(trace)(*(field[:, 0] for field in trace))


def drawn(task, cell, traces, source, said, chances, right, order):
    """The picture of ui/tape: what is read | what is handed over | what is said."""
    encoder, decoder = traces
    names = [name for name in cell.EQUATIONS if name != "candidate"]
    state = {name for name in names if any(getattr(encoder, name) is part for part in encoder.state)}
    handed = {name: getattr(encoder, name)[-1:] if name in state else None for name in names}
    bands = [
        tape.band(cell, name, [getattr(encoder, name), handed[name], getattr(decoder, name)[: len(said)]], order)
        for name in names
    ]
    columns = [[tape.column(shown(task.SOURCE[k])) for k in source], [tape.column("→")], answer(task, said, chances, right)]
    titles = ("the encoder reads", "handed over", "the decoder says")
    sections = [tape.section(title, some, title == titles[0]) for title, some in zip(titles, columns, strict=True)]
    return tape.draw(sections, bands, told(task, source, said, right), headline(task, said, right), task.NOUN)


def shown(symbol):
    """A symbol as it is drawn: a space can be seen."""
    return "␣" if symbol == " " else symbol


def answer(task, said, chances, right):
    """The columns of what is said; from the first wrong word on it is marked."""
    due = [*right, END]
    columns = []
    for k, word in enumerate(said):
        wrong = said[: k + 1] != due[: k + 1]
        text = "end" if word == END else shown(task.ANSWER[word])
        columns.append(tape.column(text, percent(float(chances[k, word])), "wrong" if wrong else "quiet" * (word == END)))
    return columns


def headline(task, said, right):
    """The answer large, its first wrong word marked, and whether the rules say the same."""
    spoken, truth = before(END, said), task.spoken(right)
    if said == [*right, END]:
        return [(task.spoken(spoken), "right"), ("  ✓ right: the rules of spelling say the same.", "quiet")]
    first = next((k for k, (a, b) in enumerate(zip(spoken, right, strict=False)) if a != b), min(len(spoken), len(right)))
    parts = [(task.spoken(spoken[:first]) + task.JOIN * (0 < first < len(spoken)), "plain")]
    parts += [(task.spoken(spoken[first : first + 1]) or "(it ends here)", "wrong")]
    parts += [(task.JOIN * (first + 1 < len(spoken)) + task.spoken(spoken[first + 1 :]), "plain")]
    return [part for part in parts if part[0]] + [("  ✗ wrong. By the rules it is ", "quiet"), (truth, "plain")]


def told(task, source, said, right):
    """What is to be seen, in words."""
    verdict = "which is right" if said == [*right, END] else f"which is wrong: it is {task.spoken(right)}"
    read = task.READ_JOIN.join(task.SOURCE[k] for k in source)
    return f"Read: {read}. Said: {task.spoken(before(END, said))}, {verdict}. Gates and memory of every unit at each step."


def moved(task, parts, found, said, order, size):
    """For each part of the input: how far each unit moves when it is another, and how often each word of the answer."""
    most = max((float(one.memory.max()) for one in found), default=0.0) or 1.0
    rows = []
    for part, one in zip(parts, found, strict=True):
        rows.append(
            {
                "name": part.name,
                "place": [part.start, part.stop],
                "others": len(part.others),
                "memory": [float(value) for value in one.memory[order]],
                "words": [float(share) for share in one.words],
            }
        )
    ink = INK["c"]
    return {
        "rows": rows,
        "most": most,
        "units": [int(unit) for unit in order],
        "said": [shown(task.ANSWER[word]) for word in said],
        "ink": [ink.fill, ink.on_light, ink.on_dark],
    }


def grafted(task, found):
    """The ladder: from how many units on what is said, each word marked by whose answer it stands in."""
    first, last, steps = found[0].said, found[-1].said, []
    for one in found:
        if steps and steps[-1]["said"] == one.said:
            steps[-1]["to"] = one.units
            continue
        steps.append({"from": one.units, "to": one.units, "said": one.said})
    return [
        {
            "from": step["from"],
            "to": step["to"],
            "words": [
                {"text": shown(task.ANSWER[word]), "own": bool(own), "other": bool(other)}
                for word, own, other in zip(step["said"], kept(step["said"], first), kept(step["said"], last), strict=True)
            ],
        }
        for step in steps
    ]


def often(weights, cell, sources, longest, which):
    """The share of transplants between neighbours of a list of inputs after which exactly the other's answer is said.

    `which` are the parts of the state that are taken over, whole: (0,) is h, (1,) is c of an LSTM.
    """
    pairs = list(zip(sources, sources[1:], strict=False))
    hits = 0
    for source, other in pairs:
        hits += grafts(cell, weights, source, other, longest, which)[-1].said == grafts(cell, weights, other, other, longest)[0].said
    return float(np.mean(hits / len(pairs))) if pairs else 0.0
