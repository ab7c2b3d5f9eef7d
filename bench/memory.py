"""Peak memory does not follow the rows; a far row is at hand.

Prints the peak resident memory of making 1 M and 100 M rows of one schema with two threads, and the
time of `preview` far into a root table and into a table of grandchildren, each as a whole process.
"""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root = Path(__file__).resolve().parent.parent
program = root / "build/release/rowsmith"

narrow = """rowsmith: 1
name: narrow
seed: 1
tables:
  events:
    rows: {rows}
    columns:
      id:     {{type: integer, generate: sequence}}
      kind:   {{type: enum, enum_values: {{view: 90%, click: 9%, buy: 1%}}}}
      amount: {{type: integer, generate: uniform, min_value: 1, max_value: 100000}}
      key:    {{type: uuid}}
"""

generations = """rowsmith: 1
name: generations
seed: 1
tables:
  roots:
    rows: 1_000_000_000
    primary_key: id
    columns: {id: {type: integer, generate: sequence}, key: uuid}
  parents:
    rows: {per: roots, mean: 2}
    primary_key: id
    columns: {id: {type: integer, generate: sequence}, root_id: {references: roots.id}}
  children:
    rows: {per: parents, mean: 2}
    columns:
      id: {type: integer, generate: sequence}
      parent_id: {references: parents.id}
      root_key: {expression: parent_id.root_id.key}
"""


def peak_kib(arguments):
    """The peak resident memory of one run, by the operating system's own account."""
    process = subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"rowsmith {' '.join(map(str, arguments))} ended with {status}")
    return usage.ru_maxrss


def seconds(arguments):
    start = time.perf_counter()
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    failed = 0

    def verdict(good, text):
        nonlocal failed
        failed += not good
        print(f"{'met ' if good else 'MISSED'}  {text}")

    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for rows in (1_000_000, 100_000_000):
            schema = Path(folder) / f"narrow_{rows}.yaml"
            schema.write_text(narrow.format(rows=rows))
            peaks.append(peak_kib(["generate", schema, "-o", "-", "--threads", "2"]))
            print(f"{rows:>12,} rows: peak {peaks[-1] / 1024:.1f} MiB")
        growth = peaks[1] / peaks[0] - 1
        verdict(abs(growth) < 0.05, f"peaks differ by {growth:+.1%} (limit 5%)")
        verdict(max(peaks) < 200 * 1024, f"largest peak {max(peaks) / 1024:.1f} MiB (limit 200)")
        schema = Path(folder) / "generations.yaml"
        schema.write_text(generations)
        for table in ("roots", "children"):
            runs = sorted(seconds(["preview", schema, "--table", table, "--at", "900000000"])
                          for _ in range(5))
            verdict(runs[2] < 0.1,
                    f"preview of row 900,000,000 of {table}: {runs[2] * 1000:.0f} ms (limit 100)")
    print(f"{4 - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
