"""Broken schemas (tests/broken): each is told whole and in its place, leaves nothing, and is mended
by the fix that it was told.

usage: run_broken.py --binary PROGRAM [--update] [FILE…]

--update writes what the program tells into the cases; read it before you commit it.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from broken_case import Malformed, Told, read_cases

folder = Path(__file__).resolve().parent / "broken"
cases_least, causes_least = 250, 145


class Runner:
    def __init__(self, binary):
        self.binary = os.path.abspath(binary)

    def run(self, where, *arguments):
        return subprocess.run([self.binary, *arguments], cwd=where, check=False, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=60)

    def told(self, where, case):
        """What `check` tells about the broken document."""
        Path(where, case.name).write_text(case.document)
        done = self.run(where, "check", case.name, "--json")
        if done.returncode != 2:
            raise Malformed(f"check ends with {done.returncode}: {done.stdout}{done.stderr}")
        return [Told.of_json(error) for error in json.loads(done.stdout)["errors"]]

    def generate_problems(self, where, case, errors):
        """generate tells the same and leaves nothing, neither in a folder nor on a pipe."""
        for output in ("-", "out"):
            done = self.run(where, "generate", case.name, "-o", output)
            missing = [error.said[0] for error in errors if error.said[0] not in done.stderr]
            if done.returncode != 2 or missing:
                yield (f"generate ends with {done.returncode} and does not tell {missing}:"
                       f" {done.stderr}")
            if done.stdout:
                yield f"bytes on standard output: {done.stdout[:200]!r}"
        if os.listdir(where) != [case.name]:
            yield f"files were left: {sorted(os.listdir(where))}"

    def mended_problems(self, where, case, errors):
        Path(where, case.name).write_text(case.mended(errors))
        done = self.run(where, "check", case.name)
        if done.returncode:
            yield f"after the fix:\n{done.stdout}{done.stderr}"

    def problems(self, case, update):
        try:
            with tempfile.TemporaryDirectory(prefix="broken.") as where:
                errors = self.told(where, case)
                if update:
                    case.errors = errors
                if errors != case.errors:
                    yield "".join(["tells\n", *(error.text() for error in errors), "and not\n",
                                   *(error.text() for error in case.errors)])
                yield from vague(errors)
                yield from self.generate_problems(where, case, errors)
                yield from self.mended_problems(where, case, errors)
        except Malformed as error:
            yield str(error)


def vague(errors):
    for error in errors:
        if not error.line or len(error.said) < 2:
            yield f"no place, or neither expectation nor fix:\n{error.text()}"


def totals(cases):
    """What has to hold of all cases together; the least numbers keep cases from being lost."""
    causes = {error.cause for case in cases for error in case.errors}
    changed = sum(bool(case.source) for case in cases)
    several = sum(len(case.errors) >= 3 for case in cases)
    print(f"{len(cases)} broken schemas with {len(causes)} causes, {changed} of them changed"
          f" examples, {several} with three mistakes or more")
    if len(cases) < cases_least or len(causes) < causes_least or changed < len(cases) / 2:
        yield f"too few: expected {cases_least} with {causes_least} causes, half of them changed"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    runner = Runner(options.binary)
    every, failures = [], []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path in options.files or sorted(folder.glob("*.test")):
            head, cases = read_cases(path)
            every += cases
            found = list(pool.map(lambda case: list(runner.problems(case, options.update)), cases))
            if options.update:
                path.write_text(head + "".join(case.text() for case in cases))
            failures += [f"{case.place}: {case.title}: {problem}"
                         for case, problems in zip(cases, found) for problem in problems]
    for failure in failures:
        print(failure)
    wrong = list(totals(every)) if not options.files else []
    print(*wrong, sep="\n", end="\n" if wrong else "")
    failed = len({failure.split(": ")[0] for failure in failures}) + len(wrong)
    print(f"{len(every) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
