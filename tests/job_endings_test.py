"""How jobs end: whoever waits for data learns from the exit code that it is not there yet.

ROWSMITH names the program; without it there is nothing to test.
"""
import signal
import subprocess
import time
import unittest

from jobs_test import Base, program


def load_tests(loader, _tests, _pattern):
    suite = unittest.TestSuite()
    if program:
        suite.addTests(loader.loadTestsFromTestCase(Endings))
    return suite


class Endings(Base):
    def start(self, *arguments):
        process = subprocess.Popen([program, "jobs", *map(str, arguments)], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.kill)
        return process

    def create_much(self):
        process = self.start("create", "shop.yaml", "-o", "out", "--rows", "customers=100_000_000",
                             "--threads", 1, "--chunk-size", 100_000, "--layout", "parts")
        until = time.monotonic() + 60
        while time.monotonic() < until:
            jobs = self.told("jobs", "list", "--status", "generating")["jobs"]
            if jobs:
                return process, jobs[0]["job_id"]
            time.sleep(0.05)
        return self.fail("the job does not start")

    def test_a_signal_is_told_by_create_and_run(self):
        create, job = self.create_much()
        self.assertEqual(self.told("jobs", "show", job)["worker"], create.pid)
        create.send_signal(signal.SIGINT)
        self.assertIn("rowsmith jobs run goes on", create.communicate(timeout=60)[1])
        self.assertEqual(create.returncode, 130)
        self.assertIn("worker   none: rowsmith jobs run", self.run_it("jobs", "show", job).stdout)
        watch = self.start("watch")
        self.assertIn("generating, left", watch.stdout.readline())
        watch.send_signal(signal.SIGINT)
        watch.communicate(timeout=60)
        for arguments, code in (((), 143), (("--stay",), 0)):
            workers = self.workers_seen(job)
            run = self.start("run", "--threads", 1, *arguments)
            until = time.monotonic() + 60
            while self.workers_seen(job) == workers and time.monotonic() < until:
                time.sleep(0.05)
            run.send_signal(signal.SIGTERM)
            run.communicate(timeout=60)
            self.assertEqual(run.returncode, code, arguments)
        self.assertTrue(self.told("jobs", "cancel", job)["success"])

    def workers_seen(self, job):
        return sum(event["kind"] == "worker"
                   for event in self.told("jobs", "events", job)["events"])

    def test_a_job_that_others_stop_is_no_success(self):
        create, job = self.create_much()
        self.told("jobs", "pause", job)
        self.assertIn("is paused", create.communicate(timeout=60)[1])
        self.assertEqual(create.returncode, 4)
        self.assertIs(self.told("jobs", "show", job)["can_resume"], True)
        self.told("jobs", "cancel", job)
        self.assertIs(self.told("jobs", "show", job)["can_resume"], False)

    def test_a_run_tells_that_a_job_failed(self):
        job = self.told("jobs", "create", "shop.yaml", "-o", "taken", "--later")["job_id"]
        (self.folder / "taken").write_text("a file where a folder should be made")
        run = self.run_it("jobs", "run")
        self.assertEqual(run.returncode, 5, run.stderr)
        self.assertIn("a job failed", run.stderr)
        self.assertEqual(self.told("jobs", "show", job)["status"], "failed")
        self.assertEqual(self.run_it("jobs", "run").returncode, 0)

    def test_a_place_that_cannot_be_written_is_told_before_the_first_row(self):
        (self.folder / "file").write_text("")
        for layout in ("file", "zip"):
            done = self.run_it("jobs", "create", "shop.yaml", "-o", "file/below", "--later",
                               "--layout", layout)
            self.assertEqual(done.returncode, 5, done.stderr)
        self.assertEqual(self.told("jobs", "list")["jobs"], [])
        self.told("jobs", "create", "shop.yaml", "-o", "new/below", "--later")
        self.assertFalse((self.folder / "new").exists())

    def test_a_job_is_not_written_into_a_pipe(self):
        done = self.run_it("jobs", "create", "shop.yaml", "-o", "-")
        self.assertEqual(done.returncode, 2)
        self.assertIn("rowsmith generate SCHEMA --table TABLE -o -", done.stderr)
        self.assertFalse((self.folder / "-").exists())


if __name__ == "__main__":
    unittest.main()
