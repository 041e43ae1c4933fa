"""Models that are ready: trained by `python -m lstm.presets.train`, one small file each.

`<cell>.npz` is trained, `<cell>-early.npz` the same training after few updates, `<cell>-p<penalty>.npz` the same with
another price on open gates. What each one reaches is in its `about`.

Source: ours, but for lstm/presets/others.
"""

from functools import lru_cache
from pathlib import Path

from lstm import model as models
from lstm.everyday.train import Settings, begin
from lstm.numbers import exact
from lstm.presets import english

FOLDER = Path(__file__).parent
STAGES = ("untrained", "early", "trained")


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Every preset in the folder."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.npz")))


@lru_cache(maxsize=32)
def get(name: str) -> models.Model:
    """One preset by the name of its file."""
    return models.load(FOLDER / f"{name}.npz")


def settings(model: models.Model) -> Settings:
    """The Settings a preset was trained with."""
    return Settings(**model.about["settings"])


def load(cell: str = "lstm", stage: str = "trained", penalty: float | None = None) -> models.Model:
    """A ready model. `penalty` chooses among PENALTIES, the cell's usual one if not given.

    "english" is the LSTM of 8,000 words, with its own price of open gates or without: see lstm.presets.english.

    "untrained" is made anew from the trained one's settings: the very weights its training began with.
    Raises ValueError for a combination that is not there.
    """
    if cell == "english" and stage == "trained" and penalty in (None, 0.0, english.PRICE):
        return english.load(english.PRICED if penalty else "lstm")
    usual = get(cell) if cell in CELLS_TRAINED else None
    if usual is None or stage not in STAGES:
        raise ValueError(f"there is no {stage} {cell}; choose from {', '.join(CELLS_TRAINED)} and {', '.join(STAGES)}")
    special = penalty is not None and penalty != settings(usual).penalty
    name = f"{cell}-p{exact(penalty)}" if special else cell
    if name not in names() or (special and stage == "early"):
        raise ValueError(f"there is no {stage} {cell} with a penalty of {penalty}")
    if stage == "untrained":
        begun = begin(settings(get(name)))
        return begun.model._replace(about={"settings": begun.settings._asdict(), "updates": 0})
    return get(f"{name}-early" if stage == "early" else name)


HEIRS = ("slstm", "janet", "minlstm", "mingru")  # what came after the LSTM, among the cells
USUAL = (name for name in names() if "-" not in name and name not in HEIRS)
CELLS_USUAL = tuple(sorted(USUAL, key=lambda name: (name != "lstm", name)))
CELLS_TRAINED = CELLS_USUAL + tuple(name for name in HEIRS if name in names())
PENALTIES = {
    cell: tuple(
        sorted({settings(get(name)).penalty for name in names() if name == cell or name.startswith(f"{cell}-p")})
    )
    for cell in CELLS_TRAINED
}
