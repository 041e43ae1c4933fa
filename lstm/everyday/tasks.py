"""What a shipped model may be trained on, by name.

A task is a module with

- `NAME`, `ABOUT`, and its `VOCABULARY`, `<unk>` first;
- `FAMILIES`, kind of sentence -> how often it is drawn, and `MEANS`, word -> the answer it is a reason for;
- `sentence(rng, ...)` and `minimal_pair(rng, ...)`, which draw from a generator;
- `options(words)`, the answers that fit an unfinished sentence, `family_of(answer)`, and `is_held_out(words)`;
- `SEED_WORDS`, one held-out sentence everything is shown on.
"""

from lstm.everyday import sentences as everyday

TASKS = {"everyday": everyday}
