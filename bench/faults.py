"""Lets the calls of a job fail that change files, and fills its disk.

usage: ./dev bench faults [--stride STRIDE] [--program PROGRAM]

The n-th call for every STRIDE-th n (1) until none is hit: alone, and with all later ones, the
ledger's calls too. And small disks of several sizes, where this user may mount them. A job that is
called completed is whole, nothing half has a final name, and a retry makes what is left.
"""
import argparse
import shutil
import sys
import time
from pathlib import Path

from crashes.failing_calls import fail_calls
from crashes.full_disk import fill_disks

root = Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    if not shutil.which(program):
        sys.exit(f"faults: there is no {program}; fix: ./dev build release rowsmith")
    start = time.monotonic()
    passed = failed = 0
    for what, hits, faults in fail_calls(program, options.stride):
        calls = ", ".join(f"{count} {name}" for name, count in hits.most_common())
        print(f"{what:<58} {hits.total():>5} failures  "
              f"{'; '.join(faults[:5]) or 'all as it should be'}\n    {calls}", flush=True)
        passed, failed = passed + hits.total(), failed + len(faults)
    is_filled = False
    for what, full, faults in fill_disks(program):
        print(f"{what:<58} {full:>5} were full "
              f"{'; '.join(faults[:5]) or 'all as it should be'}", flush=True)
        is_filled, passed, failed = True, passed + full, failed + len(faults)
    if not is_filled:
        print("no small disk can be mounted here")
    print(f"{time.monotonic() - start:.0f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
