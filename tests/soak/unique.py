"""Unique means unique, at a size where no set would fit: an external sort looks for repeats.

100 M e-mails, and 100 M pattern ids out of a space of 110 M; a table that grows keeps its first
rows; a space that is one too small is refused with both numbers. ROWS makes it smaller.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent.parent
program = root / "build/release/rowsmith"
rows = int(os.environ.get("ROWS", 100_000_000))

emails = """rowsmith: 1
seed: 5
locale: {{de_DE: 50%, en_US: 30%, fr_FR: 20%}}
tables:
  people:
    rows: {rows}
    columns:
      email: {{type: email, generate: person.email, unique: true}}
"""

patterns = """rowsmith: 1
seed: 5
tables:
  parts:
    rows: {rows}
    columns:
      code: {{type: string, pattern: '[0-9A][0-9]{{7}}', unique: true}}
"""


def schema_file(folder, text, count):
    path = Path(folder) / "schema.yaml"
    path.write_text(text.format(rows=count))
    return path


def repeats(schema, folder):
    """Lines, and lines that stand more than once, without the header."""
    made = subprocess.Popen([program, "generate", schema, "-o", "-", "--option", "header=false"],
                            stdout=subprocess.PIPE)
    ordered = subprocess.Popen(["sort", "-S", "3G", "-T", folder, "--parallel", "2"],
                               stdin=made.stdout, stdout=subprocess.PIPE,
                               env=os.environ | {"LC_ALL": "C"})
    lines = again = 0
    last = None
    for line in ordered.stdout:
        lines += 1
        again += line == last
        last = line
    if made.wait() or ordered.wait():
        sys.exit("generate or sort failed")
    return lines, again


def first_lines(schema, count):
    done = subprocess.run([program, "generate", schema, "-o", "-"], check=True,
                          capture_output=True, text=True)
    return done.stdout.splitlines()[:count + 1]


def main():
    passed = failed = 0

    def verdict(good, text):
        nonlocal passed, failed
        passed, failed = passed + good, failed + (not good)
        print(f"{'holds ' if good else 'BROKEN'}  {text}", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("e-mails", emails), ("pattern ids", patterns)):
            lines, again = repeats(schema_file(folder, text, rows), folder)
            verdict(lines == rows and again == 0, f"{lines:,} {name}, {again:,} repeats")
        for name, text in (("e-mails", emails), ("pattern ids", patterns)):
            small = first_lines(schema_file(folder, text, 1000), 1000)
            large = first_lines(schema_file(folder, text, 3000), 1000)
            verdict(small == large, f"the first 1,000 {name} stay when there are 3,000")
        refused = subprocess.run([program, "check", schema_file(folder, patterns, 110_000_001)],
                                 capture_output=True, text=True)
        both = "110,000,000" in refused.stderr and "110,000,001" in refused.stderr
        verdict(refused.returncode != 0 and both,
                "a space that is one too small is refused with both numbers")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
