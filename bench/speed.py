"""How fast rows are made, beside peers, in one interleaved run on one core.

usage: ./dev bench speed [--quick] [--rounds N] [--only KEY,KEY…] [--list]

Every round runs all cases once, one after the other, pinned to one core; a rate is the median of
the rounds, a ratio the median of the rounds' ratios. All write into the null device, ours with
--checksum none unless the line says otherwise. Nobody's start counts: ours is what the same command
takes for one row, a peer's what its process takes beside making and writing rows; both are printed.
Time is processor time, so that others on the machine count little, except where threads are
compared. "Earlier" is what a peer did when the goals were set, in calm minutes. Conditions of each
peer: bench/README.md. ROWSMITH_BENCH_REFERENCE may name the binary of the prototype.
"""
import sys
from pathlib import Path

folder = Path(__file__).resolve().parent
sys.path[0] = str(folder / "speeds")  # not here: statistics.py would hide Python's

import argparse  # noqa: E402
import os  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402

from cases import Cases, program, rowsmith  # noqa: E402
from goals import verdicts  # noqa: E402
from measure import table  # noqa: E402


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows, 3 rounds")
    parser.add_argument("--rounds", type=int, help="else 5, and 3 when quick")
    parser.add_argument("--only", help="keys of cases, as --list prints them")
    parser.add_argument("--list", action="store_true", help="the cases and their keys")
    return parser.parse_args()


def collect(place, options):
    cases = Cases(place, 0.1 if options.quick else 1)
    cases.add_formats()
    cases.add_peers()
    cases.add_shapes()
    cases.add_threads()
    cases.add_checksum()
    return cases


def measure(chosen, rounds):
    for case in chosen:
        if case.commands[0][0] == program:
            case.count_bytes()
    start = time.monotonic()
    for number in range(rounds):
        for case in chosen:
            case.run()
        print(f"round {number + 1} of {rounds}: {time.monotonic() - start:.0f} s", file=sys.stderr)


def main():
    options = read_arguments()
    with tempfile.TemporaryDirectory(prefix="speed.") as place:
        cases = collect(place, options)
        if options.list:
            return print("\n".join(f"{key:<15} {case.name}" for key, case in cases.all.items()))
        keys = options.only.split(",") if options.only else list(cases.all)
        chosen = {key: cases.all[key] for key in keys}
        rounds = options.rounds or (3 if options.quick else 5)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {rounds} rounds\n")
        measure(chosen.values(), rounds)
    print("\n".join(cases.notes), end="\n\n")
    print(table(chosen.values()), end="\n\n")
    has_best = rowsmith("generate", folder / "schemas/sales.yaml", "-o", "-", "--rows", 1, "--cpu",
                        "v4")
    lines, missed = verdicts(chosen, "AVX-512" if has_best else "the machine's best")
    print("\n".join(lines))
    print(f"\n{len(lines) - 1} lines, {missed} goals missed")
    return sys.exit(missed > 0)


main()
