"""Runs scenario files (their form: tests/README.md) and asserts that all modes give equal bytes.

usage: run_scenarios.py --binary PROGRAM [--many PROGRAM…] [--modes | --full | --update]
                        [FILE or FOLDER…]
       run_scenarios.py --emulated PROGRAM [FILE or FOLDER…]

Each scenario runs once as it is by --binary, which is held against its expectations; then every
mode, by the programs --many, is held against the bytes of that run. The default is one mode that
changes everything at once; --modes takes all pairs of settings, --full all combinations, --update
rewrites the expectations instead. --emulated runs a program of aarch64 under qemu, once, without
the scenarios that need Arrow. A program may be `rowsmith`, or `many_runs`, which is faster.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import modes
import programs
from scenario import Malformed, Outcome, ScenarioFile, problems, update

tests = Path(__file__).resolve().parent


def run_command(program, arguments, folder, before, environment):
    said = program.run(arguments, folder, environment)
    after = contents(folder)
    made = {name: data for name, data in after.items() if before.get(name) != data}
    return Outcome(said.code, said.stdout, said.stderr, made), after


def contents(folder):
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def lay_down(files, folder):
    for name, body in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body.encode())


def outcomes(scenario, program, flags=()):
    """What each command of the scenario does, one after another in one fresh folder."""
    with tempfile.TemporaryDirectory(prefix="scenario.", dir=programs.temporary) as folder:
        lay_down(scenario.files, folder)
        found, before = [], contents(folder)
        for run in scenario.runs:
            arguments = [*run.arguments, *(flags if takes_modes(run) else ())]
            outcome, before = run_command(program, arguments, folder, before,
                                          scenario.environment)
            found.append(outcome)
        return found


def takes_modes(run):
    return run.arguments[0] == "generate" and not run.expected("error")


def needs_arrow(scenario):
    return any(word in text for run in scenario.runs for text in run.arguments
               for word in ("parquet", "arrow"))


def mode_problems(scenario, base, other):
    for run, expected, found in zip(scenario.runs, base, other):
        if not takes_modes(run):
            continue
        if found.code != expected.code:
            yield f"exit code {found.code}: {found.stderr.decode(errors='replace')}"
        elif found.stdout != expected.stdout:
            yield f"`{' '.join(run.arguments)}` writes other bytes to standard output"
        else:
            names = expected.files.keys() | found.files.keys()
            yield from (f"`{' '.join(run.arguments)}` leaves another {name}"
                        for name in sorted(names)
                        if expected.files.get(name) != found.files.get(name))


class Suite:
    def __init__(self, options):
        self.options = options
        emulator = ["qemu-aarch64-static"] if options.emulated else []
        self.many = [programs.program(path) for path in options.many]
        self.base = programs.program(options.emulated or options.binary or options.many[0],
                                     emulator)
        self.many = self.many or [self.base]
        levels, self.missing_levels = modes.cpu_levels()
        if options.emulated or options.update:
            self.modes = []
        elif options.full or options.modes:
            every = modes.all_modes(self.many, levels)
            self.modes = every if options.full else modes.pairwise(every)
        else:
            self.modes = modes.quick(levels)

    def failures(self, scenario):
        """(passed, texts of failures, skipped) of one scenario."""
        if self.options.emulated and needs_arrow(scenario):
            return 0, [], 1
        base = outcomes(scenario, self.base)
        if self.options.update:
            for run, outcome in zip(scenario.runs, base):
                update(run, outcome)
        failures = [f"{scenario.name}: line {run.line}: {problem}"
                    for run, outcome in zip(scenario.runs, base)
                    for problem in problems(run, outcome)]
        passed = 0 if failures else 1
        if not failures and any(takes_modes(run) for run in scenario.runs):
            for mode in self.modes:
                other = outcomes(scenario, self.many[mode.binary], mode.flags(scenario.name))
                wrong = list(mode_problems(scenario, base, other))
                passed += not wrong
                title = mode.title([program.name for program in self.many])
                failures += [f"{scenario.name}: under {title}: {problem}" for problem in wrong]
        return passed, failures, 0

    def result(self, scenario):
        try:
            return self.failures(scenario)
        except subprocess.TimeoutExpired as error:
            return 0, [f"{scenario.name}: no end after {error.timeout} s: {error.cmd}"], 0
        except programs.Broken as error:
            return 0, [f"{scenario.name}: {error}"], 0
        except Exception:  # one broken scenario must not hide the others
            return 0, [f"{scenario.name}: {traceback.format_exc()}"], 0

    def close(self):
        return [text for program in {self.base, *self.many} for text in program.close()]


def scenario_files(names):
    for path in map(Path, names or [tests / "scenarios"]):
        yield from sorted(path.rglob("*.test")) if path.is_dir() else [path]


def read_files(names):
    """The files by path, and what is wrong with those that cannot be read."""
    files, failures = {}, []
    for path in scenario_files(names):
        try:
            files[path] = ScenarioFile(str(path), path.read_bytes().decode())
        except Malformed as error:
            failures.append(str(error))
    return files, failures


def repeats(scenarios):
    """Scenarios that show nothing that an earlier one does not."""
    seen = {}
    for scenario in scenarios:
        first = seen.setdefault(scenario.identity(), scenario)
        if first is not scenario:
            yield f"{scenario.name}: does the same as {first.name}"


def arguments_of(words):
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary")
    parser.add_argument("--many", action="append", default=[])
    for flag in ("--modes", "--full", "--update"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--emulated")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args(words)
    if not (options.binary or options.many or options.emulated):
        parser.error("name a program: --binary, --many or --emulated")
    return options


def main(words):
    start = time.monotonic()
    suite = Suite(arguments_of(words))
    files, failures = read_files(suite.options.paths)
    scenarios = [scenario for file in files.values() for scenario in file.scenarios]
    failures += repeats(scenarios)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(suite.result, scenarios))
    if suite.options.update:
        for path, file in files.items():
            path.write_bytes(file.text().encode())
    failures += [failure for result in results for failure in result[1]] + suite.close()
    for failure in failures:
        print(failure)
    if suite.missing_levels and len(suite.modes) > 1:
        print(f"skipped, as this machine lacks them: CPU levels {', '.join(suite.missing_levels)}")
    passed, skipped = (sum(result[i] for result in results) for i in (0, 2))
    print(f"{len(scenarios)} distinct scenarios in {len(files)} files under {len(suite.modes) + 1}"
          f" modes in {time.monotonic() - start:.1f} s")
    print(f"{passed} passed, {len(failures)} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
