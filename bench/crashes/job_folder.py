"""A folder with a schema, in which jobs are killed or fail, and what must come of them.

However often that happens: in the end the files are those of a plain run, the ledger counts every
chunk once, and nothing else is left.
"""
import csv
import json
import os
import subprocess
from dataclasses import dataclass

schema = """rowsmith: 1
name: killed
seed: 11
tables:
  parents:
    rows: {rows}
    primary_key: id
    columns:
      id: {{type: integer, generate: sequence}}
      name: {{type: string, generate: person.full_name}}
      note: {{type: string, generate: text.sentence}}
  children:
    rows: {{per: parents, mean: 3, max: 9}}
    columns:
      parent_id: {{references: parents.id}}
      price: {{type: decimal, scale: 2, min_value: 1, max_value: 99}}
      at: {{type: datetime}}
"""


@dataclass
class Case:
    format: str
    layout: str
    chunk_size: int
    option: str = ""

    def __str__(self):
        return f"{self.format} {self.layout} in chunks of {self.chunk_size:,}"

    def options(self):
        return ["-f", self.format, *(["--option", self.option] if self.option else [])]


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def data_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


class JobFolder:
    def __init__(self, program, folder, case, rows):
        self.program, self.folder, self.case = program, folder, case
        (folder / "killed.yaml").write_text(schema.format(rows=rows))
        self.call("generate", "killed.yaml", "-o", "plain", *case.options())
        self.plain = files_of(folder / "plain")
        self.create = ["jobs", "create", "killed.yaml", "-o", "out", *case.options(), "--layout",
                       case.layout, "--chunk-size", str(case.chunk_size)]

    def start(self, *arguments, threads=2, environment=None):
        return subprocess.Popen([self.program, *arguments, "--threads", str(threads)],
                                cwd=self.folder, stdout=subprocess.PIPE, text=True,
                                stderr=subprocess.PIPE, env=os.environ | (environment or {}))

    def call(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, text=True,
                              capture_output=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: exit code {done.returncode}: {done.stderr}")
        return done.stdout

    def told(self, *arguments):
        return json.loads(self.call(*arguments, "--json"))

    def job(self):
        jobs = self.told("jobs", "list")["jobs"]
        return jobs[0] if jobs else None

    def faults(self):
        """What is not as it should be when the job is done."""
        job = self.job()
        found = [f"{key} is {job[key]}, not {want}" for key, want in (
            ("status", "completed"), ("rows_generated", job["total_rows"]),
            ("chunks_completed", job["total_chunks"])) if job[key] != want]
        made = files_of(self.folder / "out")
        found += self.faults_of_file(made) if self.case.layout == "file" else \
            self.faults_of_parts(made)
        left = [str(path.relative_to(self.folder)) for path in (self.folder / "temp").rglob("*")
                if path.is_file() and not path.name.startswith("jobs.sqlite")]
        return found + ([f"left behind: {', '.join(left[:5])}"] if left else [])

    def faults_of_file(self, made):
        other = [name for name in sorted({*made, *self.plain})
                 if made.get(name) != self.plain.get(name)]
        return [f"other bytes: {', '.join(other)}"] if other else []

    def faults_of_parts(self, made):
        if "manifest.json" not in made:
            return ["no manifest"]
        self.call("verify", "out")
        told = json.loads(made["manifest.json"])
        names = {file["name"] for table in told["tables"] for file in table["files"]}
        names |= {table["name"] + "/_SUCCESS" for table in told["tables"]}
        stray = sorted(set(made) - names - {"manifest.json", "schema.yaml"})
        found = [f"stray files: {', '.join(stray)}"] if stray else []
        for table in ("parents", "children") if self.case.format == "csv" else ():
            parts = sorted((self.folder / "out" / table).glob("part-*.csv"))
            rows = [row for part in parts for row in data_rows(part)]
            if rows != data_rows(self.folder / "plain" / f"{table}.csv"):
                found.append(f"other rows in {table}")
        return found

    def half_files(self):
        """Files under their final names that are not whole, at any moment."""
        if self.case.layout == "parts":
            return []
        made = files_of(self.folder / "out") if (self.folder / "out").exists() else {}
        return [name for name, held in made.items()
                if not name.startswith(".") and held != self.plain.get(name)]
