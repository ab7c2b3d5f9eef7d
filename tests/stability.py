"""Asserts that columns which `explain` does not mark stay as they are when other things change.

usage: stability.py --many PROGRAM [--update] [FILE or FOLDER…]

For every schema of the scenarios, examples among them, in its expanded form:
  row-stable      all tables with a number of rows get three times as many: a column that is not
                  marked `depends on rows` keeps its first cells
  column-stable   columns stand in reverse order, a column is added to each table, each column that
                  nothing else needs is removed: a column that is not marked `depends on columns`
                  keeps all its cells
What is hidden is compared too. The marked columns of the examples with their reasons are the file
marked_columns.txt, which --update writes anew. Tables of literal lines are neither put in another
order nor added to: their lines are given in the order of the columns.
"""
import argparse
import copy
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import programs
from run_scenarios import lay_down, read_files
from scenario_coverage import schema_runs, told

tests = Path(__file__).resolve().parent
golden = tests / "marked_columns.txt"
grown_by = 3
most_rows = 3_000  # of one table; larger ones say nothing more
added = {"type": "integer", "generate": "uniform", "min_value": 0, "max_value": 99}


class Refused(Exception):
    """The changed schema cannot be planned: a column that others need is missing, for example."""


def cells_of(program, schema, folder):
    """{table: {column: [cells as JSON text]}} of the data that the schema makes."""
    path = Path(folder, "schema.json")
    path.write_text(json.dumps(schema), encoding="utf-8")
    said = program.run(["generate", path.name, "-o", "data", "--format", "jsonl", "--overwrite",
                        "--checksum", "none"], folder)
    if said.code:
        raise Refused(said.stderr.decode())
    made = {}
    for name, table in schema["tables"].items():
        with open(Path(folder, "data", f"{name}.jsonl"), encoding="utf-8") as file:
            rows = [json.loads(line, parse_float=str, parse_int=str) for line in file]
        made[name] = {column: [json.dumps(row[column]) for row in rows]
                      for column in table["columns"]}
    return made


def number_of(rows):
    """The rows of a table that is not laid out per another; None for one that is."""
    return None if isinstance(rows, dict) else int(str(rows).replace("_", ""))


def unhidden(schema):
    """All tables and columns are written, and none has more rows than tell something."""
    for table in schema["tables"].values():
        table.pop("hidden", None)
        for column in table["columns"].values():
            column.pop("hidden", None)
        rows = number_of(table.get("rows", 1000)) if "values" not in table else None
        if rows is not None:
            table["rows"] = min(rows, most_rows)
    return schema


def grown(schema):
    changed = copy.deepcopy(schema)
    for table in changed["tables"].values():
        if "rows" in table and number_of(table["rows"]) is not None:
            table["rows"] = grown_by * table["rows"]
    return changed


def with_columns(schema, change):
    changed = copy.deepcopy(schema)
    for table in changed["tables"].values():
        if "values" not in table:
            table["columns"] = change(table["columns"])
    return changed


def without(schema, table, column):
    changed = copy.deepcopy(schema)
    del changed["tables"][table]["columns"][column]
    return changed


def column_changes(schema):
    yield "columns in reverse", with_columns(schema, lambda all: dict(reversed(all.items())))
    yield "a column more", with_columns(schema, lambda all: {"zz_added": added, **all})
    for name, table in schema["tables"].items():
        for column in table["columns"] if len(table["columns"]) > 1 else ():
            yield f"without {name}.{column}", without(schema, name, column)


class Subject:
    """One schema, its marks and its cells."""

    def __init__(self, name, program, schema, folder):
        self.name, self.program, self.folder = name, program, folder
        self.schema = unhidden(schema)
        self.cells = cells_of(program, self.schema, folder)
        plan = told(program, ["plan", "schema.json"], folder)
        self.marks = {(table["name"], column["name"]): column
                      for table in plan["tables"] for column in table["columns"]}
        self.compared, self.refused, self.failures = 0, 0, []

    def hold(self, change, schema, mark):
        try:
            found = cells_of(self.program, schema, self.folder)
        except Refused:
            self.refused += 1
            return
        for table, columns in self.cells.items():
            for column, cells in columns.items():
                if column not in found[table] or mark in self.marks[table, column]:
                    continue
                self.compared += 1
                there = found[table][column][:len(cells)]
                if there != cells:
                    at = next((i for i, pair in enumerate(zip(cells, there)) if len(set(pair)) > 1),
                              min(len(cells), len(there)))
                    self.failures.append(f"{self.name}: {change}: {table}.{column} is not marked "
                                         f"`{mark}` and is another in row {at + 1}")

    def check(self):
        self.hold(f"{grown_by} times the rows", grown(self.schema), "depends_on_rows")
        for change, schema in column_changes(self.schema):
            self.hold(change, schema, "depends_on_columns")
        return self

    def marked(self):
        for (table, column), facts in self.marks.items():
            for mark in ("depends_on_rows", "depends_on_columns"):
                if mark in facts:
                    yield (f"{table}.{column}  {mark.replace('_', ' ')}: "
                           + "; ".join(facts[mark]))


def subject_of(program, scenario, file):
    with tempfile.TemporaryDirectory(prefix="stability.", dir=programs.temporary) as folder:
        lay_down(scenario.files, folder)
        schema = told(program, ["schema", file, "--expanded"], folder)
        return Subject(scenario.name, program, schema, folder).check()


def is_example(scenario):
    return "/examples/" in scenario.name


def marked_text(subjects):
    lines = ["# The columns of the examples that `explain` marks, with its reasons; all others",
             "# keep their cells when tables grow or other columns come and go (stability.py).", ""]
    for subject in subjects:
        lines += [f"{subject.schema['name']}", *(f"  {line}" for line in subject.marked()), ""]
    return "\n".join(lines)


def main(words):
    parser = argparse.ArgumentParser()
    parser.add_argument("--many", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args(words)
    if options.update and options.paths:
        parser.error("--update lists the columns of all examples: leave out the paths")
    program = programs.program(options.many)
    files, failures = read_files(options.paths)
    pairs = [(scenario, file) for one in files.values() for scenario in one.scenarios
             for file in sorted({run.arguments[1] for run in schema_runs(scenario)})]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        subjects = list(pool.map(lambda pair: subject_of(program, *pair), pairs))
    examples = [subject for subject, (scenario, _) in zip(subjects, pairs) if is_example(scenario)]
    if options.update:
        golden.write_text(marked_text(examples), encoding="utf-8")
    elif not options.paths and golden.read_text(encoding="utf-8") != marked_text(examples):
        failures.append(f"{golden.name} tells other marks than `explain`; if the change was meant, "
                        "write it anew with --update")
    failures += [text for subject in subjects for text in subject.failures]
    failures += program.close()
    for failure in failures:
        print(failure)
    compared = sum(subject.compared for subject in subjects)
    print(f"{len(subjects)} schemas, {sum(subject.refused for subject in subjects)} changes of "
          "them that cannot be planned")
    print(f"{compared - len(failures)} passed, {len(failures)} failed")
    return 1 if failures or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
