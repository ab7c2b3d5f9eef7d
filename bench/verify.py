"""Changes datasets in every way that `verify` must find, and measures how fast it looks.

usage: ./dev bench verify [--quick] [--rows ROWS] [--program PROGRAM]

Whatever the format and the layout: a bit flipped in any file, a file taken away, two files in each
other's place, a file too many, and rows that the schema would not make behind a manifest that was
renewed with them. Then ROWS rows (3,000,000) are generated and verified in turn, five times:
reading the files anew and making the rows anew must each reach half of the speed of generating.
--quick leaves the measuring out.
"""
import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root = Path(__file__).resolve().parent.parent
goal = 0.5
rounds = 5
wrong_data = 3  # the exit code
schema = """rowsmith: 1
name: shop
seed: SEED
tables:
  customers:
    rows: 900
    primary_key: id
    columns:
      id: {type: integer, generate: sequence}
      name: {type: string, generate: person.full_name}
      note: {type: string, generate: pattern, pattern: "[a-c\\n,\\"]{0,6}"}
  orders:
    rows: {per: customers, mean: 3, max: 20}
    columns:
      id: {type: integer, generate: sequence}
      customer_id: {references: customers.id}
      total: {type: decimal, scale: 2, min_value: 5, max_value: 500}
"""
datasets = {
    "csv": ["generate"],
    "csv, gzip": ["generate", "--compress", "gzip"],
    "csv, parts": ["jobs", "create", "--layout", "parts", "--chunk-size", "400"],
    "csv, xxh128": ["generate", "--checksum", "xxh128"],
    "jsonl": ["generate", "--format", "jsonl"],
    "json": ["generate", "--format", "json"],
    "parquet": ["generate", "--format", "parquet", "--option", "row_group_rows=512"],
    "parquet, parts": ["jobs", "create", "--layout", "parts", "--format", "parquet",
                       "--chunk-size", "400"],
    "arrow": ["generate", "--format", "arrow"],
}


class Places:
    """One dataset, sound, and the copy that is changed."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], cwd=self.folder, check=False,
                              capture_output=True, text=True)

    def make(self, name, arguments, seed):
        (self.folder / "shop.yaml").write_text(schema.replace("SEED", str(seed)))
        words = 2 if arguments[0] == "jobs" else 1
        done = self.run(*arguments[:words], "shop.yaml", "-o", name, *arguments[words:])
        if done.returncode:
            sys.exit(f"verify: {' '.join(arguments)}: {done.stderr}")
        return self.folder / name

    def verify(self, *options):
        return self.run("verify", "changed", *options)


def files_of(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def renew_manifest(folder):
    """As somebody would who wants changed files to look sound."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    del manifest["seal"]
    for table in manifest["tables"]:
        for file in table["files"]:
            data = (folder / file["name"]).read_bytes()
            file["bytes"] = len(data)
            if "sha256" in file:
                file["sha256"] = hashlib.sha256(data).hexdigest()
    body = json.dumps(manifest, indent=2, ensure_ascii=False).removesuffix("\n}")
    seal = hashlib.sha256(body.encode()).hexdigest()
    path.write_text(f'{body},\n  "seal": "{seal}"\n}}\n')


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1:]


