"""Columnar files in other hands: what pyarrow and DuckDB read equals our JSON Lines of the rows.

ROWSMITH names the program; without it there is nothing to test. Needs pyarrow and duckdb of
tests/requirements.txt.
"""
import base64
import datetime
import json
import os
import re
import subprocess
import tempfile
import unittest
import uuid
from decimal import Decimal
from pathlib import Path

program = os.environ.get("ROWSMITH") and str(Path(os.environ["ROWSMITH"]).resolve())
rows = 700
schema = f"""rowsmith: 1
name: shop
seed: 7
tables:
  customers:
    rows: {rows}
    columns:
      id: {{type: integer, generate: sequence}}
      key: {{type: uuid, generate: uuid}}
      name: {{type: string, generate: person.full_name}}
      email: {{type: email, null_share: 20%}}
      tier: {{type: enum, enum_values: {{bronze: 70%, gold: 30%}}}}
      balance: {{type: decimal, scale: 2, generate: uniform, min_value: -100, max_value: 5000}}
      score: {{type: float, generate: uniform, min_value: 0, max_value: 1, null_share: 10%}}
      active: {{type: boolean, share: 30%}}
      born: {{type: date, min_value: 1950-01-01, max_value: 2005-12-31}}
      seen_at: {{type: datetime, zone: Europe/Berlin, min_value: 2025-01-01}}
      local_at: {{type: datetime, resolution: 1 ms, min_value: 2025-01-01}}
      wait: {{type: duration, generate: uniform, min_value: 1 s, max_value: 3 d, null_share: 5%}}
      place: {{type: coordinates, generate: place.point}}
"""
duration = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")


def microseconds(text):
    sign, hours, minutes, seconds = duration.fullmatch(text).groups()
    total = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + Decimal(seconds or 0)
    return int(total * 1_000_000) * (-1 if sign else 1)


def expected(value, kind):
    """A value of our JSON Lines as Python has a value of pyarrow's type `kind`."""
    import pyarrow.types as types
    if value is None:
        return None
    if types.is_dictionary(kind):
        return expected(value, kind.value_type)
    if types.is_decimal(kind):
        return Decimal(value)
    if types.is_floating(kind):
        return float(value)
    if types.is_date(kind):
        return datetime.date.fromisoformat(value)
    if types.is_timestamp(kind):
        return datetime.datetime.fromisoformat(value)
    if types.is_duration(kind):
        return datetime.timedelta(microseconds=microseconds(value))
    if types.is_binary(kind):
        return base64.b64decode(value)
    if types.is_struct(kind):
        values = value if isinstance(value, list) else value.values()
        return {field.name: expected(item, field.type) for field, item in zip(kind, values)}
    if str(kind).startswith("extension<arrow.uuid"):
        return uuid.UUID(value)
    return value


class Interop(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (cls.folder / "shop.yaml").write_text(schema)
        lines = cls.generate("jsonl").read_text().splitlines()
        cls.lines = [json.loads(line, parse_float=Decimal) for line in lines]

    @classmethod
    def generate(cls, name, *options):
        out = cls.folder / "-".join([name, *options])
        command = [program, "generate", "shop.yaml", "-o", str(out), "--format", name]
        for option in options:
            command += ["--option", option]
        subprocess.run(command, cwd=cls.folder, check=True, capture_output=True)
        return next(out.glob("customers.*"))

    def expect_same(self, table):
        self.assertEqual(table.num_rows, rows)
        for field in table.schema:
            read = table.column(field.name).to_pylist()
            self.assertEqual(read, [expected(line[field.name], field.type) for line in self.lines],
                             field)

    def test_the_manifest_names_the_library_that_wrote(self):
        for format_name in ("parquet", "arrow", "arrow_stream"):
            file = self.generate(format_name)
            manifest = json.loads((Path(file).parent / "manifest.json").read_text())
            self.assertRegex(manifest["tool"]["libraries"]["arrow"], r"^\d+\.\d+\.\d+$")

    def test_pyarrow_reads_parquet(self):
        import pyarrow.parquet
        for codec in ("none", "snappy", "zstd", "gzip", "lz4"):
            file = self.generate("parquet", f"compression={codec}", "row_group_rows=300",
                                 "metadata=owner=sales")
            self.expect_same(pyarrow.parquet.read_table(file))
            metadata = pyarrow.parquet.read_metadata(file)
            self.assertEqual(metadata.num_row_groups, 3)
            self.assertEqual(metadata.metadata[b"owner"], b"sales")
            self.assertTrue(metadata.row_group(2).column(0).statistics.has_min_max)

    def test_parquet_keeps_the_types(self):
        import pyarrow
        import pyarrow.parquet
        read = pyarrow.parquet.read_schema(self.generate("parquet"))
        self.assertEqual(read.field("seen_at").metadata[b"zone"], b"Europe/Berlin")
        self.assertEqual(read.field("seen_at").type, pyarrow.timestamp("us", "UTC"))
        self.assertEqual(read.field("local_at").type, pyarrow.timestamp("us"))
        self.assertEqual(read.field("wait").type, pyarrow.duration("us"))
        self.assertEqual(read.field("balance").type, pyarrow.decimal128(18, 2))
        self.assertEqual(read.field("key").type, pyarrow.uuid())
        self.assertEqual(read.field("tier").type,
                         pyarrow.dictionary(pyarrow.int32(), pyarrow.string()))
        self.assertFalse(read.field("id").nullable)
        self.assertTrue(read.field("email").nullable)

    def test_pyarrow_reads_arrow(self):
        import pyarrow.ipc
        for codec in ("none", "zstd", "lz4"):
            options = (f"compression={codec}", "row_group_rows=300")
            with pyarrow.ipc.open_file(self.generate("arrow", *options)) as reader:
                self.assertEqual(reader.num_record_batches, 3)
                self.expect_same(reader.read_all())
            with pyarrow.ipc.open_stream(self.generate("arrow_stream", *options)) as reader:
                self.expect_same(reader.read_all())

    def test_duckdb_reads_parquet(self):
        import duckdb
        file = self.generate("parquet", "row_group_rows=300")
        relation = duckdb.sql(f"FROM '{file}'")
        types = {name: str(kind) for name, kind in zip(relation.columns, relation.types)}
        self.assertEqual(types["balance"], "DECIMAL(18,2)")
        self.assertEqual(types["key"], "UUID")
        self.assertEqual(types["seen_at"], "TIMESTAMP WITH TIME ZONE")
        self.assertEqual(types["local_at"], "TIMESTAMP")
        read = duckdb.sql(f"""SELECT id, key::varchar, name, email, tier, balance, score, active,
            born, epoch_us(seen_at), local_at, wait, place.latitude, place.longitude
            FROM '{file}' ORDER BY id""").fetchall()
        moment = datetime.datetime.fromisoformat
        self.assertEqual(read, [
            (line["id"], line["key"], line["name"], line["email"], line["tier"],
             Decimal(line["balance"]), None if line["score"] is None else float(line["score"]),
             line["active"], datetime.date.fromisoformat(line["born"]),
             int(moment(line["seen_at"]).timestamp()) * 1_000_000, moment(line["local_at"]),
             line["wait"] and microseconds(line["wait"]), *map(type(read[0][12]), line["place"]))
            for line in self.lines])


def load_tests(loader, _tests, _pattern):
    suite = unittest.TestSuite()
    if program:
        suite.addTests(loader.loadTestsFromTestCase(Interop))
    return suite


if __name__ == "__main__":
    unittest.main()
