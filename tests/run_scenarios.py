"""Runs scenario files (their form: tests/README.md) and asserts that all modes give equal bytes.

usage: run_scenarios.py --binary PROGRAM [--binary PROGRAM…] [--modes | --full | --update]
                        [--emulated PROGRAM] [FILE or FOLDER…]

Each scenario runs once as it is, which is held against its expectations; every mode's bytes are
then held against that run. The default is one mode that changes everything at once; --modes takes
all pairs of settings, --full all combinations, --update rewrites the expectations instead.
--emulated runs a program of aarch64 under qemu, once, without the scenarios that need Arrow.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import modes
from scenario import Malformed, Outcome, Scenario, problems, update

tests = Path(__file__).resolve().parent
timeout_seconds = 120


def run_command(program, arguments, folder):
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TZ": "Asia/Kathmandu",
                   "LANG": "C.UTF-8", "ARROW_DEFAULT_MEMORY_POOL": "system"}
    before = contents(folder)
    done = subprocess.run([*program, *arguments], cwd=folder, env=environment, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_seconds)
    made = {name: data for name, data in contents(folder).items() if before.get(name) != data}
    return Outcome(done.returncode, done.stdout, done.stderr, made)


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def outcomes(scenario, program, flags=()):
    """What each command of the scenario does, one after another in one fresh folder."""
    with tempfile.TemporaryDirectory(prefix="scenario.") as folder:
        for name, body in scenario.files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body.encode())
        return [run_command(program, [*run.arguments, *(flags if takes_modes(run) else ())], folder)
                for run in scenario.runs]


def takes_modes(run):
    return run.arguments[0] == "generate" and not run.expected("error")


def needs_arrow(scenario):
    return any(word in scenario.text() for word in ("parquet", "arrow"))


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
        self.programs = [[os.path.abspath(binary)] for binary in options.binary or []]
        if options.emulated:
            self.programs = [["qemu-aarch64-static", os.path.abspath(options.emulated)]]
        levels, self.missing_levels = modes.cpu_levels()
        if options.emulated or options.update:
            self.modes = []
        elif options.full or options.modes:
            every = modes.all_modes(self.programs, levels)
            self.modes = every if options.full else modes.pairwise(every)
        else:
            self.modes = modes.quick(levels)

    def failures(self, path):
        """(passed, texts of failures, skipped) of one file."""
        name = str(path)
        scenario = Scenario(name, path.read_bytes().decode())
        if self.options.emulated and needs_arrow(scenario):
            return 0, [], 1
        base = outcomes(scenario, self.programs[0])
        if self.options.update:
            for run, outcome in zip(scenario.runs, base):
                update(run, outcome)
            path.write_bytes(scenario.text().encode())
            return 1, [], 0
        failures = [f"{name}:{run.line}: {problem}"
                    for run, outcome in zip(scenario.runs, base)
                    for problem in problems(run, outcome)]
        passed = 0 if failures else 1
        if not failures and any(takes_modes(run) for run in scenario.runs):
            for mode in self.modes:
                other = outcomes(scenario, self.programs[mode.binary], mode.flags(name))
                wrong = list(mode_problems(scenario, base, other))
                passed += not wrong
                title = mode.title([program[-1] for program in self.programs])
                failures += [f"{name}: under {title}: {problem}" for problem in wrong]
        return passed, failures, 0

    def result(self, path):
        try:
            return self.failures(path)
        except Malformed as error:
            return 0, [str(error)], 0
        except subprocess.TimeoutExpired as error:
            return 0, [f"{path}: took longer than {timeout_seconds} s: {error.cmd}"], 0
        except Exception:  # one broken scenario must not hide the others
            return 0, [f"{path}: {traceback.format_exc()}"], 0


def scenario_files(names):
    for path in map(Path, names or [tests / "scenarios"]):
        yield from sorted(path.rglob("*.test")) if path.is_dir() else [path]


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", action="append")
    for flag in ("--modes", "--full", "--update"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--emulated")
    parser.add_argument("paths", nargs="*")
    suite = Suite(parser.parse_args(arguments))
    if not suite.programs:
        parser.error("name a program: --binary or --emulated")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(suite.result, scenario_files(suite.options.paths)))
    for _, failures, _ in results:
        for failure in failures:
            print(failure)
    if suite.missing_levels and len(suite.modes) > 1:
        print(f"skipped, as this machine lacks them: CPU levels {', '.join(suite.missing_levels)}")
    passed, failed = (sum(r[0] for r in results), sum(len(r[1]) for r in results))
    skipped = sum(r[2] for r in results)
    print(f"{len(results)} scenarios under {len(suite.modes) + 1} modes")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
