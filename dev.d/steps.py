"""The steps of `./dev test`, `./dev check` and `./dev soak`.

A step runs one program and counts what it tested from that program's closing line; a step that
breaks without counting is one failure. The whole run closes with 'N passed, N failed'.
"""
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

root = Path(__file__).resolve().parent.parent
deps = Path(os.environ["ROWSMITH_DEPS"])
python = str(deps / "python/bin/python")
fuzz_targets = sorted(path.name for path in (root / "fuzz/corpus").iterdir())
has_program = (root / "src/cli/main.cpp").exists()
environment = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
    "TZ": "Asia/Kathmandu",  # a zone with odd minutes: nothing may depend on the machine's
}

closing_lines = (
    (re.compile(r"^(\d+) passed, (\d+) failed", re.M), lambda m: (int(m[1]), int(m[2]))),
    (re.compile(r"^\[  FAILED  \] (\d+) tests?, listed below", re.M), lambda m: (0, int(m[1]))),
    (re.compile(r"^\[  PASSED  \] (\d+) tests?\.", re.M), lambda m: (int(m[1]), 0)),
    (re.compile(r"^Ran (\d+) tests? in .*\n\nOK", re.M), lambda m: (int(m[1]), 0)),
    (re.compile(r"^FAILED \((?:failures|errors)=(\d+)", re.M), lambda m: (0, int(m[1]))),
)


@dataclass
class Step:
    name: str
    command: list
    builds: dict = field(default_factory=dict)  # preset -> targets


def counts(output):
    passed = failed = 0
    for pattern, read in closing_lines:
        found = list(pattern.finditer(output))
        if found:
            more = read(found[-1])
            passed, failed = passed + more[0], failed + more[1]
    return passed, failed


