"""Holds the examples against assertions in SQL that were written by hand.

usage: run.py --binary PROGRAM [--format csv] [--keep FOLDER] [NAME…]

For each examples/NAME.yaml: generates it as CSV, JSON Lines and Parquet, loads each into DuckDB and
runs all assertions of NAME.sql; asks that each column, key, reference, rule and share of the schema
is named by one; then plants each corruption of NAME.corruptions.sql and asks that it is caught.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

import coverage
import load
import statements

here = Path(__file__).resolve().parent
root = here.parent.parent
forms = ("csv", "jsonl", "parquet")
timeout_seconds = 120


@dataclass
class Example:
    """The results of one example: counts of what passed, texts of what failed."""
    name: str
    rows: int = 0
    passed: dict = field(default_factory=dict)
    caught: int = 0
    failures: list = field(default_factory=list)

    def fail(self, text):
        self.failures.append(f"{self.name}: {text}")


def rowsmith(binary, *arguments):
    done = subprocess.run([binary, *arguments], capture_output=True, text=True, check=False,
                          timeout=timeout_seconds)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return done.stdout


def open_tables(made, folder, form):
    connection = duckdb.connect(config={"threads": 2})
    for statement in statements.split(here / "macros.sql"):
        connection.execute(statement.sql)
    for statement in made:
        connection.execute(statement.sql)
    load.load(connection, folder, form)
    return connection


def broken(connection, assertions):
    """The first assertion that does not hold with its first wrong row, one by one."""
    for one in assertions:
        try:
            row = connection.execute(one.sql).fetchone()
        except duckdb.Error as error:
            yield one, error
        else:
            if row is not None:
                yield one, row


def check_form(example, binary, folder, form, made, assertions):
    rowsmith(binary, "generate", root / f"examples/{example.name}.yaml", "-o", folder,
             "--format", form)
    connection = open_tables(made, folder, form)
    wrong = list(broken(connection, assertions))
    for one, row in wrong:
        example.fail(f"{form}: line {one.line}: {one.title}\n    first wrong row: {row}")
    example.passed[form] = len(assertions) - len(wrong)
    example.rows = sum(connection.table(table).shape[0] for table in load.tables_of(connection))
    return connection


def check_coverage(example, binary, connection, assertions):
    file = root / f"examples/{example.name}.yaml"
    schema = json.loads(rowsmith(binary, "schema", file, "--json"))
    for subject in coverage.missing(schema, assertions, load.tables_of(connection)):
        example.fail(f"no assertion names {subject}")


def plant_corruptions(example, connection, assertions):
    """Each corruption changes rows and breaks an assertion that held before."""
    already = {one.title for one, _ in broken(connection, assertions)}
    corruptions = statements.split(here / f"{example.name}.corruptions.sql")
    if len(corruptions) < 10:
        example.fail(f"only {len(corruptions)} corruptions are planted")
    for one in corruptions:
        connection.execute("BEGIN")
        changed = connection.execute(one.sql).fetchone()[0]
        caught = [by for by, row in broken(connection, assertions)
                  if by.title not in already and not isinstance(row, duckdb.Error)]
        connection.execute("ROLLBACK")
        if not changed:
            example.fail(f"line {one.line}: {one.title}: the corruption changes no row")
        elif not caught:
            example.fail(f"line {one.line}: {one.title}: no assertion catches it")
        else:
            example.caught += 1


def check(name, options, folder):
    example = Example(name)
    try:
        made, assertions = statements.read(here / f"{name}.sql")
        connection = None
        for form in options.format or forms:
            connection = check_form(example, options.binary, folder / name / form, form, made,
                                    assertions)
        check_coverage(example, options.binary, connection, assertions)
        plant_corruptions(example, connection, assertions)
    except (duckdb.Error, OSError, RuntimeError, ValueError, subprocess.TimeoutExpired) as error:
        example.fail(str(error))
    return example


def print_table(examples):
    heads = "".join(f"{form:>9}" for form in forms)
    print(f"{'example':<16}{'rows':>8}{heads}   caught  failed")
    for one in examples:
        cells = "".join(f"{one.passed.get(form, '-'):>9}" for form in forms)
        print(f"{one.name:<16}{one.rows:>8}{cells}{one.caught:>9}{len(one.failures):>8}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--format", action="append", choices=forms)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or sorted(path.stem for path in (root / "examples").glob("*.yaml"))
    with tempfile.TemporaryDirectory(prefix="assertions.") as folder:
        examples = [check(name, options, options.keep or Path(folder)) for name in names]
    for one in examples:
        for text in one.failures:
            print(text)
    print_table(examples)
    passed = sum(sum(one.passed.values()) + one.caught for one in examples)
    failed = sum(len(one.failures) for one in examples)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
