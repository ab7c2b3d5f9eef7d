"""Several processes at one ledger of jobs, of which one is killed or falls silent.

ROWSMITH names the program; without it there is nothing to test. What the lost process worked at
goes on elsewhere within ten seconds, and in the end all data is that of a plain run.
"""
import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

program = os.environ.get("ROWSMITH") and str(Path(os.environ["ROWSMITH"]).resolve())
seconds_to_go_on = 10
schema = """rowsmith: 1
name: shared_{seed}
seed: {seed}
tables:
  t:
    rows: {rows}
    columns:
      id: {{type: integer, generate: sequence}}
      name: {{type: string, generate: person.full_name}}
      note: {{type: string, generate: text.sentence}}
"""


@unittest.skipUnless(program, "ROWSMITH names no program")
class SharedLedger(unittest.TestCase):
    rows = 3_000_000

    def setUp(self):
        place = tempfile.TemporaryDirectory(prefix="processes.")
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)
        self.workers = []
        self.addCleanup(self.end_workers)

    def end_workers(self):
        for worker in self.workers:
            if worker.poll() is None:
                worker.kill()
            worker.communicate()

    def told(self, *arguments):
        done = subprocess.run([program, *arguments, "--json"], cwd=self.folder, check=True,
                              capture_output=True, text=True)
        return json.loads(done.stdout)

    def make_jobs(self, count):
        self.jobs = []
        for seed in range(count):
            text = schema.format(seed=seed, rows=self.rows)
            (self.folder / f"{seed}.yaml").write_text(text)
            told = self.told("jobs", "create", f"{seed}.yaml", "-o", f"out{seed}", "--layout",
                             "parts", "--chunk-size", "20000", "--later")
            self.jobs.append(told["job_id"])

    def start_workers(self, count):
        environment = os.environ | {"MAX_CONCURRENT_JOBS": str(count)}
        self.workers += [
            subprocess.Popen([program, "jobs", "run", "--stay", "--threads", "1"], env=environment,
                             cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(count)]

    def owners(self):
        """The process that took up each job last."""
        owners = {}
        for job in self.jobs:
            events = self.told("jobs", "events", job)["events"]
            taken = [event["detail"] for event in events if event["kind"] == "worker"]
            if taken:
                owners[job] = int(taken[-1].split()[-1])
        return owners

    def wait_for(self, what, seconds):
        start = time.monotonic()
        while not (found := what()):
            self.assertLess(time.monotonic() - start, seconds)
            time.sleep(0.05)
        return found, time.monotonic() - start

    def lose(self, lose_process, processes):
        """Loses a process that works at a job; how long it took until others had its jobs."""
        self.make_jobs(processes)
        self.start_workers(processes)
        self.wait_for(lambda: len(self.owners()) == processes, 20)
        lost = self.workers[0].pid if self.workers[0].pid in self.owners().values() else \
            next(iter(self.owners().values()))
        orphans = [job for job, owner in self.owners().items() if owner == lost]
        lose_process(lost)
        _, seconds = self.wait_for(
            lambda: all(self.owners()[job] != lost for job in orphans), seconds_to_go_on)
        return lost, seconds

    def end(self):
        def is_done():
            jobs = self.told("jobs", "list")["jobs"]
            return all(job["status"] == "completed" for job in jobs)
        self.wait_for(is_done, 240)
        for job in self.told("jobs", "list")["jobs"]:
            self.assertEqual(job["rows_generated"], self.rows)
        for seed in range(len(self.jobs)):
            plain = subprocess.run([program, "generate", f"{seed}.yaml", "-o", "-", "-f", "csv"],
                                   check=True, cwd=self.folder, capture_output=True).stdout
            self.assertEqual(self.parts(seed), plain)

    def parts(self, seed):
        pieces = [part.read_bytes() for part in sorted(
            (self.folder / f"out{seed}/t").glob("part-*.csv"))]
        header = pieces[0][:pieces[0].index(b"\n") + 1]
        return header + b"".join(piece[len(header):] for piece in pieces)

    def test_one_of_two_is_killed(self):
        self.lose(lambda pid: os.kill(pid, signal.SIGKILL), 2)
        self.end()

    def test_one_of_five_is_killed(self):
        self.lose(lambda pid: os.kill(pid, signal.SIGKILL), 5)
        self.end()

    def test_a_job_is_stopped_within_a_large_chunk(self):
        text = schema.format(seed=0, rows=1_000_000_000)
        (self.folder / "0.yaml").write_text(text)
        told = self.told("jobs", "create", "0.yaml", "-o", "out0", "--layout", "parts",
                         "--chunk-size", "1000000000", "--later")
        for action, left in (("pause", "paused"), ("cancel", "cancelled")):
            worker = subprocess.Popen([program, "jobs", "run", "--threads", "2"], cwd=self.folder,
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.workers.append(worker)
            self.wait_for(lambda: self.told("jobs", "show", told["job_id"])["status"] ==
                          "generating", 20)
            time.sleep(0.3)
            start = time.monotonic()
            self.told("jobs", action, told["job_id"])
            worker.wait(5)
            self.assertLess(time.monotonic() - start, 2)
            self.assertEqual(self.told("jobs", "show", told["job_id"])["status"], left)
            self.assertEqual(list((self.folder / "out0").rglob("*.csv")), [])
            if left == "paused":
                self.told("jobs", "resume", told["job_id"])
        self.assertFalse((self.folder / "out0").exists())

    def test_one_of_two_is_silent_and_comes_back(self):
        lost, seconds = self.lose(lambda pid: os.kill(pid, signal.SIGSTOP), 2)
        self.assertGreater(seconds, 5)
        os.kill(lost, signal.SIGCONT)
        self.end()


if __name__ == "__main__":
    unittest.main()
