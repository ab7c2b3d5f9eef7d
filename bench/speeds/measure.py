"""Runs commands one at a time on one core and tells what each cost.

On a machine that others use, processor time is what a program's speed shows in; a clock on the wall
shows the others too. It still follows the machine's mood, so cases are run in turn, round by round,
and compared inside a round.
"""
import json
import os
import subprocess
import sys
import time
from statistics import median  # Python's; speed.py sees to that


class Case:
    """Something that makes rows. `commands` are run one after the other; their costs are summed.

    Nobody's start counts: what `starts` cost, the same commands for one row, is taken off; or the
    program tells its own seconds, as JSON, and the rest of its process is its start.
    """

    def __init__(self, name, commands, rows, *, starts=(), tells=False, fact=None, cpus="0",
                 clock="cpu"):
        self.name, self.commands, self.rows = name, commands, rows
        self.starts, self.tells = starts, tells
        self.fact = fact    # rows/s that were found earlier, in calm minutes
        self.cpus, self.clock = cpus, clock
        self.bytes_per_row = None
        self.seconds, self.start_seconds = [], []

    def run(self):
        start = sum(self.one(command)[0] for command in self.starts)
        costs = [self.one(command) for command in self.commands]
        self.seconds.append(sum(cost for cost, _ in costs) - start)
        if self.seconds[-1] <= 0:
            sys.exit(f"{self.name}: a start took longer than a whole run; more rows are needed")
        self.start_seconds.append(start + sum(rest for _, rest in costs))

    def one(self, command):
        """Seconds that count, and seconds of starting where the program tells them apart."""
        output = subprocess.PIPE if self.tells else subprocess.DEVNULL
        start = time.monotonic()
        process = subprocess.Popen(["taskset", "-c", self.cpus, *map(str, command)],
                                   stdout=output, stderr=subprocess.PIPE)
        if self.tells:
            said = process.stdout.read()
        mistakes = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        spent = time.monotonic() - start
        if self.clock == "cpu":
            spent = usage.ru_utime + usage.ru_stime
        if status:
            sys.exit(f"{self.name}: {' '.join(map(str, command))}\n{mistakes.decode()}")
        if self.tells:
            answer = json.loads(said)
            self.rows = answer.get("rows", self.rows)
            return answer["seconds"], max(0, spent - answer["seconds"])
        return spent, 0

    def rate(self, round_number=None):
        """Rows a second: of a round, or the median."""
        if round_number is not None:
            return self.rows / self.seconds[round_number]
        return median(self.rows / seconds for seconds in self.seconds)

    def count_bytes(self):
        """How long a row is, by running once more into a counter."""
        total = 0
        for command in self.commands:
            process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE)
            while piece := process.stdout.read(1 << 20):
                total += len(piece)
            if process.wait():
                sys.exit(f"{self.name} failed")
        self.bytes_per_row = total / self.rows


def ratio(first, second, *, by_bytes=False):
    """How many times faster the first is: the median of the rounds' ratios."""
    scale = first.bytes_per_row / second.bytes_per_row if by_bytes else 1
    return median(first.rate(k) / second.rate(k) * scale for k in range(len(first.seconds)))


def table(cases):
    lines = [f"{'':<42} {'rows/s':>13} {'MB/s':>8} {'ns/row':>9} {'spread':>7} {'start ms':>8} "
             f"{'earlier':>11}"]
    for case in cases:
        rate = case.rate()
        megabytes = f"{rate * case.bytes_per_row / 1e6:,.0f}" if case.bytes_per_row else ""
        spread = max(case.seconds) / min(case.seconds)
        earlier = f"{case.fact:,}" if case.fact else ""
        lines.append(f"{case.name:<42} {rate:>13,.0f} {megabytes:>8} {1e9 / rate:>9,.1f} "
                     f"{spread:>6.2f}x {median(case.start_seconds) * 1000:>8,.0f} {earlier:>11}")
    return "\n".join(lines)
