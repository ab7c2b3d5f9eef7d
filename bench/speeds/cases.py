"""What `./dev bench speed` measures: our program in its modes, and the peers."""
import json
import os
import subprocess
import sys
from pathlib import Path

import sales_columns
import variants
from measure import Case

bench = Path(__file__).resolve().parent.parent
build = bench.parent / "build/release"
program = build / "rowsmith"
star_tables = ("customers", "products", "stores", "sales")
sales_schema = bench / "schemas/sales.yaml"


def rowsmith(*arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


class Cases:
    """All cases by name, in the order in which a round runs them. `scale` shortens a run."""

    def __init__(self, folder, scale):
        self.folder, self.scale, self.all = Path(folder), scale, {}
        self.notes = []

    def add(self, key, name, commands, rows, **more):
        self.all[key] = Case(name, commands, rows, **more)

    def ours(self, key, name, *, schema=sales_schema, rows=6_000_000, threads=1, extra=(), **more):
        rows = int(rows * self.scale)

        def command(rows):
            return [program, "generate", schema, "-o", "-", "--rows", rows, "--threads", threads,
                    "--checksum", "none", *extra]
        self.add(key, name, [command(rows)], rows, starts=[command(1)], **more)

    def peer(self, key, name, script, rows, format="csv", fact=None):
        rows = int(rows * self.scale)
        runner = "node" if script.endswith(".mjs") else sys.executable
        first = os.environ["ROWSMITH_DEPS"] + "/node" if runner == "node" else self.words()
        command = [runner, bench / "peers" / script, first, rows, format]
        self.add(key, name, [command], rows, tells=True, fact=fact)

    def words(self):
        """The dictionaries of the peers, as many entries as the row was measured with earlier."""
        path = self.folder / "words.json"
        if not path.exists():
            path.write_text(json.dumps(sales_columns.dictionaries(program, sales_schema)))
        return path

    def add_formats(self):
        self.ours("csv", "rowsmith, CSV", rows=8_000_000)
        self.ours("jsonl", "rowsmith, JSONL", extra=("-f", "jsonl"))
        self.ours("parquet", "rowsmith, Parquet snappy", rows=2_621_440,
                  extra=("-f", "parquet", "--option", "compression=snappy"))
        self.ours("v2", "rowsmith, CSV, x86-64-v2", extra=("--cpu", "v2"), rows=3_000_000)
        self.ours("v3", "rowsmith, CSV, AVX2", extra=("--cpu", "v3"), rows=4_000_000)
        if rowsmith("generate", sales_schema, "-o", "-", "--rows", 1, "--cpu", "v4"):
            self.ours("v4", "rowsmith, CSV, AVX-512", extra=("--cpu", "v4"))
        else:
            self.notes.append("This machine has no AVX-512: the best level is compared instead.")

    def add_peers(self):
        self.peer("faker", "faker-js 10.6, CSV", "faker_rows.mjs", 60_000, fact=47_545)
        self.peer("mimesis", "Mimesis 22.2, CSV", "mimesis_rows.py", 60_000, fact=48_588)
        self.peer("duckdb", "DuckDB 2.0 SQL, CSV", "duckdb_sql.py", 600_000, fact=400_443)
        self.peer("duckdb_parquet", "DuckDB 2.0 SQL, Parquet snappy", "duckdb_sql.py", 600_000,
                  "parquet", fact=407_722)
        self.peer("numpy", "NumPy+PyArrow, CSV", "numpy_arrow.py", 1_310_720, fact=504_000)
        self.peer("numpy_parquet", "NumPy+PyArrow, Parquet snappy", "numpy_arrow.py", 1_310_720,
                  "parquet", fact=420_000)
        self.add_arrow_writer()
        reference = os.environ.get("ROWSMITH_BENCH_REFERENCE")
        if reference:
            rows = int(10_000_000 * self.scale)
            self.add("reference", "prototype, CSV", [[reference, rows, 1, "/dev/null"]], rows,
                     starts=[[reference, 1, 1, "/dev/null"]], fact=26_000_000)
        else:
            self.notes.append("ROWSMITH_BENCH_REFERENCE names no prototype: skipped.")

    def add_arrow_writer(self):
        path, rows = self.folder / "sales.arrow", int(1_572_864 * self.scale)
        with open(path, "wb") as file:
            subprocess.run([program, "generate", sales_schema, "-o", "-", "-f", "arrow", "--rows",
                            str(rows), "--checksum", "none"], stdout=file, check=True)
        command = [sys.executable, bench / "peers/arrow_writer.py", path, rows, "parquet"]
        self.add("arrow", "Arrow's tuned Parquet writer alone", [command], rows, tells=True)

    def add_shapes(self):
        columns = sales_columns.columns(program, sales_schema)
        made = {"shuffled": variants.shuffled(columns, 42), "nulls": variants.with_nulls(columns),
                "quotes": variants.with_quotes(columns), "not_ascii": variants.not_ascii(columns),
                "large": variants.large(columns)}
        names = {"shuffled": "columns shuffled", "nulls": "10% nulls", "quotes": "quoting",
                 "not_ascii": "non-ASCII", "large": "dictionaries 20 x"}
        for key, text in made.items():
            # Reading the large lists takes a quarter of a second, beside which rows must show.
            self.ours(key, f"sales row, {names[key]}", schema=self.write(key, text),
                      rows=10_000_000 / self.scale if key == "large" else 3_000_000)
        self.add_star()
        self.add_drawn()

    def add_star(self):
        """A stream holds one table, so that four processes make the four tables."""
        schema, commands = bench / "schemas/star.yaml", []
        for table in star_tables:
            commands.append([program, "generate", schema, "-o", "-", "--table", table,
                             "--threads", 1, "--checksum", "none"])
        one_row = [word for table in star_tables for word in ("--rows", f"{table}=1")]
        starts = [command + one_row for command in commands]
        self.add("star", "star schema, 4 tables, CSV", commands, 1_110_500, starts=starts)

    def add_drawn(self):
        known = json.loads(rowsmith("generators", "--json"))["generators"]
        examples = {one["name"]: one["example"] for one in known}
        for seed in (1, 2):
            def fits(text):
                return rowsmith("check", self.write("drawn", text)) is not None
            chosen, text = variants.drawn(examples, seed, fits)
            self.notes.append(f"drawn {seed}: {', '.join(chosen)}")
            self.ours(f"drawn_{seed}", f"12 generators drawn by seed {seed}, CSV",
                      schema=self.write(f"drawn_{seed}", text), rows=1_000_000)

    def add_threads(self):
        rows = 16_000_000
        for threads in (1, 2):
            cpus = "0" if threads == 1 else "0,1"
            self.add(f"loop_{threads}", f"arithmetic loop, {threads} threads",
                     [[build / "bench_arithmetic", int(1.2e9 * self.scale), threads]],
                     int(1.2e9 * self.scale), tells=True, cpus=cpus, clock="wall")
            self.ours(f"csv_{threads}", f"rowsmith, CSV, {threads} threads, by the wall",
                      rows=rows, threads=threads, cpus=cpus, clock="wall")

    def add_checksum(self):
        self.ours("sha256", "rowsmith, CSV, with sha256", extra=("--checksum", "sha256"))

    def write(self, key, text):
        path = self.folder / f"{key}.yaml"
        path.write_text(text)
        return path
