"""What the perplexities of a text and of the held-out sentences say, in sentences and a table."""

from lstm.figures.digits import sized
from lstm.figures.text import percent

NEAR = 0.05  # share of a perplexity: less than this apart is called a tie
CELLS = {"lstm": "LSTM", "gru": "GRU", "rnn": "Plain RNN"}


def who(network, trigram):
    """Which of two perplexities is the better, in a sentence."""
    if abs(network - trigram) <= NEAR * trigram:
        return "That is a tie."
    if network < trigram:
        return "The network is the less surprised: what it remembers beyond two words helps."
    return "The **trigram** is the less surprised: on this text, two words back are worth more than a memory."


def own_text(network, trigram, counted):
    """The perplexities of the visitor's text over so many words."""
    if not counted:
        return "There is no word here yet that could be judged: the first word of a sentence is announced by nothing."
    words = f"{counted} word{'s' * (counted > 1)}"
    few = " So few words say little." if counted < 10 else ""
    return (
        f"Over {words} of your text the network has a perplexity of **{sized(network)}**, a trigram of "
        f"**{sized(trigram)}**. {who(network, trigram)}{few}"
    )


def held_out(figures):
    """One row for each cell and the trigram, on the sentences that training never saw. figures: cell -> its about."""
    heads = "| | perplexity, all words | right last words | right after 50 words |\n| :-- | --: | --: | --: |"
    rows = [
        [name, one["perplexity"], one["right"]["all"], one["right"]["gap 50"]]
        for name, one in ((CELLS[cell], found) for cell, found in figures.items())
    ]
    first = next(iter(figures.values()))
    rows.append(["Trigram", first["perplexity_trigram"], first["trigram"]["all"], first["trigram"]["gap 50"]])
    rows = [f"| {name} | {sized(p)} | {percent(right)} | {percent(far)} |" for name, p, right, far in rows]
    return "\n".join([heads, *rows])
