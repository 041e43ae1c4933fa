"""What a link may say of a gap, and of the words in it."""

from lstm.experiments import gaps
from ui.link.setting_checks import Setting, number, one_of

SETTINGS = {
    "far": Setting("sentence to draw out", "", one_of(*gaps.KINDS, "own")),
    "reason": Setting("reason", "", one_of(*(word for kind in gaps.KINDS for word in gaps.reasons(kind)))),
    "clauses": Setting("clauses between", "3", one_of(*map(str, range(gaps.MOST_CLAUSES + 1)))),
    "between": Setting("seed of the clauses", "0", number, parse=int),
}
