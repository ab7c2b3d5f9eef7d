"""The sales row by NumPy and PyArrow, one thread, written as CSV or as Parquet with snappy.

Fast by: whole columns at a time in pieces that stay in the cache; texts of several parts by one
`take` of all their parts, of whose ends only every row's last is kept, so that nothing is joined;
UUIDs as eight groups of four digits; the CSV writer told that nothing wants quotes, and given texts
where numbers have few; for Parquet, dictionaries left as they are and tried on no column that has
none, and whole numbers written as differences.
"""
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from peer import dictionaries, run

piece = 65_536
group_rows = 131_072
start = np.datetime64("2022-01-01T00")  # and as a number of seconds
start_second = 1_640_995_200
hours = 1096 * 24
digits = np.frombuffer(b"0123456789abcdef", np.uint8)
four_digits = np.stack([digits[np.arange(2**16) >> shift & 15] for shift in (4, 0, 12, 8)],
                       axis=1).view(np.uint32).ravel()


class Parts:
    """Texts that are a part of each list, one after the other."""

    def __init__(self, *lists):
        self.texts = pa.array([text for one in lists for text in one])
        self.below = np.cumsum([0] + [len(one) for one in lists]).astype(np.int32)

    def rows(self, *codes):
        places = np.empty((len(codes[0]), len(codes)), np.int32)
        for k, one in enumerate(codes):
            np.add(one, self.below[k], out=places[:, k])
        return self.cut(places.ravel(), np.s_[::len(codes)])

    def cut(self, places, ends):
        """One text out of the parts between each two of `ends`."""
        _, offsets, characters = pc.take(self.texts, pa.array(places)).buffers()
        offsets = np.ascontiguousarray(np.frombuffer(offsets, np.int32)[:len(places) + 1][ends])
        return pa.StringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), characters)


