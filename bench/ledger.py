"""A ledger of many jobs, and many jobs at once.

usage: ./dev bench ledger [--jobs JOBS] [--program PROGRAM]

With 10,000 jobs in the ledger: `jobs list` under 20 ms beyond the program's start (what `version`
takes), a new job under 5 ms beyond that while somebody has the ledger open, as a server has it; the
start and end of a worker under 200 ms. With 50
jobs worked at at once none makes less than half of the mean's progress.
"""
import argparse
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

root = Path(__file__).resolve().parent.parent
schema = """rowsmith: 1
name: {name}
seed: {seed}
tables:
  t:
    rows: {rows}
    columns:
      id: {{type: integer, generate: sequence}}
      name: {{type: string, generate: person.full_name}}
"""
at_once = 50


class Ledger:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.file = folder / "temp/jobs/jobs.sqlite"

    def call(self, *arguments, **environment):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, text=True, check=False,
                              capture_output=True, env=os.environ | environment)
        if done.returncode:
            sys.exit(f"ledger: {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def create(self, name, rows, *options):
        (self.folder / f"{name}.yaml").write_text(schema.format(name=name, seed=1, rows=rows))
        return json.loads(self.call("jobs", "create", f"{name}.yaml", "-o", name, "--later",
                                    "--json", *options))["job_id"]

    def fill(self, count):
        """Copies of one finished job, as they would be after a long time."""
        self.create("first", 10)
        self.call("jobs", "run")
        with sqlite3.connect(self.file) as database:
            [first] = database.execute("SELECT id FROM jobs").fetchone()
            for table in ("jobs", "job_tables", "chunks", "events"):
                columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
                key = "id" if table == "jobs" else "job_id"
                kept = [column for column in columns
                        if column != key and (table, column) not in (("events", "number"),)]
                found = database.execute(
                    f"SELECT {', '.join(kept)} FROM {table} WHERE {key} = ?", [first]).fetchall()
                ids = self.ids = getattr(self, "ids", [str(uuid.uuid4()) for _ in range(count - 1)])
                database.executemany(
                    f"INSERT INTO {table} ({key}, {', '.join(kept)}) VALUES "
                    f"(?{', ?' * len(kept)})", ((new, *row) for new in ids for row in found))
            database.execute("UPDATE jobs SET created_us = created_us - 1000000 * rowid")
        database.close()

    def milliseconds(self, *arguments, rounds=21):
        times = []
        for number in range(rounds):
            start = time.perf_counter()
            self.call(*(word.replace("{}", str(number)) for word in arguments))
            times.append(time.perf_counter() - start)
        return sorted(times)[rounds // 2] * 1000


def measure_many(ledger, count):
    ledger.fill(count)
    version = ledger.milliseconds("version")
    listing = ledger.milliseconds("jobs", "list")
    worker = ledger.milliseconds("jobs", "run")
    (ledger.folder / "new.yaml").write_text(schema.format(name="new", seed=1, rows=10))
    with contextlib.closing(sqlite3.connect(ledger.file)) as server:
        server.execute("SELECT count(*) FROM jobs").fetchone()
        created = ledger.milliseconds("jobs", "create", "new.yaml", "-o", "new{}", "--later")
    print(f"the program's start {version:.1f} ms")
    return [(f"`jobs list` {listing - version:.1f} ms more (under 20)", listing - version < 20),
            (f"a new job {created - listing:.1f} ms more than that (under 5)",
             created - listing < 5),
            (f"a worker's start and end {worker:.1f} ms (under 200)", worker < 200)]


def measure_fairness(ledger):
    jobs = [ledger.create(f"fair{number}", 400_000, "--chunk-size", "4000", "--layout", "parts")
            for number in range(at_once)]
    worker = subprocess.Popen([ledger.program, "jobs", "run", "--threads", "2"], cwd=ledger.folder,
                              env=os.environ | {"MAX_CONCURRENT_JOBS": str(at_once)},
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while worker.poll() is None:
            time.sleep(0.05)
            with sqlite3.connect(ledger.file, timeout=10) as database:
                done = dict(database.execute(
                    "SELECT id, rows_done FROM jobs WHERE name LIKE 'fair%'"))
            database.close()
            if sum(done.values()) > 400_000 * at_once / 3:
                break
    finally:
        worker.kill()
        worker.wait()
    rates = [done[job] for job in jobs]
    mean = sum(rates) / len(rates)
    return [(f"{at_once} jobs at once: the slowest has {min(rates) / mean:.2f} of the mean's rows, "
             f"the fastest {max(rates) / mean:.2f} (at least 0.5)", min(rates) >= mean / 2)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    program = shutil.which(options.program)
    if not program:
        sys.exit(f"ledger: there is no {options.program}; fix: ./dev build release rowsmith")
    checks = []
    with tempfile.TemporaryDirectory(prefix="ledger.") as place:
        checks += measure_many(Ledger(str(Path(program).resolve()), Path(place)), options.jobs)
    with tempfile.TemporaryDirectory(prefix="ledger.") as place:
        checks += measure_fairness(Ledger(str(Path(program).resolve()), Path(place)))
    for words, is_met in checks:
        print(f"{'met   ' if is_met else 'MISSED'} {words}")
    missed = sum(not is_met for _, is_met in checks)
    print(f"{len(checks) - missed} passed, {missed} failed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
