"""What a link may say of a gap, and of the words in it."""

from lstm.experiments import gaps
from ui.link.setting_checks import Setting, number, one_of

SETTINGS = {
    "far": Setting(
        "sentence to draw out",
        "",
        one_of(*gaps.KINDS, "own"),
        good=("need", "owner", "place", "own"),
        bad=("NEED", "near"),
    ),
    "reason": Setting(
        "reason",
        "",
        one_of(*(word for kind in gaps.KINDS for word in gaps.reasons(kind))),
        good=("job", "anna", "car"),
        bad=("loan", "<b>", "Job"),
    ),
    "clauses": Setting(
        "clauses between",
        "3",
        one_of(*map(str, range(gaps.MOST_CLAUSES + 1))),
        parse=int,
        good=("0", "7"),
        bad=("8", "-1", "1.5", "٣"),
    ),
    "between": Setting("seed of the clauses", "0", number, parse=int, good=("0", "999"), bad=("-1", "1000", "x")),
}
