"""The forget gate matters most."""

from lstm.experiments.court.plan import Plan, trained
from lstm.experiments.court.rule import Rule

NUMBER = 5
CLAIM = "Of the three gates, the forget gate matters most."
SAID_BY = (
    "[Greff and others 2017](https://arxiv.org/abs/1503.04069), forget gate and output squashing; "
    "[Jozefowicz, Zaremba & Sutskever 2015](https://proceedings.mlr.press/v37/jozefowicz15.html): “the forget gate is "
    "of the greatest importance”, but on language models the output gate was of the least."
)
RULE = Rule(
    "how far it came, from no memory to no mistake",
    "lstm1997",
    "less",
    0.1,
    ("no_input", "no_output"),
    least=0.5,
    differ="the task",
)
CASES = {"count": "count", "parity": "odd or even", "reber": "a grammar"}
ARMS = {
    "lstm": "all three gates",
    "lstm1997": "without forget gate",
    "no_input": "without input gate",
    "no_output": "without output gate",
}
REFUTED = (
    "“The forget gate: the amount allowed to be forgotten”: it is the share that is kept.",
    "“i(t) is multiplied by c(t)”: by the candidate. Where no input gate stands, all of that is written.",
    "“The input gate looks at the new input and the preceding timestamp's input”: at the last output h.",
)
SEEDS = (0, 1, 2)
SMALL = (tuple(ARMS), ("parity",))
HOW = (
    "Three networks on each of three tasks, with one gate left out, for as long as an LSTM needs. The rule holds the "
    "one without forget gate against those without the others: it has to do worse than both."
)
LITERATURE = (
    "Both studies are of speech, music and text, where something has to be forgotten all the time. "
    "[Gers and others 2000](https://doi.org/10.1162/089976600300015015) brought the forget gate in for streams without "
    "an end."
)
CHANGES = (
    "Streams in which nothing empties the memory: on the page Cousins, ten sentences in a row fill up the 1997 LSTM."
)


def plan(case: str, arm: str, seed: int) -> Plan:
    """A task as it comes, all with the LSTM's learning rate, without a price on open gates."""
    like = trained(case, "lstm", seed, penalty=0.0)
    return like._replace(settings=like.settings._replace(cell=arm, rate=0.01), updates=like.updates // 2)
