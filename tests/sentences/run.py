"""Holds sentences that people would write against what `rowsmith extract` makes of them.

usage: run.py --binary PROGRAM [--all] [--renew] [NAME…]

For each NN_name.txt (form: sentence.py): extracts the words, generates the rows, and judges every
clause by the report and by its query over the data (judge.py). Wrong clauses are printed, with
--all the right ones too. known_wrong.txt holds what is known to be wrong and how; a clause that
comes out worse than there fails, and --renew writes that file anew.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

import judge
import sentence

here = Path(__file__).resolve().parent
known_file = here / "known_wrong.txt"
timeout_seconds = 60
macros = """
CREATE MACRO near(share, wanted, n) AS
    abs(share - wanted) <= greatest(1.001 / n, 4 * sqrt(wanted * (1 - wanted) / n))
"""


def rowsmith(binary, *arguments):
    done = subprocess.run([binary, *arguments], capture_output=True, text=True, check=False,
                          timeout=timeout_seconds)
    if done.returncode:
        raise RuntimeError(f"{arguments[0]}: {done.stderr.strip()}")
    return done.stdout


def view(connection, folder, table, columns, calls):
    """The table under each of its names; its columns under theirs."""
    more = [(name, other) for name, others in calls.items() if name not in columns
            for other in [next((one for one in others if one in columns), None)] if other]
    cells = ", ".join(["*"] + [f'"{other}" AS "{name}"' for name, other in more])
    names = [table] + [name for name, others in calls.items() if table in others]
    for name in names:
        connection.execute(f'CREATE VIEW IF NOT EXISTS "{name}" AS SELECT {cells}'
                           f" FROM read_parquet('{folder / table}.parquet')")


def open_data(schema, folder, calls):
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(macros)
    connection.execute(f"SET VARIABLE as_of = DATE '{schema['as_of']}'")
    connection.execute(f"SET VARIABLE locale = '{json.dumps(schema['locale']).strip(chr(34))}'")
    for table, shape in schema["tables"].items():
        view(connection, folder, table, shape["columns"], calls)
    return connection


def check(path, binary, folder):
    one = sentence.read(path)
    try:
        made = json.loads(rowsmith(binary, "extract", "--json", one.words))
        file, out = folder / f"{one.name}.yaml", folder / one.name
        file.write_text(made["schema"])
        schema = json.loads(rowsmith(binary, "schema", file, "--json"))
        rowsmith(binary, "generate", file, "-o", out, "--format", "parquet", "--threads", "1")
    except RuntimeError as error:
        failed = " ".join(str(error).split())[:70]
        return one, [judge.Judgement(clause.words, "an error", failed, "silent")
                     for clause in one.clauses]
    connection = open_data(schema, out, one.calls)
    located = judge.locate(one.words, made["clauses"])
    judged = [judge.judge_clause(clause, located, connection, one.words)
              for clause in one.clauses]
    judged += judge.judge_whole(one.words, schema, made["clauses"], located)
    return one, judged


def read_known():
    known = {}
    for line in known_file.read_text().splitlines() if known_file.exists() else []:
        if line and not line.startswith("#"):
            verdict, name, words = line.split(" ", 2)
            known[name, words] = verdict
    return known


def write_known(results):
    lines = ["# Clauses that are known to come out wrong: how, sentence, words. run.py --renew"]
    lines += [f"{judged.verdict} {one.name} {judged.words}" for one, all_judged in results
              for judged in all_judged if judged.verdict != "right"]
    known_file.write_text("\n".join(lines) + "\n")


def print_table(results, known, show_all):
    """Gives the number of clauses that are worse than known."""
    worse = 0
    for one, all_judged in results:
        for judged in all_judged:
            before = known.get((one.name, judged.words), "right")
            is_worse = judge.verdicts.index(judged.verdict) > judge.verdicts.index(before)
            worse += is_worse
            if show_all or judged.verdict != "right":
                print(f"{one.name:<24} {judged.words[:44]!r:<46} {judged.reported:<12}"
                      f" {judged.data[:40]:<40} {judged.verdict}{' (WORSE)' if is_worse else ''}")
    return worse


def print_figures(results):
    clauses = [judged.verdict for _, all_judged in results for judged in all_judged
               if not judged.words.startswith("(")]
    right = clauses.count("right")
    counts = ", ".join(f"{clauses.count(verdict)} {verdict}" for verdict in judge.verdicts)
    print(f"{len(results)} sentences, {len(clauses)} clauses: {counts}")
    print(f"{100 * right / len(clauses):.1f}% of the clauses are judged right")
    for index, what in ((-2, "drop a word"), (-1, "invent a table or column")):
        wrong = sum(all_judged[index].words.startswith("(") and
                    all_judged[index].verdict != "right" for _, all_judged in results)
        print(f"{wrong} sentences {what} without a word in the report")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    paths = [path for path in sorted(here.glob("[0-9]*.txt"))
             if not options.names or any(name in path.stem for name in options.names)]
    with tempfile.TemporaryDirectory(prefix="sentences.") as folder:
        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda path: check(path, options.binary, Path(folder)), paths))
    worse = print_table(results, read_known(), options.all)
    print_figures(results)
    if options.renew and not options.names:
        write_known(results)
        worse = 0
    passed = sum(judged.verdict == "right" for _, all_judged in results for judged in all_judged)
    print(f"{passed} passed, {worse} failed")
    return 1 if worse or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