def run(command):
    # Both streams in the order in which they were written.
    done = subprocess.run(command, cwd=root, env=os.environ | environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


def run_step(step):
    start = time.monotonic()
    code, output = 0, ""
    for preset, targets in step.builds.items():
        code, output = run(["./dev", "build", preset, *targets])
        if code:
            break
    if code == 0:
        code, output = run(step.command)
    passed, failed = counts(output)
    if code and not failed:
        failed = 1
    if not code and not passed:
        output, failed = output + f"\n{step.name}: counted no test\n", 1
    if failed:
        print(output)
    print(f"{step.name:<28} {passed:>6} passed {failed:>4} failed"
          f" {time.monotonic() - start:>7.1f} s", flush=True)
    return passed, failed


def python_tests(folder):
    return Step(f"tests of {folder}/", ["python3", "-m", "unittest", "discover", "-q",
                                        "-s", folder, "-p", "*_test.py"])


def style_steps():
    return [Step("lint", ["python3", "tools/lint.py"]), python_tests("tools"),
            python_tests("tests")]


def scenarios(*options):
    return ["python3", "tests/run_scenarios.py", *options]


release_and_clang = ("--binary", "build/release/rowsmith", "--many", "build/release/many_runs",
                     "--many", "build/clang/many_runs")


def test_steps():
    steps = style_steps() + [Step("unit tests (sanitizers)", ["build/dev/unit_tests"],
                                  {"dev": ["unit_tests"]})]
    if has_program:
        steps.append(Step("scenarios (sanitizers)", scenarios("--many", "build/dev/many_runs"),
                          {"dev": ["rowsmith", "many_runs"]}))
        steps.append(Step("terminal (sanitizers)", ["env", "ROWSMITH=build/dev/rowsmith", "python3",
                                                    "tests/terminal_test.py"],
                          {"dev": ["rowsmith"]}))
        steps.append(Step("other readers (sanitizers)",
                          ["env", "ROWSMITH=build/dev/rowsmith", python, "tests/interop_test.py"],
                          {"dev": ["rowsmith"]}))
        steps.append(Step("jobs (sanitizers)",
                          ["env", "ROWSMITH=build/dev/rowsmith", python, "tests/jobs_test.py"],
                          {"dev": ["rowsmith"]}))
        steps.append(Step("ends of jobs (sanitizers)",
                          ["env", "ROWSMITH=build/dev/rowsmith", python,
                           "tests/job_endings_test.py"], {"dev": ["rowsmith"]}))
        steps.append(Step("JSON Schema (sanitizers)",
                          ["env", "ROWSMITH=build/dev/rowsmith", python,
                           "tests/json_schema_test.py"], {"dev": ["rowsmith"]}))
    return steps


def check_steps():
    steps = [Step("format", ["python3", "tools/format_check.py"])] + test_steps()
    steps += [
        Step("unit tests (release)", ["build/release/unit_tests"],
             {"release": ["all"]}),
        Step("unit tests (clang)", ["build/clang/unit_tests"], {"clang": ["all"]}),
    ]
    steps += [Step(f"corpus of fuzz_{name}", [f"build/dev/fuzz_{name}", f"fuzz/corpus/{name}"],
                   {"dev": [f"fuzz_{name}"]}) for name in fuzz_targets]
    if "add_cpu_levels(" in (root / "CMakeLists.txt").read_text():
        steps.append(Step("kernels of CPU levels",
                          ["python3", "tools/cpu_levels.py", "build/release"]))
    if has_program:
        steps += [
            Step("scenarios × modes", scenarios("--modes", *release_and_clang)),
            Step("scenarios cover all", ["python3", "tests/scenario_coverage.py", "--many",
                                         "build/release/many_runs"]),
            Step("rows and columns are stable", ["python3", "tests/stability.py", "--many",
                                                 "build/release/many_runs"]),
            Step("scenarios (aarch64)", scenarios("--emulated", "build/aarch64/many_runs"),
                 {"aarch64": ["many_runs"]}),
            Step("broken schemas", ["python3", "tests/run_broken.py",
                                    "--binary", "build/release/rowsmith"]),
            Step("examples against SQL",
                 [python, "tests/assertions/run.py", "--binary", "build/release/rowsmith"]),
            Step("sentences in words",
                 [python, "tests/sentences/run.py", "--binary", "build/release/rowsmith"]),
            Step("data against its schema",
                 [python, "tests/check_examples.py", "--binary", "build/release/rowsmith"]),
            Step("stores (sanitizers)", ["env", "STORES=build/dev", python, "tests/stores_test.py"],
                 {"dev": ["unit_tests", "store_tool", "rowsmith"]}),
            Step("killed jobs (quick)",
                 [python, "bench/crash.py", "--kills", "40", "--stride", "40"]),
            Step("processes at one ledger", ["env", "ROWSMITH=build/release/rowsmith", "python3",
                                             "tests/processes_test.py"]),
            Step("servers that mean no good", ["env", "ROWSMITH=build/release/rowsmith", "python3",
                                               "tests/hostile_store_test.py"]),
            Step("failing calls (quick)", [python, "bench/faults.py", "--stride", "40"]),
            Step("changed data is found", ["python3", "bench/verify.py", "--quick"]),
            Step("references", ["python3", "tools/reference.py", "build/release/rowsmith"]),
            Step("documents' commands", ["python3", "tools/doc_blocks.py", "build/release"]),
            Step("statistics (quick)", [python, "bench/statistics.py", "--rows", "100000",
                                        "--seeds", "2"]),
            Step("evenness (quick)", [python, "bench/evenness.py", "--seeds", "1"]),
        ]
    return steps


def soak_steps(names):
    steps = {"matrix": Step("scenarios × all modes",
                            scenarios("--full", *release_and_clang),
                            {"release": ["rowsmith", "many_runs"], "clang": ["many_runs"]})}
    steps["fuzz"] = Step("fuzz targets", ["python3", "tests/fuzz.py"], {"fuzz": ["fuzz_targets"]})
    steps["races"] = Step("races (thread sanitizer)",
                          ["env", "ROWSMITH_TEST_ROUNDS=1000", "TEST_TMPDIR=/dev/shm",
                           "build/tsan/unit_tests", "--gtest_filter=*Races*"],
                          {"tsan": ["unit_tests"]})
    for path in sorted((root / "tests/soak").glob("*.py")):
        steps[path.stem] = Step(path.stem, [python, str(path)], {"release": ["rowsmith"]})
    unknown = [name for name in names if name not in steps]
    if unknown:
        sys.exit(f"dev: no soak {unknown[0]!r}; there are {', '.join(steps)}")
    return [step for name, step in steps.items() if not names or name in names]


def main():
    kind, *arguments = sys.argv[1:]
    if kind == "test" and arguments:
        steps = [Step("unit tests", ["build/dev/unit_tests", f"--gtest_filter={arguments[0]}"],
                      {"dev": ["unit_tests"]})]
    else:
        steps = {"test": test_steps, "check": check_steps,
                 "soak": lambda: soak_steps(arguments)}[kind]()
    start = time.monotonic()
    passed = failed = 0
    for step in steps:
        more = run_step(step)
        passed, failed = passed + more[0], failed + more[1]
    print(f"{time.monotonic() - start:.0f} s in all")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
