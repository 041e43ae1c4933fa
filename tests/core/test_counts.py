"""What the README and the pages count is as many as there are."""

import re
from pathlib import Path

import pytest

from lstm import one_unit
from lstm.domains.speech import sounds
from lstm.everyday import sentences
from lstm.experiments import fading, gaps
from lstm.live import LIVE, cousins
from lstm.live.race import TRIED
from lstm.live.tasks import entities
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from lstm.presets import gaps as measured

ROOT = Path(__file__).parent.parent.parent
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
NUMBERS += " seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four"
NUMBERS = NUMBERS.split()
README = ROOT / "README.md"
STORED = measured.stored()
KNOWN = sounds.recordings()
SETTINGS = fading.Settings("lstm")
BY_HAND = sum(len(entities.by_hand(file)[1]) for file in ("entities.txt", entities.HARDER))
CLAIMS = [  # a file, a pattern with the count in it, and how many there are
    (README, r"on ([\w-]+) tasks \(recall", len(LIVE)),
    (README, r"its (\w+) weights and biases on sliders", len(one_unit.NAMES)),
    (README, r"(\w+) lessons \(counter", len(LESSONS)),
    (README, r"…\) and (\w+)\s+challenges", len(CHALLENGES)),
    (README, r"plain RNN, (\w+) untrained\s+networks", SETTINGS.seeds),
    (README, r"and (\w+) sentences by hand", len(entities.by_hand()[1])),
    (README, r"results on (\w+) tasks and on", len(cousins.TASKS)),
    (README, r"and on (\w+) sentences in a row", len(cousins.stored()["sentences"]["lstm"])),
    (README, r"measured with (\w+) seeds, and again", len(STORED["cells"]["lstm"])),
    (ROOT / "ui/how_far/text.md", r"The LSTM has (\w+) units", gaps.CELLS["lstm"][0]),
    (ROOT / "ui/how_far/text.md", r"the GRU (\w+), the plain", gaps.CELLS["gru"][0]),
    (ROOT / "ui/how_far/text.md", r"the plain RNN (\w+), so that", gaps.CELLS["rnn"][0]),
    (ROOT / "ui/how_far/text.md", r"the best of (\w+) seeds", len(STORED["cells"]["lstm"])),
    (
        ROOT / "ui/how_far/text.md",
        r"among the (\w+) answers that fit",
        len(sentences.options(gaps.stretched("need", "job", 5).words)),
    ),
    (ROOT / "ui/cousins/text.md", r"(\w+) networks of each cell,", cousins.stored()["recall"]["lstm"]["of"]),
    (ROOT / "ui/cousins/text.md", r"the best of (\w+) learning rates", len(TRIED)),
    (ROOT / "lstm/figures/cousins/cousins.py", r"how it does on (\w+) tasks", len(cousins.TASKS)),
    (ROOT / "lstm/live/tasks/speech.py", r"recordings of (\w+) voices", KNOWN.trained),
    (ROOT / "lstm/live/tasks/speech.py", r"judged by (\w+) voices", len(KNOWN.voices) - KNOWN.trained),
    (ROOT / "lstm/live/tasks/speech.py", r"quality: (\w+) voices", len(KNOWN.voices)),
    (ROOT / "lstm/live/tasks/speech.py", r"and (\w+) clips said", len(KNOWN.clips)),
    (ROOT / "lstm/live/tasks/entities.py", r"; (\w+) in `lstm/live/data/entities.txt`", BY_HAND),
    (ROOT / "lstm/figures/applications/tagged.py", r"On (\w+) sentences of ordinary", len(entities.by_hand()[1])),
]


def number(text):
    """The number that a word or figures say."""
    return int(text) if text.isdigit() else NUMBERS.index(text.lower())


@pytest.mark.parametrize(("path", "pattern", "count"), CLAIMS, ids=lambda value: str(value)[-40:])
def test_what_is_counted_is_as_many_as_there_are(path, pattern, count):
    found = re.findall(pattern, " ".join(path.read_text().split()), re.IGNORECASE)  # wherever its lines end
    assert found, "the sentence is there no more: take its claim out of the list too"
    assert {number(text) for text in found} == {count}


def test_no_other_sentence_of_the_readme_counts_what_may_grow():
    counted = rf"\b(\d+|{'|'.join(NUMBERS[2:])}) (tasks|pages|lessons|challenges|cells|applications|races|pictures)\b"
    told = {" ".join(found) for found in re.findall(counted, README.read_text(), re.IGNORECASE)}
    held = [re.sub(r"\\s\+|\(\\w\+\)", " ", pattern) for path, pattern, _ in CLAIMS if path == README]
    assert {one for one in told if not any(one.split()[1] in pattern for pattern in held)} == set()
