"""What the page about vanishing gradients says: how its curves were checked, and what is often said of them."""

from lstm.experiments import fading
from lstm.explain.jacobian import half_life
from lstm.figures.text import listed
from lstm.figures.vanishing import fading as figure
from lstm.figures.vanishing.powers import agreed, in_words
from lstm.numbers import fixed
from ui.vanishing import TEXT

NARROW = 0.5**0.5  # times N(0, 1/H) is N(0, 1/(H + D)) where H = D
LSTM, RNN = fading.Settings("lstm", gain=NARROW, length=50), fading.Settings("rnn", length=50)
TABLE = {  # as it is called -> the experiment
    "LSTM, bias 0": LSTM._replace(bias=0.0),
    "LSTM, bias 1": LSTM._replace(bias=1.0),
    "LSTM, bias 3": LSTM._replace(bias=3.0),
    "LSTM, bias 5": LSTM._replace(bias=5.0),
    "LSTM, bias 1, recurrent × 3": LSTM._replace(recurrent=3.0),
    "LSTM, bias 1, recurrent × 6": LSTM._replace(recurrent=6.0),
    "LSTM, bias 1, recurrent × 10": LSTM._replace(recurrent=10.0),
    "plain RNN": RNN,
    "plain RNN, recurrent × 3": RNN._replace(recurrent=3.0),
}


def badge(settings):
    """Whether the ends of the curves in view were confirmed, in a few words."""
    return TEXT["confirmed"] if apart(settings) < 1e-4 else TEXT["not confirmed"]


def checked(settings):
    """How the ends of the curves in view were checked, in a sentence."""
    count, worst = settings.seeds * len(figure.shown(settings)), apart(settings)
    return TEXT["how checked"].format(count=count, share=agreed(worst)) if worst < 1e-4 else TEXT["not confirmed"]


def apart(settings):
    """How far curves and nudges are apart at most, as a share."""
    return max(fading.agreement(figure.own(settings, cell)) for cell in figure.shown(settings))


def clipping(settings):
    """What clipping does to the update and to the curves, in sentences."""
    sizes = figure.clipped(settings)
    parts = [f"{name} {in_words(before)} → {in_words(after)}" for name, (before, after) in sizes.items()]
    return TEXT["clipping"].format(sizes=listed(parts))


def rows():
    """The table of settings: what is left of the gradient in each of them."""
    lines = []
    for name, settings in TABLE.items():
        low, median, high = figure.spread(fading.fade(settings))
        alone = figure.alone(fading.fade(settings))
        lines.append(
            {
                "setting": name,
                "gradient, median": in_words(median),
                "smallest": in_words(low),
                "largest": in_words(high),
                "f × f × … alone, median": "–" if alone is None else in_words(alone),
            }
        )
    return lines


def alike():
    """What becomes of the comparison where the plain RNN's weights are drawn as narrowly as the LSTM's."""
    lstm, narrow = (figure.spread(fading.fade(one))[1] for one in (TABLE["LSTM, bias 0"], RNN._replace(gain=NARROW)))
    return TEXT["how weights are drawn"].format(narrow=in_words(narrow), lstm=in_words(lstm))


def often_said():
    """Sentences one often reads, each with what was measured about it: [(claim, measured), ...]."""
    base = fading.Settings(length=100)
    zero, three, wild = (
        figure.spread(fading.fade(base._replace(bias=bias, recurrent=recurrent)))[1]
        for bias, recurrent in ((0.0, 1.0), (3.0, 1.0), (1.0, 10.0))
    )
    rnn = figure.spread(fading.fade(base._replace(cell="rnn")))[1]
    kept = {share: float(half_life(share)) for share in (0.9, 0.99)}
    update = figure.clipped(base._replace(bias=0.0))["LSTM"]
    return [
        (
            "That is the reason why Vanishing and Exploding Gradient problems do not exist.",
            f"Both do. An untrained LSTM with forget bias 0 keeps {in_words(zero)} of a gradient over 100 steps. With "
            f"ten times larger recurrent weights and bias 1, the gradient grows {in_words(wild)} times.",
        ),
        (
            "LSTMs overcome the vanishing gradient problem.",
            f"They can. With forget bias 3 the gradient is {in_words(three)} times as large 100 steps back. With bias "
            f"0 it is {in_words(zero)}, and that of a plain RNN is {in_words(rnn)}. The gate decides, not the name.",
        ),
        (
            "It ensures that earlier inputs still have an impact.",
            f"It makes that possible. What is kept with f = 0.9 is half gone after {fixed(kept[0.9], 1)} steps, with "
            f"f = 0.99 after {fixed(kept[0.99], 0)}.",
        ),
        (
            "Gradient clipping helps against vanishing gradients too.",
            f"With bias 0 and 100 steps the update has the size {in_words(update[0])}, clipped {in_words(update[1])}. "
            "Clipping never makes anything larger.",
        ),
    ]
