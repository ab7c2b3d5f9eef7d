"""Jobs where several processes meet, and their archives in other hands.

ROWSMITH names the program; without it there is nothing to test. Files of zstd are read with the
pyarrow of tests/requirements.txt.
"""
import gzip
import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

from terminal_test import on_terminal

program = os.environ.get("ROWSMITH") and str(Path(os.environ["ROWSMITH"]).resolve())
schema = """rowsmith: 1
name: shop
seed: 7
tables:
  customers:
    rows: 3000
    primary_key: id
    columns:
      id: {type: integer, generate: sequence}
      name: {type: string, generate: person.full_name}
  orders:
    rows: {per: customers, mean: 4, max: 30}
    columns:
      customer_id: {references: customers.id}
      total: {type: decimal, scale: 2, min_value: 5, max_value: 500}
      note: {type: string, generate: text.sentence}
"""


def unzstd(data):
    import pyarrow
    with pyarrow.CompressedInputStream(pyarrow.BufferReader(data), "zstd") as stream:
        return stream.read()


def load_tests(loader, _tests, _pattern):
    suite = unittest.TestSuite()
    if program:
        for case in (Cleaning, Clients, Doctor, Layouts, Watching):
            suite.addTests(loader.loadTestsFromTestCase(case))
    return suite


class Base(unittest.TestCase):
    def setUp(self):
        own = tempfile.TemporaryDirectory(prefix="jobs.")
        self.addCleanup(own.cleanup)
        self.folder = Path(own.name)
        (self.folder / "shop.yaml").write_text(schema)

    def run_it(self, *arguments, **options):
        return subprocess.run([program, *map(str, arguments)], cwd=self.folder, check=False,
                              capture_output=True, text=True, timeout=120, **options)

    def told(self, *arguments):
        done = self.run_it(*arguments, "--json")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def files(self, name):
        return {str(path.relative_to(self.folder / name)): path.read_bytes()
                for path in sorted((self.folder / name).rglob("*")) if path.is_file()}


class Cleaning(Base):
    def test_old_jobs_go_and_their_data_stays(self):
        def create(place, *arguments):
            return self.told("jobs", "create", "shop.yaml", "-o", place, *arguments)["job_id"]
        done = create("done", "--keep-chunks")
        parts = create("parts", "--layout", "parts")
        waiting = create("waiting", "--later")
        client = create("client", "--client")
        cancelled = create("cancelled", "--later")
        self.told("jobs", "cancel", cancelled)
        before = {name: self.files(name) for name in ("done", "parts")}
        self.assertEqual(self.told("jobs", "clean")["removed"], [])
        old = [done, parts, cancelled]
        told = self.told("jobs", "clean", "--days", 0, "--dry-run")
        self.assertEqual([job["job_id"] for job in told["removed"]], old)
        self.assertEqual(len(self.told("jobs", "list")["jobs"]), 5)
        told = self.told("jobs", "clean", "--days", 0)
        self.assertEqual([job["job_id"] for job in told["removed"]], old)
        self.assertGreater(told["removed"][0]["files_removed"], 0)
        self.assertEqual({job["job_id"] for job in self.told("jobs", "list")["jobs"]},
                         {waiting, client})
        self.assertEqual({name: self.files(name) for name in before}, before)
        self.assertEqual([path.name for path in (self.folder / "temp").iterdir()], ["jobs"])


