"""Kills jobs with SIGKILL and goes on with them until they are done.

usage: ./dev bench crash [--kills KILLS] [--stride STRIDE] [--program PROGRAM]

At random moments KILLS times (200); and right before and after every STRIDE-th call (1) that
writes, syncs, renames, removes or commits, the ledger's too. In every format, as files and as
folders of parts, with 1, 2 and 8 threads.
"""
import argparse
import shutil
import sys
import time
from pathlib import Path

from crashes.named_steps import kill_at_steps
from crashes.random_kills import kill_at_random

root = Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    if not shutil.which(program):
        sys.exit(f"crash: there is no {program}; fix: ./dev build release rowsmith")
    start = time.monotonic()
    passed = failed = at_random = at_steps = 0
    for what, kills, faults in kill_at_random(program, options.kills):
        print(f"{what:<54} {kills:>5} kills  {'; '.join(faults) or 'all as it should be'}",
              flush=True)
        at_random, passed, failed = at_random + kills, passed + (not faults), failed + bool(faults)
    for what, kills, faults in kill_at_steps(program, options.stride):
        calls = ", ".join(f"{count} {name}" for name, count in kills.most_common())
        print(f"{what:<54} {kills.total():>5} kills  "
              f"{'; '.join(faults[:5]) or 'all as it should be'}\n    {calls}", flush=True)
        at_steps, failed = at_steps + kills.total(), failed + len(faults)
        passed += kills.total()
    print(f"{at_random} kills at random moments, {at_steps} at named steps, in "
          f"{time.monotonic() - start:.0f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
