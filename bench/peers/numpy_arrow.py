"""The sales row by NumPy and PyArrow, one thread, written as CSV or as Parquet with snappy.

Fast by: whole columns at a time in pieces that stay in the cache; dictionaries taken by index in
Arrow, never as Python objects; e-mails joined from parts; UUIDs by a table of two hexadecimal
digits a byte; notes as one list of words, cut and joined at once; the CSV writer told that nothing
wants quotes; for Parquet, dictionaries left as they are and tried on no column that has none.
"""
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from peer import dictionaries, run

piece = 65_536
hex_pairs = np.array([list(b"%02x" % byte) for byte in range(256)], dtype=np.uint8)
digit_places = np.array([k for k in range(36) if k not in (8, 13, 18, 23)])


class Sales:
    def __init__(self, words, keeps_dictionaries):
        self.random = np.random.Generator(np.random.SFC64(42))
        self.keeps = keeps_dictionaries
        self.texts = {name: pa.array(texts) for name, texts in words.items()}
        self.lower = {name: pc.utf8_lower(self.texts[name]) for name in ("first", "last")}
        self.quantities = pa.array(range(1, 11), pa.int8())
        self.discounts = pa.array([0.0, 0.05, 0.1, 0.15, 0.2])
        self.bounds = {name: np.cumsum(weights) / sum(weights) * 2**16
                       for name, weights in (("categories", [30, 25, 15, 10, 8, 6, 4, 2]),
                                             ("discounts", [60, 15, 12, 8, 5]))}
        self.share_codes = {name: np.searchsorted(bounds, np.arange(2**16), "right").astype(np.int8)
                            for name, bounds in self.bounds.items()}
        self.dashes = np.full((piece, 36), ord("-"), dtype=np.uint8)

    def codes(self, name, count):
        return self.random.integers(0, len(self.texts[name]), count, dtype=np.int32)

    def column(self, codes, values):
        if self.keeps:
            return pa.DictionaryArray.from_arrays(codes, values, safe=False)
        return values.take(pa.array(codes))

    def weighted(self, name, values, count):
        draws = self.random.integers(0, 2**16, count, dtype=np.uint16)
        return self.column(self.share_codes[name][draws], values)

    def uuids(self, count):
        raw = np.frombuffer(self.random.bytes(16 * count), np.uint8).reshape(count, 16).copy()
        raw[:, 6] = raw[:, 6] & 0x0F | 0x40
        raw[:, 8] = raw[:, 8] & 0x3F | 0x80
        if self.keeps:
            return pa.Array.from_buffers(pa.binary(16), count, [None, pa.py_buffer(raw)])
        text = self.dashes[:count].copy()
        text[:, digit_places] = hex_pairs[raw].reshape(count, 32)
        ends = np.arange(0, 36 * count + 1, 36, dtype=np.int32)
        return pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(text))

    def notes(self, count):
        lengths = self.random.integers(5, 13, count, dtype=np.int32)
        ends = np.zeros(count + 1, np.int32)
        np.cumsum(lengths, out=ends[1:])
        words = self.texts["words"].take(pa.array(self.codes("words", int(ends[-1]))))
        return pc.binary_join(pa.ListArray.from_arrays(pa.array(ends), words), " ")

    def batch(self, first, count):
        firsts, lasts = pa.array(self.codes("first", count)), pa.array(self.codes("last", count))
        join = pc.binary_join_element_wise
        name = join(self.texts["first"].take(firsts), self.texts["last"].take(lasts), " ")
        local = join(self.lower["first"].take(firsts), self.lower["last"].take(lasts), ".")
        domain = self.texts["domains"].take(pa.array(self.codes("domains", count)))
        seconds = 1_640_995_200 + self.random.integers(0, 94_694_400, count, dtype=np.int32)
        price = np.exp(3.5 + 0.8 * self.random.standard_normal(count, np.float32))
        return pa.record_batch({
            "id": np.arange(first, first + count),
            "uuid": self.uuids(count),
            "customer": name,
            "email": join(local, domain, ""),
            "product": self.column(self.codes("products", count), self.texts["products"]),
            "category": self.weighted("categories", self.texts["categories"], count),
            "quantity": self.random.integers(1, 11, count, dtype=np.int8),
            "unit_price": np.rint(price.astype(np.float64) * 100) / 100,
            "discount": self.weighted("discounts", self.discounts, count),
            "ordered_at": pa.array(seconds.astype("datetime64[s]")),
            "country": self.column(self.codes("countries", count), self.texts["countries"]),
            "note": self.notes(count)})

    def batches(self, rows):
        for first in range(0, rows, piece):
            yield self.batch(first, min(piece, rows - first))


def write_csv(sales, rows):
    options = pyarrow.csv.WriteOptions(quoting_style="none", batch_size=piece)
    schema = sales.batch(0, 1).schema
    with pyarrow.csv.CSVWriter("/dev/null", schema, write_options=options) as writer:
        for batch in sales.batches(rows):
            writer.write_batch(batch)


def write_parquet(sales, rows):
    schema = sales.batch(0, 1).schema
    dictionaries = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    with pyarrow.parquet.ParquetWriter("/dev/null", schema, use_dictionary=dictionaries,
                                       write_batch_size=65_536) as writer:
        for batch in sales.batches(rows):
            writer.write_batch(batch, row_group_size=piece)


def make(options):
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    sales = Sales(dictionaries(options), options.format == "parquet")
    write = write_parquet if options.format == "parquet" else write_csv
    write(sales, 1_000)  # warm
    return lambda: write(sales, options.rows)


run(make, __doc__)
