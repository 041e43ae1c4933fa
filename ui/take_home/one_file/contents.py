"""What the one file says and knows, as data for its scripts: what can be worked out beforehand is."""

from lstm import inputs, one_unit, reading
from lstm.cells import CELLS
from lstm.cells.lstm import LETTERS
from lstm.everyday import vocabulary as lists
from lstm.everyday.frames import ANSWERS, REASONS
from lstm.figures import curves as curves_figure
from lstm.figures.colours import INK, STEPS
from lstm.figures.sentence import arithmetic, strip
from lstm.figures.sentence.answered import SHOWN_NEXT
from lstm.figures.who_wrote import ribbon
from lstm.model import signed
from lstm.one_unit import challenges, goals
from lstm.one_unit.lessons import LESSONS
from lstm.spelling import FEWEST, LONGEST, SHORTEST, parts
from lstm.unroll import hidden_size
from lstm.words import folds
from ui.one_unit import TEXT as UNIT_TEXT
from ui.one_unit import choice
from ui.one_unit.one_unit import groups
from ui.one_unit.says import SIGNAL
from ui.sentence import network_box
from ui.sentence.teaching import HOW
from ui.take_home.one_file.network import about, network

OTHER = "We have trouble with our tooth, so we should call a dentist"  # whose memory can be carried over


def contents(model, text, examples):
    """All that the file's scripts are given but the weights."""
    by_words, meant, cell = inputs.by_words(model), signed(model), CELLS[model.layers[-1].cell]
    read = reading.read(model, examples[0][1])
    drawn = strip.draw(read)
    varying = ("tokens", "how", "next", "foreseen", "answered", "waves", "close")
    memory, ribboned = list(INK["c"][3:]), meant.ahead and by_words and hasattr(read.trace, "carried")
    quantities = [{name: q[name] for name in q if name not in ("values", "reach")} for q in drawn["quantities"]]
    return {
        "text": text,
        "other": OTHER if by_words else examples[-1][1],
        "examples": examples,
        "noun": read.noun,
        "wants": network_box.wants(model),
        "knows": "" if by_words else network_box.knows(model),
        "about": about(model),
        "channels": meant.channels,
        "written": {"between": inputs.BETWEEN, "farthest": inputs.FARTHEST},
        "units": hidden_size(model.layers[-1].weights),
        "longest": reading.longest(model),
        "shown": SHOWN_NEXT,
        "answers": meant.answers,
        "inputs": arithmetic.input_names(read),
        "what": read.what,
        "strip": {k: v for k, v in drawn.items() if k not in varying} | {"quantities": quantities, "waves": None},
        "ribbon": {"most": ribbon.MOST_BANDS, "least": ribbon.LEAST_SHARE, "ink": memory} if ribboned else None,
        "steps": STEPS,
        "gates": list(cell.GATES),
        "does": arithmetic.DOES,
        "worked": cell.WORKED,
        "symbols": arithmetic.SYMBOLS,
        "folded": arithmetic.FOLDED,
        "largest": arithmetic.LARGEST,
        "lowered": {str(digit): str(digit).translate(arithmetic.LOWERED) for digit in range(10)},
        "how": HOW,
        "options": options(),
        "finder": finder(model) if by_words else None,
        "shapes": inputs.SHAPES,
        "network": network(model),
        "unit": unit(),
    }


def options():
    """The answers that fit the end of a sentence, as lstm.everyday.sentences.options has them."""
    groups = {
        "need": REASONS,
        "take": lists.TAKE,
        "see": lists.SEE,
        "place": ANSWERS["place"],
        "owner": ANSWERS["owner"],
    }
    verbs = {name: list(lists.VERBS[name]) for name in ("take", "see")}
    return {"verbs": verbs, "groups": {name: list(answers) for name, answers in groups.items()}}


def finder(model):
    """How words are found in the vocabulary of a model: see words.js."""
    tables, whole, spelt, english = parts(model.words)
    sizes = {"shortest": SHORTEST, "longest": LONGEST, "fewest": FEWEST, "english": english}
    return {"words": model.words, "folds": folds(), "whole": whole, "tables": tables, "spelt": spelt} | sizes


def unit():
    """The unit set by hand: its sliders, curves, lessons and challenges."""
    first = next(iter(LESSONS.values()))
    drawn = curves_figure.draw(one_unit.curves(first.values, first.xs), editable=("x",))
    empty = {"values": [], "before": None}
    panels = [
        {k: one[k] for k in ("title", "editable")} | {"curve": one["curves"][0] | empty} for one in drawn["panels"]
    ]
    return {
        "names": one_unit.NAMES,
        "letters": LETTERS,
        "groups": groups(first.values),
        "panels": panels,
        "longest": one_unit.LONGEST,
        "symbols": {name: ink.symbol for name, ink in INK.items()},
        "signals": SIGNAL,
        "still": UNIT_TEXT["still"],
        "noLonger": UNIT_TEXT["no longer the lesson"],
        "lessons": [{"key": name} | one._asdict() for name, one in LESSONS.items()],
        "challenges": [challenge(name, one) for name, one in challenges.CHALLENGES.items()],
        "goals": {
            **{name: getattr(goals, name.upper()) for name in ("one", "nought", "plus", "minus", "counted", "near")},
            "most": goals.MOST_COUNTED,
        },
    }


def challenge(name, one):
    """A challenge, and the inputs that nobody sees."""
    hidden, _ = challenges.unseen(one, challenges.SEED, challenges.HIDDEN)
    told = {"key": name, "name": one.name, "task": one.task, "xs": one.xs, "hints": one.hints, "solution": one.solution}
    return told | {"hidden": hidden.T.tolist(), "band": choice.BAND if "to be 1" in one.task else ""}