class Sales:
    def __init__(self, words, format):
        self.random = np.random.Generator(np.random.SFC64(42))
        self.as_text = format == "csv"
        self.texts = {name: pa.array(texts) for name, texts in words.items()}
        first, last = words["first"], words["last"]
        self.names = Parts([f"{text} " for text in first], last)
        self.emails = Parts([f"{text.lower()}." for text in first],
                            [text.lower() for text in last], words["domains"])
        self.words = Parts(words["words"], [f" {text}" for text in words["words"]])
        self.prices = Parts([str(k) for k in range(10_000)], [f".{k:02}" for k in range(100)])
        self.moments = Parts([str(start + k) for k in range(hours)],
                             [f":{k // 60:02}:{k % 60:02}" for k in range(3600)])
        self.quantities = pa.array([str(k + 1) for k in range(10)])
        self.discounts = pa.array([0.0, 0.05, 0.1, 0.15, 0.2])
        if self.as_text:
            self.discounts = pa.array(["0.00", "0.05", "0.10", "0.15", "0.20"])
        self.categories = shares([30, 25, 15, 10, 8, 6, 4, 2])
        self.discount_codes = shares([60, 15, 12, 8, 5])
        self.dashes = np.full((piece, 36), ord("-"), np.uint8)

    def below(self, size, count):
        return self.random.integers(0, size, count, np.int32)

    def column(self, codes, values):
        if self.as_text:
            return pc.take(values, pa.array(codes))
        return pa.DictionaryArray.from_arrays(codes, values, safe=False)

    def uniform(self, name, count):
        return self.column(self.below(len(self.texts[name]), count), self.texts[name])

    def weighted(self, codes, values, count):
        return self.column(codes[self.random.integers(0, 2**16, count, np.uint16)], values)

    def uuids(self, count):
        raw = self.random.integers(0, 2**64, (count, 2), np.uint64)
        octets, groups = raw.view(np.uint8), raw.view(np.uint16)
        octets[:, 6] = octets[:, 6] & 0x0F | 0x40
        octets[:, 8] = octets[:, 8] & 0x3F | 0x80
        if not self.as_text:
            octets = pa.Array.from_buffers(pa.binary(16), count, [None, pa.py_buffer(raw)])
            return pa.ExtensionArray.from_storage(pa.uuid(), octets)
        text = self.dashes[:count].copy()
        for k, place in enumerate((0, 4, 9, 14, 19, 24, 28, 32)):
            np.ndarray(count, np.uint32, text, place, (36,))[:] = four_digits[groups[:, k]]
        ends = np.arange(0, 36 * count + 1, 36, dtype=np.int32)
        return pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(text))

    def notes(self, count):
        ends = np.zeros(count + 1, np.int32)
        np.cumsum(self.random.integers(5, 13, count, np.int32), out=ends[1:])
        size = len(self.texts["words"])
        places = self.below(size, int(ends[-1])) + np.int32(size)
        places[ends[:-1]] -= size  # no space before a first word
        return self.words.cut(places, ends)

    def price(self, count):
        price = np.exp(3.5 + 0.8 * self.random.standard_normal(count, np.float32))
        cents = np.rint(price * 100)
        if not self.as_text:
            return cents.astype(np.float64) / 100
        return self.prices.rows(*np.divmod(np.minimum(cents, 999_999).astype(np.int32), 100))

    def moment(self, count):
        seconds = self.below(hours * 3600, count)
        if not self.as_text:
            return pa.array((start_second + seconds).astype("datetime64[s]"))
        return self.moments.rows(*np.divmod(seconds, 3600))

    def quantity(self, count):
        codes = self.random.integers(0, 10, count, np.int8)
        return pc.take(self.quantities, pa.array(codes)) if self.as_text else codes + np.int8(1)

    def batch(self, first, count):
        firsts = self.below(len(self.texts["first"]), count)
        lasts = self.below(len(self.texts["last"]), count)
        return pa.record_batch({
            "id": np.arange(first + 1, first + count + 1),
            "uuid": self.uuids(count),
            "customer": self.names.rows(firsts, lasts),
            "email": self.emails.rows(firsts, lasts, self.below(4, count)),
            "product": self.uniform("products", count),
            "category": self.weighted(self.categories, self.texts["categories"], count),
            "quantity": self.quantity(count),
            "unit_price": self.price(count),
            "discount": self.weighted(self.discount_codes, self.discounts, count),
            "ordered_at": self.moment(count),
            "country": self.uniform("countries", count),
            "note": self.notes(count)})

    def batches(self, rows):
        for first in range(0, rows, piece):
            yield self.batch(first, min(piece, rows - first))


def shares(weights):
    """The code of every number below 2^16, so that shares are as the weights are."""
    bounds = np.cumsum(weights) / sum(weights) * 2**16
    return np.searchsorted(bounds, np.arange(2**16), "right").astype(np.int8)


def write_csv(sales, rows, target):
    options = pyarrow.csv.WriteOptions(quoting_style="none", batch_size=piece)
    schema = sales.batch(0, 1).schema
    with pyarrow.csv.CSVWriter(target, schema, write_options=options) as writer:
        for batch in sales.batches(rows):
            writer.write_batch(batch)


def write_parquet(sales, rows, target):
    schema = sales.batch(0, 1).schema
    dictionaries = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    differences = dict.fromkeys(("id", "quantity", "ordered_at"), "DELTA_BINARY_PACKED")
    batches = sales.batches(rows)
    with pyarrow.parquet.ParquetWriter(target, schema, compression="snappy",
                                       use_dictionary=dictionaries, column_encoding=differences,
                                       write_batch_size=piece) as writer:
        while group := list(islice(batches, group_rows // piece)):
            writer.write_table(pa.Table.from_batches(group), row_group_size=group_rows)


def make(options):
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    sales = Sales(dictionaries(options), options.format)
    write = write_parquet if options.format == "parquet" else write_csv
    write(sales, 2 * piece, "/dev/null")  # warm, with memory at hand
    return lambda: write(sales, options.rows, options.target)


run(make, __doc__)
