"""How a plain RNN of more units hears, given the seconds in which the LSTM of the page "Speech" was trained.

    python bench/speech_rnn.py          about a minute on one core

The table of the page gives every cell as many units. A plain RNN has a quarter of an LSTM's weights then.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from lstm.live import defaults
from lstm.live.tasks.speech import WIDER
from lstm.presets import apps
from lstm.presets.apps.__main__ import SEEDS, each, told, trained


def main():
    """Train three seeds and print what the page says of them."""
    plan = defaults("speech", cell="rnn", units=WIDER.units)
    n = round(apps.figures("speech")["cells"]["lstm"]["seconds"] / each(plan))
    print(told([trained(plan._replace(seed=seed, horizon=n), n) for seed in SEEDS]))


if __name__ == "__main__":
    main()
