"""Asserts that everything the registries and the language offer stands in enough scenarios.

usage: scenario_coverage.py --many PROGRAM [FILE or FOLDER…]

Reads the canonical form of every schema that a scenario generates from, and counts in how many
scenarios each generator, format, type, relation and form of rule occurs. What occurs in fewer than
three is printed, and the run fails.
"""
import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import programs
import shapes
from run_scenarios import lay_down, read_files, takes_modes

enough = 3


def told(program, arguments, folder):
    said = program.run([*arguments, "--json"], folder)
    if said.code:
        raise RuntimeError(f"`{' '.join(arguments)}`: {said.stderr.decode()}")
    return json.loads(said.stdout)


def schema_runs(scenario):
    """The runs that generate from a schema that the scenario lays down."""
    return [run for run in scenario.runs
            if takes_modes(run) and len(run.arguments) > 1 and run.arguments[1] in scenario.files]


def format_of(run):
    for i, word in enumerate(run.arguments):
        if word in ("--format", "-f"):
            return run.arguments[i + 1]
    return "csv"


class Registry:
    """All that scenarios have to show."""

    def __init__(self, program, folder):
        generators = told(program, ["generators"], folder)["generators"]
        self.made = {one["name"]: (one["types"] or [None])[0] for one in generators}
        self.types = sorted({kind for one in generators for kind in one["types"]})
        help_text = program.run(["generate", "--help"], folder).stdout.decode()
        self.formats = re.search(r"--format FORMAT.*: (.*)", help_text)[1].split(", ")

    def wanted(self):
        return [*(("generator", name) for name in self.made),
                *(("format", name) for name in self.formats),
                *(("type", name) for name in self.types),
                *(("relation", name) for name in shapes.relations),
                *(("rule", name) for name in shapes.rules)]

    def shown(self, schema):
        return {*(("generator", name) for name in shapes.generators_of(schema)),
                *(("type", name) for name in shapes.types_of(schema, self.made)),
                *(("relation", name) for name in shapes.relations_of(schema)),
                *(("rule", name) for name in shapes.rules_of(schema))}


def count(program, scenarios, registry):
    counts = Counter()
    for scenario in scenarios:
        shown = set()
        with tempfile.TemporaryDirectory(prefix="coverage.", dir=programs.temporary) as folder:
            lay_down(scenario.files, folder)
            runs = schema_runs(scenario)
            for file in sorted({run.arguments[1] for run in runs}):
                shown |= registry.shown(told(program, ["schema", file, "--expanded"], folder))
        counts.update(shown | {("format", format_of(run)) for run in runs})
    return counts


def main(words):
    parser = argparse.ArgumentParser()
    parser.add_argument("--many", required=True)
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args(words)
    program = programs.program(options.many)
    files, _ = read_files(options.paths)
    scenarios = [scenario for file in files.values() for scenario in file.scenarios]
    registry = Registry(program, Path.cwd())
    counts = count(program, scenarios, registry)
    short = [(kind, name) for kind, name in registry.wanted() if counts[kind, name] < enough]
    for kind, name in short:
        print(f"{kind:<10} {name:<34} in {counts[kind, name]} scenarios, wanted {enough}")
    wanted = registry.wanted()
    for kind in dict.fromkeys(kind for kind, _ in wanted):
        of_kind = [name for one, name in wanted if one == kind]
        fewest = min(counts[kind, name] for name in of_kind)
        print(f"{len(of_kind):>4} {kind}s, each in at least {fewest} scenarios")
    program.close()
    print(f"{len(wanted) - len(short)} passed, {len(short)} failed")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
