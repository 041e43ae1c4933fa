"""What a link may say of a claim: which one, one of the visitor's own, and the seeds it is run with."""

from lstm.claims import CLAIMS
from lstm.experiments.court import own
from ui.link.setting_checks import Setting, fine, number, one_of

FIRST = "100"  # the first seed of a run here, far from those that are stored
USUAL = "recall;gap:20,50;lstm,forget:3;lstm,forget:0;updates;less;10;800;3"

SETTINGS = {
    "claim": Setting(
        "claim",
        next(iter(CLAIMS)),
        one_of(*CLAIMS, "own"),
        good=("forget_bias", "own"),
        bad=("", "nope", "../forget_bias", "Own"),
    ),
    "argued": Setting(
        "claim of your own",
        USUAL,
        lambda text: fine(own.read, text),
        good=(
            "count;;lstm;gru,units:5;skill;more;0.1;400;3",
            "parity;length:8,16;rnn,rate:0.01;lstm,layers:2;updates;same;50;300;5",
        ),
        bad=(
            "",
            "count",
            "count;;lstm;gru;skill;more;0.1;400",
            "count;;lstm;gru;skill;more;0.1;40000;3",
            "count;;lstm;gru;skill;more;2;400;3",
            "count;;lstm;gru;luck;more;0.1;400;3",
            "count;most:99;lstm;gru;skill;more;0.1;400;3",
            "count;most:5,5;lstm;gru;skill;more;0.1;400;3",
            "count;;lstm,seed:3;gru;skill;more;0.1;400;3",
            "count;;lstm,units:3,units:4;gru;skill;more;0.1;400;3",
            "count;;lstm[gates=relu];gru;skill;more;0.1;400;3",
            "everyday;;lstm;gru;skill;more;0.1;400;3",
            "count;;lstm;gru;skill;more;٣;400;3",
            "count;;lstm;gru;skill;more;0.1;400;9",
            ";" * 500,
        ),
    ),
    "seeds": Setting("first seed of the run", FIRST, number, parse=int, good=("0", "200"), bad=("-1", "1000", "x")),
}
