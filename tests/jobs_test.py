"""Jobs where several processes meet, and their archives in other hands.

ROWSMITH names the program; without it there is nothing to test. Files of zstd are read with the
pyarrow of tests/requirements.txt.
"""
import gzip
import io
import json
import os
import subprocess
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

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
        for case in (Layouts,):
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
                             f"never{rows}", *arguments)
            self.assertEqual(told["layout"], layout)


if __name__ == "__main__":
    unittest.main()
