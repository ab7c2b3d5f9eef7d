"""What the peers in Python share: their arguments, the dictionaries, the clock, the answer.

usage: PEER WORDS.json ROWS [csv | parquet [TARGET]]; prints one line of JSON: rows, and the
processor seconds of making and writing them, without the start of the interpreter and of the
libraries. The target is the null device, unless someone wants to look at the rows.
"""
import argparse
import json
import time
from pathlib import Path


def dictionaries(options):
    return json.loads(Path(options.words).read_text())


def run(make, about):
    """make(options) prepares, and returns what is to be timed."""
    parser = argparse.ArgumentParser(description=about.split("\n")[0])
    parser.add_argument("words")
    parser.add_argument("rows", type=int)
    parser.add_argument("format", nargs="?", default="csv")
    parser.add_argument("target", nargs="?", default="/dev/null")
    options = parser.parse_args()
    work = make(options)
    start = time.process_time()
    work()
    print(json.dumps({"rows": options.rows, "seconds": time.process_time() - start}))