class Clients(Base):
    def setUp(self):
        super().setUp()
        told = self.told("jobs", "create", "shop.yaml", "-o", "out", "--client", "--chunk-size",
                         "2500")
        self.job, self.chunks = told["job_id"], told["total_chunks"]
        self.assertEqual((told["status"], told["driver"]), ("pending", "client"))
        self.total = told["total_rows"]

    def chunk(self, number):
        return self.told("jobs", "chunk", self.job, number)

    def test_chunks_in_any_order_merge_to_the_files_of_a_plain_run(self):
        refused = self.run_it("jobs", "download", self.job)
        self.assertEqual(refused.returncode, 4)
        self.assertIn("the job is pending", refused.stderr)
        self.told("jobs", "run")  # leaves it alone
        rows, status = 0, "pending"
        for number in sorted(range(self.chunks), key=lambda n: n % 3):
            self.assertEqual(self.told("jobs", "show", self.job)["status"], status)
            told, again = self.chunk(number), self.chunk(number)
            self.assertEqual(told, again)
            rows, status = rows + told["rows_generated"], "generating"
            self.assertEqual(told["job_progress"]["rows_generated"], rows)
        self.assertEqual(told["job_progress"], {
            "chunks_completed": self.chunks, "total_chunks": self.chunks, "rows_generated": rows,
            "total_rows": self.total, "progress_percentage": 100, "status": "completed"})
        self.assertEqual(self.chunk(0)["chunk_id"], 0)
        self.told("generate", "shop.yaml", "-o", "plain")
        told = self.told("jobs", "download", self.job)
        self.assertEqual(self.files("out"), self.files("plain"))
        self.assertEqual(told["file_path"], str(self.folder / "out"))
        self.assertEqual([file["table"] for file in told["files"]], ["customers", "orders"])
        data = (self.folder / "out/orders.csv").read_bytes()
        self.assertEqual(told["files"][1]["checksum"], hashlib.sha256(data).hexdigest())
        size = sum(file["file_size_bytes"] for file in told["files"])
        self.assertEqual(told["file_size_mb"], round(size / 2**20, 2))
        (self.folder / "out/orders.csv").write_bytes(b"x" + data[1:])
        self.assertEqual(self.told("jobs", "download", self.job), told)
        self.assertEqual(self.files("out"), self.files("plain"))

    def test_clients_that_ask_for_one_chunk_at_once_count_it_once(self):
        command = [program, "jobs", "chunk", self.job, "1", "--json"]
        asking = [subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, text=True)
                  for _ in range(6)]
        answers = [json.loads(process.communicate(timeout=60)[0]) for process in asking]
        self.assertEqual(len({answer["checksum"] for answer in answers}), 1)
        told = self.told("jobs", "show", self.job)
        self.assertEqual((told["chunks_completed"], told["rows_generated"]),
                         (1, answers[0]["rows_generated"]))

    def test_a_missing_chunk_is_refused_while_the_job_is_not_open(self):
        self.chunk(0)
        self.told("jobs", "pause", self.job)
        self.chunk(0)
        refused = self.run_it("jobs", "chunk", self.job, 1)
        self.assertEqual(refused.returncode, 4)
        self.assertIn("fix: resume it first", refused.stderr)
        self.told("jobs", "cancel", self.job)
        self.assertEqual(self.run_it("jobs", "chunk", self.job, 1).returncode, 4)
        self.assertIn(f"expected 0 to {self.chunks - 1}",
                      self.run_it("jobs", "chunk", self.job, self.chunks).stderr)
        self.assertEqual(list((self.folder / "temp").iterdir()), [self.folder / "temp/jobs"])

    def test_parts_and_archives_download_as_files_beside_them(self):
        self.told("generate", "shop.yaml", "-o", "plain")
        for layout, arguments in (("parts", ()), ("zip", ()), ("parts", ("-o", "mine"))):
            place = f"{layout}{len(arguments)}"
            job = self.told("jobs", "create", "shop.yaml", "-o", place, "--layout", layout,
                            "--chunk-size", 2500)["job_id"]
            before = self.files(place)
            self.told("jobs", "download", job, *arguments)
            folder = arguments[1] if arguments else f"output/{job}"
            self.assertEqual(self.files(folder), self.files("plain"))
            self.assertEqual(self.files(place), before)


