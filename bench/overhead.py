"""What it costs that a dataset is made as a job: against a plain run to the same disk.

usage: ./dev bench overhead [--rows ROWS] [--rounds ROUNDS] [--folder FOLDER] [--program PROGRAM]

Alternating runs of each, everything synced, the median of their times. A job to a folder of parts
may take 1.15 times as long as a plain run; one to a file a table that, and 1.3 times a plain copy
of it. Their bytes are compared, and the memory of each stays under 200 MB.
"""
import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root = Path(__file__).resolve().parent.parent
schema = """rowsmith: 1
name: narrow
seed: 5
tables:
  readings:
    rows: {rows}
    columns:
      id: {{type: integer, generate: sequence}}
      sensor: {{type: integer, min_value: 1, max_value: 5000}}
      value: {{type: decimal, scale: 2, min_value: 0, max_value: 1000}}
"""
memory_limit_mb = 200


def timed(command, folder):
    """Seconds until everything is on the disk, and the most memory in MB."""
    os.sync()
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"overhead: {' '.join(map(str, command))}: exit code {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def digest(paths, header=b""):
    found = hashlib.sha256(header)
    for path in paths:
        with open(path, "rb") as file:
            if header:
                file.readline()
            while piece := file.read(1 << 20):
                found.update(piece)
    return found.hexdigest()


def parts_digest(folder):
    parts = sorted(folder.glob("part-*.csv"))
    with open(parts[0], "rb") as file:
        return digest(parts, file.readline())


def commands(program):
    job = [program, "jobs", "create", "narrow.yaml", "-o"]
    return {"plain": [program, "generate", "narrow.yaml", "-o", "plain", "-f", "csv"],
            "parts": [*job, "parts", "-f", "csv", "--layout", "parts"],
            "file": [*job, "file", "-f", "csv", "--layout", "file"],
            "copy": ["sh", "-c", "mkdir copy && cp plain/readings.csv copy && sync copy/*"]}


def measure(program, folder, rounds):
    seconds, memory = {}, {}
    for number in range(rounds):
        for name, command in commands(program).items():
            shutil.rmtree(folder / name, ignore_errors=True)
            taken, most = timed(command, folder)
            seconds.setdefault(name, []).append(taken)
            memory[name] = max(memory.get(name, 0), most)
        print(f"round {number + 1}: " + ", ".join(
            f"{name} {times[-1]:.2f} s" for name, times in seconds.items()), flush=True)
    return {name: sorted(times)[len(times) // 2] for name, times in seconds.items()}, memory


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", help="on the disk to be measured")
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    with tempfile.TemporaryDirectory(prefix="overhead.", dir=options.folder) as place:
        folder = Path(place)
        needed = options.rows * 24 * 6
        if shutil.disk_usage(folder).free < needed:
            sys.exit(f"overhead: {folder} has no {needed / 1e9:.0f} GB free; fix: fewer --rows")
        (folder / "narrow.yaml").write_text(schema.format(rows=options.rows))
        seconds, memory = measure(program, folder, options.rounds)
        plain = digest([folder / "plain/readings.csv"])
        same = (parts_digest(folder / "parts/readings"), digest([folder / "file/readings.csv"]))
    extra = seconds["file"] - 1.15 * seconds["plain"]
    checks = [
        (f"the bytes of a plain run, {plain[:16]}…", all(other == plain for other in same)),
        (f"parts : plain run {seconds['parts'] / seconds['plain']:.2f} (at most 1.15)",
         seconds["parts"] <= 1.15 * seconds["plain"]),
        (f"file beyond 1.15 × a plain run : copy {extra / seconds['copy']:.2f} (at most 1.3)",
         extra <= 1.3 * seconds["copy"]),
        (f"memory {max(memory['parts'], memory['file']):.0f} MB (under {memory_limit_mb})",
         max(memory["parts"], memory["file"]) < memory_limit_mb)]
    for words, is_met in checks:
        print(f"{'met   ' if is_met else 'MISSED'} {words}")
    missed = sum(not is_met for _, is_met in checks)
    print(f"{len(checks) - missed} passed, {missed} failed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
