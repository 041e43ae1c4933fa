"""What a link may say of the contest: which task, and whose equations."""

from lstm.experiments.contest import CONTESTANTS, TASKS
from ui.link.setting_checks import Setting, one_of

SETTINGS = {
    "contest": Setting("task of the contest", "parity", one_of(*TASKS), good=("lookup",), bad=("", "sums", "Parity")),
    "heir": Setting("contestant", "slstm", one_of(*CONTESTANTS), good=("mlstm", "attention"), bad=("", "gpt")),
}