class Doctor(Base):
    def findings(self):
        done = self.run_it("doctor", "--json")
        told = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if told["good"] else 5)
        jobs = ("ledger of jobs", "lost worker", "removed jobs", "stray chunks",
                "unfinished files")
        return [finding for finding in told["findings"] if finding["what"] in jobs]

    def test_a_ledger_that_is_whole(self):
        self.assertIn("none yet", self.findings()[0]["found"])
        self.assertEqual([path.name for path in self.folder.iterdir()], ["shop.yaml"])
        self.told("jobs", "create", "shop.yaml", "--keep-chunks", "-o", "out")
        told = [(finding["found"], finding["good"]) for finding in self.findings()]
        self.assertEqual(told, [("1 jobs, whole", True)])

    def test_a_broken_ledger(self):
        self.told("jobs", "create", "shop.yaml", "-o", "out")
        file = self.folder / "temp/jobs/jobs.sqlite"
        data = bytearray(file.read_bytes())
        data[4096:] = b"\x5a" * (len(data) - 4096)
        file.write_bytes(data)
        [finding] = self.findings()
        self.assertFalse(finding["good"])
        self.assertIn("jobs.sqlite", finding["fix"])

    def test_what_a_killed_process_and_a_lost_job_have_left(self):
        (self.folder / "large.yaml").write_text(schema.replace("rows: 3000", "rows: 3_000_000"))
        process = subprocess.Popen([program, "jobs", "create", "large.yaml", "-o", "large",
                                    "--chunk-size", "5000"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.kill)
        for _ in range(600):
            if list((self.folder / "temp").glob("*/chunk_*")):
                break
            time.sleep(0.05)
        process.kill()
        process.wait()
        [chunks] = (self.folder / "temp").glob("*-*")
        (chunks / f".chunk_999999.csv.{process.pid}-1-1.partial").touch()
        stray = self.folder / "temp/12345678-0000-4000-8000-123456789abc"
        stray.mkdir()
        told = {finding["what"]: finding for finding in self.findings()}
        self.assertIn("is gone, and held job", told["lost worker"]["found"])
        self.assertIn("rowsmith jobs run", told["lost worker"]["fix"])
        self.assertIn(f"jobs delete {chunks.name}", told["unfinished files"]["fix"])
        self.assertIn(f"rm -r ./temp/{stray.name}", told["stray chunks"]["fix"])
        job = self.told("jobs", "list")["jobs"][0]["job_id"]
        self.told("jobs", "delete", job)
        stray.rmdir()
        self.assertEqual([finding["good"] for finding in self.findings()], [True])


class Layouts(Base):
    def setUp(self):
        super().setUp()
        self.told("generate", "shop.yaml", "-o", "plain")
        self.plain = self.files("plain")
        self.tables = {name: data for name, data in self.plain.items() if name.endswith(".csv")}

    def job(self, place, *arguments):
        told = self.told("jobs", "create", "shop.yaml", "-o", place, *arguments)
        self.assertEqual(told["status"], "completed")
        return self.files(place)

    def test_a_file_a_table_is_compressed(self):
        for word, ending, unpack in (("gzip", ".gz", gzip.decompress), ("zstd", ".zst", unzstd)):
            self.told("generate", "shop.yaml", "-o", f"plain.{word}", "--compress", word,
                      "--threads", 3)
            plain = self.files(f"plain.{word}")
            for name, data in self.tables.items():
                self.assertEqual(unpack(plain[name + ending]), data)
            for threads, rows in ((1, 700), (2, 100_000)):
                made = self.job(f"{word}{threads}", "--compress", word, "--threads", threads,
                                "--chunk-size", rows)
                self.assertEqual(made, plain)
            self.assertEqual(self.run_it("verify", f"{word}1").returncode, 0)

    def test_parts_are_compressed_each(self):
        made = self.job("out", "--compress", "zstd", "--layout", "parts", "--chunk-size", 1000)
        parts = [name for name in made if name.startswith("customers/part-")]
        self.assertEqual(parts, [f"customers/part-0000{n}.csv.zst" for n in range(3)])
        rows = b"".join(unzstd(made[name]).split(b"\n", 1)[1] for name in parts)
        self.assertEqual(rows, self.tables["customers.csv"].split(b"\n", 1)[1])
        self.assertEqual(self.run_it("verify", "out").returncode, 0)

    def archive(self, layout, name):
        seen = []
        for threads, rows in ((1, 700), (2, 100_000)):
            made = self.job(f"out{threads}", "--layout", layout, "--threads", threads,
                            "--chunk-size", rows)
            self.assertEqual(list(made), [name])
            seen.append(made[name])
        self.assertEqual(seen[0], seen[1])
        self.assertEqual(list((self.folder / "temp").iterdir()), [self.folder / "temp/jobs"])
        return seen[0]

    def hold(self, inside):
        self.assertEqual(list(inside), ["customers.csv", "orders.csv", "schema.yaml",
                                        "manifest.json"])
        self.assertEqual(inside, self.plain)

    def test_zip_holds_the_files_of_a_plain_run(self):
        with zipfile.ZipFile(io.BytesIO(self.archive("zip", "shop.zip"))) as archive:
            self.assertIsNone(archive.testzip())
            self.hold({name: archive.read(name) for name in archive.namelist()})
            self.assertEqual({entry.date_time for entry in archive.infolist()},
                             {(1980, 1, 1, 0, 0, 0)})

    def test_tar_holds_the_files_of_a_plain_run(self):
        data = unzstd(self.archive("tar", "shop.tar.zst"))
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            self.hold({entry.name: archive.extractfile(entry).read() for entry in archive})
            self.assertEqual({(entry.mtime, entry.uid, entry.mode) for entry in archive},
                             {(0, 0, 0o644)})

    def test_an_archive_is_not_replaced_unasked(self):
        self.job("out", "--layout", "zip")
        done = self.run_it("jobs", "create", "shop.yaml", "-o", "out", "--layout", "zip")
        self.assertEqual(done.returncode, 4)
        self.assertIn("'shop.zip' is there already", done.stderr)
        self.job("out", "--layout", "zip", "--overwrite")

    def test_large_data_is_parts_unless_asked_otherwise(self):
        for rows, arguments, layout in ((1000, (), "file"), (10**9, (), "parts"),
                                        (10**9, ("--layout", "file"), "file")):
            told = self.told("jobs", "create", "shop.yaml", "--rows", rows, "--later", "-o",
                             f"never{rows}{len(arguments)}", *arguments)
            self.assertEqual(told["layout"], layout)


class Watching(Base):
    def setUp(self):
        super().setUp()
        self.jobs = [self.told("jobs", "create", "shop.yaml", "-o", f"out{n}", "--later",
                               "--chunk-size", 500)["job_id"] for n in range(3)]

    def watch_a_run(self, *arguments):
        watch = subprocess.Popen([program, "jobs", "watch", *arguments], cwd=self.folder,
                                 stdout=subprocess.PIPE, text=True)
        self.addCleanup(watch.kill)
        first = watch.stdout.readline()
        self.told("jobs", "run")
        # Not communicate(): it would leave out what readline() has read ahead.
        lines = [first, *watch.stdout.read().splitlines()]
        self.assertEqual(watch.wait(timeout=60), 0)
        watch.stdout.close()
        return lines

    def test_a_pipe_gets_a_line_a_change(self):
        lines = self.watch_a_run(*self.jobs[:2])
        for job in self.jobs[:2]:
            states = [line.split()[1].strip(",") for line in lines if line.startswith(job[:8])]
            self.assertEqual((states[0], states[-1]), ("pending", "completed"))
            self.assertEqual(len(states), len({*states}) + states.count("generating") - 1)
        self.assertFalse([line for line in lines if line.startswith(self.jobs[2][:8])])

    def test_programs_get_events_as_json_lines(self):
        told = [json.loads(line) for line in self.watch_a_run("--json")]
        self.assertEqual(told[-1]["type"], "end")
        for job in self.jobs:
            kinds = [line["event"]["kind"] for line in told
                     if line["type"] == "event" and line["job_id"] == job]
            self.assertEqual(kinds, [event["kind"] for event in
                                     self.told("jobs", "events", job)["events"]][:len(kinds)])
            self.assertLessEqual({"created", "pending", "generating", "completed"}, {*kinds})
            progress = [line["job"] for line in told
                        if line["type"] == "progress" and line["job"]["job_id"] == job]
            self.assertEqual(progress[-1]["progress_percentage"], 100)

    def test_a_terminal_gets_a_table_until_ctrl_c(self):
        self.told("jobs", "cancel", self.jobs[0])
        code, shown = on_terminal([program, "jobs", "watch"], self.folder, until=rb"\x1b\[3A")
        self.assertEqual(code, 0, shown)
        self.assertNotIn(self.jobs[0][:8], shown)
        self.assertRegex(shown, r"job +state .*\r\n" + self.jobs[2][:8] + " +pending .*\r\n")

    def test_lists_are_narrowed_and_paged(self):
        def listed(*arguments):
            return [job["job_id"] for job in self.told("jobs", "list", *arguments)["jobs"]]
        newest_first = self.jobs[::-1]
        self.assertEqual(listed(), newest_first)
        self.assertEqual(listed("--limit", 2), newest_first[:2])
        self.assertEqual(listed("--before", newest_first[1]), newest_first[2:])
        self.assertEqual(listed("--name", "sh*"), newest_first)
        self.assertEqual(listed("--name", "shops"), [])
        self.told("jobs", "cancel", self.jobs[1])
        self.assertEqual(listed("--status", "cancelled"), [self.jobs[1]])


if __name__ == "__main__":
    unittest.main()
