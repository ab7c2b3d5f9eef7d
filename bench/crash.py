"""Kills jobs with SIGKILL at random moments and goes on with them until they are done.

usage: ./dev bench crash [--kills KILLS] [--program PROGRAM]

Each job is killed again and again, worked at with 1, 2 and 8 threads in turn, in chunks of several
sizes and in every format, as files and as folders of parts. In the end its files are those of a
plain run, its ledger counts every chunk once, and nothing else is left.
"""
import argparse
import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

root = Path(__file__).resolve().parent.parent
schema = """rowsmith: 1
name: killed
seed: 11
tables:
  parents:
    rows: 300_000
    primary_key: id
    columns:
      id: {type: integer, generate: sequence}
      name: {type: string, generate: person.full_name}
      note: {type: string, generate: text.sentence}
  children:
    rows: {per: parents, mean: 3, max: 9}
    columns:
      parent_id: {references: parents.id}
      price: {type: decimal, scale: 2, min_value: 1, max_value: 99}
      at: {type: datetime}
"""


@dataclass
class Case:
    format: str
    layout: str
    chunk_size: int
    option: str = ""

    def __str__(self):
        return f"{self.format} {self.layout} in chunks of {self.chunk_size:,}"


cases = (Case("csv", "file", 2_000), Case("csv", "parts", 2_000), Case("json", "file", 3_001),
         Case("parquet", "file", 4_096, "row_group_rows=4096"),
         Case("parquet", "parts", 7_000, "row_group_rows=4096"), Case("jsonl", "file", 1_500))


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


class Killing:
    def __init__(self, program, folder, chance):
        self.program, self.folder, self.chance = program, folder, chance
        self.kills = 0

    def start(self, *arguments, threads=2):
        return subprocess.Popen([self.program, *arguments, "--threads", str(threads)],
                                cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    def told(self, *arguments):
        done = subprocess.run([self.program, *arguments, "--json"], cwd=self.folder, text=True,
                              capture_output=True, check=True)
        return json.loads(done.stdout)

    def job(self):
        jobs = self.told("jobs", "list")["jobs"]
        return jobs[0] if jobs else None

    def go_on(self, process, seconds):
        """True once the process has ended by itself."""
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            self.kills += 1
        error = process.communicate()[1]
        if process.returncode not in (0, -9):
            raise RuntimeError(f"exit code {process.returncode}: {error}")
        return process.returncode == 0

    def run(self, case, wanted):
        """Kills it `wanted` times, or until it is too quick to be killed."""
        arguments = ["jobs", "create", "killed.yaml", "-o", "out", "-f", case.format, "--layout",
                     case.layout, "--chunk-size", str(case.chunk_size)]
        if case.option:
            arguments += ["--option", case.option]
        before = self.kills
        done = self.go_on(self.start(*arguments), self.chance.uniform(0, 0.6))
        while not done:
            if self.job() is None:  # killed before it was in the ledger
                done = self.go_on(self.start(*arguments), self.chance.uniform(0, 0.6))
                continue
            if self.kills - before >= wanted:
                done = self.go_on(self.start("jobs", "run"), 600)
                continue
            threads = self.chance.choice((1, 2, 8))
            # Early moments matter most: what was left is looked at then.
            seconds = self.chance.choice((0.1, 0.3, 1.0)) * self.chance.random()
            done = self.go_on(self.start("jobs", "run", threads=threads), seconds)
        return self.kills - before


def plain_run(program, folder, case):
    option = ["--option", case.option] if case.option else []
    subprocess.run([program, "generate", "killed.yaml", "-o", "plain", "-f", case.format, *option],
                   cwd=folder, check=True, capture_output=True)
    return files_of(folder / "plain")


def rows_in_parts(folder, table):
    """The rows of a folder of CSV parts, in the order of their names."""
    rows = []
    for path in sorted((folder / table).glob("part-*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            rows += list(csv.reader(file))[1:]
    return rows


def faults_of(killing, case):
    """What is not as it should be when the job is done."""
    folder, faults = killing.folder, []
    job = killing.job()
    for key, want in (("status", "completed"), ("rows_generated", job["total_rows"]),
                      ("chunks_completed", job["total_chunks"])):
        if job[key] != want:
            faults.append(f"{key} is {job[key]}, not {want}")
    plain, made = plain_run(killing.program, folder, case), files_of(folder / "out")
    if case.layout == "file":
        if made != plain:
            faults.append("other bytes: " + ", ".join(
                name for name in sorted({*made, *plain}) if made.get(name) != plain.get(name)))
    else:
        killing.told("verify", "out")
        told = json.loads(made["manifest.json"])
        names = {file["name"] for table in told["tables"] for file in table["files"]}
        names |= {table["name"] + "/_SUCCESS" for table in told["tables"]}
        if stray := sorted(set(made) - names - {"manifest.json", "schema.yaml"}):
            faults.append("stray files: " + ", ".join(stray))
        for table in ("parents", "children") if case.format == "csv" else ():
            with open(folder / "plain" / f"{table}.csv", newline="", encoding="utf-8") as file:
                if rows_in_parts(folder / "out", table) != list(csv.reader(file))[1:]:
                    faults.append(f"other rows in {table}")
    left = [str(path.relative_to(folder)) for path in (folder / "temp").rglob("*")
            if path.is_file() and not path.name.startswith("jobs.sqlite")]
    if left:
        faults.append("left behind: " + ", ".join(left[:5]))
    return faults


def run_case(program, case, kills, seed):
    with tempfile.TemporaryDirectory(prefix="crash.") as place:
        folder = Path(place)
        (folder / "killed.yaml").write_text(schema)
        killing = Killing(program, folder, random.Random(seed))
        done = killing.run(case, kills)
        return done, faults_of(killing, case)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    if not shutil.which(program):
        sys.exit(f"crash: there is no {program}; fix: ./dev build release rowsmith")
    passed = failed = done = number = 0
    start = time.monotonic()
    while done < options.kills:
        case = cases[number % len(cases)]
        kills, faults = run_case(program, case, min(options.kills - done, 25), number)
        done, number = done + kills, number + 1
        print(f"{str(case):<34} {kills:>4} kills  {'; '.join(faults) or 'all as it should be'}",
              flush=True)
        passed, failed = passed + (not faults), failed + bool(faults)
    print(f"{done} kills in {time.monotonic() - start:.0f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
