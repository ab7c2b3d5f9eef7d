"""Data that generate wrote checks clean against its schema, in every format that can be read; and
Parquet that others wrote, broken or of other types, is told.

usage: check_examples.py --binary PROGRAM
"""
import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow
import pyarrow.parquet

root = Path(__file__).resolve().parent.parent
formats = ["csv", "tsv", "jsonl", "json", "parquet"]
dialect = ["null_text=NULL", "quoting=all", "delimiter=;", "line_end=crlf", "bom=true"]
options = {"csv": [[], dialect]}
schema = """
rowsmith: 1
tables:
  t:
    rows: 3
    primary_key: id
    columns:
      id: {type: integer, generate: sequence}
      price: {type: decimal, scale: 2, generate: uniform, min_value: 0, max_value: 9}
      seen: {type: datetime, min_value: 2026-01-01, max_value: 2026-06-30}
      day: date
      name: {type: string, generate: text.word, max_length: 5}
      tags: {type: array, items: {type: integer, min_value: 1, max_value: 5}}
"""


class Failed(Exception):
    pass


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          timeout=300, check=False)


def expect_clean(program, example, folder, name, given):
    words = [word for option in given for word in ("--option", option)]
    made = run(program, "generate", example, "-o", folder, "-f", name, *words)
    if made.returncode:
        raise Failed(made.stderr)
    checked = run(program, "check", folder, "--schema", example, "--json")
    report = json.loads(checked.stdout)
    if checked.returncode or not report["valid"] or report["rows"] < 5000:
        raise Failed(json.dumps(report, indent=1)[:3000] + checked.stderr)


def mistakes(program, folder, columns=None, cut=None):
    (folder / "s.yaml").write_text(schema)
    file = folder / "t.parquet"
    if columns is not None:
        pyarrow.parquet.write_table(pyarrow.table(columns), file)
    if cut is not None:
        file.write_bytes(cut(file.read_bytes()))
    done = run(program, "check", file, "--schema", folder / "s.yaml", "--json")
    if done.returncode not in (0, 3):
        raise Failed(done.stdout + done.stderr)
    report = json.loads(done.stdout)
    return sorted(f"{each.get('subject', '')} {each['mistake']} {each['count']}"
                  for each in report["mistakes"])


def good_columns():
    moment = datetime.datetime(2026, 1, 2, 3, 4, 5)
    return {"id": pyarrow.array([1, 2, 3], pyarrow.int32()),
            "price": pyarrow.array([1.25, None, 9.0], pyarrow.float32()),
            "seen": pyarrow.array([moment, None, moment], pyarrow.timestamp("ms", "Europe/Berlin")),
            "day": pyarrow.array([moment.date(), None, moment.date()], pyarrow.date32()),
            "name": pyarrow.array(["a", None, "b"], pyarrow.large_string()).dictionary_encode(),
            "tags": pyarrow.array([[1, 2], None, []], pyarrow.list_(pyarrow.int8()))}


def check_parquet(program, folder):
    wanted = [
        ({}, None, []),
        ({"id": [1, 1, None]}, None, ["id null_value 1", "id primary_key 1"]),
        ({"id": pyarrow.array([1.0, 2.5, 3.0])}, None, ["id wrong_type 3"]),
        ({"price": pyarrow.array([1.255, 10.0, -1.0])}, None, ["price out_of_range 2",
                                                               "price wrong_type 1"]),
        ({"seen": ["2026-01-02 03:04:05", "soon", None]}, None, ["seen wrong_type 1"]),
        ({"day": pyarrow.array([1, 2, 3])}, None, ["day wrong_type 3"]),
        ({"name": [b"abc", b"\xff", None]}, None, ["name wrong_type 2"]),
        ({"name": ["abcdef", "\u00e4" * 5, None]}, None, ["name wrong_length 1"]),
        ({"tags": [[1], [6], [None, 5]]}, None, ["tags out_of_range 1"]),
        ({"more": [1, 2, 3]}, None, ["more extra_column 1"]),
        ({}, lambda data: data[:-10], [" unreadable 1"]),
        ({}, lambda data: data[:40], [" unreadable 1"]),
        ({}, lambda data: b"", [" unreadable 1"]),
        ({}, lambda data: data[:60] + bytes(200) + data[260:], None),
    ]
    for changes, cut, expected in wanted:
        found = mistakes(program, folder, good_columns() | changes, cut)
        if expected is None and not found:
            raise Failed(f"{changes}: a broken page was not told")
        if expected is not None and found != expected:
            raise Failed(f"{changes} gave {found}, expected {expected}")
    few = good_columns()
    del few["day"]
    if (found := mistakes(program, folder, few)) != ["day missing_column 1"]:
        raise Failed(f"without day: {found}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    program = Path(parser.parse_args().binary).resolve()
    passed = failed = 0
    cases = [(f"{example.stem} as {name} {' '.join(given)}",
              lambda folder, e=example, n=name, g=given:
              expect_clean(program, e, folder / "out", n, g))
             for example in sorted((root / "examples").glob("*.yaml"))
             for name in formats for given in options.get(name, [[]])]
    cases.append(("parquet of others", lambda folder: check_parquet(program, folder)))
    for title, case in cases:
        with tempfile.TemporaryDirectory() as folder:
            try:
                case(Path(folder))
                passed += 1
            except Failed as error:
                print(f"{title}: {error}")
                failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
