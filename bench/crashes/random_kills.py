"""Kills at random moments: the same job again and again, by 1, 2 and 8 threads in turn."""
import random
import subprocess
import tempfile
from pathlib import Path

from crashes.job_folder import Case, JobFolder

cases = (Case("csv", "file", 2_000), Case("csv", "parts", 2_000), Case("json", "file", 3_001),
         Case("parquet", "file", 4_096, "row_group_rows=4096"),
         Case("parquet", "parts", 7_000, "row_group_rows=4096"), Case("jsonl", "file", 1_500))


class Killing:
    def __init__(self, jobs, chance):
        self.jobs, self.chance = jobs, chance
        self.kills = 0

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

    def run(self, wanted):
        """Kills it `wanted` times, or until it is too quick to be killed."""
        jobs = self.jobs
        done = self.go_on(jobs.start(*jobs.create), self.chance.uniform(0, 0.6))
        while not done:
            if jobs.job() is None:  # killed before it was in the ledger
                done = self.go_on(jobs.start(*jobs.create), self.chance.uniform(0, 0.6))
                continue
            if self.kills >= wanted:
                done = self.go_on(jobs.start("jobs", "run"), 600)
                continue
            threads = self.chance.choice((1, 2, 8))
            # Early moments matter most: what was left is looked at then.
            seconds = self.chance.choice((0.1, 0.3, 1.0)) * self.chance.random()
            done = self.go_on(jobs.start("jobs", "run", threads=threads), seconds)
        return self.kills


def kill_at_random(program, wanted):
    """Yields what was done, how many kills, what is wrong, until there are as many as wanted."""
    done = number = 0
    while done < wanted:
        case = cases[number % len(cases)]
        with tempfile.TemporaryDirectory(prefix="crash.") as place:
            jobs = JobFolder(program, Path(place), case, 300_000)
            kills = Killing(jobs, random.Random(number)).run(min(wanted - done, 25))
            yield str(case), kills, jobs.faults()
        done, number = done + kills, number + 1
