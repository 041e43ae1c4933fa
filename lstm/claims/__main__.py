"""Measure all claims, or those that are named: `python -m lstm.claims [name ...]`. Some twenty minutes of one core.

Writes stored.json: for each claim the day, the seconds of computing, the seeds, and every number.
"""

import json
import os
import sys
from datetime import date
from time import process_time

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
from lstm.claims import CLAIMS, FILE, verdict_stored  # noqa: E402
from lstm.claims import stored as read  # noqa: E402
from lstm.experiments.court import run  # noqa: E402


def main() -> None:
    """Measure, print and write."""
    for name in sys.argv[1:] or CLAIMS:
        began = process_time()
        now = run.start(name)
        if hasattr(CLAIMS[name], "known"):  # bench/contest.py has trained the very same networks
            jobs = run.jobs(now.claim, now.seeds)
            now = now._replace(found=tuple(CLAIMS[name].known(job.case, job.arm, job.seed) for job in jobs))
        now = run.go(now)
        read.cache_clear()
        found = {
            "date": date.today().isoformat(),
            "seconds": round(process_time() - began, 1),
            "seeds": list(now.seeds),
            "rule": list(CLAIMS[name].RULE),
            "values": {
                case: {arm: [round(one, 6) for one in each] for arm, each in arms.items()}
                for case, arms in run.values_of(now).items()
            },
        }
        everything = read() | {name: found}
        FILE.write_text(json.dumps(dict(sorted(everything.items())), indent=1) + "\n")
        read.cache_clear()
        print(name, found["seconds"], verdict_stored(name), flush=True)


if __name__ == "__main__":
    main()