class Changes:
    """Each yields (what was done, whether it was found)."""

    def __init__(self, places, sound, other):
        self.places, self.sound, self.other = places, sound, other
        self.changed = places.folder / "changed"
        self.files = files_of(sound)
        self.data = [file for file in self.files
                     if file.name not in ("manifest.json", "schema.yaml", "_SUCCESS")]

    def start(self):
        shutil.rmtree(self.changed, ignore_errors=True)
        shutil.copytree(self.sound, self.changed)

    def found(self, name, *options):
        done = self.places.verify(*options)
        return done.returncode == wrong_data and str(name) in done.stderr

    def bits(self):
        for file in self.files:
            data = (self.sound / file).read_bytes()
            for at in sorted({len(data) * i // 7 for i in range(7)} | {len(data) - 1}):
                if 0 <= at < len(data):
                    (self.changed / file).write_bytes(flipped(data, at))
                    yield f"{file}, byte {at}", self.found(file)
            (self.changed / file).write_bytes(data + b"\n")
            yield f"{file}, a byte more", self.found(file)
            (self.changed / file).write_bytes(data)

    def missing(self):
        for file in self.files:
            (self.changed / file).unlink()
            done = self.places.verify()
            yield str(file), done.returncode != 0 and file.name in done.stderr
            shutil.copy(self.sound / file, self.changed / file)

    def swapped(self):
        for one, two in zip(self.data, self.data[1:]):
            shutil.copy(self.sound / one, self.changed / two)
            shutil.copy(self.sound / two, self.changed / one)
            yield f"{one} and {two}", self.found(f"{one}: holds what '{two}' should hold")
            for file in (one, two):
                shutil.copy(self.sound / file, self.changed / file)

    def strangers(self):
        for file in (self.data[0], self.data[-1]):
            suffix = "".join(file.suffixes)
            name = file.with_name("part-99999" + suffix) if file.parent.name else \
                file.with_name(file.name.removesuffix(suffix) + ".old" + suffix)
            shutil.copy(self.sound / file, self.changed / name)
            yield str(name), self.found(name)
            (self.changed / name).unlink()

    def other_rows(self):
        """Rows of another seed, file by file, then a single digit of a text."""
        for file in self.data:
            shutil.copy(self.other / file, self.changed / file)
            renew_manifest(self.changed)
            if "checksum" in self.places.verify().stderr:
                yield f"{file}: the manifest was not renewed", False
            yield f"{file} of another seed", self.found(file, "--recompute")
            yield f"{file} of another seed, sample", self.found(file, "--sample", "1000000")
            shutil.copy(self.sound / file, self.changed / file)
            if file.suffix in (".csv", ".jsonl", ".json"):
                data = (self.sound / file).read_bytes()
                at = max(i for i, byte in enumerate(data) if chr(byte).isdigit())
                digit = b"1" if data[at:at + 1] != b"1" else b"2"
                (self.changed / file).write_bytes(data[:at] + digit + data[at + 1:])
                renew_manifest(self.changed)
                yield f"{file}, a digit", self.found(file, "--recompute")
                shutil.copy(self.sound / file, self.changed / file)
        shutil.copy(self.sound / "manifest.json", self.changed)

    def all(self):
        kinds = {"bits flipped": self.bits, "files missing": self.missing,
                 "files swapped": self.swapped, "files too many": self.strangers}
        if "sha256" in (self.sound / "manifest.json").read_text().split('"tables"')[1]:
            kinds["rows not of the schema"] = self.other_rows
        for kind, change in kinds.items():
            self.start()
            yield kind, list(change())


def detect(program, folder):
    passed = failed = 0
    places = Places(program, folder)
    for what, arguments in datasets.items():
        name = what.replace(", ", "_")
        other = places.make(name + "_other", arguments, seed=8)
        changes = Changes(places, places.make(name, arguments, seed=7), other)
        changes.start()
        for options in ([], ["--recompute"], ["--sample", "20"], ["--rows", "100..700"]):
            sound = places.verify(*options).returncode == 0
            passed, failed = passed + sound, failed + (not sound)
            if not sound:
                print(f"{what}: sound data is not found to be so, {options}")
        for kind, results in changes.all():
            not_found = [change for change, found in results if not found]
            print(f"{what:<16}{kind:<24}{len(results):>4} changes  "
                  f"{'; '.join(not_found[:5]) or 'all found'}", flush=True)
            passed, failed = passed + len(results) - len(not_found), failed + len(not_found)
    return passed, failed


def seconds_of(program, folder, *arguments):
    start = time.monotonic()
    subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)
    return time.monotonic() - start


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


def measure(program, folder, rows):
    passed = failed = 0
    sales = str(root / "bench/schemas/sales.yaml")
    looks = {"verify": [], "verify --recompute": ["--recompute"]}
    print(f"{'':<12}{'generate':>12}" + "".join(f"{look:>28}" for look in looks))
    for form in ("csv", "jsonl", "parquet"):
        ratios = {look: [] for look in looks}
        times = []
        for _ in range(rounds):
            times.append(seconds_of(program, folder, "generate", sales, "--rows", str(rows), "-o",
                                    "sales", "--overwrite", "--format", form))
            for look, options in looks.items():
                ratios[look].append(times[-1] / seconds_of(program, folder, "verify", "sales",
                                                           *options))
        size = sum((folder / "sales" / file).stat().st_size for file in files_of(folder / "sales"))
        line = f"{form:<12}{size / median(times) / 1e6:>7.0f} MB/s"
        for of_look in ratios.values():
            ratio = median(of_look)
            line += f"{ratio:>20.2f} × ({'ok' if ratio >= goal else 'LOW'})"
            passed, failed = passed + (ratio >= goal), failed + (ratio < goal)
        print(line, flush=True)
    print(f"ratios: speed over that of generate, goal {goal}; median of {rounds} rounds")
    return passed, failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rows", type=int, default=3_000_000)
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    if not shutil.which(program):
        sys.exit(f"verify: there is no {program}; fix: ./dev build release rowsmith")
    os.environ.pop("ROWSMITH_CHECKSUM", None)
    with tempfile.TemporaryDirectory(prefix="verify.") as name:
        passed, failed = detect(program, Path(name))
    if not options.quick:
        with tempfile.TemporaryDirectory(prefix="verify.", dir=root / "build") as name:
            more = measure(program, Path(name), options.rows)
        passed, failed = passed + more[0], failed + more[1]
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
